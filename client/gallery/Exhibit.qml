import QtQuick
import Carnet.Ui

// A named group of examples.
ColumnLayout {
    id: root

    property string text

    default property alias content: flow.data

    Layout.fillWidth: true
    spacing: Theme.gap

    Label {
        second: true
        strong: true
        style: "caption"
        text: root.text
    }
    WrapRow {
        id: flow

        Layout.fillWidth: true
        spacing: Theme.gap
    }
}
