import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// A new customer, from what one knows on the telephone; the rest is added on its page.
Dialog {
    id: dialog

    required property Workspace workspace
    // What was searched for in vain.
    property string proposed

    readonly property alias allowed: maker.allowed
    readonly property alias draft: draft

    // What is done with the one who is known already.
    property string existingText: qsTr("Open it")

    signal created(string id, string name)
    // It was a customer who is known already.
    signal existingChosen(string id, string name)

    acceptEnabled: nameField.text.trim() !== ""
    acceptText: qsTr("Add the customer")
    title: qsTr("New customer")

    function add(name: string) {
        proposed = name;
        open();
    }

    function lookForSimilar() {
        maker.lookFor(nameField.text, phoneField.text);
    }

    onAboutToShow: {
        draft.begin({name: proposed, phone: "", contact: "", street: "", postcode: "", city: ""});
        lookForSimilar();
    }
    onAccepted: draft.send(maker.create(nameField.text, phoneField.text, streetField.text, postcodeField.text,
                                        cityField.text, contactField.text))
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

        TextField {
            id: nameField

            focus: true
            onEdited: dialog.lookForSimilar()
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("value")
        label: qsTr("Telephone")

        TextField {
            id: phoneField

            inputMethodHints: Qt.ImhDialableCharactersOnly
            onEdited: dialog.lookForSimilar()
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Contact")
        visible: maker.canAddContact

        TextField {
            id: contactField

            placeholderText: qsTr("Who calls")
        }
    }
    Notice {
        Layout.fillWidth: true
        actionText: dialog.existingText
        text: qsTr("A similar customer exists: %1").arg([maker.similar.name, maker.similar.city].filter(part => part).join(", "))
        tone: "warning"
        visible: maker.similar.id !== undefined
        onActionTriggered: {
            draft.done();
            dialog.close();
            dialog.existingChosen(maker.similar.id, maker.similar.name);
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("street")
        label: qsTr("Street and number")

        TextField {
            id: streetField
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.fieldGap

        FormFieldRow {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            error: draft.errorOf("postcode")
            label: qsTr("Postcode")

            TextField {
                id: postcodeField
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            error: draft.errorOf("city")
            label: qsTr("Town")

            TextField {
                id: cityField
            }
        }
    }

    NewPartnerController {
        id: maker

        workspace: dialog.workspace
        onCreated: (id, name) => dialog.created(id, name)
    }
    FormDraft {
        id: draft

        fields: ({name: nameField, phone: phoneField, contact: contactField, street: streetField, postcode: postcodeField, city: cityField})
        form: dialog
        key: "new-partner"
        placed: ["name", "value", "street", "postcode", "city"]
        workspace: dialog.workspace
    }
}
