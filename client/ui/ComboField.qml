import QtQuick
import QtQuick.Templates as T
import Carnet.Ui

// One of a few, or of many: then the open list has a field that narrows it. Letters typed within a second lead to the
// option that begins with them, in the closed list and in the open one.
T.ComboBox {
    id: control

    property var options: []
    property var value
    property string name
    property string placeholderText
    property bool invalid: false
    property bool readOnly: false

    // More than can be seen at a glance.
    readonly property bool many: options.length > 12
    // The option that was typed to and is not said yet; -1: none.
    property int pending: -1
    readonly property int standing: pending >= 0 && pending < options.length ? pending : Math.min(currentIndex, options.length - 1)

    signal edited(var value)

    implicitWidth: Theme.scaledUp(200)
    implicitHeight: Theme.field
    leftPadding: readOnly ? 0 : 12
    rightPadding: readOnly ? 0 : Theme.target
    enabled: true
    model: options
    textRole: "text"
    currentIndex: indexOf(value)
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    hoverEnabled: true
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.ComboBox
    Accessible.name: name !== "" ? name : placeholderText
    Accessible.description: standing >= 0 ? options[standing].text : ""
    Accessible.onPressAction: control.popup.open()

    onOptionsChanged: {
        if (popup.visible)
            list.renew();
    }

    function indexOf(wanted: var): int {
        for (let i = 0; i < options.length; ++i) {
            if (options[i].value === wanted)
                return i;
        }
        return -1;
    }

    function follow() {
        control.currentIndex = Qt.binding(() => control.indexOf(control.value));
    }

    function choose(index: int) {
        control.pending = -1;
        pause.stop();
        control.popup.close();
        if (index >= 0 && index < options.length && options[index].value !== control.value)
            control.edited(options[index].value);
    }

    // Says what was typed to, if it was not said yet.
    function flush() {
        if (control.pending >= 0)
            choose(control.pending);
    }

    function folded(text: string): string {
        return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    }

    // The option that the letters typed so far mean, seen from one of them; one letter again and again goes through all that
    // begin with it. -1: none.
    function typedTo(text: string, from: int): int {
        typing.letters += folded(text);
        typing.restart();
        const begins = wanted => options.map((option, i) => i).filter(i => folded(options[i].text).startsWith(wanted));
        const letters = typing.letters;
        const one = letters.split("").every(letter => letter === letters[0]);
        const found = begins(letters);
        const round = found.length === 0 && one || letters.length === 1;
        const all = round ? begins(letters[0]) : found;
        const later = all.find(i => round ? i > from : i >= from);
        return later !== undefined ? later : all.length > 0 ? all[0] : -1;
    }

    // Of letters and digits; a blank only goes on with what was begun.
    function isTyped(event: var): bool {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier) || event.text.length === 0)
            return false;
        return event.text === " " ? typing.running : event.text > " " && event.text !== "\u007f";
    }

    function takeKey(event: var) {
        event.accepted = true;
        if (popup.visible && list.takeKey(event.key))
            return;
        if (isTyped(event)) {
            const index = typedTo(event.text, popup.visible ? list.currentOption : control.standing);
            if (index >= 0 && popup.visible)
                list.show(index);
            else if (index >= 0) {
                control.pending = index;
                pause.restart();
            }
        } else if (!popup.visible && [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key)
                   && !(event.modifiers & Qt.ControlModifier)) {
            flush();
            popup.open();
        } else {
            flush();
            event.accepted = false;
        }
    }

    Keys.onPressed: event => takeKey(event)
    // The template opens and closes its list by it.
    Keys.onReleased: event => event.accepted = event.key === Qt.Key_Space
    // What a shortcut does is done with what is seen.
    Keys.onShortcutOverride: event => {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier))
            flush();
        event.accepted = false;
    }
    onActiveFocusChanged: {
        if (!activeFocus)
            flush();
    }
    onActivated: index => {
        control.edited(options[index].value);
        // The model decides what is shown: a refused choice goes back.
        follow();
    }
    // The template shows the first of new options as chosen.
    onModelChanged: {
        control.pending = -1;
        follow();
    }
    onValueChanged: control.pending = -1

    // Without one the template counts no options; the list below has its own.
    delegate: Item {}
    contentItem: Text {
        color: control.standing < 0 ? Theme.secondText : Theme.text
        elide: Text.ElideRight
        font: control.font
        text: control.standing < 0 ? control.placeholderText : control.options[control.standing].text
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter

        Accessible.ignored: true
    }
    indicator: Icon {
        x: control.width - width - 10
        y: Math.round((control.height - height) / 2)
        size: Theme.smallIcon
        symbol: "down"
        visible: !control.readOnly
    }
    background: FieldFrame {
        focused: control.activeFocus || control.popup.visible
        hovered: control.hovered && control.enabled
        invalid: control.invalid
        readOnly: control.readOnly
    }
    popup: T.Popup {
        id: sheet

        // Below the field or above it, where there is more room; never from edge to edge.
        property real room: 480
        property bool above: false

        y: above ? -height - Theme.tight : control.height + Theme.tight
        width: Math.max(control.width, Theme.scaledUp(160))
        height: Math.min(control.options.length * Theme.field + (control.many ? search.height + Theme.tight : 0)
                         + 2 * padding, room)
        focus: control.many
        margins: Theme.gap
        padding: Theme.tight

        onAboutToShow: {
            const top = control.mapToItem(null, 0, 0).y;
            const over = top - Theme.bar;
            const under = control.Window.height - top - control.height;
            above = under < Math.min(Theme.scaledUp(240), control.options.length * Theme.field) && over > under;
            room = Math.max(3 * Theme.field, Math.min(Theme.scaledUp(420), (above ? over : under) - 2 * Theme.gap));
            search.text = "";
            list.begin();
        }

        contentItem: FocusScope {
            focus: control.many

            Keys.onPressed: event => {
                event.accepted = list.takeKey(event.key);
            }

            SearchField {
                id: search

                // A finger would bring the keyboard of the screen over the list by it.
                focus: !Theme.touch
                name: qsTr("Search the list")
                patience: 0
                placeholderText: qsTr("Type to search")
                visible: control.many
                width: parent.width
                onSearched: list.narrow()
                Keys.onPressed: event => {
                    // Home and End belong to the text.
                    event.accepted = event.key !== Qt.Key_Home && event.key !== Qt.Key_End && list.takeKey(event.key);
                }
            }
            ListView {
                id: list

                // Positions in `options` of those that are shown.
                property var shown: []
                readonly property int currentOption: currentIndex >= 0 && currentIndex < shown.length ? shown[currentIndex] : -1
                // Where the mouse was: one that rests while rows pass below it chooses nothing.
                property var pointer: undefined

                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: control.many ? search.bottom : parent.top
                anchors.topMargin: control.many ? Theme.tight : 0
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                highlightMoveDuration: 0
                model: shown

                T.ScrollBar.vertical: Scroll {}

                function begin() {
                    pointer = undefined;
                    shown = control.options.map((option, i) => i);
                    currentIndex = control.standing;
                    positionViewAtIndex(Math.max(0, currentIndex), ListView.Center);
                }

                // Those that begin with what is searched stand first.
                function narrow() {
                    const wanted = control.folded(search.text.trim());
                    const text = i => control.folded(control.options[i].text);
                    const all = control.options.map((option, i) => i).filter(i => text(i).includes(wanted));
                    const first = all.filter(i => text(i).startsWith(wanted));
                    shown = first.concat(all.filter(i => !first.includes(i)));
                    currentIndex = wanted === "" ? shown.indexOf(control.standing) : shown.length > 0 ? 0 : -1;
                    positionViewAtIndex(Math.max(0, currentIndex), ListView.Contain);
                }

                // The options came, or others did, while they were looked at.
                function renew() {
                    const kept = currentOption;
                    narrow();
                    if (shown.includes(kept))
                        currentIndex = shown.indexOf(kept);
                }

                function show(option: int) {
                    currentIndex = shown.indexOf(option);
                }

                function step(by: int) {
                    currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
                }

                function takeKey(key: int): bool {
                    const page = Math.max(1, Math.floor(height / Theme.field) - 1);
                    switch (key) {
                    case Qt.Key_Up:
                        step(-1);
                        return true;
                    case Qt.Key_Down:
                        step(1);
                        return true;
                    case Qt.Key_PageUp:
                        step(-page);
                        return true;
                    case Qt.Key_PageDown:
                        step(page);
                        return true;
                    case Qt.Key_Home:
                        step(-count);
                        return true;
                    case Qt.Key_End:
                        step(count);
                        return true;
                    case Qt.Key_Space:
                        if (control.many || typing.running)
                            return false;
                        control.choose(currentOption);
                        return true;
                    case Qt.Key_Return:
                    case Qt.Key_Enter:
                        if (currentOption >= 0)
                            control.choose(currentOption);
                        return true;
                    }
                    return false;
                }

                delegate: T.ItemDelegate {
                    id: option

                    required property int modelData
                    required property int index

                    readonly property string words: modelData < control.options.length ? control.options[modelData].text : ""

                    width: ListView.view ? ListView.view.width : implicitWidth
                    implicitHeight: Theme.field
                    focusPolicy: Qt.NoFocus
                    highlighted: ListView.isCurrentItem

                    Accessible.role: Accessible.ListItem
                    Accessible.name: words
                    Accessible.onPressAction: option.clicked()

                    onClicked: control.choose(modelData)

                    contentItem: Item {
                        Label {
                            anchors.left: parent.left
                            anchors.leftMargin: 12
                            anchors.right: mark.left
                            anchors.verticalCenter: parent.verticalCenter
                            elide: Text.ElideRight
                            strong: option.modelData === control.currentIndex
                            text: option.words
                            wrapMode: Text.NoWrap

                            Accessible.ignored: true
                        }
                        Icon {
                            id: mark

                            anchors.right: parent.right
                            anchors.rightMargin: 12
                            anchors.verticalCenter: parent.verticalCenter
                            color: Theme.accent
                            size: Theme.smallIcon
                            symbol: "check"
                            visible: option.modelData === control.currentIndex
                        }
                    }
                    background: Rectangle {
                        color: option.highlighted ? Theme.selectedRow : option.down ? Theme.pressed : "transparent"
                        radius: Theme.radiusField
                    }

                    HoverHandler {
                        onPointChanged: {
                            const at = Qt.point(point.scenePosition.x, point.scenePosition.y);
                            const moved = list.pointer !== undefined && (list.pointer.x !== at.x || list.pointer.y !== at.y);
                            list.pointer = at;
                            if (moved && hovered)
                                list.currentIndex = option.index;
                        }
                    }
                }
            }
        }
        background: Rectangle {
            border.color: Theme.line
            color: Theme.surface
            radius: Theme.radiusCard
        }
    }

    // Letters that belong together.
    Timer {
        id: typing

        property string letters

        interval: 1000
        onTriggered: letters = ""
    }
    // As of the fields that are typed into: what is said is what was meant, not what the first letter led to.
    Timer {
        id: pause

        interval: 300
        onTriggered: control.flush()
    }
    // A read-only choice is a text: no list, no wheel.
    Binding {
        control.enabled: false
        when: control.readOnly
    }
}
