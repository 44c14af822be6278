import QtQuick
import Carnet.Organisation
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
    // Asks for the change; returns its number (Workspace.submit).
    property var save: text => 0

    property bool keeping: false

    acceptEnabled: mayBeEmpty || body.text.trim() !== ""
    acceptText: qsTr("Save")
    preferredWidth: 560
    rejectText: qsTr("Later")
    title: label

    onAboutToShow: {
        submission.forget();
        body.text = workspace.drafts.has(draftKey) ? workspace.drafts.text(draftKey) : initial;
        body.cursorPosition = body.length;
        keeping = true;
    }
    onOpened: body.forceActiveFocus()
    onAccepted: {
        workspace.drafts.keep(draftKey, body.text);
        keeping = false;
        submission.send(draftKey, save(body.text));
    }
    onClosed: {
        if (keeping && body.text !== initial)
            workspace.drafts.keep(draftKey, body.text);
        keeping = false;
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: submission.refusal

        TextArea {
            id: body

            focus: true
            minimumLines: 5
            name: sheet.label
            placeholderText: sheet.placeholder
            onEdited: text => {
                if (!sheet.keeping)
                    return;
                submission.forget();
                sheet.workspace.drafts.keep(sheet.draftKey, text);
            }
        }
    }

    Submission {
        id: submission

        form: sheet
        workspace: sheet.workspace
    }
}
