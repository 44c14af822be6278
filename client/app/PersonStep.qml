import QtQuick
import Carnet.App
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// One more person. What is typed is kept until the person is added.
ColumnLayout {
    id: step

    required property Workspace workspace
    required property FirstStepsController steps

    // Codes of roles with a space between them.
    property string roles
    property string language: "en"
    property var errors: ({})

    spacing: Theme.fieldGap

    onVisibleChanged: Qt.callLater(step.takeKeys)

    function begin() {
        draft.begin({
            name: "",
            login: "",
            roles: "",
            language: step.workspace.language
        });
        step.takeKeys();
    }

    // A finger would bring the keyboard of the screen by it.
    function takeKeys() {
        if (step.visible && !Theme.touch)
            personName.forceActiveFocus(Qt.TabFocusReason);
    }

    // What is beside a field was said of what stood in it.
    function forgetError(name: string) {
        if (step.errors[name])
            step.errors = Object.assign({}, step.errors, {[name]: ""});
    }

    function add() {
        step.errors = step.steps.addPerson(personName.text, login.text, step.language, step.roles.split(" "));
    }

    MainKey {
        enabled: step.visible
        onActivated: step.add()
    }

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: step.errors.name || ""
        label: qsTr("Name")

        TextField {
            id: personName

            onEdited: text => login.text = step.steps.loginFor(text)
            onTextEdited: {
                step.forgetError("name");
                step.forgetError("login");
            }
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: step.errors.login || ""
        label: qsTr("Login")

        TextField {
            id: login

            inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
            onTextEdited: step.forgetError("login")
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: step.errors.role || ""
        label: qsTr("What the person does")

        RoleChoice {
            options: step.steps.roles
            roles: step.roles
            onEdited: roles => {
                step.roles = roles;
                step.forgetError("role");
            }
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Language")

        ComboField {
            options: step.steps.languages
            value: step.language
            onEdited: value => step.language = value
        }
    }
    Button {
        kind: "main"
        symbol: "add"
        text: qsTr("Add the person")
        onClicked: step.add()
    }

    FormDraft {
        id: draft

        choices: ["roles", "language"]
        fields: ({
                name: personName,
                login: login
            })
        form: step
        key: "first-steps/person"
        workspace: step.workspace
    }
    Connections {
        target: step.steps

        function onPersonAdded() {
            draft.done();
            step.begin();
        }
    }

    // The fields show their own empty values first.
    Component.onCompleted: Qt.callLater(step.begin)
    Component.onDestruction: draft.leave()
}
