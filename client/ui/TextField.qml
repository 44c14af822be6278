import QtQuick

LineInput {
    id: field

    property string value

    signal edited(string text)

    shown: value
    trailingSpace: password ? Theme.target : 0
    onDraft: text => field.edited(text)

    IconButton {
        id: reveal

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height
        name: checked ? qsTr("Hide the password") : qsTr("Show the password")
        symbol: checked ? "eye-off" : "eye"
        checkable: true
        focusPolicy: Qt.TabFocus
        visible: field.password
        onCheckedChanged: field.echoMode = checked ? TextInput.Normal : TextInput.Password
    }
}
