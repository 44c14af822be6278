import QtQuick
import Carnet.Organisation
import Carnet.Ui

// On the record: a form was begun and not saved. In the form itself (`inForm`): it shows what was begun.
Notice {
    id: notice

    required property FormDraft draft
    property bool inForm: false
    // The form's title.
    property string what

    signal resumed

    actionText: inForm ? qsTr("Start again") : qsTr("Go on writing")
    text: inForm ? qsTr("You began this earlier; it is not saved yet.") : qsTr("Begun and not saved: %1").arg(what)
    tone: "info"
    visible: inForm ? draft.restored : draft.begun && !draft.keeping
    onActionTriggered: {
        if (inForm)
            draft.startAgain();
        else
            notice.resumed();
    }
}
