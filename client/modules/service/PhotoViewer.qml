import QtQuick
import Carnet.Service
import Carnet.Ui

// One photo, as large as the window allows: its small picture until the photo itself has come.
Dialog {
    id: dialog

    required property TicketController ticket
    property string key
    property string source
    property string small

    acceptText: ""
    preferredWidth: 900
    rejectText: qsTr("Close")
    title: qsTr("Photo")

    function show(photo: string) {
        key = photo;
        source = ticket.photoUrl(photo);
        const shown = ticket.photos.find(each => each.key === photo);
        small = shown ? shown.source || "" : "";
        open();
    }

    ZoomImage {
        id: picture

        Layout.fillWidth: true
        Layout.preferredHeight: dialog.roomHeight * 0.6
        name: qsTr("Photo")
        source: dialog.source || dialog.small
        visible: source.toString() !== "" && !failed
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("This file is here, but it is not a picture that can be shown.")
        tone: "warning"
        visible: picture.failed
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("This photo is on its way. It will be here as soon as there is a connection.")
        tone: "info"
        visible: dialog.source === ""
    }
    Button {
        kind: "quiet"
        symbol: "delete"
        text: qsTr("Remove the photo")
        visible: dialog.opened && dialog.ticket.canRemovePhoto(dialog.key)
        onClicked: {
            dialog.close();
            dialog.ticket.removePhoto(dialog.key);
        }
    }
    Connections {
        target: dialog.ticket

        function onPhotoArrived() {
            if (dialog.opened && dialog.source === "")
                dialog.source = dialog.ticket.photoUrl(dialog.key);
        }
    }
}
