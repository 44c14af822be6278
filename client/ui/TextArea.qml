import QtQuick
import QtQuick.Templates as T
import Carnet.Ui

// Grows with its text; the page scrolls, not the field.
T.TextArea {
    id: control

    property string value
    property string name
    property bool invalid: false
    property int minimumLines: 3

    readonly property alias dirty: buffer.dirty

    signal edited(string text)

    implicitWidth: Theme.scaledUp(320)
    implicitHeight: Math.max(Theme.target, Math.max(contentHeight, minimumLines * metrics.height) + topPadding + bottomPadding)
    leftPadding: readOnly ? 0 : 12
    rightPadding: readOnly ? 0 : 12
    topPadding: Theme.gap
    bottomPadding: Theme.gap
    color: enabled ? Theme.text : Theme.secondText
    placeholderTextColor: Theme.secondText
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    // Under a finger a drag over a field scrolls the page.
    selectByMouse: !Theme.touch
    hoverEnabled: true
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.EditableText
    Accessible.name: name !== "" ? name : placeholderText
    Accessible.multiLine: true
    Accessible.readOnly: readOnly

    // Tab leaves the field, as in every other one.
    Keys.onTabPressed: control.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: control.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    function show() {
        if (buffer.typed || text === value)
            return;
        showing = true;
        text = value;
        showing = false;
    }

    property bool showing: false

    onValueChanged: show()
    onTextChanged: {
        if (!showing && activeFocus)
            buffer.touch();
    }
    Component.onCompleted: show()

    background: FieldFrame {
        focused: control.activeFocus
        hovered: control.hovered && control.enabled
        invalid: control.invalid
        readOnly: control.readOnly
    }

    FontMetrics {
        id: metrics

        font: control.font
    }
    Text {
        anchors.fill: parent
        anchors.leftMargin: control.leftPadding
        anchors.rightMargin: control.rightPadding
        anchors.topMargin: control.topPadding
        color: control.placeholderTextColor
        font: control.font
        text: control.placeholderText
        textFormat: Text.PlainText
        visible: control.length === 0 && control.preeditText === ""
        wrapMode: Text.Wrap

        Accessible.ignored: true
    }
    DraftBuffer {
        id: buffer

        field: control
        onSend: control.edited(control.text)
    }
}
