import QtQuick
import Carnet.Catalogue
import Carnet.Store
import Carnet.Ui

// Find a product and choose it.
Dialog {
    id: dialog

    required property Workspace workspace

    signal chosen(string id, string name)

    acceptText: ""
    title: qsTr("Choose a product")

    onAboutToShow: products.filterText = ""

    SearchField {
        Layout.fillWidth: true
        focus: true
        name: qsTr("Number or name")
        narrows: list
        placeholderText: name
        text: products.filterText
        onSearched: text => products.filterText = text
    }
    RecordList {
        id: list

        Layout.fillWidth: true
        Layout.preferredHeight: 7 * Theme.narrowRow
        filtered: products.filterText !== ""
        loading: products.loading
        model: products
        name: qsTr("Products")
        delegate: ListRow {
            required property var row
            required property int index

            subtitle: row.sku
            title: row.name
        }
        onOpened: (index, key) => {
            const row = rowAt(index);
            dialog.chosen(key, row.sku + " " + row.name);
            dialog.close();
        }
    }

    ProductListModel {
        id: products

        sortKey: "sku"
        workspace: dialog.workspace
    }
}
