import QtQuick
import Carnet.Ui

// On the record: something was begun here and not saved. What it was is said with its first letters, or by its name.
Notice {
    property string what

    signal resumed

    actionText: qsTr("Go on writing")
    text: qsTr("Begun and not saved: %1").arg(what.substring(0, 80))
    tone: "info"
    onActionTriggered: resumed()
}
