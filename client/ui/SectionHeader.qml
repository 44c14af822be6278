import QtQuick
import Carnet.Ui

// A section's title with its one verb; with little room the verb is its symbol alone.
RowLayout {
    id: root

    property string text
    property int count: -1
    property string actionText
    property string actionSymbol: "add"

    // Whether the verb may be taken. A page that is made before its record is known has its buttons ready.
    property bool actionOffered: true

    // Until a layout gives it a width, the window says what that will be: in the frame that shows a record each header
    // would make its button anew.
    property real room: Window.width - 160
    readonly property bool roomy: room >= 480 * Theme.textScale

    signal actionTriggered

    // Nearer to what it heads than to what stands above it.
    Layout.bottomMargin: -Theme.tight
    Layout.fillHeight: false
    Layout.topMargin: Theme.gap
    implicitHeight: Math.max(Theme.target, title.implicitHeight)
    spacing: Theme.gap

    onWidthChanged: {
        if (width !== implicitWidth)
            room = width;
    }

    Label {
        id: title

        elide: Text.ElideRight
        maximumLineCount: 2
        style: "section"
        text: root.text
        Layout.fillWidth: !number.visible
        // Large words wrap rather than drive the rest out of the window.
        Layout.maximumWidth: Math.max(0, root.width - (number.visible ? Math.ceil(number.implicitWidth) + root.spacing : 0)
                                         - (root.actionOffered && button.item ? button.item.implicitWidth + button.Layout.rightMargin + root.spacing : 0))
    }
    Label {
        id: number

        Layout.fillWidth: true
        second: true
        style: "section"
        strong: false
        text: root.count
        visible: root.count >= 0

        Accessible.ignored: true
    }
    // What a verb keeps free around it stands outside the column, so that its words end where the cards end.
    Loader {
        id: button

        Layout.rightMargin: !item ? 0 : root.roomy ? -item.rightPadding : -Theme.gap
        active: root.actionText !== ""
        sourceComponent: root.roomy ? verb : sign
        visible: active && root.actionOffered
    }
    Component {
        id: verb

        Button {
            kind: "quiet"
            symbol: root.actionSymbol
            text: root.actionText
            onClicked: root.actionTriggered()
        }
    }
    Component {
        id: sign

        IconButton {
            name: root.actionText
            symbol: root.actionSymbol
            tone: "accent"
            onClicked: root.actionTriggered()
        }
    }
}
