import QtQuick

// One cell: a text, or `{text, tone, waiting}` drawn as a state.
Words {
    id: cell

    property var content
    property bool toRight: false
    property bool onSelection: false
    // Makes the StateChip of this `cell`: few cells ever have one.
    property Component chipMaker: null

    readonly property bool stated: content !== null && typeof content === "object" && content.text !== undefined
    readonly property bool asChip: stated && content.tone !== undefined
    readonly property string words: content === undefined || content === null ? "" : stated ? content.text : String(content)

    property Item chip: null

    // `{text, ink}`: a text in the colour of a tone.
    color: stated && content.ink !== undefined && content.ink !== "" ? Theme.ink(content.ink)
         : second ? Theme.secondText : Theme.text
    horizontalAlignment: toRight ? Text.AlignRight : Text.AlignLeft
    text: asChip && chipMaker !== null ? "" : words

    onAsChipChanged: {
        if (asChip && chip === null && chipMaker !== null)
            chip = chipMaker.createObject(cell, {
                cell: cell
            });
    }
}
