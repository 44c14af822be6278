import QtQuick
import Carnet.Ui

// How urgent a ticket is; the due time follows.
Dialog {
    id: dialog

    property string priority
    property string picked

    signal chosen(string priority)

    acceptEnabled: picked !== priority
    acceptText: qsTr("Save")
    text: qsTr("The due time follows the priority.")
    title: qsTr("Change the priority")

    onAboutToShow: picked = priority
    onAccepted: chosen(picked)

    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Priority")

        ComboField {
            options: [{
                    value: "low",
                    text: qsTr("Low")
                }, {
                    value: "normal",
                    text: qsTr("Normal")
                }, {
                    value: "high",
                    text: qsTr("High")
                }, {
                    value: "urgent",
                    text: qsTr("Urgent")
                }]
            value: dialog.picked
            onEdited: value => dialog.picked = value
        }
    }
}
