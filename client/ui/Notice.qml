import QtQuick
import Carnet.Ui

// A sentence with a tone, where it belongs.
Rectangle {
    id: notice

    property string text
    property string tone: "info"
    property string actionText
    property string otherText

    signal actionTriggered
    signal otherTriggered

    implicitWidth: row.implicitWidth + 24
    implicitHeight: row.implicitHeight + 16
    color: Theme.tint(tone)
    radius: Theme.radiusCard

    Accessible.role: tone === "danger" || tone === "warning" ? Accessible.AlertMessage : Accessible.Notification
    Accessible.name: text

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.rightMargin: 12
        anchors.topMargin: Theme.gap
        anchors.bottomMargin: Theme.gap
        spacing: 12

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
            Layout.fillWidth: false
            Layout.maximumWidth: notice.width / 2
            spacing: Theme.gap
            visible: notice.actionText !== "" || notice.otherText !== ""

            Button {
                text: notice.actionText
                visible: text !== ""
                onClicked: notice.actionTriggered()
            }
            Button {
                kind: "quiet"
                text: notice.otherText
                visible: text !== ""
                onClicked: notice.otherTriggered()
            }
        }
    }
}
