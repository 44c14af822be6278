import QtQuick
import Carnet.Store
import Carnet.Ui

// What became of an operation on many rows, as long as rules refused some of them: each rule with the rows it refused.
Rectangle {
    id: root

    property BulkChange change: null

    readonly property var refusals: change ? change.refusals : []

    color: Theme.warningTint
    implicitHeight: words.implicitHeight + 24
    radius: Theme.radiusCard
    visible: refusals.length > 0 && !change.running

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.tight

        Label {
            color: Theme.warning
            strong: true
            text: root.change ? root.change.result : ""
            width: parent.width
        }
        Repeater {
            model: root.refusals
            delegate: Label {
                required property var modelData

                text: qsTr("%1: %2").arg(modelData.names).arg(modelData.problem)
                width: parent.width
            }
        }
    }
    IconButton {
        id: close

        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 4
        name: qsTr("Close")
        symbol: "close"
        onClicked: root.change.forget()
    }
}
