import QtQuick
import Carnet.Ui

// Tells any elided text of the window whole when the mouse rests on it, or a finger is held on it. One stands in each window.
CutTextWatch {
    id: watch

    Tip {
        delay: watch.held ? 0 : 600
        parent: watch.found || watch
        text: watch.found ? watch.found.text : ""
        visible: watch.found !== null
    }
}
