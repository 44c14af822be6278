import QtQuick

LineInput {
    id: field

    // How long it waits for the next letter before it says what is searched.
    property int patience: 150

    signal searched(string text)

    name: qsTr("Search")
    placeholderText: qsTr("Search")
    leadingSpace: Theme.smallIcon + Theme.tight
    trailingSpace: emptyButton.visible ? emptyButton.width : 0
    inputMethodHints: Qt.ImhNoPredictiveText

    function empty() {
        text = "";
        delay.stop();
        field.searched("");
    }

    onTextEdited: {
        if (patience > 0)
            delay.restart();
        else
            field.searched(text);
    }
    onAccepted: {
        delay.stop();
        field.searched(text);
    }
    Keys.onEscapePressed: event => {
        event.accepted = text !== "";
        if (event.accepted)
            empty();
    }

    Timer {
        id: delay

        interval: field.patience
        onTriggered: field.searched(field.text)
    }
    Icon {
        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.smallIcon
        symbol: "search"
    }
    IconButton {
        id: emptyButton

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height
        focusPolicy: Qt.NoFocus
        name: qsTr("Empty the search")
        symbol: "close"
        visible: field.length > 0
        onClicked: {
            field.empty();
            field.forceActiveFocus();
        }
    }
}
