import QtQuick
import QtQuick.Templates as T
import "Letters.js" as Letters

// A filter that is on or off. The owner decides; a press only asks.
T.AbstractButton {
    id: control

    property string name: text
    // Behind the text: what a press does, when that is not "on and off".
    property string symbol

    readonly property real maximumText: parent && parent.width > 0 ? Math.max(80, parent.width - 24 - 24) : 400

    // Under a finger the target is larger than the pill that is seen; the room around it is the space between pills.
    readonly property int around: Theme.touch ? Theme.tight : 0

    // As wide chosen as not, or the chips after it would move: the mark takes the place of some of the margin.
    readonly property real beside: symbol !== "" ? 24 + Theme.smallIcon + Theme.tight : 32

    implicitWidth: Math.max(Theme.touch ? Theme.target : 0, words.width + beside + 2 * around)
    implicitHeight: Math.max(Theme.touch ? Theme.field : Theme.scaledUp(28), words.implicitHeight + 8 + 2 * around)
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.CheckBox
    Accessible.name: name
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: event => {
        if (Letters.presses(event))
            control.clicked();
    }

    // A text that wraps says of itself how wide it is only once it has a width.
    TextMetrics {
        id: natural

        font.family: Theme.family
        font.pixelSize: Theme.denseSize
        font.weight: Theme.strong
        text: control.text
    }

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.tight

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.accent
                size: Theme.smallIcon
                symbol: "check"
                visible: control.checked && control.symbol === ""
            }
            Label {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                color: control.checked ? Theme.accent : Theme.text
                horizontalAlignment: Text.AlignHCenter
                strong: control.checked
                style: "dense"
                text: control.text
                width: Math.min(Math.ceil(natural.advanceWidth) + 1, control.maximumText)
                wrapMode: natural.advanceWidth + 1 > control.maximumText ? Text.Wrap : Text.NoWrap

                Accessible.ignored: true
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: control.checked ? Theme.accent : Theme.secondText
                size: Theme.smallIcon
                symbol: control.symbol
                visible: symbol !== ""
            }
        }
    }
    background: Item {
        Rectangle {
            anchors.centerIn: parent
            border.color: control.checked ? Theme.accent : Theme.line
            color: control.checked ? Theme.selectedRow : Theme.surface
            height: Math.min(parent.height, Math.max(Theme.scaledUp(Theme.touch ? 36 : 28), words.implicitHeight + 8))
            radius: Math.min(height / 2, Theme.scaledUp(18))
            width: parent.width - 2 * control.around

            Rectangle {
                anchors.fill: parent
                color: control.down ? Theme.pressed : control.hovered ? Theme.hover : "transparent"
                radius: parent.radius
            }
            FocusRing {
                around: parent.radius
                visible: control.visualFocus
            }
        }
    }
}
