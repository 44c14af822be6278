import QtQuick
import Carnet.Ui

// How the fields of a header stand, which have no place of their own: each one of which something is to be said, by its
// name. `fields` is [{label, standing}], a standing as in FieldState.
Card {
    id: root

    property var fields: []

    readonly property var told: fields.filter(field => field.standing && Object.keys(field.standing).length > 0)

    signal chosen(var conflict, string side)

    padding: 12
    visible: told.length > 0

    Rows {
        model: root.told
        spacing: Theme.fieldGap
        delegate: FieldState {
            required property var modelData

            label: modelData.label
            standing: modelData.standing
            onChosen: (conflict, side) => root.chosen(conflict, side)
        }
    }
}
