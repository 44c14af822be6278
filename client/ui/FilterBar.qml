import QtQuick
import Carnet.Ui

// Above a list: type-ahead, views, what the list is narrowed to, and what one can do with the whole list.
ColumnLayout {
    id: root

    property string placeholderText: qsTr("Search")
    // Views that come with the list.
    property var filters: []
    // What narrows the list besides: {key, text}.
    property var conditions: []
    property string countText
    // The view that a person saved and looks at; empty = none.
    property string viewText
    property bool canFilter: false
    property bool canChooseView: false
    property var actions: []
    // The page's verb: a button for a new record.
    property Item trailing: null
    // The list below, whose rows the arrows choose and Enter opens while the keyboard is in the search.
    property RecordList narrows: null
    // Something else stands where the first line does: out of sight and reach, it keeps its room.
    property bool replaced: false

    readonly property bool roomy: width >= 640 * Theme.textScale
    // The views stand in the menu, so that a ticket's number has room in the search.
    readonly property bool narrow: width < 420 * Theme.textScale && actions.length > 0

    readonly property alias firstLine: line.height

    signal searched(string text)
    signal filterToggled(string key)
    signal filterRequested
    signal viewRequested
    signal conditionRemoved(string key)
    signal cleared
    signal actionTriggered(string key)

    Layout.fillHeight: false
    spacing: Theme.gap

    onTrailingChanged: place()
    onRoomyChanged: place()

    function place() {
        if (trailing)
            trailing.parent = roomy ? wideHolder : holder;
    }

    function focusSearch() {
        search.forceActiveFocus();
        search.selectAll();
    }

    function clear() {
        search.text = "";
    }

    // After a press of a chip by pointer the arrows move through what it has shown; by key one goes on from chip to chip.
    function leave(chip: Item) {
        if (narrows && !chip.visualFocus)
            narrows.takeKeys();
    }

    function setText(text: string) {
        search.text = text;
    }

    RowLayout {
        id: line

        Layout.fillWidth: true
        enabled: !root.replaced
        opacity: root.replaced ? 0 : 1
        spacing: Theme.gap

        SearchField {
            id: search

            Layout.fillWidth: true
            Layout.maximumWidth: Theme.scaledUp(480)
            Layout.preferredWidth: Theme.scaledUp(480)
            gives: root.narrows !== null
            name: root.placeholderText
            narrows: root.narrows
            placeholderText: root.placeholderText
            onSearched: text => root.searched(text)
        }
        IconButton {
            checked: root.conditions.length > 0
            hint: "F"
            name: qsTr("Filter")
            symbol: "filter"
            visible: root.canFilter
            onClicked: root.filterRequested()
        }
        IconButton {
            checked: root.viewText !== ""
            hint: "V"
            name: qsTr("Views")
            symbol: "eye"
            visible: root.canChooseView && !root.narrow
            onClicked: root.viewRequested()
        }
        Item {
            Layout.fillWidth: true
            visible: root.roomy || root.actions.length === 0
        }
        Label {
            second: true
            style: "caption"
            text: root.countText
            visible: text !== "" && (root.roomy || root.actions.length === 0)
            wrapMode: Text.NoWrap
        }
        Item {
            id: wideHolder

            implicitHeight: root.trailing ? root.trailing.implicitHeight : 0
            implicitWidth: root.trailing ? root.trailing.implicitWidth : 0
            visible: root.trailing !== null && root.roomy
        }
        MenuButton {
            actions: (root.canChooseView && root.narrow ? [{
                    key: "views",
                    text: qsTr("Views"),
                    symbol: "eye"
                }] : []).concat(root.actions)
            name: qsTr("More for this list")
            visible: root.actions.length > 0
            onTriggered: key => key === "views" ? root.viewRequested() : root.actionTriggered(key)
        }
    }
    ChipRow {
        Layout.fillWidth: true
        visible: root.filters.length > 0 || root.conditions.length > 0 || root.viewText !== ""

        FilterChip {
            checked: true
            name: qsTr("Leave the view %1").arg(root.viewText)
            symbol: "close"
            text: root.viewText
            visible: root.viewText !== ""
            onClicked: {
                root.leave(this);
                root.cleared();
            }
        }
        Repeater {
            model: RowsModel {
                rows: root.filters
            }
            delegate: FilterChip {
                required property var modelData

                checked: modelData.on === true
                text: modelData.count !== undefined && modelData.count >= 0
                      ? modelData.text + " " + modelData.count : modelData.text
                name: modelData.text
                onClicked: {
                    root.leave(this);
                    root.filterToggled(modelData.key);
                }
            }
        }
        Repeater {
            model: RowsModel {
                rows: root.conditions
            }
            delegate: FilterChip {
                required property var modelData

                checked: true
                name: qsTr("Remove the filter %1").arg(modelData.text)
                symbol: "close"
                text: modelData.text
                onClicked: {
                    root.leave(this);
                    root.conditionRemoved(modelData.key);
                }
            }
        }
        Button {
            implicitHeight: Theme.touch ? Theme.field : Theme.scaledUp(28)
            kind: "quiet"
            text: qsTr("Clear filter")
            visible: root.conditions.length > 0
            onClicked: root.cleared()
        }
    }
    // With little room the count and the page's verb have a line of their own.
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.gap
        columns: number.implicitWidth + holder.implicitWidth + Theme.gap <= root.width ? 2 : 1
        rowSpacing: Theme.tight
        visible: !root.roomy && (root.trailing !== null || root.countText !== "" && root.actions.length > 0)

        Label {
            id: number

            Layout.fillWidth: true
            second: true
            style: "caption"
            text: root.countText
            visible: text !== "" && root.actions.length > 0
            wrapMode: Text.NoWrap
        }
        Item {
            id: holder

            implicitHeight: root.trailing ? root.trailing.implicitHeight : 0
            implicitWidth: root.trailing ? root.trailing.implicitWidth : 0
            visible: root.trailing !== null
        }
    }
}
