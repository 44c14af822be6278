import QtQuick
import Carnet.Ui

// A state: filled with its tone's icon when final, outlined with a clock while headquarters has not decided.
Item {
    id: root

    property string text
    property string tone: "neutral"
    // Tells states of one tone apart; "": the tone's.
    property string symbol
    property bool waiting: false
    // In a narrow row the clock and the outline say it; the row's description has the words.
    property bool brief: false
    // It lies on a chosen row, whose colour some tints have.
    property bool onSelection: false

    implicitWidth: chip.implicitWidth
    implicitHeight: chip.implicitHeight

    Chip {
        id: chip

        anchors.fill: parent
        outlined: root.waiting || root.onSelection && (root.tone === "accent" || root.tone === "neutral")
        symbol: root.waiting ? "waiting" : root.symbol || Theme.toneSymbol(root.tone)
        text: root.waiting && !root.brief ? qsTr("%1 · waiting for headquarters").arg(root.text) : root.text
        tone: root.tone
    }
}
