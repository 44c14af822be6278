import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Stock
import Carnet.Ui

// What can be corrected of a machine: who has it and where, and its dates. Number and product are what it is.
Dialog {
    id: dialog

    required property SerialController serial

    property string partnerId
    property string partner
    property string addressId
    property string soldOn
    property string warrantyUntil

    readonly property alias draft: draft
    readonly property bool asksSite: sites.choices.length > 0

    acceptEnabled: soldField.acceptable && warrantyField.acceptable
    acceptText: qsTr("Save")
    title: qsTr("Edit the machine")

    onAboutToShow: draft.begin(serial.details)
    onAccepted: draft.send(serial.saveDetails({
            partnerId: partnerId,
            addressId: addressId,
            place: placeField.text,
            soldOn: soldOn,
            warrantyUntil: warrantyUntil
        }, draft.seen))
    onClosed: draft.leave()

    // The site of one customer is none of another's.
    function give(id: string, name: string) {
        if (id !== partnerId)
            addressId = "";
        partnerId = id;
        partner = name;
    }

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Fact {
            Layout.fillWidth: true
            label: qsTr("Customer")
            symbol: "people"
            value: dialog.partner !== "" ? dialog.partner : qsTr("Nobody")
        }
        Button {
            id: choose

            text: dialog.partnerId === "" ? qsTr("Choose a customer") : qsTr("Change")
            onClicked: partnerPicker.open()

            Accessible.name: qsTr("Choose a customer")
        }
        IconButton {
            name: qsTr("Take the customer away")
            symbol: "close"
            visible: dialog.partnerId !== ""
            onClicked: {
                dialog.give("", "");
                choose.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("address_id")
        label: qsTr("Site")
        visible: dialog.asksSite

        ComboField {
            options: sites.choices
            value: dialog.addressId
            onEdited: value => dialog.addressId = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("place")
        label: qsTr("Where it stands")
        meanwhile: draft.meanwhile.place || ""

        TextField {
            id: placeField

            focus: true
            placeholderText: qsTr("For example: cellar, behind the boiler")
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("sold_on")
        label: qsTr("Sold on")

        DateField {
            id: soldField

            value: dialog.soldOn
            onEdited: iso => dialog.soldOn = iso
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("warranty_until")
        label: qsTr("Warranty until")

        DateField {
            id: warrantyField

            value: dialog.warrantyUntil
            onEdited: iso => dialog.warrantyUntil = iso
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        style: "caption"
        text: qsTr("Number and product stay: tickets and parts name the machine by them. Is one of them wrong? Add the machine with the right one, choose it in the open tickets, and take the customer away from this one.")
    }

    FormDraft {
        id: draft

        choices: ["partnerId", "partner", "addressId", "soldOn", "warrantyUntil"]
        fields: ({place: placeField})
        form: dialog
        key: "serial/" + dialog.serial.recordId
        placed: ["place", "sold_on", "warranty_until"].concat(dialog.asksSite ? ["address_id"] : [])
        standing: ({place: dialog.serial.place})
        workspace: dialog.serial.workspace
    }
    SiteChoices {
        id: sites

        recordId: dialog.partnerId
        workspace: dialog.serial.workspace
    }
    Later {
        id: partnerPicker

        PartnerPicker {
            workspace: dialog.serial.workspace
            onChosen: (id, name) => dialog.give(id, name)
        }
    }
}
