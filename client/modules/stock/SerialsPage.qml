import QtQuick
import Carnet.Stock
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The place Machines: every numbered piece, at whomever it stands.
ListDetail {
    id: page

    required property Workspace workspace
    property string recordId
    property Component related

    signal opened(string id)
    signal linkOpened(string kind, string id)

    detailOpen: recordId !== ""
    listAlone: true
    emptySymbol: "tag"
    emptyTitle: qsTr("No machine chosen")
    emptyText: qsTr("Choose a machine to see where it stands, its warranty and its tickets.")

    list: ListPane {
        countText: qsTr("%n machine(s)", "", serials.count)
        emptyActionText: newSerial.allowed ? qsTr("New machine") : ""
        emptySymbol: "tag"
        emptyText: qsTr("Machines arrive here with the tickets of their customers.")
        emptyTitle: qsTr("No machines yet")
        model: serials
        name: qsTr("Machines")
        recordId: page.recordId
        searchHint: qsTr("Serial number, product or customer")
        delegate: ListRow {
            required property var row
            required property int index

            marked: row.id === page.recordId
            subtitle: [row.product, row.partner].filter(part => part).join(" · ")
            title: row.number
        }
        header: Button {
            hint: "N"
            symbol: "add"
            text: qsTr("New machine")
            onClicked: newSerial.add("")

            LetterKey {
                enabled: page.enabled && newSerial.allowed && page.listSeen
                letter: "N"
                onActivated: newSerial.add("")
            }
        }
        headerVisible: newSerial.allowed
        onEmptyActionTriggered: newSerial.add("")
        onOpened: id => page.opened(id)
    }
    detail: RecordRoom {
        likely: page.enabled
        recordId: page.recordId
        page: SerialPage {
            canGoBack: !page.sideBySide
            related: page.related
            workspace: page.workspace
            onBackRequested: page.closed()
            onLinkOpened: (kind, id) => page.linkOpened(kind, id)
        }
    }

    NewSerialDialog {
        id: newSerial

        workspace: page.workspace
        onCreated: serial => page.opened(serial.id)
    }
    SerialListModel {
        id: serials

        workspace: page.workspace
    }
}
