import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The latest notes on everything; a note opens its record.
Item {
    id: page

    required property Workspace workspace
    required property RecentNotesController notes
    property bool canGoBack: true

    signal backRequested
    signal linkOpened(string kind, string id)

    Keys.onEscapePressed: page.backRequested()
    Component.onCompleted: list.takeKeys()
    Component.onDestruction: page.notes.markRead()

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.margin(Window.width)
        anchors.rightMargin: Theme.margin(Window.width)
        anchors.topMargin: visible ? Theme.margin(Window.width) : 0
        canGoBack: page.canGoBack
        height: visible ? implicitHeight : 0
        title: qsTr("Notes")
        visible: page.canGoBack
        onBackRequested: page.backRequested()
    }
    SwipeBack {
        enabled: page.canGoBack
        onTriggered: page.backRequested()
    }
    RecordList {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        anchors.topMargin: header.visible ? Theme.fieldGap : 0
        emptySymbol: "note"
        emptyText: qsTr("Notes are written on tickets, customers and machines; the latest ones stand here.")
        emptyTitle: qsTr("No notes yet")
        loading: !page.notes.ready
        name: qsTr("Notes")
        model: RowsModel {
            rows: page.notes.notes
        }
        delegate: ListRow {
            required property var row
            required property int index

            subtitle: row.subtitle
            symbol: "note"
            title: row.title
            trailingSub: row.when
            unread: row.unread
        }
        onOpened: index => {
            const note = page.notes.notes[index];
            if (note.linkId)
                page.linkOpened(note.linkKind, note.linkId);
        }
    }
}
