import QtQuick
import Carnet.Ui

// A small fact: text on its tone's tint, or outlined.
Rectangle {
    id: chip

    property string text
    property string symbol
    property string tone: "neutral"
    property bool outlined: false

    implicitWidth: Math.ceil(words.implicitWidth) + (picture.visible ? picture.width + content.spacing : 0) + 16
    implicitHeight: Math.ceil(words.implicitHeight) + 2 * Theme.tight
    border.color: outlined ? Theme.ink(tone) : "transparent"
    border.width: outlined ? 1 : 0
    color: outlined ? "transparent" : Theme.tint(tone)
    radius: Theme.radiusField

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: content

        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.tight

        Icon {
            id: picture

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.ink(chip.tone)
            size: Theme.smallIcon
            symbol: chip.symbol
        }
        Words {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.ink(chip.tone)
            strong: true
            style: "caption"
            text: chip.text
            width: Math.min(Math.ceil(implicitWidth),
                            chip.width - 16 - (picture.visible ? picture.width + content.spacing : 0))
        }
    }
}
