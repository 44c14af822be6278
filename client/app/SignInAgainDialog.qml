import QtQuick
import Carnet.Organisation
import Carnet.Ui

// The session with the server has ended: login and password once more; or the server takes this device only as a new one:
// an invitation too. Work goes on without it.
Dialog {
    id: dialog

    required property LinkInfo link
    required property SignInService service
    property string login

    readonly property bool needed: link.needsSignIn || link.needsInvitation

    acceptText: ""
    rejectText: qsTr("Later")
    text: link.needsInvitation
          ? qsTr("Your work is saved here and goes on. To send it, sign in with a new invitation from your administrator.")
          : qsTr("Your work is saved here and goes on. To send it, sign in again.")
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
    Notice {
        Layout.fillWidth: true
        text: dialog.link.trouble
        tone: "warning"
        visible: dialog.link.needsInvitation && text !== ""
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: signing.linkError
        help: qsTr("The link that begins with carnet://")
        label: qsTr("Invitation")
        visible: dialog.link.needsInvitation

        TextField {
            id: linkField

            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
            onAccepted: loginField.forceActiveFocus()
        }
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
            onAccepted: dialog.signIn()
        }
    }
    Button {
        Layout.fillWidth: true
        enabled: !signing.busy
        kind: "main"
        large: true
        text: qsTr("Sign in")
        onClicked: dialog.signIn()
    }

    SignInController {
        id: signing

        service: dialog.service
        onSignedIn: {
            dialog.close();
            dialog.link.tryNow();
        }
    }

    function signIn() {
        if (link.needsInvitation)
            signing.signIn(linkField.text, loginField.text, passwordField.text);
        else
            signing.signInAgain(loginField.text, passwordField.text);
    }
}
