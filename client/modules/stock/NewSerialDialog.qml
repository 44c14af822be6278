import QtQuick
import Carnet.Catalogue
import Carnet.Organisation
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// A machine that is met for the first time: the number on its plate and what it is.
Dialog {
    id: dialog

    required property Workspace workspace
    // Whose it is, if that is known.
    property string partnerId
    property string partner
    // What was searched for in vain.
    property string proposed

    property string productId
    property string product

    readonly property alias allowed: maker.allowed

    // {id, number, productId, product, partnerId, partner}
    signal created(var serial)

    acceptEnabled: numberField.text.trim() !== "" && productId !== ""
    acceptText: qsTr("Add the machine")
    title: qsTr("New machine")

    function add(number: string) {
        proposed = number;
        open();
    }

    onAboutToShow: draft.begin({number: proposed, place: "", productId: "", product: ""})
    onAccepted: draft.send(maker.create(numberField.text, productId, partnerId, placeField.text))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("number")
        label: qsTr("Serial number")
        required: true

        TextField {
            id: numberField

            focus: true
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Fact {
            Layout.fillWidth: true
            label: qsTr("Product")
            symbol: "box"
            value: dialog.product !== "" ? dialog.product : qsTr("Not chosen yet")
        }
        Button {
            text: dialog.productId === "" ? qsTr("Choose a product") : qsTr("Change")
            onClicked: productPicker.open()

            Accessible.name: qsTr("Choose a product")
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("place")
        label: qsTr("Where it stands")

        TextField {
            id: placeField

            placeholderText: qsTr("For example: cellar, behind the boiler")
        }
    }

    Label {
        Layout.fillWidth: true
        second: true
        style: "caption"
        text: numberField.text.trim() === "" ? qsTr("The serial number is missing.") : qsTr("The product is missing.")
        visible: !dialog.acceptEnabled
    }

    Later {
        id: productPicker

        ProductPicker {
            workspace: dialog.workspace
            onChosen: (id, name) => {
                dialog.productId = id;
                dialog.product = name;
            }
        }
    }
    NewSerialController {
        id: maker

        workspace: dialog.workspace
        onCreated: id => dialog.created({
            id: id,
            number: numberField.text.trim(),
            productId: dialog.productId,
            product: dialog.product,
            partnerId: dialog.partnerId,
            partner: dialog.partner
        })
    }
    FormDraft {
        id: draft

        choices: ["productId", "product"]
        fields: ({number: numberField, place: placeField})
        form: dialog
        key: "new-serial/" + dialog.partnerId
        placed: ["number", "place"]
        workspace: dialog.workspace
    }
}
