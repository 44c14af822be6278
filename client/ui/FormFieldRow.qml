import QtQuick
import Carnet.Ui

// Label above, one field, and beside it in words what is wrong or what is saved here and not yet sent. `standing` says
// it as for FieldState.
Column {
    id: root

    property string label
    property string error
    property string help
    // What somebody else made of the field while it was being written.
    property string meanwhile
    property var standing: ({})
    property bool unsent: Boolean(standing && standing.unsent)
    property bool conflict: Boolean(standing && standing.conflict)
    property bool required: false

    // Of a field that says itself why it does not take what was written.
    property var field: null

    readonly property string refusal: field && field.refusal || ""
    readonly property string problem: error !== "" ? error : refusal !== "" ? refusal : standing && standing.refused || ""

    default property alias content: holder.data

    Layout.alignment: Qt.AlignTop
    Layout.fillWidth: true
    Layout.preferredWidth: Theme.scaledUp(200)
    spacing: Theme.tight

    WrapRow {
        visible: root.label !== "" || root.unsent || root.conflict
        width: root.width

        Label {
            elide: Text.ElideRight
            second: true
            strong: true
            style: "caption"
            text: root.required ? qsTr("%1 (required)").arg(root.label) : root.label
            width: Math.min(Math.ceil(implicitWidth), root.width)
            wrapMode: Text.NoWrap

            Accessible.ignored: true
        }
        Row {
            spacing: Theme.tight
            visible: root.unsent || root.conflict

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.info
                height: 6
                radius: 3
                visible: !root.conflict
                width: 6
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.warning
                size: Theme.smallIcon
                symbol: "decision"
                visible: root.conflict
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                style: "caption"
                text: root.conflict ? qsTr("Changed by someone else too") : qsTr("Saved here")
                elide: Text.ElideRight
                tone: root.conflict ? "warning" : "info"
                width: Math.min(Math.ceil(implicitWidth), root.width - Theme.smallIcon - Theme.tight)
                wrapMode: Text.NoWrap
            }
        }
    }
    Item {
        id: holder

        implicitHeight: children.length > 0 ? children[0].implicitHeight : 0
        width: root.width
    }
    Item {
        implicitHeight: Math.max(words.implicitHeight, Theme.smallIcon)
        visible: root.problem !== ""
        width: root.width

        Icon {
            id: mark

            color: Theme.danger
            size: Theme.smallIcon
            symbol: "error"
        }
        Label {
            id: words

            anchors.left: mark.right
            anchors.leftMargin: Theme.tight
            anchors.right: parent.right
            style: "caption"
            text: root.problem
            tone: "danger"

            Accessible.role: Accessible.AlertMessage
        }
    }
    Label {
        style: "caption"
        text: root.meanwhile
        tone: "warning"
        visible: text !== ""
        width: root.width
    }
    Label {
        second: true
        style: "caption"
        text: root.help
        visible: text !== "" && root.problem === ""
        width: root.width
    }

    // The field takes its name from the label, its width from the row, and shows that it is refused.
    Component.onCompleted: {
        field = holder.children[0] || null;
        if (!field)
            return;
        field.width = Qt.binding(() => holder.width);
        if (field.name === "")
            field.name = Qt.binding(() => root.label);
        if (field.invalid === false)
            field.invalid = Qt.binding(() => root.problem !== "");
    }
}
