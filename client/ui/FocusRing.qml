import QtQuick

// The visible focus: 2 px accent, 2 px off its control, or just inside where a neighbour or an edge would hide it.
Rectangle {
    property bool inside: false
    property int around: Theme.radiusField

    anchors.fill: parent
    anchors.margins: inside ? 1 : -2 * Theme.focusRing
    color: "transparent"
    radius: inside ? around : around + 2 * Theme.focusRing
    // Most are never seen; what is not seen does not turn with the palette.
    border.color: visible ? Theme.accent : "transparent"
    border.width: Theme.focusRing
    z: 1
}
