import QtQuick
import Carnet.Ui

// What happened, newest first: who, when it happened and, when that differs, when it arrived here.
ColumnLayout {
    id: root

    property var events: []
    property string emptyText: qsTr("Nothing has happened yet.")
    property int shownCount: 30
    // So many entries are made before there are events, for a page that is made before its record is known.
    property int expected: 0

    signal activated(string key)

    Layout.fillHeight: false
    spacing: 0

    Label {
        Layout.fillWidth: true
        second: true
        text: root.emptyText
        visible: root.events.length === 0
    }
    Rows {
        // Entries without events, of which nothing is seen, take the next ones.
        model: root.events.length > 0 ? root.events.slice(0, root.shownCount) : Array(root.expected).fill({
            title: ""
        })
        visible: root.events.length > 0
        delegate: Item {
            id: entry

            required property var modelData
            required property int index

            readonly property string tone: modelData.tone || "neutral"

            implicitHeight: words.implicitHeight + 16

            Accessible.role: Accessible.ListItem
            Accessible.name: modelData.title
            Accessible.description: [modelData.text, modelData.who, modelData.when].filter(part => part).join(" · ")

            Rectangle {
                anchors.bottom: parent.bottom
                anchors.horizontalCenter: dot.horizontalCenter
                anchors.top: dot.bottom
                anchors.topMargin: 2
                color: Theme.line
                visible: entry.index < Math.min(root.events.length, root.shownCount) - 1
                width: 1
            }
            Rectangle {
                id: dot

                color: Theme.tint(entry.tone)
                height: width
                radius: width / 2
                width: Theme.scaledUp(28)

                Icon {
                    anchors.centerIn: parent
                    color: Theme.ink(entry.tone)
                    size: Theme.smallIcon
                    symbol: entry.modelData.symbol || "info"
                }
            }
            ColumnLayout {
                id: words

                anchors.left: dot.right
                anchors.leftMargin: 12
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.topMargin: 4
                spacing: 2

                Label {
                    Layout.fillWidth: true
                    strong: true
                    style: "dense"
                    text: entry.modelData.title

                    Accessible.ignored: true
                }
                Label {
                    Layout.fillWidth: true
                    style: "dense"
                    text: entry.modelData.text || ""
                    visible: text !== ""

                    Accessible.ignored: true
                }
                Label {
                    Layout.fillWidth: true
                    second: true
                    style: "caption"
                    text: {
                        const parts = [entry.modelData.who, entry.modelData.when].filter(part => part);
                        if (entry.modelData.arrived)
                            parts.push(qsTr("arrived %1").arg(entry.modelData.arrived));
                        return parts.join(" · ");
                    }

                    Accessible.ignored: true
                }
            }
            TapHandler {
                enabled: entry.modelData.key !== undefined
                onTapped: root.activated(entry.modelData.key)
            }
        }
    }
    Button {
        Layout.alignment: Qt.AlignLeft
        kind: "quiet"
        text: qsTr("Show %n earlier event(s)", "", root.events.length - root.shownCount)
        visible: root.events.length > root.shownCount
        onClicked: root.shownCount += 60
    }
}
