import QtQuick
import Carnet.Store

// Keeps what is typed into a form until it is saved, whatever happens in between. The form calls begin() when it opens,
// done() when it is saved and leave() when it is closed otherwise: then the draft waits for the next begin().
QtObject {
    id: draft

    required property Workspace workspace
    // "partner/<id>/details"
    property string key
    // The form's texts by name: fields with `text` and `edited`.
    property var fields: ({})
    // The names of properties of `form` that hold what was chosen.
    property QtObject form: null
    property var choices: []

    // Something was begun and not saved.
    readonly property bool begun: workspace.drafts.revision >= 0 && key !== "" && workspace.drafts.has(key)
    // The open form shows what was begun earlier.
    property bool restored: false
    property bool keeping: false
    property var initial: ({})

    // The form's own values, of all fields and choices; what was begun takes their place.
    function begin(values: var) {
        keeping = false;
        initial = values;
        const kept = begun ? JSON.parse(workspace.drafts.text(key)) : {};
        show(Object.assign({}, values, kept));
        restored = begun;
        keeping = true;
    }

    function done() {
        keeping = restored = false;
        workspace.drafts.drop(key);
    }

    function leave() {
        keeping = restored = false;
    }

    function startAgain() {
        const values = initial;
        done();
        begin(values);
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
        const differs = Object.keys(values).some(name => values[name] !== (initial[name] || ""));
        if (differs)
            workspace.drafts.keep(key, JSON.stringify(values));
        else
            workspace.drafts.drop(key);
    }

    Component.onCompleted: {
        for (const name in fields)
            fields[name].edited.connect(keep);
        for (const name of choices)
            form[name + "Changed"].connect(keep);
    }
}
