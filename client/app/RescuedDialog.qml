import QtQuick
import Carnet.Organisation
import Carnet.Ui

// The data file was damaged and has been made anew: told once, in words, and read by a person.
Dialog {
    id: dialog

    required property LinkInfo link

    readonly property bool needed: link.rescued !== ""

    acceptText: qsTr("Understood")
    rejectText: ""
    text: link.rescued
    title: qsTr("Your data was set right")

    Component.onCompleted: {
        if (needed)
            open();
    }
    onAccepted: link.markRescueSeen()
    onNeededChanged: {
        if (needed)
            open();
    }
}
