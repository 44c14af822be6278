import QtQuick

// A dialog that is made when it is first asked for: a page with six of them opens as fast as one without.
// Inside, an id of the page is hidden by a property of the dialog that has the same name.
Item {
    id: later

    default property Component dialog
    // Made at once all the same, for something of it is seen before it opens: a draft that was begun.
    property bool wanted: false

    readonly property bool shown: made !== null && made.visible
    // The dialog, null until it was asked for.
    property var made: null

    visible: false

    function make(): var {
        if (made === null)
            made = dialog.createObject(later);
        return made;
    }

    function open() {
        make().open();
    }

    onWantedChanged: {
        if (wanted)
            make();
    }
    Component.onCompleted: {
        if (wanted)
            make();
    }
}
