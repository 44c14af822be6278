import QtQuick
import Carnet.Organisation
import Carnet.Store

// Keeps what is typed into a form until it is saved, whatever happens in between. The form calls begin() when it opens,
// send() with the change it asked for when it is accepted and leave() when it is closed otherwise: then, or when the
// change is refused, the draft waits for the next begin(). Its button for no discards what was typed; for some seconds it
// can be taken back, and the form opens again as it was.
QtObject {
    id: draft

    required property Workspace workspace
    // "partner/<id>/details"
    property string key
    // The dialog. It opens again when its change is refused, and its properties named by `choices` hold what was chosen.
    property QtObject form: null
    // Whether the form opens by itself when what was discarded is taken back; not one about rows that were chosen for it,
    // for others may be chosen by then. The draft waits for the next begin() all the same.
    property bool reopens: true
    // The form's texts by name: fields with `text` and `edited`.
    property var fields: ({})
    // Has the cursor when the form opens; the field with `focus`, or the first one.
    property Item first: null
    property var choices: []
    // The stored names of the fields beside which the form shows errorOf().
    property var placed: []

    // What the record says in these fields, as long as the form is about one: a colleague's value may arrive while it is open.
    property var standing: ({})

    // Something was begun and not saved.
    readonly property bool begun: workspace.drafts.revision >= 0 && key !== "" && workspace.drafts.has(key)
    // Why the form was refused, as far as it stands beside no field.
    readonly property string refusal: placed.includes(submission.field) ? "" : submission.refusal
    // The open form shows what was begun earlier.
    property bool restored: false
    property bool keeping: false
    property var initial: ({})
    // What the person saw in each field before they wrote there: the base of what is saved. Of what was begun earlier it is
    // what was seen then.
    property var seen: ({})
    // Beside which fields something else stands by now, and what: sentences by name.
    readonly property var meanwhile: {
        const said = {};
        for (const name in keeping ? standing : {}) {
            const value = standing[name] ?? "";
            if (name in seen && value !== (seen[name] ?? ""))
                said[name] = value === "" ? qsTr("Emptied by somebody else meanwhile.")
                                          : qsTr("Somebody else wrote meanwhile: %1").arg(value);
        }
        return said;
    }

    readonly property Submission submission: Submission {
        form: draft.form
        workspace: draft.workspace
    }

    // The form's own values, of all fields and choices; what was begun takes their place.
    function begin(values: var) {
        keeping = false;
        submission.forget();
        initial = values;
        const kept = begun ? JSON.parse(workspace.drafts.text(key)) : {};
        const were = kept.seen || {};
        delete kept.seen;
        const base = Object.assign({}, values);
        for (const name in were) {
            // Where nothing was written, what stands there now is shown, not what stood there then.
            if (kept[name] === (were[name] ?? ""))
                delete kept[name];
            else
                base[name] = were[name];
        }
        seen = base;
        show(Object.assign({}, values, kept));
        restored = begun;
        keeping = true;
        if (first)
            first.focus = true;
    }

    // What the form proposes by itself while it is open: nothing that was typed.
    function expect(values: var) {
        initial = Object.assign({}, initial, values);
        seen = Object.assign({}, seen, values);
    }

    // `number` of the change (Workspace.submit); 0: nothing had to be changed.
    function send(number: int) {
        keep();
        keeping = restored = false;
        submission.send(key, number);
    }

    function done() {
        keeping = restored = false;
        workspace.drafts.drop(key);
    }

    function leave() {
        keep();
        keeping = restored = false;
    }

    function discard() {
        keep();
        keeping = restored = false;
        workspace.drafts.discard(key);
    }

    function startAgain() {
        const values = initial;
        done();
        begin(values);
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    // Why the change was refused, if this stored field was meant.
    function errorOf(name: string): string {
        return submission.refusalOf(name);
    }

    function show(values: var) {
        for (const name in fields)
            fields[name].text = values[name] || "";
        for (const name of choices) {
            if (name in values)
                form[name] = values[name];
        }
    }

    function keep() {
        if (!keeping)
            return;
        const values = {};
        for (const name in fields)
            values[name] = fields[name].text;
        for (const name of choices)
            values[name] = form[name];
        const differs = Object.keys(values).some(name => values[name] !== (seen[name] ?? ""));
        if (differs)
            workspace.drafts.keep(key, JSON.stringify(Object.assign(values, {seen: seen})));
        else
            workspace.drafts.drop(key);
    }

    function changed() {
        if (!keeping)
            return;
        submission.forget();
        keep();
    }

    // The cursor goes to the field that was refused, once the form is open again.
    function showRefused() {
        const wrong = Object.values(fields).find(field => field.visible && field.invalid === true);
        if (wrong)
            wrong.forceActiveFocus(Qt.OtherFocusReason);
    }

    readonly property Connections refusals: Connections {
        target: draft.submission

        function onRefusalChanged() {
            if (draft.submission.refusal !== "" && draft.submission.field !== "")
                Qt.callLater(draft.showRefused);
        }
    }
    readonly property Connections presses: Connections {
        ignoreUnknownSignals: true
        target: draft.form

        function onCancelled() {
            draft.discard();
        }
    }
    readonly property Connections returns: Connections {
        target: draft.workspace.drafts

        function onTakenBack(key) {
            if (draft.reopens && key === draft.key && draft.form && draft.form.open && !draft.form.opened)
                draft.form.open();
        }
    }

    Component.onCompleted: {
        // As it stands now: later it is where the cursor was last.
        if (!first)
            first = Object.values(fields).find(field => field.focus) || Object.values(fields)[0] || null;
        for (const name in fields)
            fields[name].edited.connect(changed);
        for (const name of choices)
            form[name + "Changed"].connect(changed);
    }
}
