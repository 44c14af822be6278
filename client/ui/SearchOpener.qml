import QtQuick
import QtQuick.Templates as T

// Looks like a field, opens the search.
T.AbstractButton {
    id: control

    implicitWidth: Theme.scaledUp(280)
    implicitHeight: Theme.field
    focusPolicy: Qt.StrongFocus
    text: qsTr("Search")

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()

    contentItem: Item {
        Icon {
            id: glass

            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.smallIcon
            symbol: "search"
        }
        Label {
            anchors.left: glass.right
            anchors.leftMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            second: true
            text: control.text
            wrapMode: Text.NoWrap

            Accessible.ignored: true
        }
        Rectangle {
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            border.color: Theme.line
            color: Theme.surface
            height: Theme.denseLine
            radius: Theme.radiusField
            visible: !Theme.touch
            width: height

            Label {
                anchors.centerIn: parent
                second: true
                style: "caption"
                text: "/"

                Accessible.ignored: true
            }
        }
    }
    background: Item {
        Rectangle {
            anchors.centerIn: parent
            color: Theme.sunken
            height: Math.min(parent.height, Theme.scaledUp(40))
            radius: Theme.radiusField
            width: parent.width
        }
        Rectangle {
            anchors.fill: parent
            color: control.down ? Theme.pressed : control.hovered ? Theme.hover : "transparent"
            radius: Theme.radiusField
        }
        FocusRing {
            visible: control.visualFocus
        }
    }
}
