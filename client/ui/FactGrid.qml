import QtQuick
import Carnet.Ui

// Facts of a record, in two columns where there is room. A fact is { label, value, symbol, clickable, standing }; how its
// field stands (`standing` as in FieldState) is said below it.
Grid {
    id: grid

    property var facts: []
    property int roomFor: 560
    // So many cells are made before there are facts, for a page that is made before its record is known.
    property int expected: 0

    signal activated(var fact)
    signal conflictChosen(var conflict, string side)

    Layout.fillWidth: true
    columnSpacing: 24
    columns: facts.length > 1 && width >= roomFor * Theme.textScale ? 2 : 1
    rowSpacing: Theme.tight
    visible: facts.length > 0

    onFactsChanged: {
        if (facts.length > 0)
            cells.rows = facts;
    }
    Component.onCompleted: {
        if (facts.length === 0 && expected > 0)
            cells.rows = Array(expected).fill({
                label: "",
                symbol: "info",
                value: ""
            });
    }

    Repeater {
        // Cells without facts, of which nothing is seen, take the next ones.
        model: RowsModel {
            id: cells
        }
        delegate: ColumnLayout {
            id: cell

            required property var modelData

            spacing: 0
            width: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns

            Fact {
                Layout.fillWidth: true
                clickable: cell.modelData.clickable === true
                label: cell.modelData.label
                symbol: cell.modelData.symbol || ""
                value: cell.modelData.value
                onClicked: grid.activated(cell.modelData)
            }
            Loader {
                Layout.fillWidth: true
                active: cell.modelData.standing ? Object.keys(cell.modelData.standing).length > 0 : false
                visible: active

                sourceComponent: FieldState {
                    standing: cell.modelData.standing || {}
                    onChosen: (conflict, side) => grid.conflictChosen(conflict, side)
                }
            }
        }
    }
}
