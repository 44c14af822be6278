import QtQuick

// One cell: a text, or `{text, tone, waiting}` drawn as a state.
Item {
    id: cell

    property var content
    property bool toRight: false
    property bool strong: false
    property bool onSelection: false

    readonly property bool stated: content !== null && typeof content === "object" && content.text !== undefined
    readonly property bool asChip: stated && content.tone !== undefined
    readonly property string words: content === undefined || content === null ? "" : stated ? content.text : String(content)

    implicitHeight: Math.max(label.implicitHeight, asChip ? chip.implicitHeight : 0)

    Label {
        id: label

        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        horizontalAlignment: cell.toRight ? Text.AlignRight : Text.AlignLeft
        strong: cell.strong
        text: cell.words
        visible: !cell.asChip
        width: parent.width
        wrapMode: Text.NoWrap

        Accessible.ignored: true
    }
    StateChip {
        id: chip

        anchors.verticalCenter: parent.verticalCenter
        onSelection: cell.onSelection
        text: cell.asChip ? cell.words : ""
        tone: cell.asChip ? cell.content.tone : "neutral"
        visible: cell.asChip && cell.words !== ""
        waiting: cell.asChip && cell.content.waiting === true
        width: Math.min(implicitWidth, parent.width)

        Accessible.ignored: true
    }
}
