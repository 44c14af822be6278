import QtQuick
import Carnet.Ui

// All text that is read. `style` is a step of the type scale: size and height of the line.
//   caption 12 · dense 14, also under a finger · body 14, under a finger 16 · section 16 · record 20 · page 24 · figure 32
Text {
    id: label

    property string style: "body"
    property string tone
    property bool second: false
    property bool strong: style === "section" || style === "record" || style === "page" || style === "figure"

    color: tone !== "" ? Theme.ink(tone) : second ? Theme.secondText : Theme.text
    font: {
        switch (style) {
        case "caption":
            return strong ? Theme.captionStrongFont : Theme.captionFont;
        case "dense":
            return strong ? Theme.denseStrongFont : Theme.denseFont;
        case "section":
            return strong ? Theme.sectionStrongFont : Theme.sectionFont;
        case "record":
            return strong ? Theme.recordStrongFont : Theme.recordFont;
        case "page":
            return strong ? Theme.pageStrongFont : Theme.pageFont;
        case "figure":
            return strong ? Theme.figureStrongFont : Theme.figureFont;
        default:
            return strong ? Theme.bodyStrongFont : Theme.bodyFont;
        }
    }
    lineHeight: {
        switch (style) {
        case "caption":
            return Theme.captionLine;
        case "dense":
            return Theme.denseLine;
        case "section":
            return Theme.sectionLine;
        case "record":
            return Theme.recordLine;
        case "page":
            return Theme.pageLine;
        case "figure":
            return Theme.figureLine;
        default:
            return Theme.bodyLine;
        }
    }
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    wrapMode: Text.Wrap

    Accessible.role: style === "page" || style === "record" || style === "section" ? Accessible.Heading
                                                                                    : Accessible.StaticText
    Accessible.name: text
}
