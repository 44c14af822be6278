import QtQuick
import Carnet.Store
import Carnet.Ui

// A visit in a list: when, what for and at whose; the time that was promised beneath, or at the end where there is room.
RowFrame {
    id: row

    required property Workspace workspace
    // As TodayController gives them.
    required property var visit
    property bool withDay: false

    readonly property bool roomy: width >= 560 * Theme.textScale
    // Large text on a narrow screen: everything has a line of its own.
    readonly property bool stacked: width < 300 * Theme.textScale
    readonly property string day: withDay ? visit.day : ""
    readonly property string remaining: workspace.left(visit.state === "done" ? 0 : visit.dueAt, workspace.now)
    readonly property string place: [visit.customer, visit.city].filter(part => part).join(" · ")

    bottomPadding: 8
    implicitHeight: Math.max(Theme.narrowRow, contentItem.implicitHeight + topPadding + bottomPadding)
    topPadding: 8
    title: [day, visit.time, visit.title].filter(part => part).join(" ")

    Accessible.description: [place, visit.stateText, remaining].filter(part => part).join(" · ")

    contentItem: GridLayout {
        columnSpacing: 12
        columns: row.stacked ? 1 : row.roomy ? 3 : 2
        rowSpacing: 2
        transform: Translate {
            x: row.shift
        }

        GridLayout {
            Layout.alignment: row.roomy ? Qt.AlignVCenter : Qt.AlignTop
            Layout.column: 0
            Layout.row: 0
            Layout.rowSpan: row.stacked || row.roomy ? 1 : 2
            columnSpacing: Theme.gap
            columns: row.stacked ? 2 : 1
            rowSpacing: 0

            Label {
                Layout.alignment: row.stacked ? Qt.AlignBottom : Qt.AlignTop
                Layout.minimumWidth: row.stacked ? 0 : Theme.scaledUp(44)
                strong: true
                text: row.visit.time
                wrapMode: Text.NoWrap
            }
            Label {
                Layout.alignment: row.stacked ? Qt.AlignBottom : Qt.AlignTop
                Layout.maximumWidth: row.stacked ? -1 : Theme.scaledUp(76)
                second: true
                style: "caption"
                text: row.day
                visible: text !== ""
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignVCenter
            Layout.column: row.stacked ? 0 : 1
            Layout.fillWidth: true
            Layout.row: row.stacked ? 1 : 0
            spacing: 0

            Label {
                Layout.fillWidth: true
                elide: Text.ElideRight
                maximumLineCount: 2
                strong: true
                text: row.visit.title
            }
            Label {
                Layout.fillWidth: true
                elide: Text.ElideRight
                maximumLineCount: row.stacked ? 2 : 1
                second: true
                style: "dense"
                text: row.place
                visible: text !== ""
            }
        }
        GridLayout {
            Layout.column: row.stacked ? 0 : row.roomy ? 2 : 1
            Layout.fillWidth: !row.roomy
            Layout.row: row.stacked ? 2 : row.roomy ? 0 : 1
            columnSpacing: Theme.gap
            columns: row.roomy || row.stacked ? 1 : 2
            rowSpacing: 2

            Label {
                Layout.alignment: row.roomy ? Qt.AlignRight : Qt.AlignLeft
                Layout.fillWidth: !row.roomy
                style: "dense"
                text: row.remaining
                tone: row.workspace.urgency(row.visit.dueAt, row.workspace.now)
                visible: text !== ""
                wrapMode: row.roomy ? Text.NoWrap : Text.Wrap
            }
            StateChip {
                Layout.alignment: row.roomy || !row.stacked && row.remaining !== "" ? Qt.AlignRight : Qt.AlignLeft
                text: row.visit.stateText
                tone: row.visit.stateTone

                Accessible.ignored: true
            }
        }
    }
}
