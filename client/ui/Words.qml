import QtQuick

// Text inside a control that is read out by that control: a Label without a voice of its own. Rows are made of dozens.
Text {
    property bool second: false
    property bool strong: false
    // A step of the type scale: "caption", "dense" or "body".
    property string style: "body"

    color: second ? Theme.secondText : Theme.text
    elide: Text.ElideRight
    font: style === "body" ? (strong ? Theme.bodyStrongFont : Theme.bodyFont)
        : style === "dense" ? (strong ? Theme.denseStrongFont : Theme.denseFont)
                            : (strong ? Theme.captionStrongFont : Theme.captionFont)
    lineHeight: {
        return style === "body" ? Theme.bodyLine : style === "dense" ? Theme.denseLine : Theme.captionLine;
    }
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
