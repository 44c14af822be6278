import QtQuick
import Carnet.Ui

// What was just done, for a few seconds, with Undo when the rules can take it back. A newer one replaces it.
Rectangle {
    id: toast

    property string text
    property string tone: "neutral"
    property string undoKey

    signal undone(string key)

    // What stands beside the words.
    readonly property real beside: 16 + (icon.visible ? icon.width + 12 : 0) + (undoKey !== "" ? 12 + undo.implicitWidth + 4 : 16)

    implicitWidth: Math.min(Math.ceil(unwrapped.advanceWidth) + 2 + beside, parent ? parent.width - 32 : 400)
    implicitHeight: Math.max(Theme.field, words.implicitHeight, undoKey !== "" ? undo.implicitHeight : 0) + 8
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
    // Placed by hand: the height follows the words, these the width, and nothing leads back.
    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.surface
        symbol: Theme.toneSymbol(toast.tone)
        visible: symbol !== ""
    }
    Label {
        id: words

        anchors.left: icon.visible ? icon.right : parent.left
        anchors.leftMargin: icon.visible ? 12 : 16
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.surface
        elide: Text.ElideRight
        maximumLineCount: 2
        text: toast.text
        width: toast.width - toast.beside

        Accessible.ignored: true
    }
    Button {
        id: undo

        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
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
    TextMetrics {
        id: unwrapped

        font: words.font
        text: toast.text
    }
}
