import QtQuick
import QtQuick.Templates as T
import QtQuick.Controls.Basic as C
import Carnet.Ui

// One question. Centred, or a sheet from below in a compact window. Esc and a press outside mean no,
// Ctrl+Enter and Ctrl+S mean yes.
T.Dialog {
    id: dialog

    property string text
    property string acceptText: qsTr("OK")
    property string rejectText: qsTr("Cancel")
    property bool danger: false
    property bool acceptEnabled: true
    property int preferredWidth: 480
    // Its main button does something that leaves it open: `confirmed` instead of `accepted`.
    property bool stays: false

    default property alias content: body.data

    // The button that says no was pressed; Esc and a press outside only close.
    signal cancelled
    signal confirmed

    readonly property bool sheet: parent ? Theme.formFactor(parent.width) === "compact" : false
    readonly property real roomHeight: parent ? parent.height : 480
    // Where it opened: one that grows or shrinks while it is read keeps its upper edge as long as the lower one is seen.
    property real top: -1

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: sheet ? roomHeight - height : top < 0 ? Math.round((roomHeight - height) / 3) : Math.max(0, Math.min(top, roomHeight - height - 16))
    width: parent ? Math.min(parent.width - (sheet ? 0 : 32), sheet ? parent.width : Theme.scaledUp(preferredWidth)) : 480
    padding: sheet ? 16 : 24
    modal: true
    focus: true

    // With what was typed a moment ago, which a shortcut does not make the field tell.
    function confirm() {
        const field = contentItem.Window.activeFocusItem;
        if (field && typeof field.flush === "function")
            field.flush();
        if (!acceptEnabled)
            return;
        if (stays)
            confirmed();
        else
            accept();
    }

    function rest() {
        top = -1;
        if (opened)
            top = y;
    }

    // By hand and no binding: words wrap while their layout is given this height, and then ask for another one.
    function measure() {
        implicitHeight = scroller.contentHeight + topPadding + bottomPadding + buttons.implicitHeight
                       + heading.implicitHeight + 2 * Theme.fieldGap;
        height = Math.min(implicitHeight, roomHeight - 32);
    }

    onAboutToShow: top = -1
    onOpened: Qt.callLater(rest)
    onRoomHeightChanged: {
        measure();
        rest();
    }
    onTopPaddingChanged: measure()
    Component.onCompleted: measure()

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        border.color: Theme.line
        color: Theme.surface
        radius: Theme.radiusCard

        Rectangle {
            anchors.bottom: parent.bottom
            color: parent.color
            height: parent.radius
            visible: dialog.sheet
            width: parent.width
        }
    }
    contentItem: ColumnLayout {
        spacing: Theme.fieldGap

        Accessible.role: Accessible.Dialog
        Accessible.name: dialog.title

        // Before the control that has the focus is asked: a drop-down field takes Enter for itself.
        Shortcut {
            enabled: dialog.opened && dialog.acceptEnabled && dialog.acceptText !== ""
            sequences: ["Ctrl+Return", "Ctrl+Enter", "Ctrl+S"]
            onActivated: dialog.confirm()
        }

        Label {
            id: heading

            Layout.fillWidth: true
            style: "record"
            text: dialog.title
            visible: text !== ""
            onImplicitHeightChanged: dialog.measure()
        }
        Flickable {
            id: scroller

            // The bar stands beside the content, where the dialog has its margin.
            readonly property real gutter: dialog.rightPadding - 4

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.rightMargin: -gutter
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height + 1
            contentHeight: inside.implicitHeight
            contentWidth: width
            implicitHeight: contentHeight
            onContentHeightChanged: dialog.measure()

            C.ScrollBar.vertical: Scroll {}

            ColumnLayout {
                id: inside

                spacing: Theme.fieldGap
                width: scroller.width - scroller.gutter

                Label {
                    Layout.fillWidth: true
                    text: dialog.text
                    visible: text !== ""
                }
                ColumnLayout {
                    id: body

                    Layout.fillWidth: true
                    spacing: Theme.fieldGap
                    visible: children.length > 0
                }
            }
        }
        GridLayout {
            id: buttons

            Layout.fillWidth: true
            columnSpacing: Theme.gap
            columns: dialog.sheet ? 1 : 3
            rowSpacing: Theme.gap
            onImplicitHeightChanged: dialog.measure()

            Item {
                Layout.fillWidth: true
                visible: !dialog.sheet
            }
            Button {
                Layout.fillWidth: dialog.sheet
                Layout.row: dialog.sheet ? 1 : 0
                Layout.column: dialog.sheet ? 0 : 1
                text: dialog.rejectText
                visible: text !== ""
                onClicked: {
                    dialog.cancelled();
                    dialog.reject();
                }
            }
            Button {
                Layout.fillWidth: dialog.sheet
                Layout.row: 0
                Layout.column: dialog.sheet ? 0 : 2
                enabled: dialog.acceptEnabled
                hint: "Ctrl+Enter"
                kind: dialog.danger ? "danger" : "main"
                large: dialog.sheet
                text: dialog.acceptText
                visible: text !== ""
                onClicked: dialog.confirm()
            }
        }
    }
}
