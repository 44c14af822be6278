import QtQuick
import Carnet.Ui

// A record that was chosen, or the button to choose one.
RowLayout {
    id: row

    property string label
    property string value
    property string symbol
    property string chooseText
    // It stays as it is: somebody else may change it.
    property bool locked: false

    // What the button that leaves nothing chosen is called; empty for none.
    property string takeAwayText

    signal chooseRequested
    signal takenAway

    Layout.fillWidth: true
    spacing: Theme.gap

    Fact {
        Layout.fillWidth: true
        label: row.label
        symbol: row.symbol
        value: row.value
    }
    // Where the keys go on, once something was chosen.
    function takeKeys() {
        button.forceActiveFocus(Qt.TabFocusReason);
    }

    Button {
        id: button

        visible: !row.locked
        text: row.value === "" ? row.chooseText : qsTr("Change")
        onClicked: row.chooseRequested()

        Accessible.name: row.chooseText
    }
    IconButton {
        name: row.takeAwayText
        symbol: "close"
        visible: !row.locked && row.takeAwayText !== "" && row.value !== ""
        onClicked: {
            row.takenAway();
            button.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
