import QtQuick
import Carnet.Ui

// Thousandths, with − and + beside the number for gloves.
FocusScope {
    id: root

    property real value: 0
    property real from: 0
    property real to: 9007199254740991
    property real step: 1000
    property string unit
    property string name
    property bool invalid: false
    property bool readOnly: false

    signal edited(real value)

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    function change(by: real) {
        root.edited(Math.min(root.to, Math.max(root.from, root.value + by)));
    }

    RowLayout {
        id: row

        anchors.fill: parent
        spacing: Theme.tight

        IconButton {
            enabled: root.value > root.from
            name: qsTr("Less")
            symbol: "remove"
            visible: !root.readOnly
            onClicked: root.change(-root.step)
        }
        NumberField {
            id: number

            Layout.fillWidth: true
            Layout.preferredWidth: Theme.scaledUp(96)
            decimals: 3
            focus: true
            from: root.from
            invalid: root.invalid
            name: root.name
            readOnly: root.readOnly
            suffix: root.unit
            to: root.to
            trimZeros: true
            value: root.value
            onEdited: value => root.edited(value)

            Keys.onUpPressed: root.change(root.step)
            Keys.onDownPressed: root.change(-root.step)
        }
        IconButton {
            enabled: root.value < root.to
            name: qsTr("More")
            symbol: "add"
            visible: !root.readOnly
            onClicked: root.change(root.step)
        }
    }
}
