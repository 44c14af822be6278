import QtQuick
import Carnet.Ui

// The titles of a RecordList's columns, with the box that chooses all rows. A finger draws a wide table sideways by it.
Rectangle {
    id: head

    required property var list  // the RecordList

    readonly property real edge: Theme.touch ? 16 : 12

    color: Theme.sunken
    implicitHeight: Theme.field

    // A list without columns needs none of it.
    Loader {
        active: head.list.columns.length > 0
        anchors.fill: parent

        sourceComponent: Item {
            CheckBox {
                anchors.left: parent.left
                anchors.leftMargin: head.edge
                anchors.verticalCenter: parent.verticalCenter
                checkState: !head.list.selecting ? Qt.Unchecked
                                                 : head.list.selection.count >= head.list.count ? Qt.Checked : Qt.PartiallyChecked
                name: qsTr("Choose all")
                nextCheckState: () => checkState
                visible: head.list.gutter > 0
                onClicked: {
                    if (head.list.selection.count >= head.list.count)
                        head.list.clearSelection();
                    else
                        head.list.selection.chooseAll();
                }
            }
            Row {
                anchors.fill: parent
                anchors.leftMargin: head.edge + head.list.gutter
                anchors.rightMargin: head.list.dotsRoom + 12
                clip: head.list.wide
                spacing: 16

                Repeater {
                    model: head.list.columns
                    delegate: ColumnTitle {
                        required property var modelData
                        required property int index

                        readonly property string sort: modelData.sort !== undefined ? modelData.sort : modelData.key

                        descending: head.list.sortDescending
                        height: parent.height
                        enabled: sort !== ""
                        sorted: sort !== "" && head.list.sortKey === sort
                        text: modelData.title
                        toRight: modelData.align === "right"
                        visible: index === 0 || index > head.list.passed
                        width: head.list.columnWidths[index] || 0
                        onClicked: head.list.sortRequested(sort)
                    }
                }
            }
        }
    }
    DragHandler {
        property int from: 0

        acceptedDevices: PointerDevice.TouchScreen
        enabled: head.list.wide
        target: null
        yAxis.enabled: false
        onActiveChanged: from = head.list.passed
        onTranslationChanged: {
            if (active)
                head.list.pass(from - Math.round(translation.x / Theme.scaledUp(96)));
        }
    }
}
