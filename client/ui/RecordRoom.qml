import QtQuick
import Carnet.Ui

// Where the page of a record stands. The next page is made before it is asked for, piece by piece while nothing else is to
// do, and laid out unseen, so that a record opens at once. A page that was left is thrown away: nothing stays open over the
// next record.
Item {
    id: room

    // A page with a writable `recordId`.
    property Component page
    // The record that is shown; "": none.
    property string recordId
    // Whether each record gets a page of its own; otherwise going from one to the next keeps the page.
    property bool fresh: false
    // Whether a record may be asked for soon: a list of them is seen.
    property bool likely: false

    // The loader of the page, null while no record is shown; and of the next one, null before it is made.
    property var shown: null
    property var next: null
    readonly property bool warming: next !== null && next.warming

    onRecordIdChanged: show()
    Component.onCompleted: show()

    function show() {
        if (shown && (fresh || recordId === "")) {
            shown.Layout.abandon();
            shown.destroy();
            shown.recordId = "";
            shown = null;
        }
        if (recordId === "")
            return;
        if (!shown) {
            shown = next || holder.createObject(room);
            next = null;
        }
        shown.recordId = recordId;
    }

    Timer {
        interval: 300
        running: room.likely && room.next === null
        onTriggered: room.next = holder.createObject(room)
    }
    Component {
        id: holder

        PageLoader {
            property string recordId

            shown: recordId !== ""
            sourceComponent: room.page
            onLoaded: item.recordId = Qt.binding(() => recordId)
        }
    }
}
