import QtQuick
import QtQuick.Controls.impl

// One icon of icons.txt in one colour. Only decoration: the control around it carries the name, and without a role of its own
// nobody is read an icon.
IconImage {
    property string symbol
    property int size: Theme.icon

    width: size
    height: size
    color: symbol !== "" ? Theme.symbol : "transparent"
    source: symbol === "" ? "" : "qrc:/qt/qml/Carnet/Ui/icons/" + symbol + ".svg"
    sourceSize: Qt.size(size, size)
    visible: symbol !== ""
}
