import QtQuick
import Carnet.Ui

// Why a step is taken: a reason from the company's list, words of one's own, or both.
Dialog {
    id: dialog

    property string key
    property var reasons: []
    property string reasonId

    readonly property bool needed: key !== "reopen"

    signal given(string key, string reasonId, string text)

    acceptEnabled: !needed || reasonId !== "" || words.text.trim() !== ""
    acceptText: qsTr("Save")
    title: qsTr("Why?")

    function ask(step: string, choices: var) {
        key = step;
        reasons = choices;
        reasonId = "";
        words.text = "";
        open();
    }

    onAccepted: given(key, reasonId, words.text)

    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Reason")
        visible: dialog.reasons.length > 0

        ComboField {
            options: dialog.reasons
            placeholderText: qsTr("Choose a reason")
            value: dialog.reasonId
            onEdited: value => dialog.reasonId = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("In your words")

        TextArea {
            id: words

            minimumLines: 2
        }
    }
}
