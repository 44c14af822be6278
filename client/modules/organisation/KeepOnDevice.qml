import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// Whether the photos and files of a record stay on this device, also without a network.
Card {
    id: card

    required property Workspace workspace
    property alias kind: keep.kind
    property alias recordId: keep.recordId

    SwitchRow {
        id: control

        Layout.fillWidth: true
        checked: keep.kept
        help: keep.text
        text: qsTr("Keep photos and files on this device")
        onFlipped: checked => {
            keep.keep(checked);
            // What was refused is not shown as done.
            control.checked = Qt.binding(() => keep.kept);
        }
    }
    Notice {
        Layout.fillWidth: true
        text: keep.warning
        tone: "warning"
        visible: text !== ""
    }

    KeepController {
        id: keep

        workspace: card.workspace
    }
}
