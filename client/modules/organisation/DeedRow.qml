import QtQuick
import Carnet.Ui

// Something the person did, with Undo or the reason why it stays.
Card {
    id: row

    required property var modelData
    property bool busy: false

    signal linkOpened(string kind, string id)
    signal redone(string id)
    signal undone(string id)

    readonly property bool roomy: width >= Theme.scaledUp(520)
    readonly property bool goesBack: Boolean(modelData.canUndo || modelData.canRedo)
    readonly property Component back: Component {
        Button {
            enabled: !row.busy
            symbol: row.modelData.canRedo ? "redo" : "undo"
            text: row.modelData.canRedo ? qsTr("Do again") : qsTr("Undo")
            onClicked: row.modelData.canRedo ? row.redone(row.modelData.id) : row.undone(row.modelData.id)
        }
    }

    clickable: Boolean(modelData.linkId)
    name: modelData.title
    padding: 12

    onClicked: row.linkOpened(modelData.linkKind, modelData.linkId)

    RowLayout {
        Layout.fillWidth: true
        spacing: 12

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                text: row.modelData.title

                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                second: true
                style: "caption"
                text: row.modelData.reason !== "" ? qsTr("%1 · %2").arg(row.modelData.subtitle).arg(row.modelData.reason) : row.modelData.subtitle
            }
        }
        StateChip {
            text: row.modelData.stateText
            tone: row.modelData.stateTone
            visible: row.modelData.stateText !== ""
        }
        Loader {
            active: row.roomy && row.goesBack
            sourceComponent: row.back
            visible: active
        }
    }
    Loader {
        Layout.alignment: Qt.AlignRight
        active: !row.roomy && row.goesBack
        sourceComponent: row.back
        visible: active
    }
    Rows {
        Layout.fillWidth: true
        model: row.modelData.refusals
        delegate: Label {
            required property var modelData

            color: Theme.warning
            style: "caption"
            text: qsTr("%1: %2").arg(modelData.names).arg(modelData.problem)
        }
    }
}
