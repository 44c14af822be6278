import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Store
import Carnet.Ui

// A technician's day: the next visit large, the others in order, then what comes.
PlainPage {
    id: page

    required property Workspace workspace
    required property DecisionsController decisions
    required property VisitReadinessController readiness

    signal linkOpened(string kind, string id)

    readonly property int visitCount: (today.next.id ? 1 : 0) + today.visits.length + today.done.length

    narrow: true
    // A compact window's bar has the title of the place in its stead.
    subtitle: Theme.formFactor(Window.width) !== "compact" || visitCount === 0 ? today.dateText
                                                                             : [today.dateText, title].join(" · ")
    title: !today.ready ? "" : visitCount === 0 ? qsTr("No visits today")
         : [qsTr("%n visit(s)", "", visitCount), page.readiness.todayText].filter(part => part).join(" · ")

    Card {
        Layout.fillWidth: true
        clickable: true
        name: decisionWords.text
        padding: 0
        tone: "warning"
        visible: page.decisions.count > 0

        onClicked: page.linkOpened("waiting", "")

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.cardPadding
            Layout.preferredHeight: Math.max(Theme.field, Math.ceil(decisionWords.implicitHeight) + Theme.cardPadding)
            Layout.rightMargin: 12
            spacing: 12

            Icon {
                color: Theme.warning
                symbol: "decision"
            }
            Label {
                id: decisionWords

                Layout.fillWidth: true
                strong: true
                text: qsTr("Needs your decision: %1").arg(page.decisions.count)

                Accessible.ignored: true
            }
            Icon {
                size: Theme.smallIcon
                symbol: "next"
            }
        }
    }
    VisitList {
        Layout.fillWidth: true
        title: qsTr("Late")
        visits: today.earlier
        withDay: true
        workspace: page.workspace
        onOpened: ticketId => page.linkOpened("ticket", ticketId)
    }
    Loader {
        Layout.fillWidth: true
        active: today.next.id !== undefined
        visible: active
        sourceComponent: NextVisitCard {
            visit: today.next
            workspace: page.workspace
            onOpened: ticketId => page.linkOpened("ticket", ticketId)
            onStarted: visitId => today.start(visitId)
        }
    }
    VisitGaps {
        Layout.fillWidth: true
        visits: page.readiness.missing
        onOpened: ticketId => page.linkOpened("ticket", ticketId)
    }
    EmptyState {
        Layout.bottomMargin: Theme.section
        Layout.fillWidth: true
        Layout.topMargin: Theme.section
        actionText: today.openTickets > 0 ? qsTr("Open your tickets") : ""
        symbol: "calendar"
        text: qsTr("Visits that the desk plans for you appear here.")
        title: qsTr("No visits today. Your open tickets: %1").arg(today.openTickets)
        visible: today.ready && page.visitCount === 0

        onActionTriggered: page.linkOpened("tickets", "mine")
    }
    VisitList {
        Layout.fillWidth: true
        canPutOff: true
        title: qsTr("Then")
        visits: today.visits
        workspace: page.workspace
        onPutOff: visitId => today.later(visitId)
        onOpened: ticketId => page.linkOpened("ticket", ticketId)
    }
    VisitList {
        Layout.fillWidth: true
        title: qsTr("Done today")
        visits: today.done
        workspace: page.workspace
        onOpened: ticketId => page.linkOpened("ticket", ticketId)
    }
    VisitList {
        Layout.fillWidth: true
        readiness: page.readiness.comingText
        title: qsTr("The next days")
        visits: today.coming
        withDay: true
        workspace: page.workspace
        onOpened: ticketId => page.linkOpened("ticket", ticketId)
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        visible: today.shortages.length > 0

        SectionHeader {
            Layout.fillWidth: true
            actionSymbol: "van"
            actionText: qsTr("Open the van")
            count: today.shortages.length
            text: qsTr("Missing in the van")
            onActionTriggered: page.linkOpened("location", today.vanId)
        }
        Card {
            Layout.fillWidth: true
            padding: 0

            Rows {
                model: today.shortages
                delegate: ListRow {
                    required property var modelData
                    required property int index

                    chip: modelData.chip
                    separator: index < today.shortages.length - 1
                    subtitle: modelData.subtitle
                    symbol: "box"
                    title: modelData.title
                    trailing: modelData.quantity
                    trailingTone: modelData.chip.tone
                    onClicked: page.linkOpened("product", modelData.id)
                }
            }
        }
    }

    TodayController {
        id: today

        workspace: page.workspace
    }
}
