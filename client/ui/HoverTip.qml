import QtQuick
import QtQuick.Templates as T

// The Tip of the control around it, made while the mouse is on that control: most are never pointed at. A press ends it
// until the mouse comes anew, for it may have opened something over which the tip would lie.
Loader {
    id: hover

    property string text
    property string hint
    property bool shown: false
    property bool beside: false
    // The control was pressed since the mouse came.
    property bool pressed: false

    readonly property bool down: parent !== null && parent.pressed === true

    active: shown && !pressed
    sourceComponent: Tip {
        beside: hover.beside
        hint: hover.hint
        parent: hover.parent
        text: hover.text
        visible: hover.shown
    }

    onDownChanged: {
        if (down)
            pressed = true;
    }
    onShownChanged: {
        // Under what the press opened the control is not hovered, though the mouse has not left.
        if (!shown && pressed)
            pressed = hover.parent.T.Overlay.overlay?.visible === true;
    }
}
