import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The tag that the chosen customers get or lose. The page says when the draft is done: some customers may be refused.
Dialog {
    id: dialog

    required property Workspace workspace
    property string key
    // How many customers are chosen.
    property int chosen: 0

    readonly property alias draft: draft

    signal given(string key, string tag)

    acceptEnabled: chosen > 0 && tag.text.trim() !== ""
    acceptText: key === "tag" ? qsTr("Add the tag") : qsTr("Remove the tag")
    title: key === "tag" ? qsTr("Add a tag") : qsTr("Remove a tag")

    function ask(which: string) {
        key = which;
        open();
        tag.forceActiveFocus();
    }

    onAboutToShow: draft.begin({tag: ""})
    onAccepted: {
        draft.send(-1);
        given(key, tag.text.trim());
    }
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Tag")

        TextField {
            id: tag

            onAccepted: dialog.confirm()
        }
    }

    FormDraft {
        id: draft

        fields: ({tag: tag})
        form: dialog
        key: "partners/" + dialog.key
        reopens: false
        workspace: dialog.workspace
    }
}
