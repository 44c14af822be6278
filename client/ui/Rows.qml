import QtQuick
import Carnet.Ui

// Rows made from a model, one under another and each as wide as this; absent while the model is empty.
Column {
    id: rows

    property alias model: repeater.model
    property alias delegate: repeater.delegate
    readonly property alias count: repeater.count

    Layout.fillWidth: true
    visible: count > 0

    Repeater {
        id: repeater

        onItemAdded: (index, item) => item.width = Qt.binding(() => rows ? rows.width : 0)
    }
}
