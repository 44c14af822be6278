import QtQuick
import Carnet.Ui

PlainPage {
    narrow: true
    title: "An open calendar"

    FormFieldRow {
        Layout.fillWidth: true
        label: "Planned on"

        DateField {
            id: day

            value: "2026-03-31"
        }
    }

    Component.onCompleted: day.openCalendar()
}
