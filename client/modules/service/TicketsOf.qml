import QtQuick
import Carnet.Service
import Carnet.Store
import Carnet.Ui

// The tickets of a customer or of a machine, for their pages; a new one begins here too.
ColumnLayout {
    id: section

    required property Workspace workspace
    property string recordId
    property string of: "partner"

    signal linkOpened(string kind, string id)

    spacing: Theme.gap
    visible: workspace.seesTickets

    SectionHeader {
        Layout.fillWidth: true
        actionText: opener.allowed ? qsTr("New ticket") : ""
        count: tickets.count
        text: qsTr("Tickets")
        onActionTriggered: opener.openFor(section.of, section.recordId)
    }
    Card {
        Layout.fillWidth: true
        padding: 0
        visible: tickets.count > 0

        Rows {
            model: tickets
            delegate: ListRow {
                required property var row
                required property int index

                chip: row.chip
                separator: index < tickets.count - 1
                subtitle: [row.number, row.created].filter(part => part).join(" · ")
                symbol: "tools"
                title: row.title
                onClicked: section.linkOpened("ticket", row.id)
            }
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("No tickets yet.")
        visible: tickets.count === 0 && !tickets.loading
    }

    TicketOpener {
        id: opener

        workspace: section.workspace
        onOpened: section.linkOpened("ticket", "new")
    }
    TicketListModel {
        id: tickets

        partnerId: section.of === "partner" ? section.recordId : ""
        serialId: section.of === "serial" ? section.recordId : ""
        view: "all"
        workspace: section.workspace
    }
}
