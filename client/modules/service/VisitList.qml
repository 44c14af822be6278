import QtQuick
import Carnet.Store
import Carnet.Ui

// Visits as rows, in order.
ColumnLayout {
    id: list

    required property Workspace workspace
    property string title
    property var visits: []
    // "6/6 ready offline", beside the title.
    property string readiness
    property bool withDay: false
    property bool canPutOff: false

    signal opened(string ticketId)
    signal putOff(string visitId)

    spacing: Theme.gap
    visible: visits.length > 0

    SectionHeader {
        Layout.fillWidth: true
        count: list.visits.length
        text: [list.title, list.readiness].filter(part => part).join(" · ")
    }
    Card {
        Layout.fillWidth: true
        padding: 0

        Rows {
            model: list.visits
            delegate: VisitRow {
                required property var modelData
                required property int index

                leftSwipe: list.canPutOff ? {
                    key: "later",
                    text: modelData.putOff ? qsTr("At its time") : qsTr("Later"),
                    symbol: "clock"
                } : null
                rightSwipe: modelData.phone !== "" ? {
                    key: "call",
                    text: qsTr("Call"),
                    symbol: "phone"
                } : null
                separator: index < list.visits.length - 1
                visit: modelData
                withDay: list.withDay
                workspace: list.workspace
                onClicked: list.opened(modelData.ticketId)
                onSwiped: key => {
                    if (key === "later")
                        list.putOff(modelData.id);
                    else
                        list.workspace.call(modelData.phone);
                }
            }
        }
    }
}
