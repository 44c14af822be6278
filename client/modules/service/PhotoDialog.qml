import QtQuick
import QtQuick.Dialogs as D
import Carnet.Ui

// A photo through the camera: look, shoot, take it again or use it. Where there is no camera, a picture file.
Dialog {
    id: dialog

    // client/platform's Camera; null where there is none.
    property var camera: null
    // The person would rather choose a file.
    property bool byFile: false
    // Why the file was not taken, as long as the field still names it.
    property string refusal

    readonly property string seen: camera && !byFile ? camera.state : "none"
    readonly property bool taken: seen === "taken"
    readonly property bool looking: taken || seen === "live" || seen === "taking"

    signal chosen(string file)

    acceptEnabled: taken || !looking && field.text.trim() !== ""
    acceptText: taken ? qsTr("Use the photo") : looking ? "" : qsTr("Save the photo")
    preferredWidth: looking ? 720 : 480
    text: byFile || looking || seen === "searching" ? ""
          : seen === "refused" ? qsTr("The camera may not be used, or another program has it. Choose a picture file.")
                               : qsTr("This device has no camera. Choose a picture file.")
    title: qsTr("Add a photo")

    // Opens again with the file that was refused.
    function refuse(file: string, sentence: string) {
        open();
        byFile = true;
        if (camera)
            camera.leave();
        field.text = file;
        refusal = sentence;
    }

    onAboutToShow: {
        field.text = "";
        refusal = "";
        byFile = false;
        if (camera)
            camera.look();
    }
    onAccepted: chosen(taken ? camera.use() : field.text.trim())
    onClosed: {
        if (camera)
            camera.leave();
    }

    PictureView {
        Layout.fillWidth: true
        Layout.preferredHeight: dialog.roomHeight * 0.5
        picture: dialog.camera ? dialog.camera.picture : undefined
        visible: dialog.looking

        Accessible.role: Accessible.Graphic
        Accessible.name: dialog.taken ? qsTr("The photo") : qsTr("What the camera sees")
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("The photo was not taken. Try it again.")
        tone: "warning"
        visible: dialog.seen === "live" && dialog.camera.missed
    }
    Button {
        Layout.fillWidth: true
        enabled: dialog.seen === "live"
        kind: "main"
        large: true
        symbol: "camera"
        text: qsTr("Take a photo")
        visible: dialog.looking && !dialog.taken
        onClicked: dialog.camera.shoot()
    }
    Button {
        Layout.fillWidth: true
        symbol: "undo"
        text: qsTr("Take it again")
        visible: dialog.taken
        onClicked: dialog.camera.again()
    }
    Button {
        kind: "quiet"
        symbol: "file"
        text: qsTr("Choose a file instead")
        visible: dialog.looking && !dialog.taken
        onClicked: {
            dialog.byFile = true;
            dialog.camera.leave();
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: dialog.refusal
        label: qsTr("Picture file")
        visible: !dialog.looking

        TextField {
            id: field

            focus: true
            inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
            onTextEdited: dialog.refusal = ""
        }
    }
    Button {
        symbol: "file"
        text: qsTr("Choose a file")
        visible: !dialog.looking
        onClicked: files.open()
    }

    D.FileDialog {
        id: files

        nameFilters: [qsTr("Pictures (%1)").arg("*.jpg *.jpeg *.png *.webp")]
        title: qsTr("Choose a picture")
        onAccepted: {
            field.text = selectedFile;
            dialog.refusal = "";
        }
    }
}
