import QtQuick
import QtQuick.Templates as T

// What a control under the mouse says of itself, with the key that does the same. Never the only place of a name.
T.ToolTip {
    id: tip

    property string hint
    // To the right of its control, as in a narrow column.
    property bool beside: false

    delay: 600
    timeout: 6000
    margins: Theme.gap
    horizontalPadding: Theme.gap
    verticalPadding: Theme.tight
    x: {
        if (!parent)
            return 0;
        return beside ? parent.width + Theme.tight : Math.round((parent.width - width) / 2);
    }
    y: {
        if (!parent)
            return 0;
        return beside ? Math.round((parent.height - height) / 2) : parent.height + Theme.tight;
    }
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Row {
        // Known by it: what tells hides nothing that is told.
        readonly property bool tells: true

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
