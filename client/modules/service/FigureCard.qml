import QtQuick
import Carnet.Ui

// One figure of the day; it opens the rows behind it.
Card {
    id: card

    property int figure: 0
    property string label

    Layout.fillHeight: true
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    clickable: true
    name: label + ": " + figure

    Label {
        Layout.fillHeight: true
        style: "figure"
        text: card.figure
        tone: card.tone
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: card.label
    }
}
