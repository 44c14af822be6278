import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Ui

// Time worked or travelled: how long, and until when. Of a line that was logged wrong, what it should have said.
Dialog {
    id: dialog

    required property TicketController ticket

    // Whether one of `ticket.times` is corrected: the one with this id. A correction that was begun is about its own line.
    property bool corrects: false
    property string lineId
    // As it stood when the form was opened.
    property var line: ({})
    property string kind: "work"
    property real minutes: 30000

    readonly property alias draft: draft
    // What was begun and not saved is about this line; empty when nothing was.
    readonly property string begunId: {
        const drafts = ticket.workspace.drafts;
        return corrects && drafts.revision >= 0 && draft.begun ? JSON.parse(drafts.text(draft.key)).lineId || "" : "";
    }
    readonly property string began: visible && amount.acceptable ? ticket.beganAt(Math.round(minutes / 1000), until.text, line) : ""
    readonly property string untilError: until.text !== "" ? ticket.untilProblem(until.text, line) : ""

    acceptEnabled: amount.acceptable && untilError === ""
    acceptText: qsTr("Save the time")
    title: corrects ? qsTr("Correct the time") : qsTr("Add time")

    onAboutToShow: {
        if (begunId !== "")
            lineId = begunId;
        line = corrects ? ticket.times.find(time => time.id === lineId) || line : {};
        draft.begin(corrects ? {lineId: lineId, kind: line.isTravel ? "travel" : "work", minutes: ticket.minutesOf(line) * 1000,
                                until: ticket.endOf(line), remark: line.remark}
                             : {lineId: "", kind: "work", minutes: 1000 * ticket.minutesToRecord(), until: ticket.endOf({}), remark: ""});
    }
    onAccepted: draft.send(corrects ? ticket.correctTime(line, kind, Math.round(minutes / 1000), until.text, remark.text)
                                    : ticket.logTime(kind, Math.round(minutes / 1000), until.text, remark.text))
    onClosed: draft.leave()

    // What was begun of another line is discarded, and can be had back.
    function correct(id: string) {
        if (begunId !== "" && begunId !== id)
            draft.discard();
        lineId = id;
        open();
    }

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

        choices: ["lineId", "kind", "minutes"]
        fields: ({until: until, remark: remark})
        form: dialog
        key: "ticket/" + dialog.ticket.recordId + (dialog.corrects ? "/time-correction" : "/time")
        placed: ["kind", "starts_at", "ends_at", "remark"]
        workspace: dialog.ticket.workspace
    }
}
