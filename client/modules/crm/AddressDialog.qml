import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Ui

// An address of a customer: a new one, or the one that is known.
Dialog {
    id: dialog

    required property PartnerController partner
    // Empty for a new one.
    property string addressId
    property string label
    property string kind: "default"
    // Its code.
    property string country

    readonly property alias draft: draft
    // As it stands; of a new one nothing.
    readonly property var known: addressId !== "" && partner.addresses.find(address => address.id === addressId) || null

    acceptEnabled: [street, postcode, city].some(field => field.text.trim() !== "")
    acceptText: qsTr("Save")
    title: addressId !== "" ? label : qsTr("Add an address")

    function edit(address: var) {
        addressId = address.id;
        label = address.label;
        open();
    }

    function add() {
        addressId = "";
        label = "";
        open();
    }

    function save(): int {
        const typed = {kind: kind, street: street.text, postcode: postcode.text, city: city.text, country: country};
        return addressId !== "" ? partner.saveAddress(addressId, typed, draft.seen) : partner.addAddress(typed);
    }

    onAboutToShow: {
        const address = known || {};
        draft.begin({
            kind: address.kind || "default",
            street: address.street || "",
            postcode: address.postcode || "",
            city: address.city || "",
            country: address.country || ""
        });
    }
    onAccepted: draft.send(save())
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("street")
        label: qsTr("Street and number")
        meanwhile: draft.meanwhile.street || ""
        standing: dialog.known ? dialog.known.standing : {}

        TextArea {
            id: street

            focus: true
            minimumLines: 1
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
            meanwhile: draft.meanwhile.postcode || ""

            TextField {
                id: postcode
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            error: draft.errorOf("city")
            label: qsTr("Town")
            meanwhile: draft.meanwhile.city || ""

            TextField {
                id: city
            }
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("country")
        label: qsTr("Country")

        ComboField {
            options: dialog.partner.countries
            value: dialog.country
            onEdited: value => dialog.country = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("kind")
        label: qsTr("Kind")

        ComboField {
            options: dialog.partner.addressKinds
            value: dialog.kind
            onEdited: value => dialog.kind = value
        }
    }

    FormDraft {
        id: draft

        choices: ["kind", "country"]
        fields: ({street: street, postcode: postcode, city: city})
        form: dialog
        key: dialog.addressId !== "" ? "address/" + dialog.addressId : "new-address/" + dialog.partner.recordId
        placed: ["kind", "street", "postcode", "city", "country"]
        standing: dialog.known ? {street: dialog.known.street, postcode: dialog.known.postcode, city: dialog.known.city} : {}
        workspace: dialog.partner.workspace
    }
}
