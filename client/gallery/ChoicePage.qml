import QtQuick
import Carnet.Ui

PlainPage {
    narrow: true
    title: "An open choice"

    FormFieldRow {
        Layout.fillWidth: true
        label: "Reason"

        ComboField {
            id: reasons

            options: [{ value: "wear", text: "Wear" }, { value: "water", text: "Water damage" }, { value: "misuse", text: "Wrong use" }, { value: "power", text: "Power cut" }]
            value: "water"
        }
    }

    Component.onCompleted: reasons.popup.open()
}
