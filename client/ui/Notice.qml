import QtQuick
import Carnet.Ui

// A sentence with a tone, where it belongs. Buttons that would take the room of the sentence stand below it.
Rectangle {
    id: notice

    property string text
    property string tone: "info"
    property string actionText
    property string otherText

    readonly property real buttonsWidth: (actionText !== "" ? action.implicitWidth : 0)
                                         + (otherText !== "" ? Theme.gap + other.implicitWidth : 0)
    readonly property bool stacked: buttonsWidth > width * 0.45

    signal actionTriggered
    signal otherTriggered

    implicitWidth: row.implicitWidth + 24
    implicitHeight: row.implicitHeight + 16
    color: Theme.tint(tone)
    radius: Theme.radiusCard

    Accessible.role: tone === "danger" || tone === "warning" ? Accessible.AlertMessage : Accessible.Notification
    Accessible.name: text

    GridLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.rightMargin: 12
        anchors.topMargin: Theme.gap
        anchors.bottomMargin: Theme.gap
        columnSpacing: 12
        columns: notice.stacked ? 2 : 3
        rowSpacing: Theme.gap

        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: 1
            color: Theme.ink(notice.tone)
            symbol: Theme.toneSymbol(notice.tone)
        }
        Label {
            Layout.fillWidth: true
            color: notice.tone === "neutral" ? Theme.text : Theme.ink(notice.tone)
            text: notice.text

            Accessible.ignored: true
        }
        WrapRow {
            Layout.column: notice.stacked ? 1 : 2
            Layout.fillWidth: notice.stacked
            Layout.row: notice.stacked ? 1 : 0
            spacing: Theme.gap
            visible: notice.actionText !== "" || notice.otherText !== ""

            Button {
                id: action

                text: notice.actionText
                visible: text !== ""
                onClicked: notice.actionTriggered()
            }
            Button {
                id: other

                kind: "quiet"
                text: notice.otherText
                visible: text !== ""
                onClicked: notice.otherTriggered()
            }
        }
    }
}
