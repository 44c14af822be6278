import QtQuick
import QtQuick.Templates as T
import "Columns.js" as Columns
import Carnet.Ui

// The lines of a document, read as on paper. With little room every line becomes two: the first column above the rest, the
// last one at the right. What a column with `below` says stands below its line, whatever the room.
ColumnLayout {
    id: root

    property var columns: []
    property var rows: []
    property var totals: []
    property string emptyText
    // Whether a line leads somewhere. What leads nowhere does not look as if it did.
    property bool opens: false
    // Which of them do: `row => bool`.
    property var opensFor: row => true
    // What can be done with a line by the button at its end; "": nothing.
    property string lineVerb
    // Whether a line has that button: `row => bool`.
    property var verbFits: row => true
    property string lineSymbol: "delete"
    // What a line is called where only its name is heard; its first cell if that tells it from the others.
    property var nameOf: row => table.length > 0 ? cellText(row, table[0].key) : ""

    readonly property real verbRoom: lineVerb !== "" ? Theme.target - 4 : 0
    readonly property var table: columns.filter(column => column.below !== true)
    readonly property var below: columns.filter(column => column.below === true)
    readonly property var widths: Columns.widths(table, width - 24 - verbRoom, 16, Theme.textScale)
    // A column that says what it needs at least is not cut for the sake of a table.
    readonly property bool roomy: width >= 420 * Theme.textScale
                                  && table.every((column, i) => widths[i] >= (column.least || 0) * Theme.textScale)

    signal activated(int index)
    signal lineVerbTriggered(int index)

    Layout.fillHeight: false
    spacing: 0

    function cellText(row: var, key: string): string {
        const value = row[key];
        return value === undefined || value === null ? "" : value.text !== undefined ? value.text : String(value);
    }

    function joined(row: var, columns: var): string {
        return columns.map(column => cellText(row, column.key)).filter(part => part !== "").join(" · ");
    }

    Card {
        Layout.fillWidth: true
        padding: 0
        spacing: 0
        visible: root.rows.length > 0

        Row {
            Layout.fillWidth: true
            Layout.leftMargin: 12
            Layout.preferredHeight: Theme.scaledUp(28)
            spacing: 16
            visible: root.roomy

            Repeater {
                model: root.table
                delegate: Label {
                    required property var modelData
                    required property int index

                    elide: Text.ElideRight
                    height: parent ? parent.height : 0
                    horizontalAlignment: modelData.align === "right" ? Text.AlignRight : Text.AlignLeft
                    second: true
                    strong: true
                    style: "caption"
                    text: modelData.title
                    width: root.widths[index] || 0
                    wrapMode: Text.NoWrap
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            color: Theme.line
            implicitHeight: 1
            visible: root.roomy
        }
        Rows {
            model: root.rows
            delegate: T.AbstractButton {
                id: line

                required property var modelData
                required property int index

                // When a page goes, the grid is gone before its lines.
                readonly property bool roomy: root ? root.roomy : false
                readonly property bool opens: root ? root.opens && root.opensFor(modelData) : false
                readonly property string below: root ? root.joined(modelData, root.below) : ""
                // The line proper stands above what is said below it.
                readonly property real rise: said.active ? -(said.implicitHeight + 2) / 2 : 0

                implicitHeight: Math.max(line.roomy ? Theme.target : Theme.narrowRow, implicitContentHeight + 12)
                horizontalPadding: 12
                // A button in it takes no press when its line takes none.
                enabled: opens || (root ? root.lineVerb !== "" : false)
                focusPolicy: opens ? Qt.StrongFocus : Qt.NoFocus

                Accessible.role: Accessible.Row
                Accessible.name: root.nameOf(modelData)
                Accessible.description: root.joined(modelData, root.columns.filter(
                    column => !line.Accessible.name.includes(root.cellText(modelData, column.key))))
                Accessible.onPressAction: line.clicked()

                Keys.onReturnPressed: line.clicked()
                onClicked: {
                    if (opens)
                        root.activated(index);
                }

                contentItem: Item {
                    implicitHeight: (line.roomy ? cells : stacked).implicitHeight
                                    + (said.active ? said.implicitHeight + 2 : 0)

                    // One of the two is made.
                    Loader {
                        id: cells

                        active: line.roomy
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.verticalCenterOffset: line.rise

                        sourceComponent: Row {
                            spacing: 16

                            Repeater {
                                model: root.table
                                delegate: TableCell {
                                    required property var modelData
                                    required property int index

                                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                                    content: line.modelData[modelData.key]
                                    toRight: modelData.align === "right"
                                    width: root.widths[index] || 0
                                }
                            }
                        }
                    }
                    Loader {
                        id: stacked

                        active: !line.roomy
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.rightMargin: root ? root.verbRoom : 0
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.verticalCenterOffset: line.rise

                        sourceComponent: RowLayout {
                            id: halves

                            spacing: 12

                            ColumnLayout {
                                Layout.fillWidth: true
                                spacing: 0

                                Label {
                                    Layout.fillWidth: true
                                    elide: Text.ElideRight
                                    text: root.table.length > 0 ? root.cellText(line.modelData, root.table[0].key) : ""
                                    wrapMode: Text.NoWrap

                                    Accessible.ignored: true
                                }
                                Label {
                                    Layout.fillWidth: true
                                    elide: Text.ElideRight
                                    second: true
                                    style: "caption"
                                    text: root.joined(line.modelData, root.table.slice(1, -1))
                                    visible: text !== ""
                                    wrapMode: Text.NoWrap

                                    Accessible.ignored: true
                                }
                            }
                            Label {
                                Layout.maximumWidth: halves.width / 2
                                elide: Text.ElideRight
                                text: root.table.length > 1
                                      ? root.cellText(line.modelData, root.table[root.table.length - 1].key) : ""
                                wrapMode: Text.NoWrap

                                Accessible.ignored: true
                            }
                        }
                    }
                    Loader {
                        id: said

                        active: line.below !== ""
                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: 6
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.rightMargin: root ? root.verbRoom : 0

                        sourceComponent: Label {
                            second: true
                            style: "caption"
                            text: line.below

                            Accessible.ignored: true
                        }
                    }
                    Loader {
                        active: root ? root.lineVerb !== "" && root.verbFits(line.modelData) : false
                        anchors.right: parent.right
                        anchors.rightMargin: -8
                        anchors.verticalCenter: parent.verticalCenter

                        sourceComponent: IconButton {
                            name: root.lineVerb + ": " + line.Accessible.name
                            ringInside: true
                            symbol: root.lineSymbol
                            onClicked: root.lineVerbTriggered(line.index)
                        }
                    }
                }
                background: Rectangle {
                    color: !line.opens ? "transparent"
                                       : line.down ? Theme.pressed : line.hovered ? Theme.hover : "transparent"

                    Rectangle {
                        anchors.bottom: parent.bottom
                        color: Theme.line
                        height: 1
                        visible: line.index < root.rows.length - 1
                        width: parent.width
                    }
                    Loader {
                        active: line.visualFocus
                        anchors.fill: parent
                        z: 1

                        sourceComponent: FocusRing {
                            inside: true
                        }
                    }
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: root.emptyText
        visible: text !== "" && root.rows.length === 0
    }
    Rows {
        Layout.leftMargin: 12
        Layout.rightMargin: 12 + root.verbRoom
        Layout.topMargin: Theme.gap
        model: root.totals
        spacing: Theme.gap
        delegate: RowLayout {
            id: total

            required property var modelData

            spacing: 16

            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                second: total.modelData.strong !== true
                strong: total.modelData.strong === true
                text: total.modelData.label
            }
            Label {
                Layout.preferredWidth: Math.max(implicitWidth, root.roomy && root.widths.length > 0
                                                ? root.widths[root.widths.length - 1] : 0)
                horizontalAlignment: Text.AlignRight
                strong: total.modelData.strong === true
                text: total.modelData.value
                wrapMode: Text.NoWrap
            }
        }
    }
}
