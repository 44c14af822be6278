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
    // By its file: a component of its own for each control is one more object that QML's collector goes through.
    source: "Tip.qml"

    onLoaded: {
        item.beside = beside;
        item.parent = parent;
        item.hint = Qt.binding(() => hint);
        item.text = Qt.binding(() => text);
        item.visible = Qt.binding(() => shown);
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
