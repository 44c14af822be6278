pragma Singleton

import QtQuick
import Carnet.Ui

// The one place of colours, sizes, type and motion.
QtObject {
    id: theme

    // Switches, set by the application from the user's settings.
    property bool dark: false
    property string pointer: "auto"
    property bool glove: false
    property bool reducedMotion: false
    property real textScale: 1

    // The parts of the palette turn with `dark` at once, or one after the other where a ThemeTurn lies over the window.
    readonly property var parts: ["groundsDark", "linesDark", "textDark", "secondTextDark", "symbolsDark", "accentsDark", "tonesDark"]
    property bool turning: false
    property bool groundsDark: false
    property bool linesDark: false
    property bool textDark: false
    property bool secondTextDark: false
    property bool symbolsDark: false
    property bool accentsDark: false
    property bool tonesDark: false

    onDarkChanged: {
        if (!turning)
            parts.forEach(part => theme[part] = dark);
    }

    readonly property bool touch: glove || (pointer === "auto" ? watch.touch : pointer === "touch")

    // Colours
    readonly property color bg: groundsDark ? "#12151A" : "#F5F6F8"
    readonly property color surface: groundsDark ? "#1A1E25" : "#FFFFFF"
    readonly property color sunken: groundsDark ? "#0D0F13" : "#ECEEF2"
    readonly property color line: linesDark ? "#323946" : "#D5D9E0"
    readonly property color fieldBorder: linesDark ? "#7F899A" : "#7B8494"
    readonly property color text: textDark ? "#E8EBF0" : "#171B22"
    readonly property color secondText: secondTextDark ? "#A5AEBD" : "#525B6B"
    // Of icons that say nothing by their colour.
    readonly property color symbol: symbolsDark ? "#A5AEBD" : "#525B6B"
    readonly property color accent: accentsDark ? "#7DB8F0" : "#1B5E9C"
    readonly property color accentInk: accentsDark ? "#0B1F33" : "#FFFFFF"
    readonly property color selectedRow: groundsDark ? "#1F3A54" : "#DCEAF7"
    readonly property color info: tonesDark ? "#6CC6E0" : "#0B6480"
    readonly property color infoTint: tonesDark ? "#12303A" : "#DDF1F7"
    readonly property color success: tonesDark ? "#74CB92" : "#1B6B3A"
    readonly property color successTint: tonesDark ? "#15301F" : "#DFF3E5"
    readonly property color warning: tonesDark ? "#EFB558" : "#8A5200"
    readonly property color warningTint: tonesDark ? "#38290F" : "#FCEBD0"
    readonly property color danger: tonesDark ? "#F5938B" : "#B3261E"
    readonly property color dangerTint: tonesDark ? "#3D1B19" : "#FBE3E1"

    // What lies over a control under the pointer or the finger, and behind a dialog.
    readonly property color hover: linesDark ? Qt.rgba(1, 1, 1, 0.06) : Qt.rgba(0.09, 0.11, 0.13, 0.05)
    readonly property color pressed: linesDark ? Qt.rgba(1, 1, 1, 0.12) : Qt.rgba(0.09, 0.11, 0.13, 0.10)
    readonly property color scrim: Qt.rgba(0.03, 0.04, 0.06, 0.5)

    // Type
    readonly property string family: regularFont.name
    readonly property int captionSize: scaled(12)
    // Words under the symbols of the bar: as large as places side by side can be read whole.
    readonly property int placeSize: scaledUp(12)
    readonly property int denseSize: scaled(14)
    readonly property int bodySize: scaled(touch ? 16 : 14)
    readonly property int sectionSize: scaled(16)
    readonly property int recordSize: scaled(20)
    readonly property int pageSize: scaled(24)
    readonly property int figureSize: scaled(32)
    readonly property int strong: Font.DemiBold
    // Height of a line: the next multiple of four that lets a size breathe.
    readonly property int captionLine: scaled(16)
    readonly property int denseLine: scaled(20)
    readonly property int bodyLine: scaled(touch ? 24 : 20)
    readonly property int sectionLine: scaled(24)
    readonly property int recordLine: scaled(28)
    readonly property int pageLine: scaled(32)
    readonly property int figureLine: scaled(40)

    // The same with family and weight: a text that takes all three at once has one binding instead of three.
    readonly property font captionFont: fontOf(captionSize, Font.Normal)
    readonly property font captionStrongFont: fontOf(captionSize, strong)
    readonly property font placeFont: fontOf(placeSize, Font.Normal)
    readonly property font placeStrongFont: fontOf(placeSize, strong)
    readonly property font denseFont: fontOf(denseSize, Font.Normal)
    readonly property font denseStrongFont: fontOf(denseSize, strong)
    readonly property font bodyFont: fontOf(bodySize, Font.Normal)
    readonly property font bodyStrongFont: fontOf(bodySize, strong)
    readonly property font sectionFont: fontOf(sectionSize, Font.Normal)
    readonly property font sectionStrongFont: fontOf(sectionSize, strong)
    readonly property font recordFont: fontOf(recordSize, Font.Normal)
    readonly property font recordStrongFont: fontOf(recordSize, strong)
    readonly property font pageFont: fontOf(pageSize, Font.Normal)
    readonly property font pageStrongFont: fontOf(pageSize, strong)
    readonly property font figureFont: fontOf(figureSize, Font.Normal)
    readonly property font figureStrongFont: fontOf(figureSize, strong)

    // Space
    readonly property int tight: 4
    readonly property int gap: 8
    readonly property int cardPadding: 16
    readonly property int fieldGap: 16
    readonly property int section: 32
    readonly property int radiusField: 4
    readonly property int radiusCard: 8
    readonly property int focusRing: 2

    // Sizes
    readonly property int target: glove ? 64 : touch ? 48 : 32
    readonly property int row: scaledUp(touch ? 64 : 32)
    readonly property int narrowRow: scaledUp(touch ? 64 : 52)
    readonly property int field: scaledUp(target)
    readonly property int mainButton: scaledUp(glove ? 72 : touch ? 56 : 40)
    readonly property int bar: Math.max(target, scaledUp(touch ? 56 : 48))
    readonly property int sidebar: scaledUp(240)
    // Holds one word of a caption.
    readonly property int rail: Math.round(80 * textScale)
    readonly property int listPane: scaledUp(360)
    readonly property int timeline: scaledUp(320)
    readonly property int textColumn: scaledUp(720)
    readonly property int icon: scaledUp(22)
    readonly property int smallIcon: scaledUp(16)

    // Motion
    readonly property int duration: reducedMotion ? 0 : 140

    readonly property DensityWatch watch: DensityWatch {}
    readonly property FontLoader regularFont: FontLoader {
        source: "qrc:/qt/qml/Carnet/Ui/fonts/OpenSans-Regular.ttf"
    }
    readonly property FontLoader strongFont: FontLoader {
        source: "qrc:/qt/qml/Carnet/Ui/fonts/OpenSans-Semibold.ttf"
    }

    function fontOf(size: int, weight: int): font {
        return Qt.font({
            family: family,
            pixelSize: size,
            weight: weight
        });
    }

    function scaled(size: real): int {
        return Math.round(size * textScale);
    }

    // Sizes that hold text grow with it, at half its pace.
    function scaledUp(size: real): int {
        return Math.round(size * (1 + (textScale - 1) / 2));
    }

    // The class of a window: large text needs the room of a larger window.
    function formFactor(width: real): string {
        const room = width / Math.max(1, 1 + (textScale - 1) / 2);
        return room < 640 ? "compact" : room < 1200 ? "medium" : "expanded";
    }

    function margin(width: real): int {
        return formFactor(width) === "compact" ? 16 : 24;
    }

    function ink(tone: string): color {
        switch (tone) {
        case "info":
            return info;
        case "success":
            return success;
        case "warning":
            return warning;
        case "danger":
            return danger;
        case "accent":
            return accent;
        default:
            return secondText;
        }
    }

    function tint(tone: string): color {
        switch (tone) {
        case "info":
            return infoTint;
        case "success":
            return successTint;
        case "warning":
            return warningTint;
        case "danger":
            return dangerTint;
        case "accent":
            return selectedRow;
        default:
            return sunken;
        }
    }

    function toneSymbol(tone: string): string {
        switch (tone) {
        case "info":
            return "info";
        case "success":
            return "check";
        case "warning":
            return "warning";
        case "danger":
            return "error";
        default:
            return "";
        }
    }
}
