import QtQuick

// Between keys and model: a text is sent 300 ms after the last key and at once on flush(), and a value that comes back
// late never overwrites what is being typed.
Timer {
    id: buffer

    required property Item field

    // True from the first key until the text has been sent.
    readonly property bool dirty: running

    property bool typed: false

    signal send

    interval: 300
    onTriggered: send()

    function touch() {
        typed = true;
        restart();
    }

    function flush() {
        if (!running)
            return;
        stop();
        send();
    }

    function forget() {
        stop();
        typed = false;
    }

    readonly property Connections suspend: Connections {
        target: Qt.application

        function onStateChanged() {
            if (Qt.application.state !== Qt.ApplicationActive)
                buffer.flush();
        }
    }
    readonly property Connections focus: Connections {
        target: buffer.field

        function onActiveFocusChanged() {
            if (buffer.field.activeFocus)
                return;
            buffer.flush();
            buffer.typed = false;
        }

        function onVisibleChanged() {
            if (!buffer.field.visible)
                buffer.flush();
        }
    }
    Component.onDestruction: flush()
}
