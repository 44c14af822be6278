import QtQuick
import Carnet.Organisation
import Carnet.Ui

// The session with the server has ended: login and password once more. Work goes on without it.
Dialog {
    id: dialog

    required property LinkInfo link
    required property SignInService service
    property string login

    readonly property bool needed: link.needsSignIn

    acceptText: ""
    rejectText: qsTr("Later")
    text: qsTr("Your work is saved here and goes on. To send it, sign in again.")
    title: qsTr("Sign in again")

    onNeededChanged: {
        if (needed)
            open();
        else
            close();
    }

    Notice {
        Layout.fillWidth: true
        text: signing.error
        tone: "danger"
        visible: text !== ""
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: signing.loginError
        label: qsTr("Login")

        TextField {
            id: loginField

            value: dialog.login
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: signing.passwordError
        label: qsTr("Password")

        TextField {
            id: passwordField

            password: true
            onAccepted: signing.signInAgain(loginField.text, passwordField.text)
        }
    }
    Button {
        Layout.fillWidth: true
        enabled: !signing.busy
        kind: "main"
        large: true
        text: qsTr("Sign in")
        onClicked: signing.signInAgain(loginField.text, passwordField.text)
    }

    SignInController {
        id: signing

        service: dialog.service
        onSignedIn: {
            dialog.close();
            dialog.link.tryNow();
        }
    }
}
