import QtQuick
import Carnet.Ui

// List and record: side by side when the window has the room, otherwise one after the other.
Item {
    id: root

    property Item list
    // With `warming` true it is laid out although nobody sees it yet.
    property Item detail
    property bool detailOpen: false
    // In a wide window the list has all the room until a record is chosen.
    property bool listAlone: false
    property string emptySymbol: "details"
    property string emptyTitle: qsTr("Choose a row on the left")
    property string emptyText

    readonly property string formFactor: Theme.formFactor(Window.width)
    readonly property bool alone: listAlone && formFactor === "expanded" && !detailOpen
    readonly property bool sideBySide: formFactor === "expanded"
                                       || formFactor === "medium" && Window.width > Window.height
    // No record lies over the list: its letters are for it.
    readonly property bool listSeen: sideBySide || !detailOpen
    readonly property real paneWidth: Math.min(Theme.listPane, width / 2)
    readonly property alias listRoom: listHolder

    signal closed

    onListChanged: place(list, listHolder)
    onDetailChanged: place(detail, detailHolder)

    function place(item: Item, holder: Item) {
        if (!item)
            return;
        item.parent = holder;
        item.anchors.fill = holder;
    }

    Keys.onEscapePressed: event => {
        event.accepted = detailOpen;
        if (detailOpen)
            root.closed();
    }

    Rectangle {
        id: listHolder

        color: Theme.surface
        height: parent.height
        visible: root.listSeen
        width: root.sideBySide && !root.alone ? root.paneWidth : root.width
    }
    Rectangle {
        anchors.left: listHolder.right
        color: Theme.line
        height: parent.height
        visible: root.sideBySide && !root.alone
        width: 1
    }
    Item {
        id: detailHolder

        anchors.right: parent.right
        enabled: root.detailOpen
        height: parent.height
        opacity: root.detailOpen ? 1 : 0
        visible: root.detailOpen || root.detail !== null && root.detail.warming === true
        width: root.sideBySide ? root.width - root.paneWidth - 1 : root.width
    }
    EmptyState {
        anchors.centerIn: detailHolder
        symbol: root.emptySymbol
        text: root.emptyText
        title: root.emptyTitle
        visible: root.sideBySide && !root.detailOpen && !root.alone
        width: Math.min(detailHolder.width - 32, Theme.scaledUp(440))
    }
}
