import QtQuick

// While rows are chosen: how many, what can be done to all of them, and the way out.
Rectangle {
    id: root

    property int count: 0
    property var actions: []

    // With little room only the first operation has a button, the others are in a menu.
    readonly property bool roomy: width >= 640 * Theme.textScale

    signal triggered(string key)
    signal cleared

    color: Theme.selectedRow
    implicitHeight: flow.implicitHeight + 2 * Theme.gap
    visible: count > 0

    Accessible.role: Accessible.ToolBar
    Accessible.name: words.text

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
            model: root.roomy ? root.actions : root.actions.slice(0, 1)
            delegate: Button {
                required property var modelData

                kind: "quiet"
                symbol: modelData.symbol || ""
                text: modelData.text
                onClicked: root.triggered(modelData.key)
            }
        }
        MenuButton {
            actions: root.actions.slice(1)
            visible: !root.roomy && root.actions.length > 1
            onTriggered: key => root.triggered(key)
        }
    }
}
