import QtQuick
import Carnet.Ui

// What was just done, for a few seconds, with Undo when the rules can take it back. A newer one replaces it.
Rectangle {
    id: toast

    property string text
    property string tone: "neutral"
    property string undoKey

    signal undone(string key)

    implicitWidth: Math.min(row.implicitWidth + 32, parent ? parent.width - 32 : 400)
    implicitHeight: Math.max(Theme.field, row.implicitHeight) + 8
    color: Theme.text
    opacity: 0
    radius: Theme.radiusCard
    visible: opacity > 0

    Accessible.role: Accessible.Notification
    Accessible.name: text

    function show(message: var) {
        text = message.text;
        tone = message.tone || "neutral";
        undoKey = message.undoKey || "";
        opacity = 1;
        life.restart();
    }

    function hide() {
        life.stop();
        opacity = 0;
    }

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.duration
        }
    }
    Timer {
        id: life

        interval: toast.undoKey !== "" ? 8000 : 5000
        onTriggered: toast.hide()
    }
    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: toast.undoKey !== "" ? 4 : 16
        spacing: 12

        Icon {
            color: Theme.surface
            symbol: Theme.toneSymbol(toast.tone)
        }
        Label {
            Layout.fillWidth: true
            color: Theme.surface
            elide: Text.ElideRight
            maximumLineCount: 2
            text: toast.text

            Accessible.ignored: true
        }
        Button {
            id: undo

            kind: "quiet"
            symbol: "undo"
            text: qsTr("Undo")
            visible: toast.undoKey !== ""
            ink: Theme.surface
            onClicked: {
                const key = toast.undoKey;
                toast.hide();
                toast.undone(key);
            }
        }
    }
}
