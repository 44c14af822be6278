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

    indicator: CheckMark {
        y: Math.round((control.height - height) / 2)
        filled: control.checkState !== Qt.Unchecked
        hovered: control.hovered
        partly: control.checkState === Qt.PartiallyChecked

        FocusRing {
            visible: control.visualFocus
        }
    }
    contentItem: Label {
        text: control.text

        Accessible.ignored: true
    }
}
