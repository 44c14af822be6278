import QtQuick
import QtQuick.Templates as T

// The head of a column; pressing it sorts.
T.AbstractButton {
    id: control

    property bool toRight: false
    property bool sorted: false
    property bool descending: false

    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.ColumnHeader
    Accessible.name: text
    Accessible.description: sorted ? (descending ? qsTr("sorted downwards") : qsTr("sorted upwards")) : ""
    Accessible.onPressAction: control.clicked()

    contentItem: Item {
        Row {
            anchors.right: control.toRight ? parent.right : undefined
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.tight

            Label {
                anchors.verticalCenter: parent.verticalCenter
                elide: Text.ElideRight
                second: true
                strong: true
                style: "caption"
                text: control.text
                width: Math.min(Math.ceil(implicitWidth), control.width - (mark.visible ? mark.width + 4 : 0))
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                size: Theme.smallIcon
                symbol: control.descending ? "down" : "up"
                visible: control.sorted
            }
        }
    }
    background: Item {
        FocusRing {
            inside: true
            visible: control.visualFocus
        }
    }
}
