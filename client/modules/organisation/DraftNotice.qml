import QtQuick
import Carnet.Organisation
import Carnet.Ui

// On the record: a form was begun and not saved. In the form itself (`inForm`): it shows what was begun, or why it was
// refused where that concerns no single field.
Notice {
    id: notice

    // The form's; on the record that of the dialog, once there is one.
    property FormDraft draft: dialog && dialog.made ? dialog.made.draft : null
    property Later dialog: null
    property bool inForm: false
    // The form's title.
    property string what: dialog && dialog.made ? dialog.made.title : ""

    readonly property bool refused: inForm && draft !== null && draft.refusal !== ""

    signal resumed

    actionText: refused ? "" : inForm ? qsTr("Start again") : qsTr("Go on writing")
    otherText: inForm ? "" : qsTr("Discard")
    text: refused ? draft.refusal
        : inForm ? qsTr("You began this earlier; it is not saved yet.") : qsTr("Begun and not saved: %1").arg(what)
    tone: refused ? "danger" : "info"
    visible: {
        if (draft === null)
            return false;
        return refused || (inForm ? draft.restored && draft.submission.refusal === "" : draft.begun && !draft.keeping);
    }
    onOtherTriggered: draft.discard()
    onActionTriggered: {
        if (inForm)
            draft.startAgain();
        else
            notice.resumed();
    }
}
