import QtQuick
import Carnet.Ui

// One line between two panes of a row, or two parts of a column.
Rectangle {
    property bool across: false

    Layout.fillHeight: !across
    Layout.fillWidth: across
    color: Theme.line
    implicitHeight: 1
    implicitWidth: 1
}
