import QtQuick
import Carnet.Catalogue
import Carnet.Crm
import Carnet.Organisation
import Carnet.Service
import Carnet.Stock
import Carnet.Ui

// What a ticket is about: its title, whom and which machine it is for, its kind and where it is repaired. Fault, diagnosis
// and solution have their own sheets.
Dialog {
    id: dialog

    required property TicketController ticket

    property string kind
    property string place
    property string customer
    property string customerId
    property string contactId
    property string machine
    // The customer who has the machine.
    property string machineOf
    property string serialId
    property string productId

    // What a change of the customer took out of the form, in a sentence.
    property string takenOut
    // The same as values, by the customer: whoever goes back to them finds it again.
    property var takenFrom: ({})

    readonly property alias draft: draft
    readonly property bool asksContact: contacts.choices.length > 0

    acceptEnabled: titleField.text.trim() !== ""
    acceptText: qsTr("Save")
    title: qsTr("Edit the ticket")

    onAboutToShow: {
        takenOut = "";
        takenFrom = {};
        draft.begin({
            title: ticket.title,
            kind: ticket.kind,
            place: ticket.place,
            customer: ticket.customer,
            customerId: ticket.customerId,
            contactId: ticket.contactId,
            machine: ticket.machine,
            machineOf: ticket.machineOf,
            serialId: ticket.serialId,
            productId: ticket.productId
        });
    }
    onAccepted: draft.send(ticket.saveDetails({
            title: titleField.text,
            kind: kind,
            place: place,
            customerId: customerId,
            contactId: contactId,
            serialId: serialId,
            productId: productId
        }, draft.seen))
    onClosed: draft.leave()

    // Another customer has other people and other machines: what is not theirs is asked anew.
    function chooseCustomer(id: string, name: string) {
        const out = ticket.takenOutFor(id, {
            customerId: customerId,
            contactId: contactId,
            contact: contacts.nameOf(contactId),
            serialId: serialId,
            machine: machine,
            machineOf: machineOf
        });
        const taken = {};
        for (const field of out.fields) {
            taken[field] = dialog[field];
            dialog[field] = "";
        }
        const back = ticket.comesBack(takenFrom[id] || {}, {contactId: contactId, serialId: serialId, productId: productId});
        for (const field in back)
            dialog[field] = back[field];
        if (id !== customerId)
            takenFrom = Object.assign({}, takenFrom, {[customerId]: taken});
        takenOut = out.words;
        customer = name;
        customerId = id;
        contacts.propose(contactId === "" ? id : "");
    }

    function chooseMachine(serial: var) {
        takenOut = "";
        machine = serial.number + " · " + serial.product;
        machineOf = serial.partnerId;
        productId = serial.productId;
        serialId = serial.id;
        if (customerId === "" && serial.partnerId !== "" && ticket.canChangeCustomer)
            chooseCustomer(serial.partnerId, serial.partner);
    }

    function chooseProduct(id: string, name: string) {
        takenOut = "";
        machine = name;
        productId = id;
        serialId = machineOf = "";
    }

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
    Notice {
        Layout.fillWidth: true
        text: dialog.takenOut
        tone: "info"
        visible: text !== ""
    }
    Card {
        Layout.fillWidth: true

        ChosenRow {
            chooseText: qsTr("Choose a customer")
            label: qsTr("Customer")
            locked: !dialog.ticket.canChangeCustomer
            symbol: "people"
            value: dialog.customer
            onChooseRequested: partnerPicker.open()
        }
        FormFieldRow {
            Layout.fillWidth: true
            error: draft.errorOf("contact_id")
            label: qsTr("Contact")
            visible: dialog.asksContact

            ComboField {
                options: contacts.choices
                value: dialog.contactId
                onEdited: value => dialog.contactId = value
            }
        }
        ChosenRow {
            chooseText: qsTr("Choose a machine")
            label: qsTr("Machine")
            symbol: "tag"
            takeAwayText: qsTr("Take the machine away")
            value: dialog.machine
            onTakenAway: dialog.machine = dialog.machineOf = dialog.serialId = dialog.productId = ""
            onChooseRequested: serialPicker.open()
        }
        Button {
            kind: "quiet"
            symbol: "box"
            text: qsTr("Choose a product instead")
            onClicked: productPicker.open()
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

        choices: ["kind", "place", "customer", "customerId", "contactId", "machine", "machineOf", "serialId", "productId"]
        fields: ({title: titleField})
        form: dialog
        key: "ticket/" + dialog.ticket.recordId + "/details"
        placed: ["title", "kind", "place"].concat(dialog.asksContact ? ["contact_id"] : [])
        workspace: dialog.ticket.workspace
    }
    ContactChoices {
        id: contacts

        recordId: dialog.customerId
        workspace: dialog.ticket.workspace
        onProposed: id => {
            if (dialog.contactId === "")
                dialog.contactId = id;
        }
    }
    Later {
        id: partnerPicker

        PartnerPicker {
            workspace: dialog.ticket.workspace
            onChosen: (id, name) => dialog.chooseCustomer(id, name)
        }
    }
    Later {
        id: serialPicker

        SerialPicker {
            partner: dialog.customer
            partnerId: dialog.customerId
            workspace: dialog.ticket.workspace
            onChosen: serial => dialog.chooseMachine(serial)
        }
    }
    Later {
        id: productPicker

        ProductPicker {
            workspace: dialog.ticket.workspace
            onChosen: (id, name) => dialog.chooseProduct(id, name)
        }
    }
}
