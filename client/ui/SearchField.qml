import QtQuick

LineInput {
    id: field

    // How long it waits for the next letter before it says what is searched.
    property int patience: 150
    // The list that it narrows: the arrows choose a row there and Enter opens it, while the keyboard stays here.
    property RecordList narrows: null

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

    function mark() {
        if (narrows && narrows.currentIndex < 0 && text !== "" && narrows.count > 0)
            narrows.currentIndex = 0;
    }

    onSearched: text => {
        if (narrows)
            narrows.currentIndex = text !== "" && narrows.count > 0 ? 0 : -1;
    }
    onTextEdited: {
        if (patience > 0)
            delay.restart();
        else
            field.searched(text);
    }
    onAccepted: {
        const shown = !delay.running;
        delay.stop();
        if (narrows && shown)
            narrows.openCurrent();
        else
            field.searched(text);
    }
    Keys.onPressed: event => {
        if (narrows && narrows.step(event.key))
            event.accepted = true;
    }
    Connections {
        target: field.narrows

        // What Enter would open is marked.
        function onCountChanged() {
            field.mark();
        }
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
