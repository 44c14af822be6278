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

    implicitWidth: text !== "" ? worded.implicitWidth : dots.implicitWidth
    implicitHeight: text !== "" ? worded.implicitHeight : dots.implicitHeight

    function open() {
        menu.popup(root, root.width - menu.implicitWidth, root.height + Theme.tight);
    }

    Button {
        id: worded

        anchors.fill: parent
        kind: root.kind
        symbol: "down"
        text: root.text
        visible: root.text !== ""

        Accessible.role: Accessible.ButtonMenu

        onClicked: root.open()
    }
    IconButton {
        id: dots

        anchors.fill: parent
        name: root.name
        symbol: root.symbol
        visible: root.text === ""

        Accessible.role: Accessible.ButtonMenu

        onClicked: root.open()
    }
    Menu {
        id: menu

        actions: root.actions
        onTriggered: key => root.triggered(key)
    }
}
