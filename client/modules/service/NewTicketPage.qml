import QtQuick
import Carnet.Catalogue
import Carnet.Crm
import Carnet.Service
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// The form for a new ticket. It keeps itself until the ticket is created or thrown away.
PlainPage {
    id: page

    required property Workspace workspace

    readonly property string titleError: ticket.titleError
    // It shows what was begun earlier.
    property bool restored: false

    signal created(string id)

    actions: [{
            key: "discard",
            text: qsTr("Empty the form"),
            symbol: "delete"
        }]
    first: titleField
    form: true
    narrow: true
    title: qsTr("New ticket")

    onActionTriggered: startAgain()
    Component.onCompleted: restored = ticket.title !== "" || ticket.description !== ""

    function startAgain() {
        restored = false;
        ticket.discard();
        titleField.text = "";
        description.text = "";
        titleField.forceActiveFocus(Qt.TabFocusReason);
    }

    Notice {
        Layout.fillWidth: true
        actionText: qsTr("Start again")
        text: qsTr("You began this earlier; it is not saved yet.")
        visible: page.restored && ticket.problem === ""
        onActionTriggered: page.startAgain()
    }

    Notice {
        Layout.fillWidth: true
        text: ticket.problem
        tone: "danger"
        visible: text !== ""
    }
    function create() {
        if (ticket.busy)
            return;
        ticket.title = titleField.text;
        ticket.description = description.text;
        ticket.create();
        showRefusal();
    }

    // The cursor goes to the field that is meant.
    function showRefusal() {
        if (titleError !== "")
            titleField.forceActiveFocus(Qt.OtherFocusReason);
    }

    onTitleErrorChanged: showRefusal()

    onMainTriggered: create()

    FormFieldRow {
        Layout.fillWidth: true
        error: ticket.titleError
        label: qsTr("Title")
        required: true

        TextField {
            id: titleField

            placeholderText: qsTr("What is wrong, in a few words")
            value: ticket.title
            onEdited: text => ticket.title = text
        }
    }
    Notice {
        Layout.fillWidth: true
        text: ticket.takenOut
        tone: "info"
        visible: text !== ""
    }
    Card {
        Layout.fillWidth: true

        ChosenRow {
            id: customerRow

            chooseText: qsTr("Choose a customer")
            label: qsTr("Customer")
            symbol: "people"
            value: ticket.customer
            onChooseRequested: partnerPicker.open()
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: qsTr("Contact")
            visible: ticket.contacts.length > 0

            ComboField {
                options: ticket.contacts
                value: ticket.contactId
                onEdited: value => ticket.contactId = value
            }
        }
        Button {
            kind: "quiet"
            symbol: "person"
            text: qsTr("New contact")
            visible: ticket.customerId !== "" && customer.canAdd
            onClicked: contactDialog.open()
        }
        ChosenRow {
            id: machineRow

            chooseText: qsTr("Choose a machine")
            label: qsTr("Machine")
            symbol: "tag"
            value: ticket.machine
            onChooseRequested: serialPicker.open()
        }
        Button {
            kind: "quiet"
            symbol: "box"
            text: qsTr("Choose a product instead")
            visible: ticket.serialId === ""
            onClicked: productPicker.open()
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Fault")

        TextArea {
            id: description

            minimumLines: 4
            placeholderText: qsTr("What does not work? Since when?")
            value: ticket.description
            onEdited: text => ticket.description = text
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
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
            value: ticket.kind
            onEdited: value => ticket.kind = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Priority")
        visible: ticket.canSetPriority

        ComboField {
            options: [{
                    value: "low",
                    text: qsTr("Low")
                }, {
                    value: "normal",
                    text: qsTr("Normal")
                }, {
                    value: "high",
                    text: qsTr("High")
                }, {
                    value: "urgent",
                    text: qsTr("Urgent")
                }]
            value: ticket.priority
            onEdited: value => ticket.priority = value
        }
    }
    Button {
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
        enabled: !ticket.busy
        hint: "Ctrl+Enter"
        kind: "main"
        large: true
        symbol: "add"
        text: qsTr("Create the ticket")
        onClicked: page.create()
    }

    NewTicketController {
        id: ticket

        shown: page.visible
        workspace: page.workspace
        onCreated: id => page.created(id)
    }
    Later {
        id: partnerPicker

        PartnerPicker {
            workspace: page.workspace
            onChosen: (id, name) => ticket.chooseCustomer(id, name)
            onClosed: customerRow.takeKeys()
        }
    }
    PartnerController {
        id: customer

        recordId: ticket.customerId
        workspace: page.workspace
        onContactAdded: id => ticket.contactId = id
    }
    Later {
        id: contactDialog

        ContactDialog {
            recordId: ticket.customerId
            save: (name, jobTitle, phone) => customer.addContact(name, jobTitle, phone)
            workspace: page.workspace
        }
    }
    Later {
        id: serialPicker

        SerialPicker {
            partner: ticket.customer
            partnerId: ticket.customerId
            workspace: page.workspace
            onClosed: machineRow.takeKeys()
            onChosen: serial => ticket.chooseSerial(serial.id, serial.number, serial.productId, serial.product,
                                                    serial.partnerId, serial.partner)
        }
    }
    Later {
        id: productPicker

        ProductPicker {
            workspace: page.workspace
            onChosen: (id, name) => ticket.chooseProduct(id, name)
        }
    }
}
