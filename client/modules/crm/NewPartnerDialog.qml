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

    signal created(string id, string name)

    acceptEnabled: nameField.text.trim() !== ""
    acceptText: qsTr("Add the customer")
    title: qsTr("New customer")

    function add(name: string) {
        proposed = name;
        open();
    }

    onAboutToShow: draft.begin({name: proposed, phone: "", street: "", postcode: "", city: ""})
    onAccepted: draft.send(maker.create(nameField.text, phoneField.text, streetField.text, postcodeField.text,
                                        cityField.text))
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
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("value")
        label: qsTr("Telephone")

        TextField {
            id: phoneField

            inputMethodHints: Qt.ImhDialableCharactersOnly
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

        fields: ({name: nameField, phone: phoneField, street: streetField, postcode: postcodeField, city: cityField})
        form: dialog
        key: "new-partner"
        placed: ["name", "value", "street", "postcode", "city"]
        workspace: dialog.workspace
    }
}
