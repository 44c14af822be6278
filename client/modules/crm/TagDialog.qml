import QtQuick
import Carnet.Ui

// The tag that the chosen customers get or lose.
Dialog {
    id: dialog

    property string key

    signal given(string key, string tag)

    acceptEnabled: tag.text.trim() !== ""
    acceptText: key === "tag" ? qsTr("Add the tag") : qsTr("Remove the tag")
    title: key === "tag" ? qsTr("Add a tag") : qsTr("Remove a tag")

    function ask(which: string) {
        key = which;
        tag.text = "";
        open();
        tag.forceActiveFocus();
    }

    onAccepted: given(key, tag.text.trim())

    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Tag")

        TextField {
            id: tag

            onAccepted: dialog.accept()
        }
    }
}
