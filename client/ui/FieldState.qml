import QtQuick
import Carnet.Ui

// How a field stands, below it: saved here and not sent, refused and why, changed by two people with the choice between
// them. `standing` is {unsent, refused, conflict}, the conflict as ConflictCard's values in a map; nothing to say = no room.
ColumnLayout {
    id: root

    property var standing: ({})
    // Of a field that stands elsewhere, in a header.
    property string label

    readonly property var conflict: standing && standing.conflict || null
    readonly property var versions: conflict || ({})
    readonly property bool unsent: Boolean(standing && standing.unsent)
    readonly property string refused: standing && standing.refused || ""

    signal chosen(var conflict, string side)

    // Of most fields nothing is to be said: what says it is made when it is.
    spacing: Theme.gap
    visible: conflict !== null || unsent || refused !== ""

    Loader {
        Layout.fillWidth: true
        active: root.unsent && root.conflict === null
        visible: active

        sourceComponent: RowLayout {
            spacing: Theme.tight

            Rectangle {
                color: Theme.info
                implicitHeight: 6
                implicitWidth: 6
                radius: 3
            }
            Label {
                Layout.fillWidth: true
                style: "caption"
                text: root.label === "" ? qsTr("Saved here") : qsTr("%1: saved here").arg(root.label)
                tone: "info"
            }
        }
    }
    Loader {
        Layout.fillWidth: true
        active: root.refused !== ""
        visible: active

        sourceComponent: RowLayout {
            spacing: Theme.tight

            Icon {
                Layout.alignment: Qt.AlignTop
                color: Theme.danger
                size: Theme.smallIcon
                symbol: "error"
            }
            Label {
                Layout.fillWidth: true
                style: "caption"
                text: root.label === "" ? qsTr("Not accepted: %1").arg(root.refused)
                                        : qsTr("%1 not accepted: %2").arg(root.label).arg(root.refused)
                tone: "danger"

                Accessible.role: Accessible.AlertMessage
            }
        }
    }
    Loader {
        Layout.fillWidth: true
        active: root.conflict !== null
        visible: active

        sourceComponent: RowLayout {
            spacing: Theme.tight

            Icon {
                Layout.alignment: Qt.AlignTop
                color: Theme.warning
                size: Theme.smallIcon
                symbol: "decision"
            }
            Label {
                Layout.fillWidth: true
                style: "caption"
                text: root.label === "" ? qsTr("Changed by two people. Keep which?")
                                        : qsTr("%1: changed by two people. Keep which?").arg(root.label)
                tone: "warning"
            }
        }
    }
    Loader {
        Layout.fillWidth: true
        active: root.conflict !== null
        visible: active
        sourceComponent: ConflictChoices {
            mine: root.versions.mine || ""
            mineName: root.versions.mineName || ""
            mineWhen: root.versions.mineWhen || ""
            theirName: root.versions.theirName || ""
            theirWhen: root.versions.theirWhen || ""
            theirs: root.versions.theirs || ""
            onChosen: side => root.chosen(root.conflict, side)
        }
    }
}
