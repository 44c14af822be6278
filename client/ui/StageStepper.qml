import QtQuick
import Carnet.Ui

// Where a record stands among its stages. With little room: bars, and the stage in words.
Item {
    id: root

    property var stages: []
    property string current
    property bool waiting: false

    readonly property int at: {
        for (let i = 0; i < stages.length; ++i) {
            if (stages[i].key === current)
                return i;
        }
        return -1;
    }
    // The last stage is none that leads on: it was cancelled there.
    readonly property bool stopped: at >= 0 && stages[at].stopped === true
    readonly property string words: {
        if (at < 0)
            return "";
        return waiting ? qsTr("%1 · waiting for headquarters").arg(stages[at].text) : stages[at].text;
    }
    readonly property bool roomy: width >= stages.length * 120 * Theme.textScale

    implicitWidth: 320
    implicitHeight: roomy ? Theme.scaledUp(44) : narrow.implicitHeight

    Accessible.role: Accessible.StaticText
    Accessible.name: at < 0 ? "" : stopped ? words : qsTr("Step %1 of %2: %3").arg(at + 1).arg(stages.length).arg(words)

    // Plain columns of equal width: a RowLayout whose Repeater gets other stages while it is arranged never ends in Qt 6.4.
    Row {
        visible: root.roomy

        Repeater {
            model: RowsModel {
                rows: root.roomy ? root.stages : []
            }
            delegate: Column {
                id: step

                required property var modelData
                required property int index

                readonly property bool done: index < root.at
                readonly property bool now: index === root.at

                spacing: Theme.tight
                width: root.width / root.stages.length

                Item {
                    height: Theme.scaledUp(20)
                    width: parent.width

                    Rectangle {
                        anchors.left: parent.left
                        anchors.right: parent.horizontalCenter
                        anchors.verticalCenter: parent.verticalCenter
                        color: step.now && root.stopped ? Theme.line : step.index <= root.at ? Theme.accent : Theme.line
                        height: 2
                        visible: step.index > 0
                    }
                    Rectangle {
                        anchors.left: parent.horizontalCenter
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        color: step.index < root.at - (root.stopped ? 1 : 0) ? Theme.accent : Theme.line
                        height: 2
                        visible: step.index < root.stages.length - 1
                    }
                    StageMark {
                        anchors.centerIn: parent
                        done: step.done
                        now: step.now
                        stopped: step.now && root.stopped
                        waiting: root.waiting
                    }
                }
                Label {
                    color: step.now ? Theme.text : Theme.secondText
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignHCenter
                    strong: step.now
                    style: "caption"
                    text: step.modelData.text
                    width: parent.width
                    wrapMode: Text.NoWrap

                    Accessible.ignored: true
                }
            }
        }
    }
    ColumnLayout {
        id: narrow

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 6
        visible: !root.roomy

        Row {
            id: bars

            Layout.fillWidth: true
            spacing: Theme.tight

            Repeater {
                model: RowsModel {
                    rows: root.stages
                }
                delegate: Rectangle {
                    required property int index

                    border.color: index === root.at && root.waiting ? Theme.accent : "transparent"
                    color: index === root.at && root.stopped ? Theme.danger
                         : index < root.at || index === root.at && !root.waiting ? Theme.accent : Theme.line
                    height: 4
                    radius: 2
                    width: (bars.width - bars.spacing * (root.stages.length - 1)) / root.stages.length
                }
            }
        }
        Label {
            Layout.fillWidth: true
            elide: Text.ElideRight
            style: "caption"
            text: root.at < 0 ? "" : root.stopped ? root.words : qsTr("%1 of %2 · %3").arg(root.at + 1).arg(root.stages.length).arg(root.words)
            wrapMode: Text.NoWrap

            Accessible.ignored: true
        }
    }
}
