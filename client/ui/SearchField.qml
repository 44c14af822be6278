import QtQuick

LineInput {
    id: field

    // How long it waits for the next letter before it says what is searched.
    property int patience: 150
    // The list that it narrows: the arrows choose a row there and Enter opens it, while the keyboard stays here.
    property RecordList narrows: null
    // Esc in the empty field leaves the keys to that list. In a dialog it closes the dialog.
    property bool gives: false
    // Since the last letter a row was chosen by hand.
    property bool stepped: false
    // Enter came before the answer.
    property bool opensFirst: false

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

    // What Enter would open is marked: the best row, wherever rows came or went, until another one is chosen.
    function mark() {
        if (narrows && !stepped && text !== "" && narrows.count > 0)
            narrows.currentIndex = 0;
    }

    // Enter opens nothing that the text does not mean: a list may still show what was asked before.
    function openMarked() {
        opensFirst = !narrows.isAnswered();
        if (!opensFirst)
            narrows.openCurrent();
    }

    onSearched: text => {
        stepped = false;
        if (narrows)
            narrows.currentIndex = text !== "" && narrows.count > 0 ? 0 : -1;
    }
    onActiveFocusChanged: {
        if (!activeFocus)
            opensFirst = false;
    }
    onTextEdited: {
        opensFirst = false;
        if (patience > 0)
            delay.restart();
        else
            field.searched(text);
    }
    onAccepted: {
        const shown = !delay.running;
        delay.stop();
        if (narrows && shown)
            openMarked();
        else
            field.searched(text);
    }
    Keys.onPressed: event => {
        event.accepted = narrows !== null && narrows.step(event.key);
        if (event.accepted)
            stepped = true;
    }
    Binding {
        property: "led"
        target: field.narrows
        value: field.activeFocus
        when: field.narrows !== null
    }
    Connections {
        target: field.narrows

        function onCountChanged() {
            field.mark();
        }
        // In a dialog; a list's own page clears more than this text.
        function onFilterCleared() {
            if (field.gives)
                return;
            field.empty();
            field.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    // The list says by its count that all of the answer is there.
    Connections {
        ignoreUnknownSignals: true
        target: field.narrows ? field.narrows.model : null

        function onCountChanged() {
            field.mark();
            if (field.opensFirst)
                field.openMarked();
        }
    }
    Keys.onEscapePressed: event => {
        event.accepted = text !== "" || gives;
        if (text !== "")
            empty();
        else if (gives)
            narrows.takeKeys();
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
