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

    onAboutToShow: draft.begin(draft.standing)
    onAccepted: draft.send(partner.saveDetails(nameField.text, formField.text, vatField.text, remarks.text,
                                              draft.seen))
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
        meanwhile: draft.meanwhile.name || ""
        standing: dialog.partner.standing.name

        TextField {
            id: nameField

            focus: true
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("legal_form")
        label: qsTr("Legal form")
        meanwhile: draft.meanwhile.legalForm || ""
        standing: dialog.partner.standing.legal_form

        TextField {
            id: formField
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("vat_no")
        label: qsTr("VAT number")
        meanwhile: draft.meanwhile.vatNo || ""
        standing: dialog.partner.standing.vat_no

        TextField {
            id: vatField
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("description")
        label: qsTr("Remarks")
        meanwhile: draft.meanwhile.remarks || ""
        standing: dialog.partner.standing.description

        TextArea {
            id: remarks
        }
    }

    FormDraft {
        id: draft

        fields: ({name: nameField, legalForm: formField, vatNo: vatField, remarks: remarks})
        form: dialog
        key: "partner/" + dialog.partner.recordId
        placed: ["name", "legal_form", "vat_no", "description"]
        standing: ({
                name: dialog.partner.name,
                legalForm: dialog.partner.legalForm,
                vatNo: dialog.partner.vatNo,
                remarks: dialog.partner.description
            })
        workspace: dialog.partner.workspace
    }
}
