import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Ui

// The customer's own data.
Dialog {
    id: dialog

    required property PartnerController partner

    readonly property alias draft: draft

    acceptEnabled: nameField.text.trim() !== ""
    acceptText: qsTr("Save")
    title: qsTr("Edit the customer")

    onAboutToShow: draft.begin({
        name: partner.name,
        legalForm: partner.legalForm,
        vatNo: partner.vatNo,
        remarks: partner.description
    })
    onAccepted: draft.send(partner.saveDetails(nameField.text, formField.text, vatField.text, remarks.text))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: nameField.text.trim() === "" ? qsTr("A customer needs a name.") : draft.errorOf("name")
        label: qsTr("Name")
        required: true
        standing: dialog.partner.standing.name

        TextField {
            id: nameField

            focus: true
            value: dialog.partner.name
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("legal_form")
        label: qsTr("Legal form")
        standing: dialog.partner.standing.legal_form

        TextField {
            id: formField

            value: dialog.partner.legalForm
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("vat_no")
        label: qsTr("VAT number")
        standing: dialog.partner.standing.vat_no

        TextField {
            id: vatField

            value: dialog.partner.vatNo
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("description")
        label: qsTr("Remarks")
        standing: dialog.partner.standing.description

        TextArea {
            id: remarks

            value: dialog.partner.description
        }
    }

    FormDraft {
        id: draft

        fields: ({name: nameField, legalForm: formField, vatNo: vatField, remarks: remarks})
        form: dialog
        key: "partner/" + dialog.partner.recordId
        placed: ["name", "legal_form", "vat_no", "description"]
        workspace: dialog.partner.workspace
    }
}
