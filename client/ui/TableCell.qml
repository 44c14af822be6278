import QtQuick

// One cell: a text, or `{text, tone, waiting}` drawn as a state.
Label {
    id: cell

    property var content
    property bool toRight: false
    property bool onSelection: false

    readonly property bool stated: content !== null && typeof content === "object" && content.text !== undefined
    readonly property bool asChip: stated && content.tone !== undefined
    readonly property string words: content === undefined || content === null ? "" : stated ? content.text : String(content)

    elide: Text.ElideRight
    horizontalAlignment: toRight ? Text.AlignRight : Text.AlignLeft
    text: asChip ? "" : words
    wrapMode: Text.NoWrap

    Accessible.ignored: true

    Loader {
        active: cell.asChip && cell.words !== ""
        anchors.verticalCenter: parent.verticalCenter

        sourceComponent: StateChip {
            onSelection: cell.onSelection
            text: cell.words
            tone: cell.content.tone
            waiting: cell.content.waiting === true
            width: Math.min(implicitWidth, cell.width)

            Accessible.ignored: true
        }
    }
}
