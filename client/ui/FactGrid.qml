import QtQuick
import Carnet.Ui

// Facts of a record, in two columns where there is room. A fact is { label, value, symbol, clickable }.
Grid {
    id: grid

    property var facts: []
    property int roomFor: 560

    signal activated(var fact)

    Layout.fillWidth: true
    columnSpacing: 24
    columns: facts.length > 1 && width >= roomFor * Theme.textScale ? 2 : 1
    rowSpacing: Theme.tight
    visible: facts.length > 0

    Repeater {
        model: grid.facts
        delegate: Fact {
            required property var modelData

            clickable: modelData.clickable === true
            label: modelData.label
            symbol: modelData.symbol || ""
            value: modelData.value
            width: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns
            onClicked: grid.activated(modelData)
        }
    }
}
