import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// Why a step is taken: a reason from the company's list, words of one's own, or both.
Dialog {
    id: dialog

    required property Workspace workspace
    // "ticket/<id>/why": the words for each step are kept by themselves.
    property string draftKey
    property string key
    // The step as a verb, and with what it is taken with.
    property string verb
    property string deed
    property var reasons: []
    property string reasonId
    // Asks for the change; returns its number (Workspace.submit).
    property var save: (key, reasonId, text) => 0

    // See FormDraft.
    property alias reopens: draft.reopens

    readonly property alias draft: draft
    readonly property bool needed: key !== "reopen"
    readonly property bool complete: !needed || reasonId !== "" || words.text.trim() !== ""

    acceptEnabled: complete
    acceptText: verb
    danger: key === "cancel" || key === "reject"
    rejectText: qsTr("Back")
    title: deed

    function ask(step: string, words: string, whole: string, choices: var) {
        key = step;
        verb = words;
        deed = whole;
        reasons = choices;
        open();
    }

    onAboutToShow: draft.begin({reasonId: "", words: ""})
    onOpened: (reasons.length > 0 ? choice : words).forceActiveFocus(Qt.OtherFocusReason)
    onAccepted: draft.send(save(key, reasonId, words.text))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("reason_id")
        label: qsTr("Reason")
        visible: dialog.reasons.length > 0

        ComboField {
            id: choice

            options: dialog.reasons
            placeholderText: qsTr("Choose a reason")
            value: dialog.reasonId
            onEdited: value => dialog.reasonId = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("reason_text")
        label: qsTr("In your words")

        TextArea {
            id: words

            minimumLines: 2
        }
    }

    FormDraft {
        id: draft

        choices: ["reasonId"]
        fields: ({words: words})
        form: dialog
        key: dialog.draftKey + "/" + dialog.key
        placed: dialog.reasons.length > 0 ? ["reason_id", "reason_text"] : ["reason_text"]
        workspace: dialog.workspace
    }
}
