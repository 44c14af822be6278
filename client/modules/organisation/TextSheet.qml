import QtQuick
import Carnet.Store
import Carnet.Ui

// A sheet to write one text. What is typed is kept as a draft until it is saved, whatever happens in between.
Dialog {
    id: sheet

    required property Workspace workspace
    property string draftKey
    property string label
    property string placeholder
    property string initial
    property bool mayBeEmpty: false

    signal saved(string text)

    property bool keeping: false

    acceptEnabled: mayBeEmpty || body.text.trim() !== ""
    acceptText: qsTr("Save")
    preferredWidth: 560
    rejectText: qsTr("Later")
    title: label

    onAboutToShow: {
        body.text = workspace.drafts.has(draftKey) ? workspace.drafts.text(draftKey) : initial;
        body.cursorPosition = body.length;
        keeping = true;
    }
    onOpened: body.forceActiveFocus()
    onAccepted: {
        keeping = false;
        workspace.drafts.drop(draftKey);
        saved(body.text);
    }

    TextArea {
        id: body

        Layout.fillWidth: true
        focus: true
        minimumLines: 5
        name: sheet.label
        placeholderText: sheet.placeholder
        onEdited: text => {
            if (sheet.keeping)
                sheet.workspace.drafts.keep(sheet.draftKey, text);
        }
    }
}
