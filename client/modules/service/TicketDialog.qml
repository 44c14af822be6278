import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Ui

// What a ticket is about: its title, kind and where it is repaired. Fault, diagnosis and solution have their own sheets.
Dialog {
    id: dialog

    required property TicketController ticket

    property string kind
    property string place

    readonly property alias draft: draft

    acceptEnabled: titleField.text.trim() !== ""
    acceptText: qsTr("Save")
    title: qsTr("Edit the ticket")

    onAboutToShow: draft.begin({title: ticket.title, kind: ticket.kind, place: ticket.place})
    onAccepted: draft.send(ticket.saveDetails(titleField.text, kind, place))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("title")
        label: qsTr("Title")
        required: true

        TextField {
            id: titleField

            focus: true
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("kind")
        label: qsTr("Kind")

        ComboField {
            options: [{
                    value: "repair",
                    text: qsTr("Repair")
                }, {
                    value: "request",
                    text: qsTr("Request")
                }, {
                    value: "complaint",
                    text: qsTr("Complaint")
                }, {
                    value: "internal",
                    text: qsTr("Internal job")
                }]
            value: dialog.kind
            onEdited: value => dialog.kind = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("place")
        label: qsTr("Place of repair")

        ComboField {
            options: [{
                    value: "on_site",
                    text: qsTr("At the customer's")
                }, {
                    value: "workshop",
                    text: qsTr("In the workshop")
                }]
            value: dialog.place
            onEdited: value => dialog.place = value
        }
    }

    FormDraft {
        id: draft

        choices: ["kind", "place"]
        fields: ({title: titleField})
        form: dialog
        key: "ticket/" + dialog.ticket.recordId + "/details"
        placed: ["title", "kind", "place"]
        workspace: dialog.ticket.workspace
    }
}
