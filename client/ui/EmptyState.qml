import QtQuick
import Carnet.Ui

// What belongs here, and the first step.
ColumnLayout {
    id: root

    property string symbol
    property string title
    property string text
    property string actionText

    signal actionTriggered

    Layout.fillHeight: false
    spacing: Theme.gap

    Rectangle {
        Layout.alignment: Qt.AlignHCenter
        Layout.bottomMargin: Theme.gap
        color: Theme.sunken
        implicitHeight: implicitWidth
        implicitWidth: Theme.scaledUp(72)
        radius: implicitWidth / 2
        visible: root.symbol !== ""

        Icon {
            anchors.centerIn: parent
            size: Theme.scaledUp(32)
            symbol: root.symbol
        }
    }
    Label {
        Layout.alignment: Qt.AlignHCenter
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.scaledUp(440)
        horizontalAlignment: Text.AlignHCenter
        style: "section"
        text: root.title
    }
    Label {
        Layout.alignment: Qt.AlignHCenter
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.scaledUp(440)
        horizontalAlignment: Text.AlignHCenter
        second: true
        text: root.text
        visible: text !== ""
    }
    Button {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.gap
        text: root.actionText
        visible: text !== ""
        onClicked: root.actionTriggered()
    }
}
