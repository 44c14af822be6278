import QtQuick
import Carnet.Ui

// Two values for one field, each with its author and one press to keep it. A value without a name is the viewer's own;
// somebody who wrote neither sees both names.
GridLayout {
    id: root

    property string mine
    property string mineName
    property string mineWhen
    property string theirs
    property string theirName
    property string theirWhen

    // One value is the viewer's, the other is not.
    readonly property bool yoursAndTheirs: (mineName === "") !== (theirName === "")

    signal chosen(string side)

    function written(name: string, when: string): string {
        return [name === "" ? qsTr("Yours") : name, when].filter(part => part).join(" · ");
    }

    columnSpacing: 12
    columns: width >= 440 * Theme.textScale ? 2 : 1
    rowSpacing: 12

    Choice {
        side: "mine"
        value: root.mine
        verb: root.yoursAndTheirs ? qsTr("Keep mine") : qsTr("Keep this one")
        who: root.written(root.mineName, root.mineWhen)
    }
    Choice {
        side: "theirs"
        value: root.theirs
        verb: root.yoursAndTheirs ? qsTr("Keep theirs") : qsTr("Keep this one")
        who: root.written(root.theirName, root.theirWhen)
    }

    component Choice: Rectangle {
        id: choice

        property string side
        property string who
        property string value
        property string verb

        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        border.color: Theme.line
        color: Theme.bg
        implicitHeight: inside.implicitHeight + 24
        radius: Theme.radiusField

        ColumnLayout {
            id: inside

            anchors.fill: parent
            anchors.margins: 12
            spacing: Theme.gap

            Label {
                Layout.fillWidth: true
                second: true
                style: "caption"
                text: choice.who
            }
            Label {
                Layout.fillHeight: true
                Layout.fillWidth: true
                strong: true
                text: choice.value !== "" ? choice.value : qsTr("(empty)")
                verticalAlignment: Text.AlignTop
            }
            Button {
                Layout.fillWidth: true
                text: choice.verb
                onClicked: root.chosen(choice.side)
            }
        }
    }
}
