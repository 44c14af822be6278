import QtQuick
import Carnet.Ui

// Visits that could not be made without a network: of each, what is not on this device yet.
ColumnLayout {
    id: gaps

    // As VisitReadinessController tells them.
    property var visits: []

    signal opened(string ticketId)

    spacing: Theme.gap
    visible: visits.length > 0

    Notice {
        Layout.fillWidth: true
        text: qsTr("Not complete on this device yet. What is missing arrives by itself while there is a connection.")
        tone: "warning"
    }
    Card {
        Layout.fillWidth: true
        padding: 0

        Rows {
            model: gaps.visits
            delegate: ListRow {
                required property var modelData
                required property int index

                separator: index < gaps.visits.length - 1
                subtitle: modelData.words
                symbol: "clock"
                title: modelData.title
                onClicked: gaps.opened(modelData.ticketId)
            }
        }
    }
}
