import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Ui

// Time worked or travelled: how long, and until when.
Dialog {
    id: dialog

    required property TicketController ticket

    property string kind: "work"
    property real minutes: 30000

    readonly property alias draft: draft
    readonly property string began: visible && amount.acceptable ? ticket.beganAt(Math.round(minutes / 1000), until.text) : ""
    readonly property string untilError: until.text !== "" ? ticket.untilProblem(until.text) : ""

    acceptEnabled: amount.acceptable && untilError === ""
    acceptText: qsTr("Save the time")
    title: qsTr("Add time")

    onAboutToShow: draft.begin({kind: "work", minutes: 30000, until: ticket.timeNow(), remark: ""})
    onAccepted: draft.send(ticket.logTime(kind, Math.round(minutes / 1000), until.text, remark.text))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("kind")
        label: qsTr("Kind")

        ComboField {
            options: [{
                    value: "work",
                    text: qsTr("Work")
                }, {
                    value: "travel",
                    text: qsTr("Travel")
                }]
            value: dialog.kind
            onEdited: value => dialog.kind = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("starts_at")
        label: qsTr("Minutes")

        QuantityField {
            id: amount

            focus: true
            from: 1000
            step: 15000
            to: 1440000
            unit: qsTr("min")
            value: dialog.minutes
            whole: true
            onEdited: value => dialog.minutes = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: dialog.untilError || draft.errorOf("ends_at")
        help: dialog.began !== "" ? qsTr("It began: %1").arg(dialog.began) : ""
        label: qsTr("Until")

        TextField {
            id: until

            inputMethodHints: Qt.ImhTime
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("remark")
        label: qsTr("Remark")

        TextField {
            id: remark
        }
    }

    FormDraft {
        id: draft

        choices: ["kind", "minutes"]
        fields: ({until: until, remark: remark})
        form: dialog
        key: "ticket/" + dialog.ticket.recordId + "/time"
        placed: ["kind", "starts_at", "ends_at", "remark"]
        workspace: dialog.ticket.workspace
    }
}
