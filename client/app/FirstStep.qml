import QtQuick
import Carnet.Ui

// One step: its number or a tick, what it is about, and what to do, which is open for one step at a time.
Card {
    id: step

    property int number: 1
    property string heading
    property string summary
    property bool done: false
    property bool open: false

    default property alias body: inside.data

    signal opened

    clickable: !open
    name: qsTr("Step %1: %2").arg(number).arg(heading)

    onClicked: opened()

    RowLayout {
        Layout.fillWidth: true
        spacing: 12

        Rectangle {
            color: step.done ? Theme.tint("success") : step.open ? Theme.accent : Theme.sunken
            implicitHeight: implicitWidth
            implicitWidth: Theme.scaledUp(28)
            radius: implicitWidth / 2

            Icon {
                anchors.centerIn: parent
                color: Theme.ink("success")
                size: Theme.smallIcon
                symbol: "check"
                visible: step.done
            }
            Label {
                anchors.centerIn: parent
                color: step.open ? Theme.accentInk : Theme.text
                strong: true
                style: "dense"
                text: step.number
                visible: !step.done
            }
        }
        GridLayout {
            id: words

            // Beside each other only where neither is squeezed.
            readonly property bool roomy: width >= Theme.scaledUp(400)

            Layout.fillWidth: true
            columnSpacing: 12
            columns: roomy ? 2 : 1
            rowSpacing: 0

            Label {
                Layout.fillWidth: true
                style: "section"
                text: step.heading
            }
            Label {
                Layout.fillWidth: true
                horizontalAlignment: words.roomy ? Text.AlignRight : Text.AlignLeft
                second: true
                text: step.summary
                visible: text !== ""
            }
        }
    }
    ColumnLayout {
        id: inside

        Layout.fillWidth: true
        spacing: Theme.fieldGap
        visible: step.open
    }
}
