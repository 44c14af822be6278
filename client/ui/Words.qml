import QtQuick

// Text inside a control that is read out by that control: a Label without a voice of its own. Rows are made of dozens.
Text {
    property bool second: false
    property bool strong: false

    color: second ? Theme.secondText : Theme.text
    elide: Text.ElideRight
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    font.weight: strong ? Theme.strong : Font.Normal
    lineHeight: Theme.bodyLine
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
