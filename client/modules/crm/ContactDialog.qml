import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// A person at a customer: a new one, or the one that is known.
Dialog {
    id: dialog

    required property Workspace workspace
    property bool isNew: true
    // Of the person, or of the customer of a new one.
    property string recordId
    property string personName
    property string jobTitle
    // How the fields of a known person stand, by name.
    property var standing: ({})

    readonly property alias draft: draft

    // Asks for the change; returns its number (Workspace.submit).
    property var save: (name, jobTitle, phone, seen) => 0

    acceptEnabled: nameField.text.trim() !== ""
    acceptText: qsTr("Save")
    title: isNew ? qsTr("New contact") : qsTr("Edit the contact")

    onAboutToShow: draft.begin(draft.standing)
    onAccepted: draft.send(save(nameField.text, jobField.text, phoneField.text, draft.seen))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("name")
        label: qsTr("Name")
        required: true
        meanwhile: draft.meanwhile.name || ""
        standing: dialog.standing.name

        TextField {
            id: nameField

            focus: true
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("job_title")
        label: qsTr("Position")
        meanwhile: draft.meanwhile.jobTitle || ""
        standing: dialog.standing.job_title

        TextField {
            id: jobField
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("value")
        label: qsTr("Telephone")
        visible: dialog.isNew

        TextField {
            id: phoneField

            inputMethodHints: Qt.ImhDialableCharactersOnly
        }
    }

    FormDraft {
        id: draft

        fields: ({name: nameField, jobTitle: jobField, phone: phoneField})
        form: dialog
        key: (dialog.isNew ? "new-contact/" : "contact/") + dialog.recordId
        placed: ["name", "job_title", "value"]
        standing: ({name: dialog.personName, jobTitle: dialog.jobTitle, phone: ""})
        workspace: dialog.workspace
    }
}
