import QtQuick
import QtQuick.Templates as T

// One place of the navigation: `shape` "bar" (bottom), "rail" or "side".
T.AbstractButton {
    id: control

    property string shape: "side"
    property string symbol
    property int count: -1
    property bool current: false
    property string hint

    readonly property bool stacked: shape !== "side"
    readonly property color ink: current ? Theme.accent : Theme.secondText

    implicitWidth: shape === "rail" ? Theme.rail : stacked ? Theme.scaledUp(70) : Theme.sidebar
    implicitHeight: stacked ? Math.max(Theme.target, Theme.scaledUp(60)) : Theme.scaledUp(Theme.touch ? Theme.target : 36)
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.description: count > 0 ? count : ""
    Accessible.selected: current
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            spacing: 3
            visible: control.stacked
            width: parent.width

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                color: control.ink
                symbol: control.symbol
            }
            Label {
                color: control.ink
                elide: Text.ElideRight
                font: control.shape !== "bar" ? (strong ? Theme.captionStrongFont : Theme.captionFont)
                                              : (strong ? Theme.placeStrongFont : Theme.placeFont)
                horizontalAlignment: Text.AlignHCenter
                strong: control.current
                style: "caption"
                text: control.text
                width: parent.width
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
        }
        Row {
            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            spacing: 12
            visible: !control.stacked

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: control.ink
                symbol: control.symbol
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: control.current ? Theme.accent : Theme.text
                elide: Text.ElideRight
                strong: control.current
                text: control.text
                width: Math.min(Math.ceil(implicitWidth), control.width - 12 - Theme.icon - 12 - number.width - 20)
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
        }
        Label {
            id: number

            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            second: true
            style: "caption"
            text: control.count > 0 ? control.count : ""
            visible: !control.stacked
            wrapMode: Text.NoWrap

            Accessible.ignored: true
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.horizontalCenterOffset: Theme.icon / 2 + 3
            anchors.top: parent.top
            anchors.topMargin: 8
            color: Theme.accent
            height: 8
            radius: 4
            visible: control.stacked && control.count > 0
            width: 8
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: control.shape === "rail" ? 4 : 0
            color: control.current && control.shape !== "bar" ? Theme.selectedRow
                 : control.down ? Theme.pressed : control.hovered ? Theme.hover : "transparent"
            radius: Theme.radiusField

            FocusRing {
                inside: true
                visible: control.visualFocus
            }
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.accent
            height: 3
            radius: 1
            visible: control.shape === "bar" && control.current
            width: 32
        }
    }

    HoverTip {
        beside: true
        hint: control.hint
        text: control.text
        shown: control.hovered && control.hint !== "" && !Theme.touch
    }
}
