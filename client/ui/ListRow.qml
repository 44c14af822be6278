import QtQuick
import Carnet.Ui

// One row of words. Two lines under touch and in narrow panes, one line of 32 px under a mouse when there is room.
RowFrame {
    id: control

    property string subtitle
    // The same texts as styled text with the part that was searched for in bold; empty: shown plain.
    property string markedTitle
    property string markedSubtitle
    property string trailing
    property string trailingSub
    property string trailingTone
    property string symbol
    property string symbolTone
    property var chip: null

    readonly property bool oneLine: !Theme.touch && width >= 560 * Theme.textScale

    implicitHeight: oneLine || subtitle === "" && trailingSub === "" && !(chip && trailing !== "") ? Math.max(Theme.row, first.implicitHeight + 8)
                                            : Math.max(Theme.narrowRow, words.implicitHeight + 12)

    Accessible.description: [subtitle, chip ? (chip.waiting ? qsTr("%1 · waiting for headquarters").arg(chip.text) : chip.text) : "", trailing, trailingSub].filter(part => part).join(" · ")

    contentItem: RowLayout {
        spacing: 12
        transform: Translate {
            x: control.shift
        }

        Icon {
            Layout.alignment: Qt.AlignVCenter
            color: control.symbolTone !== "" ? Theme.ink(control.symbolTone) : Theme.secondText
            symbol: control.symbol
        }
        // Placed by hand: in two lines, each line shares its room for itself.
        Item {
            id: words

            readonly property bool chipped: control.chip ? control.chip.text !== "" : false
            readonly property bool twoLines: !control.oneLine && (control.subtitle !== "" || below.visible
                                                                 || chipped && control.trailing !== "")
            readonly property int chipLine: twoLines && (control.subtitle !== "" || control.trailing !== "") ? 1 : 0
            readonly property real firstHeight: Math.max(first.implicitHeight, end.visible ? end.implicitHeight : 0,
                                                         chipped && chipLine === 0 ? state.implicitHeight : 0)
            readonly property real secondHeight: Math.max(under.visible ? under.implicitHeight : 0,
                                                          below.visible ? below.implicitHeight : 0,
                                                          chipped && chipLine === 1 ? state.implicitHeight : 0)
            readonly property real subRight: width - (below.visible ? below.width + 16 : 0)
            readonly property real trailingRight: control.oneLine ? subRight : width
            readonly property real chipRight: control.oneLine || chipLine === 0
                                              ? trailingRight - (end.visible ? end.width + (control.oneLine ? 16 : 8) : 0)
                                              : width
            readonly property real textRight: chipped ? chipRight - state.width - (control.oneLine ? 16 : 8) : chipRight

            Layout.fillWidth: true
            implicitHeight: Math.ceil(firstHeight) + (twoLines ? 2 + Math.ceil(secondHeight) : 0)

            function middle(line: int, height: real): real {
                return Math.round(line === 0 ? (firstHeight - height) / 2 : firstHeight + 2 + (secondHeight - height) / 2);
            }

            Words {
                id: first

                strong: control.markedTitle.length === 0 && (control.unread || !control.oneLine && (control.subtitle !== "" || words.chipped))
                text: control.markedTitle || control.title
                textFormat: control.markedTitle ? Text.StyledText : Text.PlainText
                width: Math.max(0, !control.oneLine ? (words.chipped && words.chipLine === 0 ? words.textRight
                                                       : end.visible ? words.width - end.width - 8 : words.width)
                                   : control.subtitle !== "" ? Math.min(words.textRight, Math.round(control.width * 0.36))
                                                             : words.textRight)
                y: words.middle(0, implicitHeight)
            }
            Words {
                id: under

                readonly property bool small: !Theme.touch && !control.oneLine

                second: true
                style: small ? "caption" : "dense"
                text: control.markedSubtitle || control.subtitle
                textFormat: control.markedSubtitle ? Text.StyledText : Text.PlainText
                visible: text !== ""
                width: Math.max(0, (control.oneLine ? words.textRight
                                    : words.chipped && words.chipLine === 1 ? words.textRight
                                    : below.visible ? words.subRight : words.width) - x)
                x: control.oneLine ? first.width + 16 : 0
                y: words.middle(control.oneLine ? 0 : 1, implicitHeight)
            }
            StateChip {
                id: state

                brief: !control.oneLine
                symbol: control.chip && control.chip.symbol ? control.chip.symbol : ""
                text: words.chipped ? control.chip.text : ""
                tone: control.chip && control.chip.tone ? control.chip.tone : "neutral"
                onSelection: control.marked
                visible: words.chipped
                waiting: control.chip && control.chip.waiting ? true : false
                width: Math.min(implicitWidth, Math.max(80, control.width * (control.oneLine ? 0.45 : 0.6)))
                x: Math.round(words.chipRight - width)
                y: words.middle(words.chipLine, implicitHeight)

                Accessible.ignored: true
            }
            Words {
                id: end

                color: control.trailingTone !== "" ? Theme.ink(control.trailingTone) : Theme.text
                text: control.trailing
                visible: text !== ""
                // In one line the chips of all rows stand under one another.
                width: Math.min(Math.max(Math.ceil(implicitWidth), control.oneLine && words.chipped ? Theme.scaledUp(104) : 0),
                                words.width * 0.6)
                horizontalAlignment: Text.AlignRight
                x: Math.round(words.trailingRight - width)
                y: words.middle(0, implicitHeight)
            }
            Words {
                id: below

                second: true
                style: "caption"
                text: control.trailingSub
                visible: text !== "" && (control.oneLine || !words.chipped)
                width: Math.ceil(implicitWidth)
                x: Math.round(words.width - width)
                y: words.middle(control.oneLine ? 0 : 1, implicitHeight)
            }
        }
    }
}
