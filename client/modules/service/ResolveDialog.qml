import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Ui

// The end of a ticket, in one press: what was found, what was done, and the time that nobody has recorded yet. All of it may
// be left out.
Dialog {
    id: dialog

    required property TicketController ticket

    // The diagnosis is asked for where there is none, and where one was begun while there was none.
    property bool asksWhatWasFound: false
    // The time since the person began, as TicketController.timeSinceStart; empty when there is none to record.
    property var time: ({})
    // There was when the form was opened.
    property bool hadTime: false
    property bool logsTime: false

    readonly property alias draft: draft
    readonly property bool hasTime: (time.text || "") !== ""

    acceptText: ticket.verbOf("resolve")
    preferredWidth: 560
    rejectText: qsTr("Back")
    title: qsTr("%1: %2", "what is done, ticket").arg(acceptText).arg(ticket.number || ticket.tempNumber)

    onAboutToShow: {
        time = ticket.timeSinceStart();
        hadTime = hasTime;
        draft.begin({
            found: "",
            done: ticket.solution,
            logsTime: hasTime
        });
        asksWhatWasFound = ticket.diagnosis === "" || found.text !== "";
    }
    onAccepted: draft.send(ticket.resolve(found.text, done.text, logsTime ? time : {}, draft.seen))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("diagnosis")
        label: qsTr("What was found?")
        visible: dialog.asksWhatWasFound

        TextArea {
            id: found

            minimumLines: 2
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("solution")
        label: qsTr("What was done?")

        TextArea {
            id: done

            focus: true
            minimumLines: 3
        }
    }
    SwitchRow {
        Layout.fillWidth: true
        checked: dialog.logsTime
        help: dialog.time.text || ""
        text: qsTr("Record my time since the start")
        visible: dialog.hasTime
        onFlipped: checked => dialog.logsTime = checked
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("There is no time since the start to record any more: it was recorded meanwhile.")
        visible: dialog.hadTime && dialog.logsTime && !dialog.hasTime
    }

    // What the switch shows is what is recorded.
    Connections {
        enabled: dialog.opened && dialog.hadTime
        target: dialog.ticket

        function onLoaded() {
            dialog.time = dialog.ticket.timeSinceStart();
        }
    }

    FormDraft {
        id: draft

        choices: ["logsTime"]
        fields: ({found: found, done: done})
        form: dialog
        key: "ticket/" + dialog.ticket.recordId + "/end"
        placed: dialog.asksWhatWasFound ? ["diagnosis", "solution"] : ["solution"]
        workspace: dialog.ticket.workspace
    }
}
