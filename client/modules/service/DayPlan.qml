import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Store
import Carnet.Ui

// The next day's visits: what clashes stands first, everything else on demand.
ColumnLayout {
    id: list

    required property Workspace workspace

    property bool all: false

    readonly property var shown: all ? plan.visits : plan.clashes

    signal opened(string ticketId)

    spacing: Theme.gap
    visible: plan.visits.length > 0

    SectionHeader {
        Layout.fillWidth: true
        actionSymbol: list.all ? "filter" : "list"
        actionText: list.all ? qsTr("Only what clashes") : qsTr("All visits")
        count: plan.visits.length
        text: qsTr("Visits: %1").arg(plan.day)
        onActionTriggered: list.all = !list.all
    }
    Notice {
        Layout.fillWidth: true
        text: plan.clashes.length > 0 ? qsTr("%n visit(s) overlap: move one, or give it to somebody else.", "", plan.clashes.length)
                                      : qsTr("No two visits of one technician overlap.")
        tone: plan.clashes.length > 0 ? "warning" : "success"
    }
    Card {
        Layout.fillWidth: true
        padding: 0
        visible: list.shown.length > 0

        Rows {
            model: list.shown
            delegate: ListRow {
                required property var modelData
                required property int index

                readonly property bool movable: plan.canPlan && modelData.state === "planned"

                actions: movable ? [{
                        key: "move",
                        text: qsTr("Move, or give to somebody else"),
                        symbol: "calendar"
                    }, {
                        key: "open",
                        text: qsTr("Open the ticket"),
                        symbol: "tools"
                    }] : []
                chip: modelData.clash ? {
                    text: modelData.clashText,
                    tone: "warning"
                } : null
                separator: index < list.shown.length - 1
                subtitle: [modelData.title, modelData.customer, modelData.city].filter(part => part).join(" · ")
                title: modelData.time + "  " + modelData.technician
                onClicked: list.opened(modelData.ticketId)
                onActionTriggered: key => {
                    if (key === "move")
                        visitDialog.make().move(modelData);
                    else
                        list.opened(modelData.ticketId);
                }
            }
        }
    }

    DraftNotice {
        Layout.fillWidth: true
        dialog: visitDialog
        onResumed: visitDialog.open()
    }
    Later {
        id: visitDialog

        VisitDialog {
            workspace: list.workspace
        }
    }
    DayPlanController {
        id: plan

        workspace: list.workspace
    }
}
