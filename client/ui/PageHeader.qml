import QtQuick
import Carnet.Ui

// Back, title, verbs: the top of PlainPage.
RowLayout {
    id: root

    property string title
    property string subtitle
    property var actions: []
    property bool canGoBack: false
    property bool titled: true

    signal actionTriggered(string key)
    signal backRequested

    readonly property bool roomy: width >= 560 * Theme.textScale

    spacing: 12

    IconButton {
        hint: "Esc"
        name: qsTr("Back")
        symbol: "back"
        visible: root.canGoBack
        onClicked: root.backRequested()
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Label {
            Layout.fillWidth: true
            style: root.roomy ? "page" : "record"
            text: root.title
            visible: root.titled && text !== ""
        }
        Label {
            Layout.fillWidth: true
            second: true
            text: root.subtitle
            visible: text !== ""
        }
    }
    Row {
        id: buttons

        spacing: Theme.gap
        visible: root.roomy && root.actions.length > 0

        Repeater {
            model: RowsModel {
                rows: root.roomy ? root.actions.slice(0, 2) : []
            }
            delegate: Button {
                required property var modelData

                enabled: modelData.enabled !== false
                kind: modelData.kind || "normal"
                symbol: modelData.symbol || ""
                text: modelData.text
                hint: modelData.hint || ""
                onClicked: root.actionTriggered(modelData.key)
            }
        }
    }
    MenuButton {
        actions: root.roomy ? root.actions.slice(2) : root.actions
        visible: actions.length > 0
        onTriggered: key => root.actionTriggered(key)
    }
}
