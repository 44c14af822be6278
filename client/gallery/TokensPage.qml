import QtQuick
import Carnet.Ui

PlainPage {
    title: "Tokens"

    WrapRow {
        Layout.fillWidth: true
        spacing: Theme.gap

        Repeater {
            model: ["bg", "surface", "sunken", "line", "fieldBorder", "text", "secondText", "accent", "accentInk", "selectedRow", "info", "infoTint", "success", "successTint", "warning", "warningTint", "danger", "dangerTint"]
            delegate: Column {
                required property string modelData

                spacing: 4
                width: 120

                Rectangle { border.color: Theme.line; color: Theme[parent.modelData]; height: 48; radius: Theme.radiusField; width: parent.width }
                Label { style: "caption"; text: parent.modelData; width: parent.width }
            }
        }
    }
}
