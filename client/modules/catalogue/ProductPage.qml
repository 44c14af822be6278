import QtQuick
import Carnet.Catalogue
import Carnet.Store
import Carnet.Ui

// One product: facts, properties, and what later modules add (`related`, given the product's id).
RecordPage {
    id: page

    required property Workspace workspace
    property alias recordId: product.recordId
    property Component related

    signal linkOpened(string kind, string id)

    chips: product.ready && !product.missing && !product.isActive ? [{
                text: qsTr("No longer sold"),
                tone: "warning"
            }] : []
    number: product.sku
    title: product.missing ? qsTr("This product is not on this device") : product.name

    facts: Card {
        Layout.fillWidth: true

        FactGrid {
            facts: product.facts
            roomFor: 280
        }
        Label {
            Layout.fillWidth: true
            text: product.description
            visible: text !== ""
        }
    }
    lines: [
        SectionHeader {
            Layout.fillWidth: true
            text: qsTr("Properties")
        },
        LineGrid {
            Layout.fillWidth: true
            columns: [{
                    key: "name",
                    title: qsTr("Property"),
                    fill: 1
                }, {
                    key: "value",
                    title: qsTr("Value"),
                    fill: 1,
                    align: "right"
                }]
            emptyText: qsTr("No properties are recorded for this product.")
            rows: product.attributes
        },
        Loader {
            Layout.fillWidth: true
            active: page.recordId !== ""
            sourceComponent: page.related
            onLoaded: item.recordId = Qt.binding(() => page.recordId)
        }
    ]

    ProductController {
        id: product

        workspace: page.workspace
    }
}
