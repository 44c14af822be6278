import QtQuick
import Carnet.Store
import Carnet.Ui

// The visit to make now, a third of the screen: time, customer, town, fault, what is left of the time promised.
Card {
    id: card

    required property Workspace workspace
    required property var visit

    readonly property var parts: visit.parts || []

    signal opened(string ticketId)
    signal started(string visitId)

    clickable: true
    name: [visit.time, visit.customer, visit.title].filter(part => part).join(" · ")
    padding: 20
    tone: "accent"

    onClicked: card.opened(visit.ticketId)

    // Large text on a narrow screen leaves no room for names beside the time.
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: 16
        columns: card.width >= 300 * Theme.textScale ? 2 : 1
        rowSpacing: 2

        Label {
            Layout.alignment: Qt.AlignTop
            style: "figure"
            text: card.visit.time
            tone: card.visit.late ? "danger" : ""
            wrapMode: Text.NoWrap
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                elide: Text.ElideRight
                maximumLineCount: 2
                style: "record"
                text: card.visit.customer
            }
            Label {
                Layout.fillWidth: true
                elide: Text.ElideRight
                second: true
                text: card.visit.address
            }
        }
    }
    Label {
        Layout.fillWidth: true
        text: qsTr("Planned for %1").arg(card.visit.day)
        tone: "danger"
        visible: Boolean(card.visit.ofEarlierDay)
    }
    Label {
        Layout.fillWidth: true
        elide: Text.ElideRight
        maximumLineCount: 3
        style: "section"
        text: card.visit.title
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: [card.visit.number, card.visit.machine].filter(part => part).join(" · ")
    }
    Label {
        Layout.fillWidth: true
        elide: Text.ElideRight
        maximumLineCount: 2
        text: card.visit.fault || ""
        visible: text !== ""
    }
    WrapRow {
        Layout.fillWidth: true
        spacing: Theme.gap

        StateChip {
            text: card.visit.stateText
            tone: card.visit.stateTone
        }
        Chip {
            symbol: "clock"
            text: card.workspace.left(card.visit.dueAt, card.workspace.now)
            tone: card.workspace.urgency(card.visit.dueAt, card.workspace.now)
            visible: card.visit.dueAt > 0
        }
        Chip {
            symbol: "flag"
            text: card.visit.priority
            tone: card.visit.priorityTone
            visible: card.visit.priorityTone !== "neutral"
        }
    }
    // What it needed before, and whether the van has it.
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.tight
        visible: card.visit.kindsInVan !== undefined

        Label {
            Layout.fillWidth: true
            second: true
            style: "caption"
            strong: card.parts.length > 0
            text: card.parts.length > 0 ? qsTr("In your van, of what this machine needed before")
                : card.visit.productId || card.visit.serialId
                  ? qsTr("This machine has needed no parts so far. In your van: %n kind(s) of parts", "", card.visit.kindsInVan || 0)
                  : qsTr("In your van: %n kind(s) of parts", "", card.visit.kindsInVan || 0)
        }
        WrapRow {
            Layout.fillWidth: true
            spacing: Theme.tight
            visible: card.parts.length > 0

            Repeater {
                model: card.parts
                delegate: Chip {
                    required property var modelData

                    symbol: modelData.tone === "warning" ? "warning" : "box"
                    text: modelData.text
                    tone: modelData.tone
                }
            }
        }
    }
    // Under a thumb the step to take has a line of its own.
    GridLayout {
        id: verbs

        readonly property bool roomy: width >= 440 * Theme.textScale

        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        Button {
            Layout.column: 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.row: verbs.roomy ? 0 : 1
            large: true
            symbol: "map"
            text: qsTr("Navigate")
            visible: card.visit.address !== ""
            onClicked: card.workspace.showOnMap(card.visit.address)
        }
        Button {
            Layout.column: 1
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.row: verbs.roomy ? 0 : 1
            large: true
            symbol: "phone"
            meaning: qsTr("Call %1").arg(card.visit.callee)
            text: qsTr("Call")
            visible: card.visit.phone !== ""
            onClicked: card.workspace.call(card.visit.phone)
        }
        Button {
            Layout.column: verbs.roomy ? 2 : 0
            Layout.columnSpan: verbs.roomy ? 1 : 2
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.row: 0
            kind: "main"
            large: true
            symbol: card.visit.canStart ? "start" : "details"
            text: card.visit.canStart ? qsTr("Start") : qsTr("Open")
            onClicked: card.visit.canStart ? card.started(card.visit.id) : card.opened(card.visit.ticketId)
        }
    }
}
