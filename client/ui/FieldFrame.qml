import QtQuick

// The frame of every field: rest, hover, focus, refused, read-only (no border).
Rectangle {
    property bool focused: false
    property bool hovered: false
    property bool invalid: false
    property bool readOnly: false

    border.color: readOnly ? (focused ? Theme.accent : "transparent")
                           : invalid ? Theme.danger : focused ? Theme.accent : hovered ? Theme.text : Theme.fieldBorder
    border.width: focused || invalid ? 2 : 1
    color: readOnly ? "transparent" : Theme.surface
    radius: Theme.radiusField

    // Refused and in focus: both are seen.
    FocusRing {
        visible: parent.invalid && parent.focused
    }
}
