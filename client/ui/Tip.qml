import QtQuick
import QtQuick.Templates as T

// What a control under the mouse says of itself, with the key that does the same. Never the only place of a name.
T.ToolTip {
    id: tip

    property string hint

    delay: 600
    timeout: 6000
    margins: Theme.gap
    horizontalPadding: Theme.gap
    verticalPadding: Theme.tight
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? parent.height + Theme.tight : 0
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Row {
        spacing: Theme.gap

        Label {
            color: Theme.surface
            style: "caption"
            text: tip.text
            width: Math.min(Math.ceil(implicitWidth), Theme.scaledUp(360))
        }
        Label {
            color: Theme.line
            style: "caption"
            text: tip.hint
            visible: text !== ""
            wrapMode: Text.NoWrap
        }
    }
    background: Rectangle {
        color: Theme.text
        radius: Theme.radiusField
    }
}
