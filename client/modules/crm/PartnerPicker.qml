import QtQuick
import Carnet.Crm
import Carnet.Store
import Carnet.Ui

// Find a customer and choose it.
Dialog {
    id: dialog

    required property Workspace workspace

    signal chosen(string id, string name)

    acceptText: ""
    title: qsTr("Choose a customer")

    onAboutToShow: partners.filterText = ""

    SearchField {
        Layout.fillWidth: true
        focus: true
        name: qsTr("Name, town or telephone")
        narrows: list
        placeholderText: name
        text: partners.filterText
        onSearched: text => partners.filterText = text
    }
    RecordList {
        id: list

        Layout.fillWidth: true
        Layout.preferredHeight: 7 * Theme.narrowRow
        emptyText: qsTr("The customers of your tickets arrive here by themselves.")
        emptyTitle: qsTr("No customers yet")
        filtered: partners.filterText !== ""
        loading: partners.loading
        model: partners
        name: qsTr("Customers")
        delegate: ListRow {
            required property var row
            required property int index

            subtitle: row.city
            title: row.name
        }
        onOpened: (index, key) => {
            dialog.chosen(key, rowAt(index).name);
            dialog.close();
        }
    }

    Button {
        Layout.fillWidth: true
        kind: "quiet"
        symbol: "add"
        text: partners.filterText !== "" ? qsTr("New customer: %1").arg(partners.filterText) : qsTr("New customer")
        visible: newPartner.allowed
        onClicked: newPartner.add(partners.filterText)
    }

    NewPartnerDialog {
        id: newPartner

        existingText: qsTr("Choose it")
        workspace: dialog.workspace
        onExistingChosen: (id, name) => {
            dialog.chosen(id, name);
            dialog.close();
        }
        onCreated: (id, name) => {
            dialog.chosen(id, name);
            dialog.close();
        }
    }
    PartnerListModel {
        id: partners

        sortKey: "name"
        workspace: dialog.workspace
    }
}
