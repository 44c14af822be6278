import QtQuick
import Carnet.Organisation
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// A part out of the van, and how many.
Dialog {
    id: dialog

    required property Workspace workspace
    // What fits its machine is listed first.
    property string ticketId
    // "ticket/<id>/part"
    property string draftKey
    // Asks for the change; returns its number (Workspace.submit).
    property var save: (productId, locationId, quantity) => 0

    property string productId
    property string productName
    property string unit  // its code
    // Counted in pieces.
    property bool whole: false
    property real quantity: 1000

    readonly property var line: stock.rows.find(each => each.productId === productId)
    readonly property real inVan: line ? line.quantity : 0

    acceptEnabled: stock.ready && stock.placeId !== "" && productId !== "" && amount.acceptable
    acceptText: productId !== "" ? qsTr("Add it") : ""
    preferredWidth: 560
    title: qsTr("Add a part")

    onAboutToShow: {
        stock.filterText = "";
        draft.begin({productId: "", productName: "", unit: "", whole: false, quantity: 1000});
    }
    onAccepted: draft.send(save(productId, stock.placeId, quantity))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    SearchField {
        Layout.fillWidth: true
        focus: true
        name: qsTr("Number or name")
        narrows: list
        placeholderText: name
        text: stock.filterText
        visible: dialog.productId === ""
        onSearched: text => stock.filterText = text
    }
    SectionHeader {
        Layout.fillWidth: true
        text: qsTr("In your van")
        visible: dialog.productId === ""
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("Not in your van: %1").arg(stock.elsewhere.join(", "))
        tone: "info"
        visible: dialog.productId === "" && stock.elsewhere.length > 0
    }
    RecordList {
        id: list

        Layout.fillWidth: true
        Layout.preferredHeight: 6 * Theme.narrowRow
        columns: []
        emptyText: qsTr("What the depot loads into your van will be listed here.")
        emptyTitle: qsTr("Nothing is in the van")
        filtered: stock.filterText !== ""
        loading: !stock.ready
        name: qsTr("In the van")
        visible: dialog.productId === ""
        model: RowsModel {
            rows: stock.rows
        }
        delegate: ListRow {
            required property var row
            required property int index

            subtitle: row.subtitle
            title: row.title
            trailing: row.quantityText
            trailingTone: row.tone
        }
        onOpened: (index, key) => {
            const row = rowAt(index);
            dialog.productId = row.productId;
            dialog.productName = row.sku + " " + row.title;
            dialog.unit = row.unitCode;
            dialog.whole = row.whole;
        }
    }
    Fact {
        Layout.fillWidth: true
        label: qsTr("Part")
        symbol: "box"
        value: dialog.productName
        visible: dialog.productId !== ""
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("quantity")
        help: qsTr("%1 in the van", "quantity").arg(dialog.line ? dialog.line.quantityText : "0")
        label: qsTr("Quantity")
        visible: dialog.productId !== ""

        QuantityField {
            id: amount

            from: dialog.whole ? 1000 : 1
            to: 9999000
            unit: dialog.workspace.unitName(dialog.unit, dialog.quantity)
            value: dialog.quantity
            whole: dialog.whole
            onEdited: value => dialog.quantity = value
        }
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("That is more than the van should hold. It is recorded all the same; the van will be counted.")
        tone: "warning"
        visible: stock.ready && dialog.productId !== "" && amount.acceptable && dialog.quantity > dialog.inVan
    }

    FormDraft {
        id: draft

        choices: ["productId", "productName", "unit", "whole", "quantity"]
        form: dialog
        key: dialog.draftKey
        placed: ["quantity"]
        workspace: dialog.workspace
    }
    StockController {
        id: stock

        ticketId: dialog.ticketId
        workspace: dialog.workspace
    }
}
