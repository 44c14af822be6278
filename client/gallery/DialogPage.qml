import QtQuick
import Carnet.Ui

PlainPage {
    title: "Dialog"

    Dialog {
        acceptText: "Save the time"
        text: "What was done is told to the customer in these words."
        title: "Add time"
        Component.onCompleted: open()

        FormFieldRow {
            label: "Minutes"
            QuantityField { unit: "min"; value: 30000 }
        }
        FormFieldRow {
            error: "This lies after the end of the visit. It would be accepted up to 14:30."
            label: "Until"
            TextField { value: "15:05" }
        }
    }
}
