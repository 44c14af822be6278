import QtQuick
import Carnet.Ui

// Turns the colours of the window that it fills. All at once would keep the thread from all else for longer than a frame: a
// picture of what is seen lies over the window while one part of the palette after the other turns, each with a frame of
// its own.
Item {
    id: turn

    property bool dark: false

    readonly property bool turned: next < 0 && Theme.dark === dark
    // The part that turns next; -1: none, the window is seen.
    property int next: -1
    // Kept while its picture is shown.
    property var picture: null
    property color ground
    // Nothing is seen before.
    property bool made: false

    anchors.fill: parent
    visible: next >= 0
    // Over menus and dialogs too.
    z: 2000000

    onDarkChanged: {
        if (made)
            begin();
    }
    Component.onCompleted: {
        Theme.dark = dark;
        made = true;
    }

    function begin() {
        if (next >= 0) {
            next = 0;
            Theme.dark = dark;
            return;
        }
        if (grabbing.running)
            return;
        // A window that is being made has no size yet.
        if (parent.width < 1 || parent.height < 1) {
            Theme.dark = dark;
            return;
        }
        const pixels = Screen.devicePixelRatio;
        const asked = parent.grabToImage(result => {
            if (grabbing.running)
                cover(result);
        }, Qt.size(Math.round(width * pixels), Math.round(height * pixels)));
        if (asked)
            grabbing.start();
        else
            Theme.dark = dark;
    }

    function cover(result: var) {
        grabbing.stop();
        if (Theme.dark === dark)
            return;
        ground = Theme.bg;
        picture = result;
        Theme.turning = true;
        Theme.dark = dark;
        next = 0;
    }

    // The last time nothing turns: what turned before is drawn then, out of sight.
    function step() {
        if (next < Theme.parts.length) {
            Theme[Theme.parts[next]] = Theme.dark;
            ++next;
            return;
        }
        Theme.turning = false;
        next = -1;
        picture = null;
    }

    // A window that nobody sees is not drawn, and no picture comes.
    Timer {
        id: grabbing

        interval: 200
        onTriggered: Theme.dark = turn.dark
    }
    Timer {
        interval: 8
        repeat: true
        running: turn.next >= 0
        onTriggered: turn.step()
    }
    Loader {
        active: turn.next >= 0
        anchors.fill: parent

        // Nothing below something opaque is painted.
        sourceComponent: Rectangle {
            color: turn.ground

            Image {
                anchors.fill: parent
                cache: false
                source: turn.picture ? turn.picture.url : ""
            }
        }
    }
}
