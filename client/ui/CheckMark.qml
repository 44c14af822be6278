import QtQuick

// The box of a check box and of a row that can be chosen.
Rectangle {
    id: box

    property bool filled: false
    property bool partly: false
    property bool hovered: false

    border.color: filled ? Theme.accent : hovered ? Theme.text : Theme.fieldBorder
    border.width: Theme.touch ? 2 : 1
    color: filled ? Theme.accent : Theme.surface
    implicitHeight: implicitWidth
    implicitWidth: Theme.scaledUp(Theme.touch ? 24 : 18)
    radius: Theme.radiusField

    Loader {
        active: box.filled
        anchors.centerIn: parent

        sourceComponent: Icon {
            color: Theme.accentInk
            size: box.width - 2
            symbol: box.partly ? "remove" : "check"
        }
    }
}
