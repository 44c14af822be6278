import QtQuick
import QtQuick.Templates as T
import Carnet.Ui

// Photos and files as thumbnails. What has not left the device yet carries a clock.
WrapRow {
    id: root

    property var items: []
    property bool canAdd: true
    property string addText: qsTr("Add a photo")

    readonly property int side: Theme.scaledUp(Theme.touch ? 96 : 88)

    signal addRequested
    signal opened(string key)

    spacing: Theme.gap

    Repeater {
        model: RowsModel {
            rows: root.items
        }
        delegate: T.AbstractButton {
            id: thumb

            required property var modelData

            readonly property bool drawn: photo.status === Image.Ready

            width: root.side
            height: root.side
            focusPolicy: Qt.StrongFocus

            Accessible.role: Accessible.Button
            Accessible.name: modelData.name
            Accessible.description: modelData.waiting ? qsTr("not sent yet") : ""
            Accessible.onPressAction: thumb.clicked()

            Keys.onReturnPressed: thumb.clicked()
            onClicked: root.opened(modelData.key)

            background: Rectangle {
                border.color: Theme.line
                color: Theme.sunken
                radius: Theme.radiusField

                FocusRing {
                    visible: thumb.visualFocus
                }
            }
            contentItem: Item {
                Image {
                    id: photo

                    anchors.fill: parent
                    anchors.margins: 1
                    asynchronous: true
                    autoTransform: true
                    fillMode: Image.PreserveAspectCrop
                    source: thumb.modelData.source || ""
                    sourceSize: Qt.size(2 * root.side, 2 * root.side)
                }
                Column {
                    anchors.centerIn: parent
                    spacing: Theme.tight
                    visible: !thumb.drawn
                    width: parent.width - 16

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        symbol: "file"
                    }
                    Label {
                        elide: Text.ElideMiddle
                        horizontalAlignment: Text.AlignHCenter
                        style: "caption"
                        text: thumb.modelData.name
                        width: parent.width
                        wrapMode: Text.NoWrap

                        Accessible.ignored: true
                    }
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    anchors.margins: 4
                    anchors.right: parent.right
                    color: Theme.infoTint
                    height: width
                    radius: width / 2
                    visible: thumb.modelData.waiting === true
                    width: Theme.scaledUp(24)

                    Icon {
                        anchors.centerIn: parent
                        color: Theme.info
                        size: Theme.smallIcon
                        symbol: "waiting"
                    }
                }
                Rectangle {
                    anchors.fill: parent
                    color: thumb.down ? Theme.pressed : thumb.hovered ? Theme.hover : "transparent"
                }
            }
        }
    }
    T.AbstractButton {
        id: adder

        width: root.side
        height: root.side
        focusPolicy: Qt.StrongFocus
        text: root.addText
        visible: root.canAdd

        Accessible.role: Accessible.Button
        Accessible.name: text
        Accessible.onPressAction: adder.clicked()

        Keys.onReturnPressed: adder.clicked()
        onClicked: root.addRequested()

        background: Rectangle {
            border.color: Theme.fieldBorder
            color: adder.down ? Theme.pressed : adder.hovered ? Theme.hover : "transparent"
            radius: Theme.radiusField

            FocusRing {
                visible: adder.visualFocus
            }
        }
        contentItem: Item {
            Column {
                anchors.centerIn: parent
                spacing: Theme.tight
                width: parent.width - 8

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    color: Theme.accent
                    symbol: "camera"
                }
                Label {
                    color: Theme.accent
                    horizontalAlignment: Text.AlignHCenter
                    strong: true
                    style: "caption"
                    text: adder.text
                    width: parent.width

                    Accessible.ignored: true
                }
            }
        }
    }
}
