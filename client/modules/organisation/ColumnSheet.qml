import QtQuick
import Carnet.Store
import Carnet.Ui

// Which columns the table shows.
Dialog {
    id: sheet

    required property EntityListModel model

    readonly property var shown: model.shownColumns.map(column => column.key)

    acceptText: qsTr("Done")
    rejectText: ""
    text: qsTr("A wide list shows these columns; an export has the same.")
    title: qsTr("Columns")

    function setShown(key: string, on: bool) {
        const next = model.columns.map(column => column.key).filter(each => each === key ? on : shown.indexOf(each) >= 0);
        if (next.length > 0)
            model.columnKeys = next;
    }

    Column {
        Layout.fillWidth: true

        Repeater {
            model: sheet.model.columns
            delegate: CheckBox {
                required property var modelData

                readonly property bool last: checked && sheet.shown.length === 1

                checked: sheet.shown.indexOf(modelData.key) >= 0
                enabled: !last
                text: modelData.title
                width: parent.width
                onToggled: {
                    sheet.setShown(modelData.key, checked);
                    checked = Qt.binding(() => sheet.shown.indexOf(modelData.key) >= 0);
                }
            }
        }
    }
    Button {
        Layout.alignment: Qt.AlignLeft
        enabled: sheet.model.columnKeys.length > 0
        kind: "quiet"
        symbol: "undo"
        text: qsTr("As the list comes")
        onClicked: sheet.model.columnKeys = []
    }
}
