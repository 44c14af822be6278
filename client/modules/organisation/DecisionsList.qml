import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The cards that wait for a decision: two values for one field, changes that were not accepted.
ColumnLayout {
    id: list

    required property DecisionsController decisions
    property WaitingController waiting: null

    signal linkOpened(string kind, string id)

    readonly property int count: decisions.count + (waiting ? waiting.refused.length : 0)

    spacing: Theme.fieldGap

    Rows {
        model: list.decisions.conflicts
        spacing: Theme.fieldGap
        delegate: ConflictCard {
            required property var modelData

            canLook: Boolean(modelData.linkId)
            mine: modelData.mine
            mineName: modelData.mineName
            mineWhen: modelData.mineWhen
            question: modelData.question
            theirName: modelData.theirName
            theirWhen: modelData.theirWhen
            theirs: modelData.theirs
            was: modelData.was
            onChosen: side => list.decisions.keep(modelData.id, side)
            onLookRequested: list.linkOpened(modelData.linkKind, modelData.linkId)
        }
    }
    Rows {
        model: list.waiting ? list.waiting.refused : []
        spacing: Theme.fieldGap
        delegate: DecisionCard {
            required property var modelData

            choices: [{
                    key: "again",
                    text: modelData.parts.length > 0 ? qsTr("Correct and send again") : qsTr("Send again"),
                    kind: "normal"
                }, {
                    key: "open",
                    text: qsTr("Look at it"),
                    kind: "normal"
                }, {
                    key: "take",
                    text: qsTr("Take it back"),
                    kind: "danger"
                }].filter(choice => (choice.key !== "open" || modelData.linkId) && (choice.key !== "again" || !modelData.lost))
            facts: [{
                    label: qsTr("Why it was not accepted"),
                    value: modelData.reason
                }, {
                    label: qsTr("When"),
                    value: modelData.subtitle
                }]
            title: modelData.title
            onChosen: key => {
                if (key === "again")
                    correction.make().ask(modelData);
                else if (key === "take")
                    list.waiting.takeBack(modelData.id);
                else
                    list.linkOpened(modelData.linkKind, modelData.linkId);
            }
        }
    }
    Rows {
        model: list.decisions.parked
        spacing: Theme.fieldGap
        delegate: DecisionCard {
            required property var modelData

            choices: [{
                    key: "open",
                    text: qsTr("Look at it"),
                    kind: "normal"
                }, {
                    key: "accept",
                    text: qsTr("Accept it"),
                    kind: "normal"
                }, {
                    key: "settle",
                    text: qsTr("Seen to"),
                    kind: "normal"
                }].filter(choice => (choice.key !== "open" || modelData.linkId) && (choice.key !== "accept" || modelData.whole))
            facts: modelData.facts
            text: modelData.text
            title: modelData.title
            onChosen: key => {
                if (key === "settle")
                    list.decisions.settle(modelData.id);
                else if (key === "accept")
                    list.decisions.accept(modelData.id);
                else
                    list.linkOpened(modelData.linkKind, modelData.linkId);
            }
        }
    }
    Later {
        id: correction

        CorrectionDialog {
            save: (id, values) => list.waiting.sendAgain(id, values)
            workspace: list.waiting.workspace
        }
    }
}
