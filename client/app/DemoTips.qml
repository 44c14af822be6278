import QtQuick
import Carnet.Ui

// What there is to try in a demo, above everything else until it is closed.
Rectangle {
    id: tips

    signal closed

    color: Theme.tint("info")
    implicitHeight: Math.max(words.implicitHeight + 16, button.implicitHeight)

    Accessible.role: Accessible.Notification
    Accessible.name: words.text

    Label {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.cardPadding
        anchors.right: button.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.ink("info")
        text: qsTr("1 Switch the network off. 2 Start the first visit. 3 Switch it on: the ticket is in progress at headquarters, too.")

        Accessible.ignored: true
    }
    IconButton {
        id: button

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        name: qsTr("Close the tips")
        symbol: "close"
        onClicked: tips.closed()
    }
}
