import QtQuick
import Carnet.Ui

// Real long work: count, rate and time left, and a way out.
ColumnLayout {
    id: root

    property string text
    property real done: 0
    property real total: 0
    property real rate: 0
    property bool cancellable: false

    readonly property real secondsLeft: rate > 0 && total > done ? (total - done) / rate : 0

    signal cancelled

    spacing: Theme.gap

    Accessible.role: Accessible.ProgressBar
    Accessible.name: text
    Accessible.description: counts.text

    function count(number: real): string {
        return Number(number).toLocaleString(Qt.locale(), "f", 0);
    }

    RowLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true

        Label {
            Layout.fillWidth: true
            text: root.text
        }
        Button {
            kind: "quiet"
            text: qsTr("Cancel")
            visible: root.cancellable
            onClicked: root.cancelled()
        }
    }
    Rectangle {
        Layout.fillWidth: true
        color: Theme.sunken
        implicitHeight: 8
        radius: 4

        Rectangle {
            color: Theme.accent
            height: parent.height
            radius: 4
            visible: root.done > 0
            width: root.total > 0 ? Math.max(8, parent.width * Math.min(1, root.done / root.total)) : 0
        }
    }
    Label {
        id: counts

        Layout.fillWidth: true
        second: true
        style: "caption"
        text: {
            let words = root.total > 0 ? qsTr("%1 of %2").arg(root.count(root.done)).arg(root.count(root.total))
                                       : root.count(root.done);
            if (root.rate > 0)
                words += " · " + qsTr("%1 per second").arg(root.count(root.rate));
            if (root.secondsLeft >= 90)
                words += " · " + qsTr("about %n minute(s) left", "", Math.round(root.secondsLeft / 60));
            else if (root.secondsLeft > 0)
                words += " · " + qsTr("about %n second(s) left", "", Math.ceil(root.secondsLeft));
            return words;
        }
    }
}
