import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// A number or address, and what mends it; one that a device can call, write to or show is used at once.
ColumnLayout {
    id: row

    required property Workspace workspace
    required property var modelData
    property bool canEdit: false
    // An edit of it was begun and not saved.
    property bool begun: false

    // What a press on its value does, by its kind; with the addresses of places nothing.
    readonly property var uses: ({
            phone: number => row.workspace.call(number),
            mobile: number => row.workspace.call(number),
            email: address => Qt.openUrlExternally("mailto:" + address.replace(/\s/g, "")),
            web: address => row.workspace.browse(address)
        })

    signal editRequested(var point)
    signal conflictChosen(var conflict, string side)

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Fact {
            Layout.fillWidth: true
            clickable: row.uses[row.modelData.kind] !== undefined
            label: row.modelData.label
            symbol: row.modelData.symbol
            value: row.modelData.value
            onClicked: row.uses[row.modelData.kind](row.modelData.value)
        }
        IconButton {
            name: qsTr("Edit %1").arg(row.modelData.label)
            symbol: "edit"
            visible: row.canEdit
            onClicked: row.editRequested(row.modelData)
        }
    }
    BegunNotice {
        Layout.fillWidth: true
        visible: row.begun
        what: row.modelData.label
        onResumed: row.editRequested(row.modelData)
    }
    FieldState {
        Layout.fillWidth: true
        standing: row.modelData.standing || {}
        onChosen: (conflict, side) => row.conflictChosen(conflict, side)
    }
}
