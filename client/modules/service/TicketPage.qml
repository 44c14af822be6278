import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Store
import Carnet.Ui

// One ticket: header with number, customer, state and due time; the main button names the next legal step.
RecordPage {
    id: page

    required property Workspace workspace
    property alias recordId: ticket.recordId
    property var camera: null

    readonly property TicketController controller: ticket
    readonly property string faultKey: "ticket/" + recordId + "/description"

    signal linkOpened(string kind, string id)

    actions: ticket.actions.concat(ticket.canPlan ? [{
                key: "visit",
                text: qsTr("Plan a visit"),
                symbol: "calendar"
            }] : [])
    chips: ticket.chips
    mainSymbol: ticket.mainSymbol
    mainText: ticket.mainText
    number: ticket.number
    stateText: ticket.ready && !ticket.missing ? ticket.stateText : ""
    stateTone: ticket.stateTone
    subtitle: [ticket.customer, ticket.city].filter(part => part).join(" · ")
    title: ticket.missing ? qsTr("This ticket is not on this device") : ticket.title

    onActionTriggered: key => page.begin(key)
    onMainTriggered: page.begin(ticket.mainKey)

    // Takes the step, or first asks what it needs to know.
    function begin(key: string) {
        if (key === "priority")
            return priorityDialog.open();
        if (key === "edit")
            return editing.open();
        if (key === "visit")
            return visits.plan();
        switch (ticket.asks(key)) {
        case "person":
            return assignDialog.open();
        case "reason":
            return reasonDialog.make().ask(key, ticket.verbOf(key), qsTr("%1: %2", "what is done, ticket").arg(ticket.verbOf(key))
                                                                                                  .arg(ticket.number || ticket.tempNumber),
                                           ticket.reasonsFor(key));
        case "end":
            return endDialog.open();
        case "diagnosis":
            return work.writeDiagnosis();
        default:
            ticket.take(key);
        }
    }

    stepper: StageStepper {
        current: ticket.stage
        stages: ticket.ready && !ticket.missing ? ticket.stages : []
        visible: stages.length > 0
    }
    facts: [
        DraftNotice {
            Layout.fillWidth: true
            dialog: editing
            onResumed: editing.open()
        },
        DraftNotice {
            Layout.fillWidth: true
            dialog: endDialog
            onResumed: endDialog.open()
        },
        Notice {
            Layout.fillWidth: true
            text: ticket.reason
            tone: "warning"
            visible: text !== ""
        },
        FieldStates {
            Layout.fillWidth: true
            fields: [{
                    label: qsTr("Title"),
                    standing: ticket.standing.title
                }, {
                    label: qsTr("Priority"),
                    standing: ticket.standing.priority
                }, {
                    label: qsTr("Kind"),
                    standing: ticket.standing.kind
                }, {
                    label: qsTr("Place of repair"),
                    standing: ticket.standing.place
                }, {
                    label: qsTr("Customer"),
                    standing: ticket.standing.partner_id
                }, {
                    label: qsTr("Contact"),
                    standing: ticket.standing.contact_id
                }, {
                    label: qsTr("Machine"),
                    standing: ticket.standing.serial_id
                }, {
                    label: qsTr("Product"),
                    standing: ticket.standing.product_id
                }]
            onChosen: (conflict, side) => ticket.keep(conflict, side)
        },
        WrittenSection {
            Layout.fillWidth: true
            draftKey: page.faultKey
            editText: qsTr("Edit the fault")
            editable: ticket.canWork
            emptyText: qsTr("Nobody has described the fault yet.")
            standing: ticket.standing.description || {}
            text: ticket.description
            title: qsTr("Fault")
            visible: ticket.factsShown
            workspace: page.workspace
            writing: faultSheet.shown
            onConflictChosen: (conflict, side) => ticket.keep(conflict, side)
            onEditRequested: faultSheet.open()
        },
        Card {
            Layout.fillWidth: true
            visible: ticket.factsShown

            FactGrid {
                expected: 9
                facts: ticket.facts.map(fact => Object.assign({
                            clickable: fact.kind !== ""
                        }, fact))
                onActivated: fact => fact.kind === "call" ? page.workspace.call(fact.id)
                                                          : page.linkOpened(fact.kind, fact.id)
            }
        },
        TicketVisits {
            id: visits

            Layout.fillWidth: true
            ticket: ticket
            workspace: page.workspace
        },
        KeepOnDevice {
            Layout.fillWidth: true
            kind: "ticket"
            recordId: page.recordId
            visible: ticket.visitsShown
            workspace: page.workspace
        }
    ]
    lines: [
        TicketWork {
            id: work

            Layout.fillWidth: true
            camera: page.camera
            ticket: ticket
            visible: ticket.workShown
            workspace: page.workspace
        },
        NotesSection {
            Layout.fillWidth: true
            Layout.topMargin: Theme.fieldGap
            targetEntity: "ticket"
            targetId: page.recordId
            visible: ticket.workShown
            workspace: page.workspace
        }
    ]
    timeline: [
        SectionHeader {
            Layout.fillWidth: true
            text: qsTr("What happened")
            visible: ticket.eventsShown
        },
        Timeline {
            Layout.fillWidth: true
            events: ticket.events
            expected: 4
            visible: ticket.eventsShown
        }
    ]

    TicketController {
        id: ticket

        workspace: page.workspace
    }
    FormLater {
        id: editing

        draftKey: "ticket/" + page.recordId + "/details"
        workspace: page.workspace

        TicketDialog {
            ticket: page.controller
        }
    }
    FormLater {
        id: endDialog

        draftKey: "ticket/" + page.recordId + "/end"
        workspace: page.workspace

        ResolveDialog {
            ticket: page.controller
        }
    }
    Later {
        id: assignDialog

        ChoiceDialog {
            choices: ticket.people
            emptyTitle: qsTr("Nobody can be given tickets")
            title: qsTr("Assign to")
            onChosen: id => ticket.assignTo(id)
        }
    }
    Later {
        id: faultSheet

        TextSheet {
            draftKey: page.faultKey
            initial: ticket.description
            label: qsTr("Fault")
            placeholder: qsTr("What does not work? Since when?")
            save: (text, seen) => ticket.saveDescription(text, {text: seen})
            workspace: page.workspace
        }
    }
    Later {
        id: reasonDialog

        ReasonDialog {
            draftKey: "ticket/" + page.recordId + "/why"
            save: (key, reasonId, text) => ticket.takeWithReason(key, reasonId, text)
            workspace: page.workspace
        }
    }
    Later {
        id: priorityDialog

        PriorityDialog {
            priority: ticket.priority
            onChosen: priority => ticket.savePriority(priority)
        }
    }
}
