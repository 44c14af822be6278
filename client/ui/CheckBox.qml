import QtQuick
import QtQuick.Templates as T

T.CheckBox {
    id: control

    property string name

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight)
    spacing: 12
    leftPadding: text !== "" ? indicator.width + spacing : indicator.width
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.CheckBox
    Accessible.name: text !== "" ? text : name
    Accessible.onToggleAction: control.flip()
    Accessible.onPressAction: control.flip()

    function flip() {
        control.toggle();
        control.toggled();
    }

    indicator: Rectangle {
        readonly property bool filled: control.checkState !== Qt.Unchecked

        y: Math.round((control.height - height) / 2)
        width: Theme.scaledUp(Theme.touch ? 24 : 18)
        height: width
        border.color: filled ? Theme.accent : control.hovered ? Theme.text : Theme.fieldBorder
        border.width: Theme.touch ? 2 : 1
        color: filled ? Theme.accent : Theme.surface
        radius: Theme.radiusField

        Icon {
            anchors.centerIn: parent
            color: Theme.accentInk
            size: parent.width - 2
            symbol: control.checkState === Qt.PartiallyChecked ? "remove" : "check"
            visible: parent.filled
        }
        FocusRing {
            visible: control.visualFocus
        }
    }
    contentItem: Label {
        text: control.text

        Accessible.ignored: true
    }
}
