import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Store
import Carnet.Ui

// The visits of a ticket: who goes when. The office plans, moves and hands them over.
ColumnLayout {
    id: section

    required property Workspace workspace
    required property TicketController ticket

    spacing: Theme.gap
    visible: ticket.visitsShown && (ticket.visits.length > 0 || ticket.canPlan)

    function plan() {
        visitDialog.make().planFor(ticket.recordId, ticket.assigneeId, ticket.dueAt);
    }

    SectionHeader {
        Layout.fillWidth: true
        actionOffered: section.ticket.canPlan
        actionText: qsTr("Plan a visit")
        count: section.ticket.visits.length
        text: qsTr("Visits")
        onActionTriggered: section.plan()
    }
    DraftNotice {
        Layout.fillWidth: true
        dialog: visitDialog
        onResumed: visitDialog.made.visitId === "" ? section.plan() : visitDialog.open()
    }
    Card {
        Layout.fillWidth: true
        padding: 0
        visible: section.ticket.visits.length > 0

        Rows {
            model: section.ticket.visits
            delegate: ListRow {
                required property var modelData
                required property int index

                readonly property bool movable: section.ticket.canPlan && modelData.state === "planned"

                actions: movable ? [{
                        key: "move",
                        text: qsTr("Move, or give to somebody else"),
                        symbol: "calendar"
                    }] : []
                chip: ({
                        text: modelData.stateText,
                        tone: modelData.stateTone
                    })
                enabled: movable
                separator: index < section.ticket.visits.length - 1
                subtitle: modelData.technician
                title: modelData.when
                onClicked: visitDialog.make().move(modelData)
                onActionTriggered: visitDialog.make().move(modelData)
            }
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("No visit is planned.")
        visible: section.ticket.visits.length === 0
    }

    FormLater {
        id: visitDialog

        draftKey: "ticket/" + section.ticket.recordId + "/visit"
        workspace: section.workspace

        VisitDialog {
            ticketId: section.ticket.recordId
            workspace: section.workspace
        }
    }
}
