import QtQuick
import QtQuick.Templates as T

// The thin bar of everything that scrolls; wider under the mouse pointer.
T.ScrollBar {
    id: bar

    implicitWidth: hovered || pressed ? 10 : 6
    implicitHeight: implicitWidth
    minimumSize: 0.08
    padding: 1
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1

    Accessible.ignored: true

    contentItem: Rectangle {
        color: Theme.fieldBorder
        opacity: bar.pressed ? 0.9 : bar.hovered ? 0.7 : bar.active || !Theme.touch ? 0.4 : 0
        radius: 4
    }
}
