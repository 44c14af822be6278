import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The day of whoever looks after customers: what waits for a decision, and what is to be done next, overdue first.
PlainPage {
    id: page

    required property Workspace workspace
    required property DecisionsController decisions

    // Only whoever sells has it read at every change.
    readonly property NextActionsController next: NextActionsController {
        workspace: page.workspace
    }

    signal linkOpened(string kind, string id)

    subtitle: page.next.dateText
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
    Rows {
        Layout.fillWidth: true
        model: page.next.groups
        spacing: Theme.fieldGap
        delegate: ColumnLayout {
            id: group

            required property var modelData

            spacing: Theme.gap

            SectionHeader {
                Layout.fillWidth: true
                count: group.modelData.count
                text: group.modelData.heading
            }
            Card {
                Layout.fillWidth: true
                padding: 0

                Rows {
                    model: group.modelData.actions
                    delegate: ListRow {
                        required property var modelData
                        required property int index

                        // With little room the title has the first line for itself.
                        readonly property bool tight: width < 480 * Theme.textScale

                        actions: [{
                                key: "done",
                                text: qsTr("Done"),
                                symbol: "check"
                            }]
                        separator: index < group.modelData.actions.length - 1
                        subtitle: modelData.subtitle
                        symbol: modelData.symbol
                        title: modelData.title
                        trailing: tight ? "" : modelData.when || ""
                        trailingSub: tight ? modelData.when || "" : ""
                        trailingTone: group.modelData.tone
                        onActionTriggered: page.next.finish(modelData.id)
                        onClicked: {
                            if (modelData.kind !== "")
                                page.linkOpened(modelData.kind, modelData.linkId);
                            else
                                openMenu();
                        }
                    }
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("Nothing is planned for you.")
        visible: page.next.ready && page.next.count === 0
    }
    Label {
        Layout.fillWidth: true
        second: true
        style: "caption"
        text: qsTr("and %n more", "", page.next.more)
        visible: page.next.more > 0
    }
}
