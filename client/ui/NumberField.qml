import QtQuick

// A scaled integer: `value` 1250 with two decimals reads 12.50 in the user's locale. Both comma and point are
// understood as the decimal sign; what is not a number in range is shown as refused and never sent. A form asks
// `acceptable` before it saves: what stands here may be older than `value`, or younger.
LineInput {
    id: field

    property real value: 0
    property int decimals: 0
    property bool trimZeros: false
    property bool empty: false
    // Without decimals, although `value` has room for them.
    property bool whole: false
    property real from: -9007199254740991
    property real to: 9007199254740991
    property string suffix
    property bool refused: false

    readonly property real scale10: Math.pow(10, decimals)
    // What stands in the field now may be sent, whether or not it has been yet.
    readonly property bool acceptable: text !== "" && text === shown || accepts(parse(text))
    // What would be accepted, once something else was written.
    readonly property string refusal: refused ? accepted() : ""

    signal edited(real value)

    horizontalAlignment: TextInput.AlignRight
    inputMethodHints: Qt.ImhFormattedNumbersOnly
    trailingSpace: unit.visible ? unit.implicitWidth + Theme.tight : 0
    shown: empty ? "" : format(value)

    Accessible.description: suffix

    function format(number: real): string {
        const text = Number(number / scale10).toLocaleString(Qt.locale(), "f", decimals);
        const point = Qt.locale().decimalPoint;
        if (!trimZeros || text.indexOf(point) < 0)
            return text;
        let end = text.length;
        while (text[end - 1] === "0")
            --end;
        return text.slice(0, text[end - 1] === point ? end - 1 : end);
    }

    function accepts(number: real): bool {
        return !isNaN(number) && number >= from && number <= to && !(whole && number % scale10 !== 0);
    }

    function accepted(): string {
        const least = from > -Number.MAX_SAFE_INTEGER ? format(from) : "";
        const most = to < Number.MAX_SAFE_INTEGER ? format(to) : "";
        const isWhole = whole || decimals === 0;
        if (least !== "" && most !== "")
            return (isWhole ? qsTr("Write a whole number from %1 to %2.") : qsTr("Write a number from %1 to %2.")).arg(least).arg(most);
        if (least !== "")
            return (isWhole ? qsTr("Write a whole number, %1 or more.") : qsTr("Write a number, %1 or more.")).arg(least);
        if (most !== "")
            return (isWhole ? qsTr("Write a whole number, %1 or less.") : qsTr("Write a number, %1 or less.")).arg(most);
        return isWhole ? qsTr("Write a whole number.") : qsTr("Write a number.");
    }

    // The scaled integer that stands in `written`, or NaN.
    function parse(written: string): real {
        const locale = Qt.locale();
        let plain = written.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-");
        if (locale.groupSeparator !== "." && locale.groupSeparator !== ",")
            plain = plain.replace(",", ".");
        else if (plain.indexOf(locale.decimalPoint) >= 0 || plain.split(locale.groupSeparator).length > 2)
            plain = plain.split(locale.groupSeparator).join("").replace(locale.decimalPoint, ".");
        else if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(plain) || decimals < 3 && /[.,]\d{3}$/.test(plain))
            plain = plain.replace(locale.groupSeparator, "");
        else
            plain = plain.replace(locale.groupSeparator, ".");
        if (!/^-?\d*\.?\d*$/.test(plain) || !/\d/.test(plain))
            return NaN;
        return Math.round(Number(plain) * scale10);
    }

    // A number that a dialog proposes is replaced too.
    onActiveFocusChanged: {
        if (activeFocus && focusReason !== Qt.MouseFocusReason)
            selectAll();
    }
    onTextEdited: refused = false
    onShownChanged: {
        if (text === shown)
            refused = false;
    }
    // A form that opens again shows its number, not what was refused when it was left.
    onVisibleChanged: {
        if (visible)
            replace();
    }
    onReplaced: refused = false
    onDraft: text => {
        const number = parse(text);
        refused = !accepts(number);
        if (!refused)
            field.edited(number);
    }

    background: FieldFrame {
        focused: field.activeFocus
        hovered: field.hovered && field.enabled
        invalid: field.invalid || field.refused
        readOnly: field.readOnly
    }

    Label {
        id: unit

        anchors.right: parent.right
        anchors.rightMargin: field.readOnly ? 0 : 12
        anchors.verticalCenter: parent.verticalCenter
        second: true
        text: field.suffix
        visible: text !== ""
        wrapMode: Text.NoWrap

        Accessible.ignored: true
    }
}
