import QtQuick
import Carnet.Catalogue
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The place Products: list, and the record beside it or over it.
ListDetail {
    id: page

    required property Workspace workspace
    property string recordId
    property Component related

    signal opened(string id)
    signal linkOpened(string kind, string id)

    detailOpen: recordId !== ""
    listAlone: true
    emptySymbol: "box"
    emptyTitle: qsTr("No product chosen")
    emptyText: qsTr("Choose a product to see its price, its properties and where it is in stock.")

    list: ListPane {
        builtIn: [{
                key: "goods",
                text: qsTr("Goods")
            }, {
                key: "services",
                text: qsTr("Services")
            }]
        bulk: bulk
        countText: qsTr("%n product(s)", "", products.count)
        emptySymbol: "box"
        emptyText: qsTr("Products are brought in by the office and arrive here by themselves.")
        emptyTitle: qsTr("No products yet")
        model: products
        name: qsTr("Products")
        recordId: page.recordId
        searchHint: qsTr("Number or name")
        delegate: ListRow {
            required property var row
            required property int index

            marked: row.id === page.recordId
            subtitle: row.sku
            title: row.name
            trailing: row.price
        }
        onBulkRequested: key => key === "family" ? familyDialog.open() : bulk.setActive(key === "active")
        onOpened: id => page.opened(id)
    }
    detail: RecordRoom {
        likely: page.enabled
        recordId: page.recordId
        page: ProductPage {
            canGoBack: !page.sideBySide
            related: page.related
            workspace: page.workspace
            onBackRequested: page.closed()
            onLinkOpened: (kind, id) => page.linkOpened(kind, id)
        }
    }

    ProductListModel {
        id: products

        workspace: page.workspace
    }
    ProductBulk {
        id: bulk

        model: products
    }
    Later {
        id: familyDialog

        ChoiceDialog {
            emptyTitle: qsTr("There are no families yet")
            choices: bulk.families
            symbol: "folder"
            title: qsTr("Put into the family")
            onChosen: id => bulk.setFamily(id)
        }
    }
}
