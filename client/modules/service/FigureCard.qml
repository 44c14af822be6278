import QtQuick
import Carnet.Ui

// One figure of the day; it opens the rows behind it.
Card {
    id: card

    property int figure: 0
    property string label
    // Of the figure alone: five coloured frames would all call at once.
    property string figureTone

    Layout.fillHeight: true
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    clickable: true
    name: label + ": " + figure
    spacing: Theme.tight

    RowLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        spacing: Theme.gap

        Label {
            Layout.fillWidth: true
            style: "figure"
            text: card.figure
            tone: card.figureTone
        }
        Icon {
            color: Theme.ink(card.figureTone)
            symbol: Theme.toneSymbol(card.figureTone)
        }
    }
    Label {
        Layout.fillHeight: true
        Layout.fillWidth: true
        second: true
        text: card.label
        verticalAlignment: Text.AlignTop
    }
}
