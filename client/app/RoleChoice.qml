import QtQuick
import Carnet.Ui

// What a person does: one role at least, each with what it allows.
GridLayout {
    id: choice

    // {value, text, help}
    required property var options
    // Codes with a space between them.
    property string roles

    signal edited(string roles)

    columnSpacing: 16
    columns: width >= Theme.scaledUp(520) ? 2 : 1
    rowSpacing: Theme.gap

    function give(role: string, given: bool) {
        const others = roles.split(" ").filter(each => each !== "" && each !== role);
        edited(others.concat(given ? [role] : []).join(" "));
    }

    Repeater {
        model: choice.options
        delegate: Column {
            id: role

            required property var modelData

            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.scaledUp(200)

            CheckBox {
                id: given

                checked: choice.roles.split(" ").includes(role.modelData.value)
                text: role.modelData.text
                width: parent.width
                onToggled: choice.give(role.modelData.value, checked)
            }
            Label {
                leftPadding: given.leftPadding
                second: true
                style: "caption"
                text: role.modelData.help
                width: parent.width
            }
        }
    }
}
