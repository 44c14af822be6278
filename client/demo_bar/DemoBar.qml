import QtQuick
import Carnet.DemoBar
import Carnet.Ui

// The demo's own window: what the world around the tablet does. It grows to show the people who may sit down.
Window {
    id: window

    required property DemoState demo

    property bool choosing: false

    readonly property string doing: ({
            restart: qsTr("The tablet starts again…"),
            morning: qsTr("The next morning comes, the programs start again…"),
            person: qsTr("A window opens…"),
            reset: qsTr("Everything is made anew, this takes about a minute…")
        })[demo.busy] || ""

    color: Theme.bg
    height: bar.height + (choosing ? Theme.scaledUp(420) : 0)
    minimumHeight: height
    maximumHeight: height
    minimumWidth: bar.implicitWidth
    title: qsTr("Carnet demo")
    visible: true
    width: bar.implicitWidth

    onChoosingChanged: {
        if (choosing) {
            raise();
            requestActivate();
        }
    }

    Column {
        id: bar

        padding: 12
        spacing: Theme.gap

        Row {
            spacing: Theme.gap

            Button {
                enabled: window.doing === ""
                kind: window.demo.network ? "normal" : "main"
                symbol: window.demo.network ? "offline" : "online"
                text: window.demo.network ? qsTr("Switch the network off") : qsTr("Switch the network on")
                onClicked: window.demo.ask(window.demo.network ? "network off" : "network on")
            }
            Button {
                enabled: window.doing === ""
                symbol: "sync"
                text: qsTr("Kill and restart")
                onClicked: window.demo.ask("kill")
            }
            Button {
                enabled: window.doing === ""
                symbol: "calendar"
                text: qsTr("Next morning")
                onClicked: window.demo.ask("morning")
            }
            Button {
                enabled: window.doing === ""
                symbol: window.choosing ? "collapse" : "people"
                text: qsTr("Other person")
                onClicked: window.choosing = !window.choosing
            }
            Button {
                enabled: window.doing === ""
                kind: "danger"
                symbol: "delete"
                text: qsTr("Reset")
                onClicked: question.visible = true
            }
        }
        Row {
            spacing: Theme.gap
            visible: !question.visible

            Chip {
                anchors.verticalCenter: parent.verticalCenter
                symbol: window.demo.network ? "online" : "offline"
                text: window.demo.network ? qsTr("Tablet online") : qsTr("Tablet without network")
                tone: window.demo.network ? "success" : "warning"
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                second: true
                text: window.doing !== "" ? window.doing : window.demo.tablet + " · " + window.demo.time
                width: bar.implicitWidth - 2 * bar.padding - parent.children[0].width - Theme.gap
            }
        }
        Row {
            id: question

            spacing: Theme.gap
            visible: false

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Delete what was done in the demo?")
            }
            Button {
                kind: "danger"
                text: qsTr("Delete and begin again")
                onClicked: {
                    question.visible = false;
                    window.demo.ask("reset");
                }
            }
            Button {
                text: qsTr("Keep it")
                onClicked: question.visible = false
            }
        }
    }
    Loader {
        active: window.choosing
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.top: bar.bottom
        sourceComponent: PeopleList {
            demo: window.demo
            onChosen: login => {
                window.choosing = false;
                window.demo.ask("person " + login);
            }
        }
    }
}
