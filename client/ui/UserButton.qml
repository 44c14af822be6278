import QtQuick
import QtQuick.Templates as T

// Who is signed in; opens the person's own menu.
T.AbstractButton {
    id: control

    property string userName
    property string userRole
    property var actions: []
    property bool wordless: false

    // The menu, null until it was asked for.
    property var made: null

    signal triggered(string key)

    implicitWidth: wordless ? Theme.rail : Theme.sidebar
    implicitHeight: Math.max(Theme.target, Theme.scaledUp(52))
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.ButtonMenu
    Accessible.name: userName
    Accessible.description: userRole
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()
    onClicked: {
        if (made === null)
            made = menu.createObject(control);
        made.popup(control, 8, -made.implicitHeight);
    }

    contentItem: Item {
        Avatar {
            id: face

            anchors.left: parent.left
            anchors.leftMargin: control.wordless ? (parent.width - width) / 2 : 12
            anchors.verticalCenter: parent.verticalCenter
            name: control.userName
        }
        Column {
            anchors.left: face.right
            anchors.leftMargin: 12
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            visible: !control.wordless

            Label {
                elide: Text.ElideRight
                strong: true
                style: "dense"
                text: control.userName
                width: parent.width
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
            Label {
                elide: Text.ElideRight
                second: true
                style: "caption"
                text: control.userRole
                visible: text !== ""
                width: parent.width
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        color: control.down ? Theme.pressed : control.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusField

        FocusRing {
            inside: true
            visible: control.visualFocus
        }
    }

    Component {
        id: menu

        Menu {
            actions: control.actions
            onTriggered: key => control.triggered(key)
        }
    }
}
