import QtQuick
import Carnet.Ui

// One record: header with its number, state and verbs · facts · lines · timeline. The main step stands at the bottom
// where a thumb is, or in the header of a wide window; sections are one column, two, or three by the page's own width.
Item {
    id: root

    property string number
    property string title
    property string subtitle
    property string stateText
    property string stateTone: "neutral"
    property var chips: []
    property var actions: []
    property string mainText
    property string mainSymbol
    property bool mainEnabled: true
    property bool canGoBack: false
    property Item stepper

    property alias facts: factsColumn.data
    property alias lines: linesColumn.data
    property alias timeline: timelineColumn.data

    readonly property string formFactor: Theme.formFactor(Window.width)
    readonly property bool mainBelow: formFactor === "compact"
                                      || formFactor === "medium" && Window.height > Window.width || crowded
    readonly property int columns: width >= 1080 * Theme.textScale ? 3 : width >= 760 * Theme.textScale ? 2 : 1
    readonly property int margin: Theme.margin(Window.width)
    // Large letters in a narrow page: chips and stages would fill it before the record begins. They go with what is read,
    // and the number and title alone stay above it.
    readonly property bool crowded: Theme.textScale > 1.3 && width < 340 * Theme.textScale
    // With little room the way back and the number share a line, and the title has the whole width.
    readonly property bool stacked: number !== "" && (canGoBack && width < 560 * Theme.textScale || crowded)

    signal mainTriggered
    signal actionTriggered(string key)
    signal backRequested

    function pressMain() {
        if (press.admits())
            root.mainTriggered();
    }

    onMainTextChanged: press.settle()
    onStepperChanged: {
        if (stepper) {
            stepper.parent = stepperHolder;
            stepper.width = Qt.binding(() => stepperHolder.width);
        }
    }

    // A page over another takes the keys with it: Esc leads back before anything on it was pressed.
    function takeKeys() {
        if (enabled && visible && canGoBack)
            forceActiveFocus(Qt.OtherFocusReason);
    }

    onEnabledChanged: Qt.callLater(takeKeys)
    onVisibleChanged: Qt.callLater(takeKeys)
    Component.onCompleted: Qt.callLater(takeKeys)
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Escape && canGoBack;
        if (event.accepted)
            root.backRequested();
        else
            event.accepted = [middlePane, leftPane, rightPane].some(pane => pane.visible && pane.step(event.key));
    }

    SwipeBack {
        enabled: root.canGoBack
        onTriggered: root.backRequested()
    }
    OnePress {
        id: press
    }
    MainKey {
        enabled: root.enabled && root.visible && root.mainText !== "" && root.mainEnabled
        onActivated: root.pressMain()
    }
    LetterKey {
        enabled: root.enabled && root.visible && root.actions.some(action => action.key === "edit" && action.enabled !== false)
        letter: "E"
        onActivated: root.actionTriggered("edit")
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.bg
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            Layout.fillWidth: true
            color: Theme.surface
            implicitHeight: head.implicitHeight + 2 * 12
            z: 1

            Rectangle {
                anchors.bottom: parent.bottom
                color: Theme.line
                height: 1
                width: parent.width
            }
            ColumnLayout {
                id: head

                anchors.left: parent.left
                anchors.leftMargin: root.margin
                anchors.right: parent.right
                anchors.rightMargin: root.margin
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gap

                RowLayout {
                    Layout.fillWidth: true
                    spacing: root.stacked ? Theme.tight : 12

                    IconButton {
                        Layout.alignment: root.stacked ? Qt.AlignVCenter : Qt.AlignTop
                        Layout.leftMargin: -12
                        hint: "Esc"
                        name: qsTr("Back")
                        symbol: "back"
                        visible: root.canGoBack
                        onClicked: root.backRequested()
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 2

                        Label {
                            Layout.fillWidth: true
                            elide: Text.ElideRight
                            second: true
                            style: root.stacked ? "dense" : "caption"
                            strong: true
                            text: root.number
                            visible: text !== ""
                            wrapMode: Text.NoWrap
                        }
                        Item {
                            id: titlesBeside

                            Layout.fillWidth: true
                            implicitHeight: titles.parent === titlesBeside ? titles.implicitHeight : 0
                            visible: !root.stacked
                        }
                    }
                    Button {
                        Layout.alignment: Qt.AlignTop
                        enabled: root.mainEnabled
                        hint: "Ctrl+Enter"
                        kind: "main"
                        symbol: root.mainSymbol
                        text: root.mainText
                        visible: text !== "" && !root.mainBelow
                        onClicked: root.pressMain()
                    }
                    MenuButton {
                        Layout.alignment: root.stacked ? Qt.AlignVCenter : Qt.AlignTop
                        Layout.rightMargin: root.stacked ? -12 : 0
                        actions: root.actions
                        visible: root.actions.length > 0
                        onTriggered: key => root.actionTriggered(key)
                    }
                }
                Item {
                    id: titlesBelow

                    Layout.fillWidth: true
                    Layout.topMargin: -12
                    implicitHeight: titles.parent === titlesBelow ? titles.implicitHeight : 0
                    visible: root.stacked
                }
                Item {
                    id: marksAbove

                    Layout.fillWidth: true
                    implicitHeight: marks.parent === marksAbove ? marks.implicitHeight : 0
                    visible: marks.parent === marksAbove && marks.filled
                }
            }
        }
        RowLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: 0

            ScrollPane {
                id: leftPane

                Layout.fillHeight: true
                Layout.preferredWidth: Theme.timeline
                visible: root.columns === 3

                Item {
                    id: factsLeft

                    implicitHeight: factsColumn.parent === factsLeft ? factsColumn.implicitHeight : 0
                    width: parent.width
                }
            }
            Divider {
                visible: root.columns === 3
            }
            ScrollPane {
                id: middlePane

                Layout.fillHeight: true
                Layout.fillWidth: true

                Item {
                    id: marksMiddle

                    implicitHeight: marks.parent === marksMiddle && marks.filled ? marks.implicitHeight + Theme.fieldGap : 0
                    width: parent.width
                }
                Item {
                    id: factsMiddle

                    implicitHeight: factsColumn.parent === factsMiddle && factsColumn.filled
                                    ? factsColumn.implicitHeight + Theme.section - 8 : 0
                    width: parent.width
                }
                Item {
                    implicitHeight: linesColumn.implicitHeight
                    width: parent.width

                    ColumnLayout {
                        id: linesColumn

                        spacing: Theme.fieldGap
                        width: parent.width
                    }
                }
                Item {
                    id: timelineMiddle

                    implicitHeight: timelineColumn.parent === timelineMiddle && timelineColumn.filled
                                    ? timelineColumn.implicitHeight + Theme.section - 8 : 0
                    width: parent.width
                }
            }
            Divider {
                visible: root.columns > 1 && timelineColumn.filled
            }
            ScrollPane {
                id: rightPane

                Layout.fillHeight: true
                Layout.preferredWidth: Theme.timeline
                visible: root.columns > 1 && timelineColumn.filled

                Item {
                    id: timelineRight

                    implicitHeight: timelineColumn.parent === timelineRight ? timelineColumn.implicitHeight : 0
                    width: parent.width
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            color: Theme.surface
            implicitHeight: mainButton.implicitHeight + 2 * Theme.gap
            visible: root.mainBelow && root.mainText !== ""

            Rectangle {
                color: Theme.line
                height: 1
                width: parent.width
            }
            Button {
                id: mainButton

                anchors.centerIn: parent
                enabled: root.mainEnabled
                kind: "main"
                large: true
                symbol: root.mainSymbol
                text: root.mainText
                width: Math.min(parent.width - 2 * root.margin, Theme.textColumn)
                onClicked: root.pressMain()
            }
        }
    }
    ColumnLayout {
        id: titles

        parent: root.stacked ? titlesBelow : titlesBeside
        spacing: 2
        width: parent.width

        Label {
            Layout.fillWidth: true
            elide: Text.ElideRight
            maximumLineCount: 2
            style: "record"
            text: root.title
        }
        Label {
            Layout.fillWidth: true
            elide: Text.ElideRight
            maximumLineCount: root.crowded ? 1 : 2
            second: true
            text: root.subtitle
            visible: text !== ""
        }
    }
    ColumnLayout {
        id: marks

        readonly property bool filled: root.stateText !== "" || root.chips.length > 0 || root.stepper !== null

        parent: root.crowded ? marksMiddle : marksAbove
        spacing: Theme.gap
        width: parent.width

        WrapRow {
            Layout.fillWidth: true
            spacing: Theme.gap
            visible: root.stateText !== "" || root.chips.length > 0

            StateChip {
                text: root.stateText
                tone: root.stateTone
                visible: text !== ""
            }
            Repeater {
                model: RowsModel {
                    rows: root.chips
                }
                delegate: Chip {
                    required property var modelData

                    outlined: modelData.waiting === true
                    symbol: modelData.symbol || ""
                    text: modelData.text
                    tone: modelData.tone || "neutral"
                }
            }
        }
        Item {
            id: stepperHolder

            Layout.fillWidth: true
            Layout.topMargin: Theme.tight
            implicitHeight: root.stepper ? root.stepper.implicitHeight : 0
            visible: root.stepper !== null
        }
    }
    ColumnLayout {
        id: factsColumn

        readonly property bool filled: children.length > 0

        parent: root.columns === 3 ? factsLeft : factsMiddle
        spacing: Theme.fieldGap
        width: parent.width
    }
    ColumnLayout {
        id: timelineColumn

        readonly property bool filled: children.length > 0

        parent: root.columns > 1 ? timelineRight : timelineMiddle
        spacing: Theme.fieldGap
        width: parent.width
        y: parent === timelineMiddle ? Theme.section - 8 : 0
    }
}
