import QtQuick
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// A part out of the van, and how many.
Dialog {
    id: dialog

    required property Workspace workspace

    property string productId
    property string productName
    property string unit
    property real inVan: 0
    property real quantity: 1000

    signal chosen(string productId, string locationId, real quantity)

    acceptEnabled: productId !== "" && quantity > 0
    acceptText: productId !== "" ? qsTr("Use it") : ""
    preferredWidth: 560
    title: qsTr("Use a part")

    onAboutToShow: {
        productId = "";
        quantity = 1000;
        stock.filterText = "";
    }
    onAccepted: chosen(productId, stock.placeId, quantity)

    SearchField {
        Layout.fillWidth: true
        focus: true
        name: qsTr("Number or name")
        placeholderText: name
        text: stock.filterText
        visible: dialog.productId === ""
        onSearched: text => stock.filterText = text
    }
    RecordList {
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
        onFilterCleared: stock.filterText = ""
        onOpened: (index, key) => {
            const row = rowAt(index);
            dialog.productId = row.productId;
            dialog.productName = row.sku + " " + row.title;
            dialog.unit = row.unit;
            dialog.inVan = row.quantity;
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
        help: qsTr("%1 in the van", "quantity").arg(dialog.inVan / 1000)
        label: qsTr("Quantity")
        visible: dialog.productId !== ""

        QuantityField {
            from: 1
            unit: dialog.unit
            value: dialog.quantity
            onEdited: value => dialog.quantity = value
        }
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("That is more than the van should hold. It is recorded all the same; the van will be counted.")
        tone: "warning"
        visible: dialog.productId !== "" && dialog.quantity > dialog.inVan
    }

    StockController {
        id: stock

        workspace: dialog.workspace
    }
}
