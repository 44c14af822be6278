import QtQuick
import Carnet.Ui

Text {
    id: label

    property string style: "body"
    property string tone
    property bool second: false
    property bool strong: style === "section" || style === "record" || style === "page" || style === "figure"

    color: tone !== "" ? Theme.ink(tone) : second ? Theme.secondText : Theme.text
    font.family: Theme.family
    font.pixelSize: {
        switch (style) {
        case "caption":
            return Theme.captionSize;
        case "section":
            return Theme.sectionSize;
        case "record":
            return Theme.recordSize;
        case "page":
            return Theme.pageSize;
        case "figure":
            return Theme.figureSize;
        default:
            return Theme.bodySize;
        }
    }
    font.weight: strong ? Theme.strong : Font.Normal
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    wrapMode: Text.Wrap

    Accessible.role: style === "page" || style === "record" || style === "section" ? Accessible.Heading
                                                                                    : Accessible.StaticText
    Accessible.name: text
}
