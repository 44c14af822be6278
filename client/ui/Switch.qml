import QtQuick
import QtQuick.Templates as T

T.Switch {
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
        y: Math.round((control.height - height) / 2)
        width: Theme.scaledUp(44)
        height: Theme.scaledUp(24)
        border.color: control.checked ? Theme.accent : Theme.fieldBorder
        color: control.checked ? Theme.accent : Theme.sunken
        radius: height / 2

        Rectangle {
            x: control.checked ? parent.width - width - 4 : 4
            y: 4
            color: control.checked ? Theme.accentInk : Theme.fieldBorder
            height: parent.height - 8
            radius: height / 2
            width: height

            Behavior on x {
                NumberAnimation {
                    duration: Theme.duration
                }
            }
        }
        FocusRing {
            around: parent.radius
            visible: control.visualFocus
        }
    }
    contentItem: Label {
        text: control.text

        Accessible.ignored: true
    }
}
