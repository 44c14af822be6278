import QtQuick
import Carnet.App
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// How Carnet looks on this device, and what this device is. Every choice takes effect at once and stays on the device.
PlainPage {
    id: page

    required property Application application
    required property LinkInfo link
    required property Workspace workspace

    // What waits to be sent, in words.
    readonly property string waiting: [qsTr("%n change(s)", "", link.waiting), qsTr("%n file(s)", "", link.files)].join(" · ")

    signal keysRequested

    canGoBack: true
    narrow: true
    subtitle: qsTr("Kept on this device.")
    title: qsTr("Settings")

    Card {
        Layout.fillWidth: true
        symbol: "eye"
        title: qsTr("Display")

        FormFieldRow {
            label: qsTr("Colours")

            ComboField {
                options: [{
                        value: "system",
                        text: qsTr("As the system")
                    }, {
                        value: "light",
                        text: qsTr("Light")
                    }, {
                        value: "dark",
                        text: qsTr("Dark")
                    }]
                value: page.application.theme
                onEdited: value => page.application.theme = value
            }
        }
        FormFieldRow {
            label: qsTr("Text size")

            ComboField {
                options: [1, 1.15, 1.3, 1.5, 1.75, 2].map(scale => ({
                            value: scale,
                            text: qsTr("%1 %").arg(Math.round(scale * 100))
                        }))
                value: page.application.textScale
                onEdited: value => page.application.textScale = value
            }
        }
        FormFieldRow {
            label: qsTr("Language")

            ComboField {
                options: page.application.languages()
                value: page.application.language
                onEdited: value => page.application.setLanguage(value)
            }
        }
        FormFieldRow {
            help: qsTr("Under the finger buttons and rows are taller than under the mouse.")
            label: qsTr("Size of rows and buttons")

            ComboField {
                options: [{
                        value: "auto",
                        text: qsTr("By what was used last")
                    }, {
                        value: "touch",
                        text: qsTr("For the finger")
                    }, {
                        value: "mouse",
                        text: qsTr("For the mouse")
                    }]
                value: page.application.pointer
                onEdited: value => page.application.pointer = value
            }
        }
    }
    Card {
        Layout.fillWidth: true
        symbol: "tools"
        title: qsTr("At work")

        SwitchRow {
            Layout.fillWidth: true
            checked: page.application.glove
            help: qsTr("Everything that is pressed is at least 64 pixels high.")
            text: qsTr("Work with gloves")
            onFlipped: checked => page.application.glove = checked
        }
        SwitchRow {
            Layout.fillWidth: true
            checked: page.application.reducedMotion
            help: qsTr("Nothing slides or fades.")
            text: qsTr("Reduce motion")
            onFlipped: checked => page.application.reducedMotion = checked
        }
        Button {
            hint: "?"
            symbol: "keyboard"
            text: qsTr("Show the keys")
            onClicked: page.keysRequested()
        }
    }
    Card {
        Layout.fillWidth: true
        symbol: "camera"
        title: qsTr("Photos and files")

        Fact {
            Layout.fillWidth: true
            label: qsTr("On this device")
            symbol: "folder"
            value: device.photos
        }
        FormFieldRow {
            help: qsTr("Those used longest ago make room and are fetched again when they are opened. What has not been sent yet and what the coming visits need always stays.")
            label: qsTr("Room for them")

            ComboField {
                options: [500, 1000, 2000, 5000, 10000, 20000].map(megabytes => ({
                            value: megabytes,
                            text: device.sizeText(megabytes, page.application.language)
                        }))
                value: page.application.photoRoom
                onEdited: value => page.application.photoRoom = value
            }
        }
    }
    Card {
        Layout.fillWidth: true
        symbol: "computer"
        title: qsTr("This device")

        Fact {
            Layout.fillWidth: true
            label: qsTr("Person")
            symbol: "person"
            value: [page.workspace.personName, page.workspace.roleText].filter(part => part !== "").join(" · ")
        }
        Fact {
            Layout.fillWidth: true
            label: qsTr("Login")
            symbol: "contact"
            value: device.login
            visible: value !== ""
        }
        Fact {
            Layout.fillWidth: true
            label: qsTr("Code of the device, in temporary numbers")
            symbol: "tag"
            value: device.code
        }
        Fact {
            Layout.fillWidth: true
            label: qsTr("Server")
            symbol: "cloud"
            value: device.server
        }
        Fact {
            Layout.fillWidth: true
            label: qsTr("Last contact")
            symbol: page.link.online ? "online" : "offline"
            value: page.link.lastContact > 0 ? page.workspace.when(page.link.lastContact, page.workspace.now) : qsTr("None yet")
        }
        Fact {
            Layout.fillWidth: true
            label: qsTr("Waiting to be sent")
            symbol: "waiting"
            value: page.waiting
        }
        Fact {
            Layout.fillWidth: true
            label: qsTr("Space used")
            symbol: "folder"
            value: device.space
        }
        Fact {
            Layout.fillWidth: true
            label: qsTr("Version")
            symbol: "info"
            value: device.version
        }
    }
    Card {
        Layout.fillWidth: true
        symbol: "logout"
        title: qsTr("Sign out")

        Label {
            Layout.fillWidth: true
            second: true
            text: qsTr("Signing out removes all data from this device. It is possible once everything has reached the office; to work here again, somebody needs a new invitation.")
        }
        Notice {
            Layout.fillWidth: true
            text: qsTr("Not sent yet: %1. It has to reach the office first.").arg(page.waiting)
            tone: "warning"
            visible: page.link.waiting + page.link.files > 0 && refusal.text === ""
        }
        Notice {
            id: refusal

            Layout.fillWidth: true
            tone: "warning"
            visible: text !== ""
        }
        Button {
            kind: "danger"
            symbol: "logout"
            text: qsTr("Sign out of this device")
            onClicked: {
                refusal.text = page.link.waiting + page.link.files > 0 ? page.application.signOut() : "";
                if (refusal.text === "")
                    question.open();
            }
        }
    }

    DeviceInfo {
        id: device

        application: page.application
    }
    Later {
        id: question

        Dialog {
            acceptText: qsTr("Sign out")
            danger: true
            text: qsTr("All data of %1 is removed from this device. This is final.").arg(page.workspace.personName)
            title: qsTr("Sign out of this device?")
            onAccepted: refusal.text = page.application.signOut()
        }
    }
}
