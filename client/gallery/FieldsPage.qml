import QtQuick
import Carnet.Ui

PlainPage {
    id: page

    property real quantity: 2000
    property string day: "2026-03-31"
    property string reason: "wear"

    subtitle: "What is typed is saved 300 ms after the last key."
    title: "Fields"

    Exhibit {
        text: "The frame of a field: rest, pointed at, in focus, refused, refused in focus, read only"

        Repeater {
            model: [{}, { hovered: true }, { focused: true }, { invalid: true }, { focused: true, invalid: true }, { readOnly: true }]
            delegate: FieldFrame {
                required property var modelData

                focused: modelData.focused === true
                height: Theme.field
                hovered: modelData.hovered === true
                invalid: modelData.invalid === true
                readOnly: modelData.readOnly === true
                width: 120
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.fieldGap
        columns: page.width >= 720 ? 2 : 1
        rowSpacing: Theme.fieldGap

        FormFieldRow {
            Layout.fillWidth: true
            label: "Name"
            required: true
            TextField { value: "Denaq Kältetechnik" }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Phone"
            unsent: true
            TextField { value: "+33 4 78 00 11 22"; inputMethodHints: Qt.ImhDialableCharactersOnly }
        }
        FormFieldRow {
            Layout.fillWidth: true
            error: "This is not a mail address. It would be accepted as name@company.com."
            label: "Mail"
            TextField { value: "marta@" }
        }
        FormFieldRow {
            Layout.fillWidth: true
            conflict: true
            label: "Contact on site"
            TextField { value: "Mme Perrin" }
        }
        FormFieldRow {
            Layout.fillWidth: true
            help: "As it stands on the plate."
            label: "Serial number"
            TextField { placeholderText: "SN-…" }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Number (read only)"
            TextField { value: "T-0412"; readOnly: true }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Password"
            TextField { value: "correct horse"; password: true }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Cannot be changed"
            TextField { value: "Disabled"; enabled: false }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Price"
            NumberField { value: 1234567; decimals: 2; suffix: "EUR" }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Quantity"
            QuantityField { value: page.quantity; unit: "pcs"; onEdited: value => page.quantity = value }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Planned on"
            DateField { value: page.day; onEdited: iso => page.day = iso }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Reason"
            ComboField {
                options: [{ value: "wear", text: "Wear" }, { value: "water", text: "Water damage" }, { value: "misuse", text: "Wrong use" }]
                value: page.reason
                onEdited: value => page.reason = value
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Reason, not chosen"
            ComboField { options: []; placeholderText: "Choose a reason" }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: "Search"
            SearchField { placeholderText: "Name, number, phone" }
        }
        FormFieldRow {
            Layout.columnSpan: parent.columns
            Layout.fillWidth: true
            label: "Diagnosis"
            TextArea { value: "The condenser fan does not start. Capacitor measured at 1.2 µF instead of 6 µF; replaced, current draw back to 0.8 A."; minimumLines: 4 }
        }
        FormFieldRow {
            Layout.columnSpan: parent.columns
            Layout.fillWidth: true
            label: "Remarks"
            TextArea { placeholderText: "What should the next visitor know?" }
        }
    }
}
