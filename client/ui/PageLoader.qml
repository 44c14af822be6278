import QtQuick

// A page that is made before it is looked at: piece by piece while nothing else is to do, then laid out unseen and hidden
// until it is shown. One that is shown at once is made at once. It fills what it stands in; while it is hidden it takes a
// new size when the window rests, for nobody waits for it.
Loader {
    id: loader

    property bool shown: false
    // Is being laid out.
    readonly property bool warming: status === Loader.Ready && !warm
    // Was laid out and has its first rows, or was shown.
    property bool warm: shown

    readonly property size around: parent ? Qt.size(parent.width, parent.height) : Qt.size(0, 0)

    // Both at once: a page is laid out for each that changes.
    anchors.fill: shown ? parent : undefined
    asynchronous: !shown
    // What is not seen takes no keys either.
    enabled: shown
    opacity: shown ? 1 : 0
    visible: shown || warming

    function fill() {
        width = around.width;
        height = around.height;
    }

    onAroundChanged: {
        if (shown)
            return;
        if (status !== Loader.Ready)
            fill();
        else
            rest.restart();
    }
    onShownChanged: {
        warm = true;
        if (shown)
            rest.stop();
    }
    Component.onCompleted: fill()

    Timer {
        interval: 200
        running: loader.warming
        onTriggered: loader.warm = true
    }
    Timer {
        id: rest

        interval: 300
        onTriggered: loader.fill()
    }
}
