import QtQuick

// A switch with a sentence below that says what it does.
Column {
    id: row

    property alias text: control.text
    property alias checked: control.checked
    property string help

    signal flipped(bool checked)

    spacing: 0

    Switch {
        id: control

        width: parent.width
        onToggled: row.flipped(checked)
    }
    Label {
        leftPadding: control.leftPadding
        second: true
        style: "caption"
        text: row.help
        visible: text !== ""
        width: parent.width
    }
}
