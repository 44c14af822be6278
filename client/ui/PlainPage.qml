import QtQuick
import Carnet.Ui

// A page with a title and a column that scrolls.
Item {
    id: root

    property alias title: header.title
    property alias subtitle: header.subtitle
    property alias actions: header.actions
    property alias canGoBack: header.canGoBack
    property bool narrow: false
    // In a compact window the shell's bar shows the title of a place.
    property bool titleInBar: true
    property int spacing: Theme.fieldGap
    // A page that is a form: Ctrl+Enter and Ctrl+S do what its main button does.
    property bool form: false

    // What has the keyboard when the page is opened over another; null: the page itself, so that Esc leads back.
    property Item first: null

    default property alias content: column.data

    signal actionTriggered(string key)
    signal backRequested
    signal mainTriggered

    function takeKeys() {
        if (enabled && visible && canGoBack)
            (first || root).forceActiveFocus(Qt.OtherFocusReason);
    }

    onEnabledChanged: Qt.callLater(takeKeys)
    onVisibleChanged: Qt.callLater(takeKeys)
    Component.onCompleted: Qt.callLater(takeKeys)

    Rectangle {
        anchors.fill: parent
        color: Theme.bg
    }
    ScrollPane {
        id: pane

        anchors.fill: parent
        centered: true
        maximumWidth: root.narrow ? Theme.textColumn : Theme.scaledUp(1200)

        PageHeader {
            id: header

            width: parent.width
            titled: Theme.formFactor(Window.width) !== "compact" || root.canGoBack || !root.titleInBar
            visible: titled && title !== "" || subtitle !== "" || actions.length > 0
            onActionTriggered: key => root.actionTriggered(key)
            onBackRequested: root.backRequested()
        }
        Item {
            height: Theme.fieldGap
            visible: header.visible
            width: 1
        }
        ColumnLayout {
            id: column

            spacing: root.spacing
            width: parent.width
        }
    }
    SwipeBack {
        enabled: root.canGoBack
        onTriggered: root.backRequested()
    }
    MainKey {
        enabled: root.enabled && root.visible && root.form
        onActivated: root.mainTriggered()
    }
    Shortcut {
        enabled: root.enabled && root.visible && root.form
        sequences: ["Ctrl+S"]
        onActivated: root.mainTriggered()
    }
    Keys.onPressed: event => {
        event.accepted = pane.step(event.key);
    }
    Keys.onEscapePressed: event => {
        event.accepted = canGoBack;
        if (canGoBack)
            root.backRequested();
    }
}
