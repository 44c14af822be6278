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

    signal linkOpened(string kind, string id)

    actions: ticket.actions
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
        switch (ticket.asks(key)) {
        case "person":
            return assignDialog.open();
        case "reason":
            return reasonDialog.ask(key, ticket.reasonsFor(key));
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
        Notice {
            Layout.fillWidth: true
            text: ticket.reason
            tone: "warning"
            visible: text !== ""
        },
        WrittenSection {
            Layout.fillWidth: true
            draftKey: faultSheet.draftKey
            editText: ticket.canWork ? qsTr("Edit the fault") : ""
            emptyText: qsTr("Nobody has described the fault yet.")
            text: ticket.description
            title: qsTr("Fault")
            visible: ticket.ready && !ticket.missing
            workspace: page.workspace
            writing: faultSheet.visible
            onEditRequested: faultSheet.open()
        },
        Card {
            Layout.fillWidth: true
            visible: ticket.ready && !ticket.missing

            FactGrid {
                facts: ticket.facts.map(fact => Object.assign({
                            clickable: fact.kind !== ""
                        }, fact))
                onActivated: fact => fact.kind === "call" ? Qt.openUrlExternally("tel:" + fact.id.replace(/\s/g, ""))
                                                          : page.linkOpened(fact.kind, fact.id)
            }
        }
    ]
    lines: [
        TicketWork {
            id: work

            Layout.fillWidth: true
            camera: page.camera
            ticket: ticket
            visible: ticket.ready && !ticket.missing
            workspace: page.workspace
        },
        NotesSection {
            Layout.fillWidth: true
            Layout.topMargin: Theme.fieldGap
            targetEntity: "ticket"
            targetId: page.recordId
            visible: ticket.ready && !ticket.missing
            workspace: page.workspace
        }
    ]
    timeline: [
        SectionHeader {
            Layout.fillWidth: true
            text: qsTr("What happened")
            visible: ticket.ready && !ticket.missing
        },
        Timeline {
            Layout.fillWidth: true
            events: ticket.events
            visible: ticket.ready && !ticket.missing
        }
    ]

    TicketController {
        id: ticket

        workspace: page.workspace
    }
    ChoiceDialog {
        id: assignDialog

        choices: ticket.people
        emptyTitle: qsTr("Nobody can be given tickets")
        title: qsTr("Assign to")
        onChosen: id => ticket.assignTo(id)
    }
    TextSheet {
        id: faultSheet

        draftKey: "ticket/" + page.recordId + "/description"
        initial: ticket.description
        label: qsTr("Fault")
        placeholder: qsTr("What does not work? Since when?")
        workspace: page.workspace
        onSaved: text => ticket.saveDescription(text)
    }
    ReasonDialog {
        id: reasonDialog

        onGiven: (key, reasonId, text) => ticket.takeWithReason(key, reasonId, text)
    }
    PriorityDialog {
        id: priorityDialog

        priority: ticket.priority
        onChosen: priority => ticket.savePriority(priority)
    }
}
