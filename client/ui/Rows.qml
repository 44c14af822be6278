import QtQuick
import Carnet.Ui

// Rows made from a model, one under another and each as wide as this; absent while the model is empty. Of a list that is
// set anew, rows that are the same stay, and the others take over what stood in their place.
Column {
    id: rows

    property var model
    property alias delegate: repeater.delegate
    readonly property alias count: repeater.count

    Layout.fillWidth: true
    visible: count > 0

    RowsModel {
        id: list

        rows: Array.isArray(rows.model) ? rows.model : []
    }
    Repeater {
        id: repeater

        model: Array.isArray(rows.model) ? list : rows.model

        onItemAdded: (index, item) => item.width = Qt.binding(() => rows ? rows.width : 0)
    }
}
