import QtQuick

// The Tip of the control around it, made while the mouse is on that control: most are never pointed at.
Loader {
    id: hover

    property string text
    property string hint
    property bool shown: false
    property bool beside: false

    active: shown
    sourceComponent: Tip {
        beside: hover.beside
        hint: hover.hint
        parent: hover.parent
        text: hover.text
        visible: hover.shown
    }
}
