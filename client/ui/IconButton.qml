import QtQuick
import QtQuick.Templates as T
import "Letters.js" as Letters

T.Button {
    id: control

    required property string name
    property string symbol
    property string hint
    property string tone
    property int badge: 0
    // Where a neighbour or an edge would hide a ring around it.
    property bool ringInside: false
    // What it opens is open: its tip would lie over that.
    property bool opened: false

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.description: badge > 0 ? badge : ""
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: event => {
        if (Letters.presses(event))
            control.clicked();
    }
    Keys.onEnterPressed: event => {
        if (Letters.presses(event))
            control.clicked();
    }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: control.checked ? Theme.accent : control.tone !== "" ? Theme.ink(control.tone) : Theme.symbol
            symbol: control.symbol
        }
        Loader {
            active: control.badge > 0
            anchors.left: parent.horizontalCenter
            anchors.leftMargin: 2
            anchors.bottom: parent.verticalCenter
            anchors.bottomMargin: 1

            sourceComponent: Rectangle {
                border.color: Theme.surface
                border.width: 1
                color: Theme.danger
                implicitHeight: Math.max(16, number.implicitHeight)
                implicitWidth: Math.max(implicitHeight, number.implicitWidth + 8)
                radius: height / 2

                Label {
                    id: number

                    anchors.centerIn: parent
                    color: Theme.dark ? Theme.sunken : Theme.surface
                    strong: true
                    style: "caption"
                    wrapMode: Text.NoWrap
                    text: control.badge > 99 ? "99+" : control.badge
                }
            }
        }
    }
    background: Rectangle {
        color: control.down ? Theme.pressed : control.hovered && control.enabled ? Theme.hover
             : control.checked ? Theme.selectedRow : "transparent"
        radius: Theme.radiusField

        Loader {
            active: control.visualFocus
            anchors.fill: parent
            source: "FocusRing.qml"
            z: 1

            onLoaded: item.inside = Qt.binding(() => control.ringInside)
        }
    }

    HoverTip {
        hint: control.hint
        text: control.name
        shown: control.hovered && !control.opened && !Theme.touch
    }
}
