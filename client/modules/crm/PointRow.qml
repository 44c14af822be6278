import QtQuick
import Carnet.Ui

// A number or address that can be used at once, and mended.
ColumnLayout {
    id: row

    required property var modelData
    property bool canEdit: false
    // An edit of it was begun and not saved.
    property bool begun: false

    readonly property var scheme: ({
            phone: "tel:",
            mobile: "tel:",
            email: "mailto:",
            web: ""
        })

    signal editRequested(var point)
    signal conflictChosen(var conflict, string side)

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Fact {
            Layout.fillWidth: true
            clickable: true
            label: row.modelData.label
            symbol: row.modelData.symbol
            value: row.modelData.value
            onClicked: Qt.openUrlExternally(row.scheme[row.modelData.kind] + row.modelData.value.replace(/\s/g, ""))
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
