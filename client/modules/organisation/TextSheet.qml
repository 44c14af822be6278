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
    // A short one: whoever says no means that it stays as it was.
    property bool discards: false
    // Asks for the change; returns its number (Workspace.submit). `seen` is what stood there when it was begun to be written.
    property var save: (text, seen) => 0

    property bool keeping: false
    property string seen

    acceptEnabled: mayBeEmpty || body.text.trim() !== ""
    acceptText: qsTr("Save")
    preferredWidth: 560
    rejectText: discards ? qsTr("Cancel") : qsTr("Later")
    title: label

    onAboutToShow: {
        submission.forget();
        const begun = workspace.drafts.has(draftKey);
        body.text = begun ? workspace.drafts.text(draftKey) : initial;
        seen = begun ? workspace.drafts.seen(draftKey, initial) : initial;
        body.cursorPosition = body.length;
        keeping = true;
    }
    onOpened: body.forceActiveFocus()
    onAccepted: {
        keep(body.text);
        keeping = false;
        submission.send(draftKey, save(body.text, seen));
    }
    onClosed: {
        if (keeping && body.text !== seen)
            keep(body.text);
        keeping = false;
    }

    onCancelled: {
        if (!discards)
            return;
        // With the last letters, which the field has not told yet: they can be taken back too.
        if (body.text !== seen)
            keep(body.text);
        else
            workspace.drafts.drop(draftKey);
        keeping = false;
        workspace.drafts.discard(draftKey);
    }

    function keep(text: string) {
        workspace.drafts.keep(draftKey, text, seen);
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: submission.refusal
        meanwhile: sheet.keeping && sheet.initial !== sheet.seen
                   ? qsTr("Somebody else wrote meanwhile: %1").arg(sheet.initial) : ""

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
                sheet.keep(text);
            }
        }
    }

    Connections {
        target: sheet.workspace.drafts

        function onTakenBack(key) {
            if (key === sheet.draftKey && !sheet.visible)
                sheet.open();
        }
    }
    Submission {
        id: submission

        form: sheet
        workspace: sheet.workspace
    }
}
