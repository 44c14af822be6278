import QtQuick
import Carnet.Ui

// Thousandths, with − and + beside the number for gloves. `acceptable` and `refusal` as of NumberField.
FocusScope {
    id: root

    property real value: 0
    property real from: 0
    property real to: 9007199254740991
    property real step: 1000
    property bool whole: false
    property string unit
    property string name
    property bool invalid: false
    property bool readOnly: false

    readonly property alias acceptable: number.acceptable
    readonly property alias refusal: number.refusal

    signal edited(real value)

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    function flush() {
        number.flush();
    }

    // From what stands in the field, even if it was typed a moment ago.
    function change(by: real) {
        number.flush();
        root.edited(Math.min(root.to, Math.max(root.from, root.value + by)));
        number.replace();
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
            whole: root.whole
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
