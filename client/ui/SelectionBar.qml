import QtQuick
import Carnet.Ui

// While rows are chosen: how many, what can be done to all of them, and the way out.
Rectangle {
    id: root

    property int count: 0
    property var actions: []

    // While it is hidden nothing follows the window's width: buttons that nobody sees would be made and thrown away.
    property real seenWidth: 0
    // As many operations as have room beside each other have a button, the others are in a menu.
    readonly property int buttons: {
        const room = Math.floor((seenWidth - Theme.scaledUp(Theme.touch ? 220 : 180)) / Theme.scaledUp(Theme.touch ? 160 : 140));
        return room >= actions.length ? actions.length : Math.max(1, room);
    }

    signal triggered(string key)
    signal cleared

    color: Theme.selectedRow
    implicitHeight: flow.implicitHeight + 2 * Theme.gap
    visible: count > 0

    Accessible.role: Accessible.ToolBar
    Accessible.name: words.text

    onWidthChanged: {
        if (visible || seenWidth === 0)
            seenWidth = width;
    }
    onVisibleChanged: {
        if (visible)
            seenWidth = width;
    }

    WrapRow {
        id: flow

        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        IconButton {
            hint: "Esc"
            name: qsTr("Choose none")
            symbol: "close"
            onClicked: root.cleared()
        }
        Item {
            height: Theme.target
            width: words.implicitWidth

            Label {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                strong: true
                text: qsTr("%n chosen", "", root.count)
                wrapMode: Text.NoWrap
            }
        }
        Repeater {
            model: RowsModel {
                rows: root.actions.slice(0, root.buttons)
            }
            delegate: Button {
                required property var modelData

                kind: "quiet"
                symbol: modelData.symbol || ""
                text: modelData.text
                onClicked: root.triggered(modelData.key)
            }
        }
        MenuButton {
            actions: root.actions.slice(root.buttons)
            visible: root.actions.length > root.buttons
            onTriggered: key => root.triggered(key)
        }
    }
}
