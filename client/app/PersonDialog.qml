import QtQuick
import Carnet.App
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// A person who works here: what they are called, what they do, and whether they may sign in.
Dialog {
    id: dialog

    required property Workspace workspace
    required property FirstStepsController steps

    // {id, login, name, language, roles, active}: as in FirstStepsController's people.
    property var person: ({})
    property string roles
    property string language
    property bool active: true

    readonly property alias draft: draft

    acceptEnabled: personName.text.trim() !== "" && roles !== ""
    acceptText: qsTr("Save")
    preferredWidth: 640
    title: [person.name, person.login].filter(part => part).join(" · ")

    function edit(who: var) {
        person = who;
        open();
    }

    onAboutToShow: draft.begin({
            name: person.name || "",
            roles: person.roles || "",
            language: person.language || "en",
            active: person.active !== false
        })
    onAccepted: draft.send(steps.changePerson(person.id, {
            name: personName.text,
            roles: roles.split(" "),
            language: language,
            active: active
        }, draft.seen))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("display_name")
        label: qsTr("Name")

        TextField {
            id: personName

            focus: true
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Language")

        ComboField {
            options: dialog.steps.languages
            value: dialog.language
            onEdited: value => dialog.language = value
        }
    }
    SwitchRow {
        Layout.fillWidth: true
        checked: dialog.active
        help: qsTr("Whoever may not is let in on no device any more. What they did stays under their name.")
        text: qsTr("May sign in")
        onFlipped: checked => dialog.active = checked
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("What the person does")

        RoleChoice {
            options: dialog.steps.roles
            roles: dialog.roles
            onEdited: roles => dialog.roles = roles
        }
    }

    FormDraft {
        id: draft

        choices: ["roles", "language", "active"]
        fields: ({name: personName})
        form: dialog
        key: "person/" + (dialog.person.id || "") + "/details"
        placed: ["display_name"]
        workspace: dialog.workspace
    }
}
