import QtQuick
import QtQuick.Templates as T
import "Letters.js" as Letters

T.Button {
    id: control

    property string symbol
    property string kind: "normal"
    property bool large: false
    property string hint
    // What the text leaves out: the tooltip and the accessible name say it.
    property string meaning

    property color ink: {
        if (!enabled && kind !== "main")
            return Theme.secondText;
        switch (kind) {
        case "main":
            return Theme.accentInk;
        case "danger":
            return Theme.danger;
        case "quiet":
            return Theme.accent;
        default:
            return Theme.text;
        }
    }

    implicitWidth: Math.max(implicitHeight, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: large ? Theme.mainButton : Theme.field
    horizontalPadding: kind === "quiet" ? 12 : 16
    spacing: Theme.gap
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    font.weight: Theme.strong
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.Button
    Accessible.name: meaning !== "" ? meaning : text
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: event => {
        if (Letters.presses(event))
            control.clicked();
    }
    Keys.onEnterPressed: event => {
        if (Letters.presses(event))
            control.clicked();
    }

    contentItem: Item {
        // From what the words want, not from the room they got.
        implicitWidth: Math.ceil(words.implicitWidth) + (picture.visible ? picture.width : 0)
                       + (picture.visible && words.visible ? control.spacing : 0)
        implicitHeight: content.implicitHeight

        Row {
            id: content

            anchors.centerIn: parent
            spacing: control.spacing

            Icon {
                id: picture

                anchors.verticalCenter: parent.verticalCenter
                color: control.ink
                symbol: control.symbol
                size: control.large ? Theme.icon : Math.min(Theme.icon, Math.round(Theme.bodySize * 1.3))
            }
            Text {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                color: control.ink
                elide: Text.ElideRight
                font: control.font
                text: control.text
                textFormat: Text.PlainText
                visible: text !== ""
                width: Math.min(Math.ceil(implicitWidth),
                                control.availableWidth - (picture.visible ? picture.width + control.spacing : 0))
            }
        }
    }
    background: Rectangle {
        border.color: {
            if (control.kind === "main" || control.kind === "quiet")
                return "transparent";
            return control.kind === "danger" ? Theme.danger : Theme.fieldBorder;
        }
        border.width: control.kind === "main" || control.kind === "quiet" ? 0 : 1
        color: control.kind === "main" ? Theme.accent : control.kind === "quiet" ? "transparent" : Theme.surface
        radius: Theme.radiusField

        Rectangle {
            anchors.fill: parent
            color: control.down ? Theme.pressed : control.hovered && control.enabled ? Theme.hover : "transparent"
            radius: parent.radius
        }
        Loader {
            active: control.visualFocus
            anchors.fill: parent
            source: "FocusRing.qml"
            z: 1
        }
    }

    HoverTip {
        hint: control.hint
        text: control.meaning !== "" ? control.meaning : control.text
        shown: control.hovered && (control.hint !== "" || control.meaning !== "") && !Theme.touch
    }
}
