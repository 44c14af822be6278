import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Store
import Carnet.Ui

// The office's day: the figures, what waits for a decision, what is below zero, the most urgent tickets.
PlainPage {
    id: page

    required property Workspace workspace
    required property DecisionsController decisions

    signal linkOpened(string kind, string id)

    subtitle: today.dateText
    title: qsTr("Today")

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: 12
        columns: width >= 900 * Theme.textScale ? 5 : width >= 520 * Theme.textScale ? 3 : 2
        rowSpacing: 12

        FigureCard {
            figure: today.openTickets
            label: qsTr("Open tickets")
            onClicked: page.linkOpened("tickets", "")
        }
        FigureCard {
            figure: today.unassigned
            label: qsTr("Unassigned")
            figureTone: figure > 0 ? "info" : ""
            onClicked: page.linkOpened("tickets", "unassigned")
        }
        FigureCard {
            figure: today.late
            label: qsTr("Late")
            figureTone: figure > 0 ? "danger" : ""
            onClicked: page.linkOpened("tickets", "late")
        }
        FigureCard {
            figure: today.dueSoon
            label: qsTr("Due within two hours")
            figureTone: figure > 0 ? "warning" : ""
            onClicked: page.linkOpened("tickets", "dueSoon")
        }
        FigureCard {
            figure: today.resolvedToday
            label: qsTr("Resolved today")
            figureTone: figure > 0 ? "success" : ""
            onClicked: page.linkOpened("tickets", "resolvedToday")
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        Layout.topMargin: Theme.fieldGap
        count: decisionsList.count
        text: qsTr("Decisions")
    }
    DecisionsList {
        id: decisionsList

        Layout.fillWidth: true
        Layout.maximumWidth: Theme.textColumn
        decisions: page.decisions
        visible: count > 0
        onLinkOpened: (kind, id) => page.linkOpened(kind, id)
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("Nothing waits for your decision.")
        visible: decisionsList.count === 0
    }
    Rows {
        model: today.alerts
        spacing: page.spacing
        delegate: Notice {
            required property var modelData

            actionText: qsTr("Look at it")
            text: modelData.title + ": " + modelData.text
            tone: "warning"
            onActionTriggered: page.linkOpened(modelData.kind, modelData.id)
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        Layout.topMargin: Theme.fieldGap
        text: qsTr("Most urgent tickets")
    }
    Card {
        Layout.fillWidth: true
        padding: 0
        visible: tickets.count > 0

        Rows {
            model: Math.min(8, tickets.count)
            delegate: ListRow {
                required property int index

                readonly property var row: tickets.revision >= 0 ? tickets.rowAt(index) : null

                chip: row.chip
                separator: index < Math.min(8, tickets.count) - 1
                subtitle: [row.number, row.customer, row.assignee].filter(part => part).join(" · ")
                title: row.title
                trailing: page.workspace.left(row.dueAt, page.workspace.now)
                trailingTone: page.workspace.urgency(row.dueAt, page.workspace.now)
                onClicked: page.linkOpened("ticket", row.id)
            }
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("No open tickets.")
        visible: tickets.count === 0 && !tickets.loading
    }
    DayPlan {
        Layout.fillWidth: true
        Layout.topMargin: Theme.fieldGap
        workspace: page.workspace
        onOpened: ticketId => page.linkOpened("ticket", ticketId)
    }

    TodayController {
        id: today

        workspace: page.workspace
    }
    TicketListModel {
        id: tickets

        workspace: page.workspace
    }
}
