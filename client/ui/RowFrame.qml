import QtQuick
import QtQuick.Templates as T
import Carnet.Ui

// What a row is, whatever it shows: a button with a menu and swipes. As the delegate of a RecordList it opens itself, shows
// the current row and takes part in the selection. A list makes dozens at once, so what few rows ever show is made late.
T.AbstractButton {
    id: control

    property string title
    property bool unread: false
    // Is open beside the list: its ground says so. The row that the keys would open has a ring, a chosen one its box.
    property bool marked: false
    property bool separator: true
    // {key, text, symbol}: what a swipe to the right and to the left does; the same in the row's menu.
    property var rightSwipe: null
    property var leftSwipe: null
    // What else the row's menu offers; in a RecordList its actionsOf(row). The menu opens by the right button, the menu key
    // or Shift+F10, the three dots, and by a long press where that chooses no rows.
    property var actions: []

    signal swiped(string key)
    signal actionTriggered(string key)

    property var openedMenu: null

    // Whether something may be done with the row. What it is, is asked when the dots are seen or a finger draws the row.
    readonly property bool able: rightSwipe !== null || leftSwipe !== null || actions.length > 0
                                 || owner !== null && owner.actionsOf !== null
    readonly property var offered: !able || !(owner === null || dotted || wasDotted || drag.active) ? []
                                   : owner && owner.actionsOf ? (control.row ? owner.actionsOf(control.row) : []) : actions
    readonly property var toRight: rightSwipe || offered.find(action => action.swipe === "right") || null
    readonly property var toLeft: leftSwipe || offered.find(action => action.swipe === "left")
                                  || (toRight && offered.length > 0 ? {
        key: "more",
        text: qsTr("More"),
        symbol: "more"
    } : null)
    readonly property var menuActions: [rightSwipe, leftSwipe].filter(action => action).concat(offered)

    // A long press means something else than to read what is cut.
    readonly property bool takesHold: owner !== null && owner.selectable || able

    readonly property int swipeRoom: Theme.scaledUp(112)
    // How far a finger has drawn the row.
    property real shift: drag.active ? Math.max(toLeft ? -swipeRoom : 0, Math.min(toRight ? swipeRoom : 0, drag.translation.x)) : 0

    readonly property int edge: Theme.touch ? 16 : 12
    readonly property var owner: ListView.view && ListView.view.recordList ? ListView.view.recordList : null
    // Room for the box of a row that can be chosen. By the kind of row, not by what the list has become: rows of the other
    // kind that are about to go would all make a box.
    property real gutter: owner !== null && owner.selecting ? owner.boxRoom : 0
    readonly property bool current: ListView.isCurrentItem
    readonly property bool ringed: visualFocus || current && owner !== null && owner.keyFocus
    readonly property bool chosen: owner !== null && owner.selecting && owner.isSelected(control.index)
    // Whether the three dots are seen: under a mouse they wait for the pointer or the keys.
    readonly property bool dotted: Theme.touch || hovered || current || visualFocus
    property bool wasDotted: false

    width: owner ? owner.rowWidth : ListView.view ? ListView.view.width : implicitWidth
    implicitWidth: Theme.listPane
    implicitHeight: Theme.row
    leftPadding: edge + gutter
    rightPadding: able ? Theme.target : edge
    focusPolicy: owner ? Qt.NoFocus : Qt.StrongFocus

    Accessible.role: owner ? Accessible.ListItem : Accessible.Button
    Accessible.name: title
    Accessible.selected: current || marked || chosen
    Accessible.onPressAction: control.clicked()

    // A list keeps rows for reuse where they stood, undrawn: nobody may find or read them there.
    ListView.onPooled: visible = false
    ListView.onReused: visible = true

    // In a list the list decides what keys do; the current row would take Space as a press.
    Keys.onReturnPressed: event => {
        event.accepted = owner === null;
        if (owner === null)
            control.clicked();
    }
    Keys.onSpacePressed: event => {
        event.accepted = owner !== null;
        if (owner !== null)
            owner.toggle(control.index);
    }
    Keys.onPressed: event => {
        event.accepted = owner === null && menuActions.length > 0
                         && (event.key === Qt.Key_Menu || event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier);
        if (event.accepted)
            openMenu();
    }
    onClicked: {
        if (owner)
            owner.rowClicked(control.index);
    }
    // The pointer on the dots themselves may be none on the row.
    onDottedChanged: {
        if (dotted)
            wasDotted = true;
    }
    // A menu does not stay over the page that took the list's place.
    onVisibleChanged: {
        if (!visible && openedMenu)
            openedMenu.close();
    }
    onPressAndHold: {
        if (owner && owner.selectable)
            owner.rowHeld(control.index);
        else
            openMenu();
    }

    function act(key: string) {
        if (key === "more")
            return openMenu();
        if (rightSwipe && rightSwipe.key === key || leftSwipe && leftSwipe.key === key)
            return swiped(key);
        if (owner && owner.actionsOf)
            owner.rowAction(key, control.row);
        else
            actionTriggered(key);
    }

    // Beside the dots, or where it was asked for.
    function openMenu(x, y) {
        wasDotted = true;
        if (menuActions.length === 0)
            return;
        if (!openedMenu)
            openedMenu = menu.createObject(control);
        if (x !== undefined)
            openedMenu.popup(control, x, y);
        else
            openedMenu.popup(control, width - openedMenu.implicitWidth - Theme.gap, height - Theme.tight);
    }

    // Under touch a long press brings the boxes.
    Loader {
        active: control.gutter > 0
        anchors.verticalCenter: parent.verticalCenter
        x: control.edge

        sourceComponent: CheckMark {
            filled: control.chosen
            hovered: control.hovered || box.containsMouse

            MouseArea {
                id: box

                anchors.fill: parent
                anchors.margins: -6
                hoverEnabled: true
                visible: !Theme.touch
                onClicked: {
                    control.owner.takeKeys();
                    control.owner.toggle(control.index);
                }
            }
        }
    }

    // Only under the finger: a mouse has the menu.
    DragHandler {
        id: drag

        property real reached: 0

        acceptedDevices: PointerDevice.TouchScreen
        enabled: control.able
        target: null
        yAxis.enabled: false
        onActiveChanged: {
            if (active)
                control.wasDotted = true;
            const side = reached > 0 ? control.toRight : control.toLeft;
            if (!active && side && Math.abs(reached) >= control.swipeRoom)
                control.act(side.key);
            reached = 0;
        }
        onTranslationChanged: {
            if (active)
                reached = control.shift;
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        enabled: control.able
        onTapped: eventPoint => control.openMenu(eventPoint.position.x, eventPoint.position.y)
    }
    Component {
        id: menu

        Menu {
            actions: control.menuActions
            onTriggered: key => control.act(key)
        }
    }
    // Outside a list the keys must find them.
    Loader {
        active: control.able && (control.owner === null || control.dotted || control.wasDotted)
                && control.menuActions.length > 0
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        z: 1

        sourceComponent: IconButton {
            // Swiped aside it is out of sight.
            enabled: control.shift === 0
            focusPolicy: control.owner ? Qt.NoFocus : Qt.TabFocus
            name: qsTr("More: %1").arg(control.title)
            opened: control.openedMenu !== null && control.openedMenu.visible
            ringInside: true
            opacity: control.dotted || hovered || activeFocus ? 1 : 0
            symbol: "more"
            transform: Translate {
                x: control.shift
            }
            onClicked: control.openMenu()

            Accessible.role: Accessible.ButtonMenu
        }
    }

    background: Rectangle {
        color: control.marked ? Theme.selectedRow : "transparent"

        Rectangle {
            anchors.fill: parent
            color: control.down ? Theme.pressed : control.hovered ? Theme.hover : "transparent"
        }
        // What few rows show at a time, in one loader: each is an object that QML's collector goes through.
        Loader {
            active: control.shift !== 0 || control.marked && control.owner !== null || control.unread || control.ringed
            anchors.fill: parent

            sourceComponent: Item {
                Loader {
                    active: control.shift !== 0
                    anchors.fill: parent

                    sourceComponent: Rectangle {
                        readonly property var side: control.shift > 0 ? control.toRight : control.toLeft
                        readonly property color ink: Theme.ink(control.shift > 0 ? "success" : "warning")

                        color: Theme.tint(control.shift > 0 ? "success" : "warning")

                        Row {
                            anchors.left: control.shift > 0 ? parent.left : undefined
                            anchors.leftMargin: 16
                            anchors.right: control.shift > 0 ? undefined : parent.right
                            anchors.rightMargin: 16
                            anchors.verticalCenter: parent.verticalCenter
                            spacing: Theme.gap

                            Icon {
                                anchors.verticalCenter: parent.verticalCenter
                                color: parent.parent.ink
                                symbol: parent.parent.side ? parent.parent.side.symbol : ""
                            }
                            Label {
                                anchors.verticalCenter: parent.verticalCenter
                                color: parent.parent.ink
                                strong: Math.abs(control.shift) >= control.swipeRoom
                                text: parent.parent.side ? parent.parent.side.text : ""
                                wrapMode: Text.NoWrap
                            }
                        }
                        Rectangle {
                            color: control.marked ? Theme.selectedRow : Theme.surface
                            height: parent.height
                            width: parent.width
                            x: control.shift
                        }
                    }
                }
                Rectangle {
                    color: Theme.accent
                    height: parent.height
                    visible: control.marked && control.owner !== null
                    width: 3
                }
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.accent
                    height: 6
                    radius: 3
                    visible: control.unread
                    width: 6
                    x: Math.round((control.edge - width) / 2)
                }
                FocusRing {
                    inside: true
                    visible: control.ringed
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.line
            height: 1
            visible: control.separator
            width: parent.width
        }
    }
}
