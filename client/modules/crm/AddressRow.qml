import QtQuick
import Carnet.Ui

// An address, and what mends it.
ColumnLayout {
    id: row

    required property var modelData
    property bool canEdit: false
    // An edit of it was begun and not saved.
    property bool begun: false

    signal editRequested(var address)
    signal conflictChosen(var conflict, string side)

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Fact {
            Layout.fillWidth: true
            label: row.modelData.label
            symbol: "map"
            value: row.modelData.value
        }
        IconButton {
            name: qsTr("Edit %1").arg(row.modelData.label)
            symbol: "edit"
            visible: row.canEdit
            onClicked: row.editRequested(row.modelData)
        }
    }
    Notice {
        Layout.fillWidth: true
        actionText: qsTr("Go on writing")
        text: qsTr("Begun and not saved: %1").arg(row.modelData.label)
        tone: "info"
        visible: row.begun
        onActionTriggered: row.editRequested(row.modelData)
    }
    FieldState {
        Layout.fillWidth: true
        standing: row.modelData.standing || {}
        onChosen: (conflict, side) => row.conflictChosen(conflict, side)
    }
}
