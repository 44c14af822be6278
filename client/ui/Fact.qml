import QtQuick
import QtQuick.Templates as T
import Carnet.Ui

// A label and a value that is only read; clickable when the value leads somewhere.
T.AbstractButton {
    id: fact

    property string label
    property string value
    property string symbol
    property bool clickable: false

    implicitWidth: implicitContentWidth
    implicitHeight: Math.max(clickable ? Theme.target : 0, implicitContentHeight + 2 * Theme.tight)
    enabled: clickable
    focusPolicy: clickable ? Qt.StrongFocus : Qt.NoFocus

    Accessible.role: clickable ? Accessible.Link : Accessible.StaticText
    Accessible.name: label
    Accessible.description: value
    Accessible.onPressAction: fact.clicked()

    Keys.onReturnPressed: fact.clicked()

    contentItem: RowLayout {
        spacing: 12

        Loader {
            active: fact.symbol !== ""
            visible: active

            sourceComponent: Icon {
                color: fact.clickable ? Theme.accent : Theme.secondText
                symbol: fact.symbol
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Label {
                Layout.fillWidth: true
                second: true
                style: "caption"
                text: fact.label
                visible: text !== ""

                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                color: fact.clickable ? Theme.accent : Theme.text
                text: fact.value !== "" ? fact.value : "–"

                Accessible.ignored: true
            }
        }
        Loader {
            active: fact.clickable
            visible: active

            sourceComponent: Icon {
                size: Theme.smallIcon
                symbol: "next"
            }
        }
    }
    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -Theme.gap
        anchors.rightMargin: -Theme.gap
        color: fact.down ? Theme.pressed : fact.hovered && fact.clickable ? Theme.hover : "transparent"
        radius: Theme.radiusField

        Loader {
            active: fact.visualFocus
            anchors.fill: parent
            z: 1

            sourceComponent: FocusRing {
                inside: true
            }
        }
    }
}
