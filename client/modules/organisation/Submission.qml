import QtQuick
import Carnet.Store

// The one change that a form asked for. The form closes at once; when the rules refuse, it opens again with what was
// typed, and what is wrong stands beside the field that is meant.
QtObject {
    id: submission

    required property Workspace workspace
    // The dialog that asked: its onAboutToShow shows what was typed.
    property QtObject form: null

    // Why it was refused; the field's stored name, empty when no single field is meant.
    property string refusal
    property string field

    property int awaited: 0

    // The form was accepted: what was typed lies in `draft` until the change with this number is saved.
    function send(draft: string, number: int) {
        awaited = number;
        forget();
        workspace.dropWhenSaved(draft, number);
    }

    function refusalOf(name: string): string {
        return field === name ? refusal : "";
    }

    function forget() {
        refusal = field = "";
    }

    readonly property Connections answers: Connections {
        target: submission.workspace

        function onAnswered(number, saved, field, sentence) {
            if (number !== submission.awaited)
                return;
            submission.awaited = 0;
            if (saved)
                return;
            if (submission.form && !submission.form.visible)
                submission.form.open();
            submission.field = field;
            submission.refusal = sentence;
            if (submission.form && submission.form.visible)
                submission.workspace.showsRefusal(number);
        }
    }
}
