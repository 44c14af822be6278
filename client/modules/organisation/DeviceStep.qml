import QtQuick
import Carnet.Organisation
import Carnet.Ui

// A person's device is let in: a first password, then a QR code that carries the invitation.
ColumnLayout {
    id: step

    required property SignInService service
    // {login, name} of each.
    required property var people

    // Whom the person chose; until then it is who was added last.
    property string chosen
    readonly property string login: {
        if (step.people.some(each => each.login === step.chosen))
            return step.chosen;
        return step.people.length > 0 ? step.people[step.people.length - 1].login : "";
    }

    spacing: Theme.fieldGap

    // A code and a password belong to one person.
    onLoginChanged: {
        invitation.clear();
        firstPassword.text = "";
    }

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: 16
        columns: width >= Theme.scaledUp(520) ? 2 : 1
        rowSpacing: Theme.fieldGap

        FormFieldRow {
            Layout.fillWidth: true
            label: qsTr("Whose device")

            ComboField {
                options: step.people.map(each => ({
                            value: each.login,
                            text: each.name
                        }))
                value: step.login
                onEdited: value => step.chosen = value
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            help: qsTr("8 characters at least. Empty if the person has one already.")
            label: qsTr("First password")

            TextField {
                id: firstPassword

                password: true
                // Typed for this person, whoever is added meanwhile.
                onTextEdited: step.chosen = step.login
            }
        }
    }
    Button {
        enabled: !invitation.busy && step.login !== ""
        kind: "main"
        symbol: "qr"
        text: qsTr("Make the QR code")
        onClicked: {
            step.chosen = step.login;
            invitation.invite(step.login, firstPassword.text);
        }
    }
    Notice {
        Layout.fillWidth: true
        text: invitation.problem
        tone: "danger"
        visible: text !== ""
    }
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: 16
        columns: width >= Theme.scaledUp(520) ? 2 : 1
        rowSpacing: Theme.fieldGap
        visible: invitation.link !== ""

        QrCode {
            Layout.alignment: Qt.AlignTop
            implicitHeight: Theme.scaledUp(260)
            implicitWidth: Theme.scaledUp(260)
            text: invitation.link

            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("QR code of the invitation")
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.fieldGap

            Label {
                Layout.fillWidth: true
                text: qsTr("Open Carnet on the new device and scan this code, or paste the link there. It works once, for 72 hours.")
            }
            Fact {
                Layout.fillWidth: true
                label: qsTr("Login")
                value: step.login
            }
            Fact {
                Layout.fillWidth: true
                label: qsTr("Invitation")
                value: invitation.link
            }
            Button {
                symbol: "copy"
                text: qsTr("Copy the link")
                onClicked: invitation.copy()
            }
            FormFieldRow {
                Layout.fillWidth: true
                error: invitation.onlyHere ? qsTr("This address means this machine only. Type the server's name or address in your network.") : ""
                label: qsTr("Address of the server")

                TextField {
                    inputMethodHints: Qt.ImhUrlCharactersOnly
                    value: invitation.host
                    onEdited: text => invitation.host = text
                }
            }
        }
    }

    InvitationController {
        id: invitation

        service: step.service
    }
}
