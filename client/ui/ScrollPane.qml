import QtQuick
import QtQuick.Controls.Basic as C

// A column that scrolls, and keeps the field in focus in sight above the on-screen keyboard.
Flickable {
    id: pane

    property int margin: Theme.margin(Window.width)
    property int maximumWidth: 0
    property bool centered: false

    default property alias content: column.data

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: column.implicitHeight + 2 * margin
    contentWidth: width

    C.ScrollBar.vertical: Scroll {}

    function reveal(item: Item) {
        if (!item)
            return;
        const top = item.mapToItem(column, 0, 0).y + margin;
        const bottom = top + item.height;
        if (top < contentY + 8)
            contentY = Math.max(0, top - 24);
        else if (bottom > contentY + height - 8)
            contentY = Math.max(0, Math.min(contentHeight - height, bottom - height + 24));
    }

    // Whether the key moved it: what nothing else takes scrolls the page.
    function step(key: int): bool {
        const line = Theme.row;
        const steps = new Map([[Qt.Key_Down, line], [Qt.Key_Up, -line], [Qt.Key_PageDown, height - line],
            [Qt.Key_PageUp, line - height], [Qt.Key_Home, -contentHeight], [Qt.Key_End, contentHeight]]);
        if (!steps.has(key) || contentHeight <= height)
            return false;
        contentY = Math.max(0, Math.min(contentHeight - height, contentY + steps.get(key)));
        return true;
    }

    readonly property Item focused: Window.activeFocusItem
    readonly property real roomHeight: height

    function follow() {
        for (let item = focused; item; item = item.parent) {
            if (item === column)
                return reveal(focused);
        }
    }

    onFocusedChanged: follow()
    onRoomHeightChanged: follow()

    Column {
        id: column

        readonly property real room: pane.width - 2 * pane.margin

        x: pane.centered ? Math.max(pane.margin, Math.round((pane.width - width) / 2)) : pane.margin
        y: pane.margin
        spacing: 0
        width: pane.maximumWidth > 0 ? Math.min(room, pane.maximumWidth) : room
    }
}
