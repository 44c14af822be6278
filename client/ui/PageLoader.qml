import QtQuick

// A page that is made before it is looked at: piece by piece while nothing else is to do, then laid out unseen and hidden
// until it is shown. One that is shown at once is made at once.
Loader {
    id: loader

    property bool shown: false
    // Is being laid out.
    readonly property bool warming: status === Loader.Ready && !warm
    // Was laid out and has its first rows, or was shown.
    property bool warm: shown

    asynchronous: !shown
    // What is not seen takes no keys either.
    enabled: shown
    opacity: shown ? 1 : 0
    visible: shown || warming
    onShownChanged: warm = true

    Timer {
        interval: 200
        running: loader.warming
        onTriggered: loader.warm = true
    }
}
