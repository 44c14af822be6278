import QtQuick
import Carnet.Ui

// A record that was chosen, or the button to choose one.
RowLayout {
    id: row

    property string label
    property string value
    property string symbol
    property string chooseText

    signal chooseRequested

    Layout.fillWidth: true
    spacing: Theme.gap

    Fact {
        Layout.fillWidth: true
        label: row.label
        symbol: row.symbol
        value: row.value
    }
    Button {
        text: row.value === "" ? row.chooseText : qsTr("Change")
        onClicked: row.chooseRequested()

        Accessible.name: row.chooseText
    }
}
