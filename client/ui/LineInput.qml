import QtQuick
import QtQuick.Templates as T

// What the fields of one line share: frame, draft, focus. Pages use TextField, NumberField and their kin.
T.TextField {
    id: control

    property string shown
    property string name
    property bool invalid: false
    property bool password: false
    property bool large: false
    property int leadingSpace: 0
    property int trailingSpace: 0

    readonly property alias dirty: buffer.dirty

    signal draft(string text)
    signal replaced

    implicitWidth: Theme.scaledUp(200)
    implicitHeight: large ? Theme.mainButton : Theme.field
    leftPadding: (readOnly ? 0 : 12) + leadingSpace
    rightPadding: (readOnly ? 0 : 12) + trailingSpace
    color: enabled ? Theme.text : Theme.secondText
    placeholderTextColor: Theme.secondText
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    verticalAlignment: TextInput.AlignVCenter
    echoMode: password ? TextInput.Password : TextInput.Normal
    // Under a finger a drag over a field scrolls the page.
    selectByMouse: !Theme.touch
    hoverEnabled: true
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.EditableText
    Accessible.name: name !== "" ? name : placeholderText
    // Qt gives no name to a password field.
    Accessible.description: password ? name : ""
    Accessible.passwordEdit: password
    Accessible.readOnly: readOnly

    function flush() {
        buffer.flush();
    }

    // Whatever was typed, what the model says stands here.
    function replace() {
        buffer.forget();
        show();
        replaced();
    }

    function show() {
        if (!buffer.typed && text !== shown)
            text = shown;
    }

    onShownChanged: show()
    // Reached by the Tab key, what stands there is replaced by what is typed.
    onActiveFocusChanged: {
        if (activeFocus && (focusReason === Qt.TabFocusReason || focusReason === Qt.BacktabFocusReason))
            selectAll();
    }
    onTextEdited: buffer.touch()
    onEditingFinished: buffer.flush()
    Component.onCompleted: show()

    background: FieldFrame {
        focused: control.activeFocus
        hovered: control.hovered && control.enabled
        invalid: control.invalid
        readOnly: control.readOnly
    }

    Text {
        anchors.fill: parent
        anchors.leftMargin: control.leftPadding
        anchors.rightMargin: control.rightPadding
        color: control.placeholderTextColor
        elide: Text.ElideRight
        font: control.font
        horizontalAlignment: control.horizontalAlignment
        text: control.placeholderText
        textFormat: Text.PlainText
        verticalAlignment: control.verticalAlignment
        visible: control.length === 0 && control.preeditText === ""

        Accessible.ignored: true
    }
    DraftBuffer {
        id: buffer

        field: control
        onSend: control.draft(control.text)
    }
}
