import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui
import "qrc:/qt/qml/Carnet/Ui/Letters.js" as Letters

// A place's list with all that every list can: type-ahead, filter, views, columns, order, choosing rows for one operation
// on all of them, export. A page gives it a model, how a row looks, the views that come with it and its operations.
Item {
    id: pane

    required property EntityListModel model
    property string name
    property string searchHint
    // "38 tickets", in the words of the page.
    property string countText
    // {key, text}: views that come with the product; "" is the list as it comes, which need not be named. `unless` names a
    // field: while the filter asks for it, the view says something else.
    property var builtIn: []
    property Component delegate
    // Above the rows: a button for a new record.
    property Item header: null
    property bool headerVisible: true
    property string emptySymbol: "inbox"
    property string emptyTitle
    property string emptyText
    property string emptyActionText
    // What can be done with one row, see RecordList.
    property alias actionsOf: list.actionsOf
    property alias cellOf: list.cellOf
    // The record that is shown beside the list; the list is moved to it.
    property alias recordId: place.recordId
    // The module's BulkController, and whether the person may do anything with it.
    property BulkController bulk: null

    readonly property bool selecting: pane.model.selection.count > 0
    readonly property bool narrowed: model.filterText !== "" || model.view !== "" || model.filters.length > 0

    signal opened(string id)
    signal emptyActionTriggered
    signal rowAction(string key, var row)
    // The operation with this key was chosen for all chosen rows.
    signal bulkRequested(string key)

    function filter() {
        model.readFilterFields();
        filterSheet.open();
    }

    // One of `builtIn`, and nothing else that narrows the list; "": everything.
    function showBuiltIn(key: string) {
        kept.showBuiltIn(key);
    }

    // A view of one's own may rest on it, and is what is looked at then.
    function showsBuiltIn(view: var): bool {
        return kept.currentId === "" && pane.model.view === view.key
               && !(view.unless && pane.model.filters.some(condition => condition.field === view.unless));
    }

    function clearFilter() {
        showBuiltIn("");
    }

    // Arrows and letters work at once on a list that has just come; a finger needs no keys.
    function takeKeys() {
        if (enabled && visible && !Theme.touch)
            list.takeKeys();
    }

    onEnabledChanged: Qt.callLater(takeKeys)
    onVisibleChanged: Qt.callLater(takeKeys)
    Component.onCompleted: Qt.callLater(takeKeys)
    Keys.onEscapePressed: event => {
        event.accepted = pane.selecting;
        if (pane.selecting)
            list.clearSelection();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        // The bar of the chosen rows takes the place of the search: no row moves under the pointer that chooses it.
        Item {
            Layout.fillWidth: true
            implicitHeight: bar.implicitHeight + 12 + Theme.gap + chosenBar.excess

            FilterBar {
                id: bar

                anchors.left: parent.left
                anchors.margins: 12
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.topMargin: 12 + chosenBar.excess
                actions: [{
                        key: "export",
                        text: qsTr("Export…"),
                        symbol: "export",
                        enabled: pane.model.count > 0
                    }, {
                        key: "copy",
                        text: qsTr("Copy as table"),
                        symbol: "copy",
                        enabled: pane.model.count > 0
                    }, {
                        key: "all",
                        text: qsTr("Choose all"),
                        symbol: "check",
                        enabled: pane.model.count > 0
                    }, {
                        key: "columns",
                        text: qsTr("Columns…"),
                        symbol: "board"
                    }]
                canChooseView: true
                canFilter: pane.model.filterFields.length > 0
                conditions: pane.model.filterWords.map((words, i) => ({
                            key: String(i),
                            text: words
                        }))
                countText: pane.model.whole ? pane.countText : "…"
                filters: pane.builtIn.map(view => ({
                            key: view.key,
                            text: view.text,
                            on: pane.showsBuiltIn(view)
                        }))
                narrows: list
                placeholderText: pane.searchHint
                replaced: pane.selecting
                trailing: pane.headerVisible ? pane.header : null
                viewText: kept.currentName + (kept.edited ? " *" : "")
                onActionTriggered: key => pane.act(key)
                onCleared: pane.clearFilter()
                onConditionRemoved: key => pane.model.setFilterOn(pane.model.filters[Number(key)].field, {})
                onFilterRequested: pane.filter()
                onFilterToggled: key => {
                    if (kept.currentId !== "")
                        pane.showBuiltIn(key);
                    else
                        pane.model.view = pane.model.view === key ? "" : key;
                }
                onSearched: text => pane.model.filterText = text
                onViewRequested: viewSheet.open()
            }
            SelectionBar {
                id: chosenBar

                readonly property real room: 12 + bar.firstLine + Theme.gap
                // Of words that need a second line.
                readonly property real excess: visible ? Math.max(0, implicitHeight - room) : 0

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                height: room + excess
                actions: (pane.bulk ? pane.bulk.actions : []).concat([{
                        key: "export",
                        text: qsTr("Export…"),
                        symbol: "export"
                    }, {
                        key: "copy",
                        text: qsTr("Copy as table"),
                        symbol: "copy"
                    }])
                count: pane.model.selection.count
                onCleared: list.clearSelection()
                onTriggered: key => pane.act(key)
            }
        }
        ProgressRow {
            Layout.fillWidth: true
            Layout.margins: 12
            cancellable: true
            done: pane.bulk ? pane.bulk.change.done : 0
            text: qsTr("Changing the chosen rows")
            total: pane.bulk ? pane.bulk.change.total : 0
            visible: pane.bulk !== null && pane.bulk.change.running && pane.bulk.change.total > 20
            onCancelled: pane.bulk.change.cancel()
        }
        BulkResult {
            Layout.fillWidth: true
            Layout.margins: 12
            change: pane.bulk ? pane.bulk.change : null
        }
        RecordList {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            columns: pane.model.shownColumns
            delegate: pane.delegate
            emptyActionText: pane.emptyActionText
            emptySymbol: pane.emptySymbol
            emptyText: pane.emptyText
            emptyTitle: pane.emptyTitle
            filtered: pane.narrowed
            loading: pane.model.loading
            model: pane.model
            name: pane.name
            selection: pane.model.selection
            sortDescending: pane.model.sortDescending
            sortKey: pane.model.sortKey
            tableFrom: Math.max(640 * Theme.textScale, Theme.scaledUp(Theme.touch ? 960 : 720))
            onEmptyActionTriggered: pane.emptyActionTriggered()
            onFilterCleared: pane.clearFilter()
            onOpened: (index, key) => {
                // What opens from the search has the keys, and no letter goes into the field.
                if (list.led)
                    list.takeKeys();
                pane.opened(key);
            }
            onRowAction: (key, row) => pane.rowAction(key, row)
            onSortRequested: key => pane.sortBy(key)
        }
    }

    // Upwards, downwards, then as the list stands by itself.
    function sortBy(key: string) {
        if (model.sortKey !== key) {
            model.sortDescending = false;
            model.sortKey = key;
        } else if (!model.sortDescending) {
            model.sortDescending = true;
        } else {
            model.sortDescending = false;
            model.sortKey = "";
        }
    }

    function act(key: string) {
        switch (key) {
        case "export":
            return exportSheet.make().show();
        case "copy":
            return exporter.copy(pane.selecting);
        case "all":
            return pane.model.selection.chooseAll();
        case "columns":
            return columnSheet.open();
        default:
            pane.bulkRequested(key);
        }
    }

    ListViews {
        id: kept

        model: pane.model
        onShown: bar.setText(pane.model.filterText)
    }
    RowPlace {
        id: place

        property string shown

        model: pane.model
        onFound: position => {
            const first = shown !== recordId;
            shown = recordId;
            // Moved by somebody's change while the keys are at another row: the next one is meant for that row.
            if (!first && list.view.activeFocus && list.currentIndex !== position)
                return;
            list.show(position);
            // The keys go on from there.
            if (!list.led)
                list.currentIndex = position;
        }
        // The row that comes into its place is not the open one.
        onLost: position => {
            if (!list.led && list.currentIndex === Math.min(position, list.count - 1))
                list.unmark();
        }
    }
    ListExport {
        id: exporter

        model: pane.model
        title: pane.name
        viewWords: {
            const view = pane.builtIn.find(each => pane.showsBuiltIn(each));
            return view ? view.text : "";
        }
        onCopied: rows => pane.model.workspace.said(qsTr("%n row(s) copied", "", rows), "success", 0)
    }
    Later {
        id: filterSheet

        FilterSheet {
            conditions: pane.model.filters
            fields: pane.model.filterFields
            periods: pane.model.periods
            onChanged: (field, condition) => pane.model.setFilterOn(field, condition)
            onCleared: pane.model.filters = []
        }
    }
    Later {
        id: viewSheet

        ViewSheet {
            builtIn: pane.builtIn
            views: kept
        }
    }
    Later {
        id: columnSheet

        ColumnSheet {
            model: pane.model
        }
    }
    Later {
        id: exportSheet

        ExportSheet {
            output: exporter
            selection: pane.model.selection
        }
    }
    Binding {
        property: "resting"
        target: pane.model
        value: !pane.enabled || !pane.visible
    }
    Shortcut {
        enabled: pane.enabled && pane.visible
        sequences: Letters.sequences("F")
        onActivated: pane.filter()
    }
    Shortcut {
        enabled: pane.enabled && pane.visible
        sequences: Letters.sequences("V")
        onActivated: viewSheet.open()
    }
}
