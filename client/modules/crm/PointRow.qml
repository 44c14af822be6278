import QtQuick
import Carnet.Ui

// A number or address that can be used at once, and mended.
RowLayout {
    id: row

    required property var modelData
    property bool canEdit: false

    readonly property var scheme: ({
            phone: "tel:",
            mobile: "tel:",
            email: "mailto:",
            web: ""
        })

    signal editRequested(var point)

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
