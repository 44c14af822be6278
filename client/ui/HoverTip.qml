import QtQuick

// The Tip of the control around it, made while the mouse is on that control: most are never pointed at.
Loader {
    id: hover

    property string text
    property string hint
    property bool shown: false
    // To the right of its control, as in a narrow column.
    property bool beside: false

    active: shown
    sourceComponent: Tip {
        hint: hover.hint
        parent: hover.parent
        text: hover.text
        visible: hover.shown
        x: {
            if (!parent)
                return 0;
            return hover.beside ? parent.width + Theme.tight : Math.round((parent.width - width) / 2);
        }
        y: {
            if (!parent)
                return 0;
            return hover.beside ? Math.round((parent.height - height) / 2) : parent.height + Theme.tight;
        }
    }
}
