import QtQuick
import Carnet.Organisation
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// A storekeeper's day: what waits for a decision, what must be counted, what has moved.
PlainPage {
    id: page

    required property Workspace workspace
    required property DecisionsController decisions

    signal linkOpened(string kind, string id)

    subtitle: today.dateText
    title: qsTr("Today")

    SectionHeader {
        Layout.fillWidth: true
        count: decisionsList.count
        text: qsTr("Decisions")
        visible: decisionsList.count > 0
    }
    DecisionsList {
        id: decisionsList

        Layout.fillWidth: true
        Layout.maximumWidth: Theme.textColumn
        decisions: page.decisions
        visible: count > 0
        onLinkOpened: (kind, id) => page.linkOpened(kind, id)
    }
    SectionHeader {
        Layout.fillWidth: true
        Layout.topMargin: decisionsList.count > 0 ? Theme.fieldGap : 0
        count: today.shortageCount
        text: qsTr("To be counted")
    }
    Card {
        Layout.fillWidth: true
        padding: 0
        visible: today.shortages.length > 0

        Rows {
            model: today.shortages
            delegate: ListRow {
                required property var modelData
                required property int index

                separator: index < today.shortages.length - 1
                subtitle: modelData.place
                symbol: "box"
                title: modelData.title
                trailing: modelData.quantityText
                trailingTone: "danger"
                onClicked: page.linkOpened("location", modelData.placeId)
            }
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("Nothing is below zero.")
        visible: today.ready && today.shortageCount === 0
    }
    Label {
        Layout.fillWidth: true
        second: true
        style: "caption"
        text: qsTr("and %n more", "", today.shortageCount - today.shortages.length)
        visible: today.shortageCount > today.shortages.length
    }
    SectionHeader {
        Layout.fillWidth: true
        Layout.topMargin: Theme.fieldGap
        count: today.moveCount
        text: qsTr("Moved today")
    }
    Timeline {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.textColumn
        emptyText: qsTr("Nothing has moved today.")
        events: today.moves
        visible: today.ready
    }

    StoreTodayController {
        id: today

        workspace: page.workspace
    }
}
