import QtQuick

// A scaled integer: `value` 1250 with two decimals reads 12.50 in the user's locale. Both comma and point are
// understood as the decimal sign; what is not a number in range is shown as refused and never sent.
LineInput {
    id: field

    property real value: 0
    property int decimals: 0
    property bool trimZeros: false
    property bool empty: false
    property real from: -9007199254740991
    property real to: 9007199254740991
    property string suffix
    property bool refused: false

    readonly property real scale10: Math.pow(10, decimals)

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

    // The scaled integer that stands in `written`, or NaN.
    function parse(written: string): real {
        const locale = Qt.locale();
        let plain = written.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-");
        if (locale.groupSeparator !== "." && locale.groupSeparator !== ",")
            plain = plain.replace(",", ".");
        else if (plain.indexOf(locale.decimalPoint) >= 0 || plain.split(locale.groupSeparator).length > 2)
            plain = plain.split(locale.groupSeparator).join("").replace(locale.decimalPoint, ".");
        else if (/[.,]\d{3}$/.test(plain) && decimals < 3)
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
    onDraft: text => {
        const number = parse(text);
        refused = isNaN(number) || number < from || number > to;
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
