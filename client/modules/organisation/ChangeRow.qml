import QtQuick
import Carnet.Ui

// One change in words, and where it stands.
Card {
    id: row

    required property var modelData

    signal linkOpened(string kind, string id)

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
                text: row.modelData.subtitle
            }
        }
        StateChip {
            text: row.modelData.stateText
            tone: row.modelData.stateTone
            waiting: row.modelData.waiting
        }
    }
}
