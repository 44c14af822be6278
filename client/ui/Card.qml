import QtQuick
import QtQuick.Templates as T
import Carnet.Ui

// A surface with a line around it. Depth is colour, never a shadow.
Rectangle {
    id: card

    property string title
    property string symbol
    property string tone
    property string actionText
    property string actionSymbol
    property bool clickable: false
    property string name: title
    property int padding: Theme.cardPadding
    property int spacing: 12

    default property alias content: column.data

    signal clicked
    signal actionTriggered

    implicitWidth: column.implicitWidth + 2 * padding
    implicitHeight: column.implicitHeight + 2 * padding
    border.color: tone !== "" ? Theme.ink(tone) : Theme.line
    color: Theme.surface
    radius: Theme.radiusCard

    Loader {
        active: card.clickable
        anchors.fill: parent

        sourceComponent: T.AbstractButton {
            id: surface

            focusPolicy: Qt.StrongFocus

            Accessible.role: Accessible.Button
            Accessible.name: card.name
            Accessible.onPressAction: card.clicked()

            onClicked: card.clicked()
            Keys.onReturnPressed: card.clicked()

            background: Rectangle {
                color: surface.down ? Theme.pressed : surface.hovered ? Theme.hover : "transparent"
                radius: card.radius

                FocusRing {
                    around: card.radius
                    visible: surface.visualFocus
                }
            }
        }
    }
    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: card.padding
        spacing: card.spacing

        Loader {
            Layout.fillWidth: true
            active: card.title !== ""
            visible: active

            sourceComponent: RowLayout {
                spacing: Theme.gap

                Icon {
                    color: card.tone !== "" ? Theme.ink(card.tone) : Theme.secondText
                    symbol: card.symbol
                }
                Label {
                    Layout.fillWidth: true
                    style: "section"
                    text: card.title
                }
                Loader {
                    active: card.actionText !== ""
                    visible: active

                    sourceComponent: Button {
                        kind: "quiet"
                        symbol: card.actionSymbol
                        text: card.actionText
                        onClicked: card.actionTriggered()
                    }
                }
            }
        }
    }
}
