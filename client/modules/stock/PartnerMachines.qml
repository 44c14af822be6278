import QtQuick
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// The machines at a customer, for the customer's page.
ColumnLayout {
    id: section

    required property Workspace workspace
    property alias recordId: serials.partnerId

    signal linkOpened(string kind, string id)

    spacing: Theme.gap

    SectionHeader {
        Layout.fillWidth: true
        count: serials.count
        text: qsTr("Machines")
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
                subtitle: row.product
                symbol: "tag"
                title: row.number
                trailing: row.place
                onClicked: section.linkOpened("serial", row.id)
            }
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("No machine is recorded here.")
        visible: serials.count === 0 && !serials.loading
    }

    SerialListModel {
        id: serials

        sortKey: "number"
        workspace: section.workspace
    }
}
