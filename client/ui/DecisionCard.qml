import QtQuick
import Carnet.Ui

// Something waits for a person: what, why, the facts, the choices as verbs.
Card {
    id: root

    property string text
    property var facts: []
    property var choices: []

    signal chosen(string key)

    symbol: Theme.toneSymbol(tone !== "" ? tone : "warning")
    tone: "warning"

    Label {
        Layout.fillWidth: true
        text: root.text
        visible: text !== ""
    }
    FactGrid {
        facts: root.facts
        roomFor: 440
    }
    WrapRow {
        Layout.fillWidth: true
        spacing: Theme.gap

        Repeater {
            model: root.choices
            delegate: Button {
                required property var modelData

                kind: modelData.kind || "normal"
                text: modelData.text
                onClicked: root.chosen(modelData.key)
            }
        }
    }
}
