import QtQuick
import QtQuick.Controls.Basic as C
import "Columns.js" as Columns
import "Letters.js" as Letters
import Carnet.Ui

// Every list of records: virtualised, complete by keyboard, with a sentence for each way of being empty.
FocusScope {
    id: root

    property var model
    property Component delegate
    property bool loading: false
    property bool filtered: false
    property bool allowed: true
    property string name
    property string emptySymbol: "inbox"
    property string emptyTitle: qsTr("Nothing here yet")
    property string emptyText
    property string emptyActionText
    property var keyOf: row => row ? row.id : undefined
    // What is chosen for one operation on many rows, by place: {count, revision, has(i), toggle(i), setRange(a, b, chosen),
    // chooseAll(), clear()}. Without it nothing can be chosen.
    property var selection: null
    // What can be done with a row, in its menu: row => [{key, text, symbol, swipe}], `swipe` "right" or "left" where a swipe
    // does the same. null: nothing.
    property var actionsOf: null
    property var columns: []
    // With less width the rows are no table.
    property real tableFrom: 640 * Theme.textScale
    // What a table shows in place of the row's own value, such as what goes with the clock: (key, row) => a text, {text, ink}
    // in a tone's colour, or undefined for the row's own.
    property var cellOf: null
    property string sortKey
    property bool sortDescending: false
    property alias currentIndex: view.currentIndex
    // A field keeps the keyboard and moves the current row.
    property bool led: false
    property Component header
    // How far down rows are made: a few at a time, for dozens at once would keep the thread from all else.
    property real reach: 0
    // How far beyond the lower edge rows are made, to be kept for reuse: a jump by a screen then makes none.
    property real store: 0
    property bool stocked: false
    // What the rows are shown by: changed together, for a list that gets narrow would else rebuild each row several times.
    property var rowColumns: []
    property var rowWidths: []
    property real rowWidth: 0
    property int rowPassed: 0
    // Of a table that is wider than the list: how many columns after the first are passed over.
    property int passed: 0

    readonly property alias count: view.count
    readonly property alias view: view
    readonly property bool fits: width - 24 - 12 - (selectable ? boxRoom : 0) - dotsRoom
                                 >= Columns.least(columns, 16, Theme.textScale)
    // In a wide window a table stays one whatever columns are chosen: it moves sideways, a column at a time.
    readonly property bool asTable: columns.length > 0 && width >= tableFrom
                                    && (fits || Theme.formFactor(Window.width) === "expanded")
    readonly property bool wide: asTable && !fits
    readonly property bool keyFocus: led || view.activeFocus && view.byKey
    readonly property bool selectable: selection !== null
    readonly property bool selecting: selectable && selection.count > 0
    // Room for the box of each row: always in a table, in a list of two lines while rows are chosen.
    readonly property real gutter: selectable && (selecting || asTable && !Theme.touch) ? boxRoom : 0
    readonly property real boxRoom: Theme.scaledUp(Theme.touch ? 24 : 18) + 12
    readonly property real dotsRoom: actionsOf ? Theme.target - 12 : 0
    readonly property real columnRoom: width - 24 - 12 - gutter - dotsRoom
    readonly property var columnWidths: Columns.widths(columns,
                                                       wide ? Columns.whole(columns, 16, Theme.textScale) : columnRoom,
                                                       16, Theme.textScale)
    readonly property int mostPassed: wide ? Columns.mostPassed(columnWidths, columnRoom, 16) : 0
    readonly property string situation: !allowed ? "noRight" : count > 0 ? "filled" : loading ? "loading"
                                                  : filtered ? "emptyByFilter" : "empty"

    signal opened(int index, var key)
    signal rowAction(string key, var row)
    signal filterCleared
    signal emptyActionTriggered
    signal sortRequested(string key)

    onAsTableChanged: Qt.callLater(arrange)
    onColumnWidthsChanged: Qt.callLater(arrange)
    onColumnsChanged: Qt.callLater(arrange)
    onWidthChanged: Qt.callLater(arrange)
    onPassedChanged: Qt.callLater(arrange)
    onMostPassedChanged: pass(passed)
    onDelegateChanged: Qt.callLater(arrange)
    Component.onCompleted: arrange()

    function arrange() {
        const wanted = asTable ? table : delegate;
        if (view.delegate !== wanted) {
            view.delegate = null;
            reach = 0;
            store = 0;
            stocked = false;
        }
        rowColumns = columns;
        rowWidths = columnWidths;
        rowWidth = width;
        rowPassed = passed;
        view.delegate = wanted;
    }

    function pass(columns: int) {
        passed = Math.max(0, Math.min(mostPassed, columns));
    }

    function rowAt(index: int): var {
        // The current row is there before those around it.
        const item = index === view.currentIndex ? view.currentItem : view.itemAtIndex(index);
        return item ? item.row : null;
    }

    function openRow(index: int) {
        if (index < 0 || index >= view.count)
            return;
        view.currentIndex = index;
        const row = root.rowAt(index);
        if (row)
            root.opened(index, root.keyOf(row));
    }

    // Moves as far as the row needs to be seen.
    function show(index: int) {
        view.positionViewAtIndex(index, ListView.Contain);
    }

    // The keys come here; the first of them marks a row.
    function takeKeys() {
        view.given = true;
        view.forceActiveFocus(Qt.OtherFocusReason);
        view.given = false;
    }

    // No row is the current one; the arrows go on from where it was.
    function unmark() {
        const at = view.currentIndex;
        view.currentIndex = -1;
        view.stood = at;
    }

    // How many rows PageDown goes on by: what is seen but for one row. Rows of two lines are higher than others.
    function page(): int {
        const row = view.currentItem || view.itemAt(view.width / 2, view.contentY + view.height / 2);
        return Math.max(1, Math.floor(view.height / (row ? row.height : asTable ? Theme.row : Theme.narrowRow)) - 1);
    }

    // For a field that narrows the list and keeps the keyboard: whether the key was one that moves the current row.
    function step(key: int): bool {
        const steps = new Map([[Qt.Key_Down, 1], [Qt.Key_Up, -1], [Qt.Key_PageDown, page()], [Qt.Key_PageUp, -page()]]);
        if (!steps.has(key))
            return false;
        view.currentIndex = Math.max(0, Math.min(count - 1, view.currentIndex + steps.get(key)));
        view.positionViewAtIndex(view.currentIndex, ListView.Contain);
        return true;
    }

    // Whether the rows are those that were asked for last.
    function isAnswered(): bool {
        return !model || model.whole !== false;
    }

    function openCurrent() {
        openRow(view.currentIndex);
    }

    function openMenu(index: int) {
        const item = view.itemAtIndex(index);
        if (item)
            item.openMenu();
    }

    function toggle(index: int) {
        if (!selectable || index < 0)
            return;
        selection.toggle(index);
        view.anchor = index;
    }

    // Chooses from where choosing began to `to`; what a longer reach had chosen is let go.
    function reachTo(to: int) {
        if (!selectable)
            return;
        if (view.anchor < 0)
            view.anchor = Math.max(0, view.currentIndex);
        selection.setRange(view.anchor, Math.max(0, view.currentIndex), false);
        selection.setRange(view.anchor, to, true);
    }

    function clearSelection() {
        if (selectable)
            selection.clear();
        view.anchor = -1;
    }

    // For the rows.
    function isSelected(index: int): bool {
        return selectable && selection.revision >= 0 && selection.has(index);
    }

    function rowClicked(index: int) {
        view.byKey = false;
        view.forceActiveFocus(Qt.MouseFocusReason);
        const held = Theme.watch.modifiers();
        if (selectable && held & Qt.ShiftModifier) {
            reachTo(index);
            view.currentIndex = index;
        } else if (selectable && (selecting || held & Qt.ControlModifier)) {
            toggle(index);
            view.currentIndex = index;
        } else {
            openRow(index);
        }
    }

    function rowHeld(index: int) {
        view.currentIndex = index;
        toggle(index);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TableHead {
            Layout.fillWidth: true
            list: root
            visible: root.asTable && root.situation === "filled"
        }
        ListView {
            id: view

            readonly property Item recordList: root
            property bool byKey: false
            property int anchor: -1
            // Where the current row was before it left the list.
            property int stood: -1
            // The keys came by themselves.
            property bool given: false

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            // Rows come back from where they were kept for reuse; those that wait outside would all be made at once.
            cacheBuffer: 0
            clip: true
            currentIndex: -1
            displayMarginEnd: root.reach < height ? root.reach - height : root.store
            focus: true
            header: root.header
            highlightMoveDuration: 0
            model: root.allowed ? root.model : null
            reuseItems: true
            visible: root.situation === "filled"

            Accessible.role: Accessible.List
            Accessible.name: root.name

            C.ScrollBar.vertical: Scroll {}

            function go(to: int, event: var) {
                byKey = true;
                const next = Math.max(0, Math.min(count - 1, to));
                if (event.modifiers & Qt.ShiftModifier)
                    root.reachTo(next);
                else
                    anchor = -1;
                currentIndex = next;
                positionViewAtIndex(currentIndex, ListView.Contain);
            }

            function beside(step: int): int {
                return currentIndex >= 0 || stood < 0 ? currentIndex + step : step > 0 ? stood : stood - 1;
            }

            onCurrentIndexChanged: stood = -1
            onActiveFocusChanged: {
                if (activeFocus && currentIndex < 0 && stood < 0 && count > 0 && !Theme.touch && !given)
                    currentIndex = 0;
            }
            Keys.onPressed: event => {
                event.accepted = true;
                if (Letters.isLetter(event.key, "J"))
                    return go(beside(1), event);
                if (Letters.isLetter(event.key, "K"))
                    return go(beside(-1), event);
                switch (event.key) {
                case Qt.Key_Down:
                    return go(beside(1), event);
                case Qt.Key_Up:
                    return go(beside(-1), event);
                case Qt.Key_PageDown:
                    return go(currentIndex + root.page(), event);
                case Qt.Key_PageUp:
                    return go(currentIndex - root.page(), event);
                case Qt.Key_Left:
                case Qt.Key_Right:
                    event.accepted = root.wide && !event.modifiers;
                    if (event.accepted)
                        root.pass(root.passed + (event.key === Qt.Key_Left ? -1 : 1));
                    return;
                case Qt.Key_Home:
                    return go(0, event);
                case Qt.Key_End:
                    return go(count - 1, event);
                case Qt.Key_Return:
                case Qt.Key_Enter:
                    // With Ctrl it is the main step of the record that stands beside the list.
                    event.accepted = !(event.modifiers & Qt.ControlModifier);
                    if (event.accepted)
                        root.openRow(currentIndex);
                    return;
                case Qt.Key_Menu:
                    return root.openMenu(currentIndex);
                case Qt.Key_F10:
                    event.accepted = event.modifiers & Qt.ShiftModifier;
                    if (event.accepted)
                        root.openMenu(currentIndex);
                    return;
                case Qt.Key_Space:
                    return root.toggle(currentIndex);
                case Qt.Key_A:
                    event.accepted = root.selectable && event.modifiers & Qt.ControlModifier;
                    if (event.accepted)
                        root.selection.chooseAll();
                    return;
                case Qt.Key_Escape:
                    event.accepted = root.selecting;
                    return root.clearSelection();
                default:
                    event.accepted = false;
                }
            }

            WheelHandler {
                property real turned: 0

                acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                enabled: root.wide
                orientation: Qt.Horizontal
                target: null
                onWheel: event => {
                    turned += event.angleDelta.x;
                    root.pass(root.passed - Math.trunc(turned / 120));
                    turned %= 120;
                }
            }
        }
        SideScroll {
            Layout.fillWidth: true
            count: root.columns.length
            passed: root.passed
            shown: root.columns.length - root.mostPassed
            visible: root.wide && root.situation === "filled" && size < 1
            onMoved: columns => root.pass(columns)
        }
        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true
            visible: root.situation !== "filled"

            // What few lists ever show is made when it is shown.
            Loader {
                active: root.situation === "loading" && patience.passed
                anchors.fill: parent

                sourceComponent: Column {
                    clip: true

                    Repeater {
                        model: 8
                        delegate: Item {
                            required property int index

                            height: root.asTable ? Theme.row : Theme.narrowRow
                            width: parent.width

                            Rectangle {
                                anchors.left: parent.left
                                anchors.leftMargin: 16
                                anchors.verticalCenter: parent.verticalCenter
                                color: Theme.sunken
                                height: 12
                                radius: 4
                                width: parent.width * (0.35 + 0.1 * (parent.index % 3))
                            }
                            Rectangle {
                                anchors.bottom: parent.bottom
                                color: Theme.line
                                height: 1
                                width: parent.width
                            }
                        }
                    }
                }
            }
            Loader {
                active: root.situation !== "filled" && root.situation !== "loading"
                anchors.centerIn: parent
                width: Math.min(parent.width - 32, Theme.scaledUp(480))

                sourceComponent: EmptyState {
                    symbol: root.situation === "noRight" ? "lock"
                          : root.situation === "emptyByFilter" ? "filter" : root.emptySymbol
                    title: root.situation === "noRight" ? qsTr("Your role does not see this list")
                         : root.situation === "emptyByFilter" ? qsTr("No row matches the filter") : root.emptyTitle
                    text: root.situation === "noRight" ? qsTr("An administrator can give your role the right to read it.")
                        : root.situation === "emptyByFilter" ? "" : root.emptyText
                    actionText: root.situation === "noRight" ? ""
                              : root.situation === "emptyByFilter" ? qsTr("Clear filter") : root.emptyActionText
                    onActionTriggered: {
                        if (root.situation === "emptyByFilter")
                            root.filterCleared();
                        else
                            root.emptyActionTriggered();
                    }
                }
            }
        }
    }
    Timer {
        interval: 1
        repeat: true
        running: view.count > 0 && root.reach < view.height
        // At once: several turns of this timer fall between two frames, and the frame would make all their rows.
        onTriggered: {
            const begun = Date.now();
            do {
                root.reach += Theme.row;
                view.forceLayout();
            } while (root.reach < view.height && Date.now() - begun < 1)
        }
    }
    Timer {
        interval: root.store === 0 ? 500 : 1
        repeat: true
        running: !root.stocked && root.enabled && view.visible && root.reach >= view.height && !view.moving
        onTriggered: {
            root.store = Math.min(root.store + Theme.row, view.height);
            view.forceLayout();
            root.stocked = root.store >= Math.min(view.height, view.contentHeight - view.height);
            if (root.stocked)
                root.store = 0;
        }
    }
    // Rows that come into sight below the others.
    Connections {
        ignoreUnknownSignals: true
        target: root.model

        function onRowsAboutToBeInserted() {
            if (view.contentHeight < view.height)
                root.reach = Math.min(root.reach, view.contentHeight);
        }
        function onModelAboutToBeReset() {
            root.reach = 0;
        }
    }
    Timer {
        id: patience

        property bool passed: false

        interval: 100
        running: root.situation === "loading"
        onRunningChanged: {
            if (running)
                passed = false;
        }
        onTriggered: passed = true
    }
    Component {
        id: table

        TableRow {}
    }
}
