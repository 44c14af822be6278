import QtQuick

// With `text` a button with words, without it the three dots named by `name`.
Item {
    id: root

    property string text
    property string name: qsTr("More")
    property string symbol: "more"
    property string kind: "normal"
    property var actions: []

    signal triggered(string key)

    implicitWidth: button.implicitWidth
    implicitHeight: button.implicitHeight

    // The menu, null until it was asked for.
    property var made: null

    function open() {
        if (made === null)
            made = menu.createObject(root);
        made.popup(root, root.width - made.implicitWidth, root.height + Theme.tight);
    }

    Loader {
        id: button

        anchors.fill: parent
        sourceComponent: root.text !== "" ? worded : dots
    }
    Component {
        id: worded

        Button {
            kind: root.kind
            symbol: "down"
            text: root.text

            Accessible.role: Accessible.ButtonMenu

            onClicked: root.open()
        }
    }
    Component {
        id: dots

        IconButton {
            name: root.name
            opened: root.made !== null && root.made.visible
            symbol: root.symbol

            Accessible.role: Accessible.ButtonMenu

            onClicked: root.open()
        }
    }
    Component {
        id: menu

        Menu {
            actions: root.actions
            onTriggered: key => root.triggered(key)
        }
    }
}
