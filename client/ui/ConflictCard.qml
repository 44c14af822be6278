import QtQuick
import Carnet.Ui

// What it was, what you did, what they did, and the choice.
Card {
    id: root

    property string question
    property string was
    property string mine
    property string theirs
    property string theirName
    property string theirWhen
    property bool allowBoth: false

    signal chosen(string side)

    symbol: "decision"
    title: question
    tone: "warning"

    Label {
        Layout.fillWidth: true
        second: true
        text: root.was !== "" ? qsTr("It was: %1").arg(root.was) : qsTr("It was empty.")
    }
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: 12
        columns: width >= 440 * Theme.textScale ? 2 : 1
        rowSpacing: 12

        Choice {
            side: "mine"
            value: root.mine
            verb: qsTr("Keep mine")
            who: qsTr("Yours")
        }
        Choice {
            side: "theirs"
            value: root.theirs
            verb: qsTr("Keep theirs")
            who: root.theirWhen === "" ? root.theirName : root.theirName + " · " + root.theirWhen
        }
    }
    Button {
        kind: "quiet"
        text: qsTr("Keep both")
        visible: root.allowBoth
        onClicked: root.chosen("both")
    }

    component Choice: Rectangle {
        id: choice

        property string side
        property string who
        property string value
        property string verb

        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        border.color: Theme.line
        color: Theme.bg
        implicitHeight: inside.implicitHeight + 24
        radius: Theme.radiusField

        ColumnLayout {
            id: inside

            anchors.fill: parent
            anchors.margins: 12
            spacing: Theme.gap

            Label {
                Layout.fillWidth: true
                second: true
                style: "caption"
                text: choice.who
            }
            Label {
                Layout.fillHeight: true
                Layout.fillWidth: true
                strong: true
                text: choice.value !== "" ? choice.value : qsTr("(empty)")
                verticalAlignment: Text.AlignTop
            }
            Button {
                Layout.fillWidth: true
                text: choice.verb
                onClicked: root.chosen(choice.side)
            }
        }
    }
}
