import QtQuick
import QtQuick.Dialogs as D
import Carnet.Ui

// A photo from the camera; where there is none, a picture file.
Dialog {
    id: dialog

    // client/platform's camera: `available`, `take()`, `taken(file)`.
    property var camera: null

    readonly property bool hasCamera: camera !== null && camera.available

    signal chosen(string file)

    acceptEnabled: field.text.trim() !== ""
    acceptText: qsTr("Save the photo")
    text: hasCamera ? "" : qsTr("This device has no camera. Choose a picture file.")
    title: qsTr("Add a photo")

    onAboutToShow: field.text = ""
    onAccepted: chosen(field.text.trim())

    Button {
        Layout.fillWidth: true
        large: true
        symbol: "camera"
        text: qsTr("Take a photo")
        visible: dialog.hasCamera
        onClicked: dialog.camera.take()
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Picture file")

        TextField {
            id: field

            focus: true
            inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
        }
    }
    Button {
        symbol: "file"
        text: qsTr("Choose a file")
        onClicked: files.open()
    }

    D.FileDialog {
        id: files

        nameFilters: [qsTr("Pictures (%1)").arg("*.jpg *.jpeg *.png *.webp")]
        title: qsTr("Choose a picture")
        onAccepted: field.text = selectedFile
    }
    Connections {
        ignoreUnknownSignals: true
        target: dialog.camera

        function onTaken(file) {
            if (!dialog.opened)
                return;
            dialog.close();
            dialog.chosen(file);
        }
    }
}
