import QtQuick
import QtQuick.Templates as T
import Carnet.Ui

// One row. Two lines of text under touch and in narrow panes, one line of 32 px under a mouse when there is room.
// As the delegate of a RecordList it opens itself, shows the current row and takes part in the selection.
T.AbstractButton {
    id: control

    property string title
    property string subtitle
    // The same texts as styled text with the part that was searched for in bold; empty: shown plain.
    property string markedTitle
    property string markedSubtitle
    property string trailing
    property string trailingSub
    property string trailingTone
    property string symbol
    property string symbolTone
    property var chip: null
    property bool unread: false
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

    readonly property var offered: owner && owner.actionsOf && control.row ? owner.actionsOf(control.row) : actions
    readonly property var toRight: rightSwipe || offered.find(action => action.swipe === "right") || null
    readonly property var toLeft: leftSwipe || offered.find(action => action.swipe === "left")
                                  || (toRight && offered.length > 0 ? {
        key: "more",
        text: qsTr("More"),
        symbol: "more"
    } : null)
    readonly property var menuActions: [rightSwipe, leftSwipe].filter(action => action).concat(offered)

    readonly property int swipeRoom: Theme.scaledUp(112)
    // How far a finger has drawn the row.
    property real shift: drag.active ? Math.max(toLeft ? -swipeRoom : 0, Math.min(toRight ? swipeRoom : 0, drag.translation.x)) : 0

    readonly property int edge: Theme.touch ? 16 : 12
    readonly property var owner: ListView.view && ListView.view.recordList ? ListView.view.recordList : null
    readonly property bool current: ListView.isCurrentItem
    readonly property bool chosen: owner !== null && owner.selecting && owner.isSelected(control.index)
    readonly property bool oneLine: !Theme.touch && width >= 560 * Theme.textScale

    width: ListView.view ? ListView.view.width : implicitWidth
    implicitWidth: Theme.listPane
    implicitHeight: oneLine || subtitle === "" && trailingSub === "" && !(chip && trailing !== "") ? Math.max(Theme.row, first.implicitHeight + 8)
                                            : Math.max(Theme.narrowRow, words.implicitHeight + 12)
    leftPadding: edge + (owner ? owner.gutter : 0)
    rightPadding: more.visible || owner && owner.actionsOf ? Theme.target : edge
    focusPolicy: owner ? Qt.NoFocus : Qt.StrongFocus

    Accessible.role: owner ? Accessible.ListItem : Accessible.Button
    Accessible.name: title
    Accessible.description: [subtitle, chip ? (chip.waiting ? qsTr("%1 · waiting for headquarters").arg(chip.text) : chip.text) : "", trailing, trailingSub].filter(part => part).join(" · ")
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
    CheckMark {
        filled: control.chosen
        hovered: control.hovered || box.containsMouse
        visible: control.owner !== null && control.owner.gutter > 0
        x: control.edge
        y: Math.round((control.height - height) / 2)

        MouseArea {
            id: box

            anchors.fill: parent
            anchors.margins: -6
            hoverEnabled: true
            visible: !Theme.touch
            onClicked: control.owner.toggle(control.index)
        }
    }

    // Only under the finger: a mouse has the menu.
    DragHandler {
        id: drag

        property real reached: 0

        acceptedDevices: PointerDevice.TouchScreen
        enabled: control.toRight !== null || control.toLeft !== null
        target: null
        yAxis.enabled: false
        onActiveChanged: {
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
        enabled: control.menuActions.length > 0
        onTapped: eventPoint => control.openMenu(eventPoint.position.x, eventPoint.position.y)
    }
    Component {
        id: menu

        Menu {
            actions: control.menuActions
            onTriggered: key => control.act(key)
        }
    }
    // Under a mouse the dots wait for the pointer or the keys.
    IconButton {
        id: more

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        // Swiped aside it is out of sight.
        enabled: control.shift === 0
        focusPolicy: control.owner ? Qt.NoFocus : Qt.TabFocus
        name: qsTr("More: %1").arg(control.title)
        ringInside: true
        opacity: Theme.touch || control.hovered || hovered || activeFocus || control.current || control.visualFocus ? 1 : 0
        symbol: "more"
        transform: Translate {
            x: control.shift
        }
        visible: control.menuActions.length > 0
        z: 1
        onClicked: control.openMenu()

        Accessible.role: Accessible.ButtonMenu
    }

    background: Rectangle {
        color: control.marked || control.chosen || control.current && control.owner ? Theme.selectedRow : "transparent"

        Rectangle {
            anchors.fill: parent
            color: control.down ? Theme.pressed : control.hovered ? Theme.hover : "transparent"
        }
        Rectangle {
            anchors.fill: parent
            color: Theme.tint(control.shift > 0 ? "success" : "warning")
            visible: control.shift !== 0

            Row {
                readonly property var side: control.shift > 0 ? control.toRight : control.toLeft
                readonly property color ink: Theme.ink(control.shift > 0 ? "success" : "warning")

                anchors.left: control.shift > 0 ? parent.left : undefined
                anchors.leftMargin: 16
                anchors.right: control.shift > 0 ? undefined : parent.right
                anchors.rightMargin: 16
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gap

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: parent.ink
                    symbol: parent.side ? parent.side.symbol : ""
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    color: parent.ink
                    strong: Math.abs(control.shift) >= control.swipeRoom
                    text: parent.side ? parent.side.text : ""
                    wrapMode: Text.NoWrap
                }
            }
        }
        Rectangle {
            color: control.marked || control.current && control.owner ? Theme.selectedRow : Theme.surface
            height: parent.height
            visible: control.shift !== 0
            width: parent.width
            x: control.shift
        }
        Rectangle {
            color: Theme.accent
            height: parent.height
            visible: control.current && control.owner !== null
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
        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.line
            height: 1
            visible: control.separator
            width: parent.width
        }
        FocusRing {
            inside: true
            visible: control.visualFocus || control.current && control.owner !== null && control.owner.keyFocus
        }
    }
    contentItem: RowLayout {
        spacing: 12
        transform: Translate {
            x: control.shift
        }

        Icon {
            Layout.alignment: Qt.AlignVCenter
            color: control.symbolTone !== "" ? Theme.ink(control.symbolTone) : Theme.secondText
            symbol: control.symbol
        }
        // Placed by hand: in two lines, each line shares its room for itself.
        Item {
            id: words

            readonly property bool chipped: control.chip ? control.chip.text !== "" : false
            readonly property bool twoLines: !control.oneLine && (control.subtitle !== "" || below.visible
                                                                 || chipped && control.trailing !== "")
            readonly property int chipLine: twoLines && (control.subtitle !== "" || control.trailing !== "") ? 1 : 0
            readonly property real firstHeight: Math.max(first.implicitHeight, end.visible ? end.implicitHeight : 0,
                                                         chipped && chipLine === 0 ? state.implicitHeight : 0)
            readonly property real secondHeight: Math.max(under.visible ? under.implicitHeight : 0,
                                                          below.visible ? below.implicitHeight : 0,
                                                          chipped && chipLine === 1 ? state.implicitHeight : 0)
            readonly property real subRight: width - (below.visible ? below.width + 16 : 0)
            readonly property real trailingRight: control.oneLine ? subRight : width
            readonly property real chipRight: control.oneLine || chipLine === 0
                                              ? trailingRight - (end.visible ? end.width + (control.oneLine ? 16 : 8) : 0)
                                              : width
            readonly property real textRight: chipped ? chipRight - state.width - (control.oneLine ? 16 : 8) : chipRight

            Layout.fillWidth: true
            implicitHeight: Math.ceil(firstHeight) + (twoLines ? 2 + Math.ceil(secondHeight) : 0)

            function middle(line: int, height: real): real {
                return Math.round(line === 0 ? (firstHeight - height) / 2 : firstHeight + 2 + (secondHeight - height) / 2);
            }

            Label {
                id: first

                elide: Text.ElideRight
                strong: control.markedTitle.length === 0 && (control.unread || !control.oneLine && (control.subtitle !== "" || words.chipped))
                text: control.markedTitle || control.title
                textFormat: control.markedTitle ? Text.StyledText : Text.PlainText
                width: Math.max(0, !control.oneLine ? (words.chipped && words.chipLine === 0 ? words.textRight
                                                       : end.visible ? words.width - end.width - 8 : words.width)
                                   : control.subtitle !== "" ? Math.min(words.textRight, Math.round(control.width * 0.36))
                                                             : words.textRight)
                wrapMode: Text.NoWrap
                y: words.middle(0, implicitHeight)

                Accessible.ignored: true
            }
            Label {
                id: under

                elide: Text.ElideRight
                second: true
                style: Theme.touch || control.oneLine ? "dense" : "caption"
                text: control.markedSubtitle || control.subtitle
                textFormat: control.markedSubtitle ? Text.StyledText : Text.PlainText
                visible: text !== ""
                width: Math.max(0, (control.oneLine ? words.textRight
                                    : words.chipped && words.chipLine === 1 ? words.textRight
                                    : below.visible ? words.subRight : words.width) - x)
                wrapMode: Text.NoWrap
                x: control.oneLine ? first.width + 16 : 0
                y: words.middle(control.oneLine ? 0 : 1, implicitHeight)

                Accessible.ignored: true
            }
            StateChip {
                id: state

                brief: !control.oneLine
                text: words.chipped ? control.chip.text : ""
                tone: control.chip && control.chip.tone ? control.chip.tone : "neutral"
                onSelection: control.marked || control.chosen || control.current && control.owner !== null
                visible: words.chipped
                waiting: control.chip && control.chip.waiting ? true : false
                width: Math.min(implicitWidth, Math.max(80, control.width * 0.45))
                x: Math.round(words.chipRight - width)
                y: words.middle(words.chipLine, implicitHeight)

                Accessible.ignored: true
            }
            Label {
                id: end

                color: control.trailingTone !== "" ? Theme.ink(control.trailingTone) : Theme.text
                text: control.trailing
                visible: text !== ""
                // In one line the chips of all rows stand under one another.
                width: Math.min(Math.max(Math.ceil(implicitWidth), control.oneLine && words.chipped ? Theme.scaledUp(88) : 0),
                                words.width * 0.6)
                horizontalAlignment: Text.AlignRight
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                x: Math.round(words.trailingRight - width)
                y: words.middle(0, implicitHeight)

                Accessible.ignored: true
            }
            Label {
                id: below

                second: true
                style: "caption"
                text: control.trailingSub
                visible: text !== "" && (control.oneLine || !words.chipped)
                width: Math.ceil(implicitWidth)
                wrapMode: Text.NoWrap
                x: Math.round(words.width - width)
                y: words.middle(control.oneLine ? 0 : 1, implicitHeight)

                Accessible.ignored: true
            }
        }
    }
}
