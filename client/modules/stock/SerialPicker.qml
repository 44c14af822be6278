import QtQuick
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// Find a machine and choose it; of one customer when one is known.
Dialog {
    id: dialog

    required property Workspace workspace
    property alias partnerId: serials.partnerId
    property string partner

    signal chosen(var serial)

    acceptText: ""
    title: qsTr("Choose a machine")

    onAboutToShow: serials.filterText = ""

    SearchField {
        Layout.fillWidth: true
        focus: true
        name: qsTr("Serial number, product or customer")
        narrows: list
        placeholderText: name
        text: serials.filterText
        onSearched: text => serials.filterText = text
    }
    RecordList {
        id: list

        Layout.fillWidth: true
        Layout.preferredHeight: 7 * Theme.narrowRow
        emptyTitle: qsTr("No machine is recorded for this customer")
        filtered: serials.filterText !== ""
        loading: serials.loading
        model: serials
        name: qsTr("Machines")
        delegate: ListRow {
            required property var row
            required property int index

            subtitle: [row.product, row.partner].filter(part => part).join(" · ")
            title: row.number
        }
        onOpened: (index, key) => {
            dialog.chosen(rowAt(index));
            dialog.close();
        }
    }

    Button {
        Layout.fillWidth: true
        kind: "quiet"
        symbol: "add"
        text: serials.filterText !== "" ? qsTr("New machine: %1").arg(serials.filterText) : qsTr("New machine")
        visible: newSerial.allowed
        onClicked: newSerial.add(serials.filterText)
    }

    NewSerialDialog {
        id: newSerial

        partner: dialog.partner
        partnerId: dialog.partnerId
        workspace: dialog.workspace
        onCreated: serial => {
            dialog.chosen(serial);
            dialog.close();
        }
    }
    SerialListModel {
        id: serials

        sortKey: "number"
        workspace: dialog.workspace
    }
}
