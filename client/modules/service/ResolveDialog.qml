import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Ui

// The end of a ticket, in one press: what was found, what was done, and the time that nobody has recorded yet. All of it may
// be left out.
Dialog {
    id: dialog

    required property TicketController ticket

    // The diagnosis is asked for where there is none.
    property bool asksWhatWasFound: false
    // The time since the person began, as it would be recorded; empty when there is none to record.
    property string time
    property bool logsTime: false

    readonly property alias draft: draft

    acceptText: ticket.verbOf("resolve")
    preferredWidth: 560
    rejectText: qsTr("Back")
    title: qsTr("%1: %2", "what is done, ticket").arg(acceptText).arg(ticket.number || ticket.tempNumber)

    onAboutToShow: {
        asksWhatWasFound = ticket.diagnosis === "";
        time = ticket.timeSinceStart();
        draft.begin({
            found: "",
            done: ticket.solution,
            logsTime: time !== ""
        });
    }
    onAccepted: draft.send(ticket.resolve(asksWhatWasFound ? found.text : ticket.diagnosis, done.text,
                                          time !== "" && logsTime))
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
        help: dialog.time
        text: qsTr("Record my time since the start")
        visible: dialog.time !== ""
        onFlipped: checked => dialog.logsTime = checked
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
