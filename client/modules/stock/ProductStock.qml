import QtQuick
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// Where a product lies, and the numbered pieces there are of it, for the product's page.
ColumnLayout {
    id: section

    required property Workspace workspace
    property alias recordId: stock.recordId

    signal linkOpened(string kind, string id)

    spacing: Theme.gap

    SectionHeader {
        Layout.fillWidth: true
        text: qsTr("In stock")
    }
    LineGrid {
        Layout.fillWidth: true
        columns: [{
                key: "title",
                title: qsTr("Place"),
                fill: 1
            }, {
                key: "quantityText",
                title: qsTr("Quantity"),
                width: 120,
                align: "right"
            }]
        emptyText: qsTr("There is none in any place this device knows.")
        rows: stock.rows
        onActivated: index => section.linkOpened("location", stock.rows[index].id)
    }
    SectionHeader {
        Layout.fillWidth: true
        Layout.topMargin: Theme.fieldGap
        count: serials.count
        text: qsTr("Machines")
        visible: serials.count > 0
    }
    Card {
        Layout.fillWidth: true
        padding: 0
        visible: serials.count > 0

        Rows {
            model: serials
            delegate: ListRow {
                required property var row
                required property int index

                separator: index < serials.count - 1
                subtitle: row.partner
                symbol: "tag"
                title: row.number
                onClicked: section.linkOpened("serial", row.id)
            }
        }
    }

    StockController {
        id: stock

        byProduct: true
        workspace: section.workspace
    }
    SerialListModel {
        id: serials

        productId: stock.recordId !== "" ? stock.recordId : "none"
        sortKey: "number"
        workspace: section.workspace
    }
}
