import QtQuick
import Carnet.Organisation
import Carnet.Ui

// The first page on a new device: invitation, login, password. Network is needed this once.
Rectangle {
    id: page

    required property SignInService service
    property string invitation
    property string login

    color: Theme.bg

    ScrollPane {
        id: scroll

        anchors.fill: parent
        contentHeight: Math.max(height, box.implicitHeight + 2 * margin)
        margin: Theme.margin(page.width)

        Item {
            height: Math.max(box.implicitHeight, scroll.height - 2 * scroll.margin)
            width: parent.width

            Card {
                id: box

                anchors.centerIn: parent
                padding: 24
                width: Math.min(parent.width, Theme.scaledUp(440))

                Label {
                    color: Theme.accent
                    style: "figure"
                    text: "Carnet"
                }
                Label {
                    Layout.bottomMargin: Theme.gap
                    Layout.fillWidth: true
                    second: true
                    text: qsTr("Sign in once with network. Afterwards everything works without it.")
                }
                Notice {
                    Layout.fillWidth: true
                    text: signing.error
                    tone: "danger"
                    visible: text !== ""
                }
                FormFieldRow {
                    Layout.fillWidth: true
                    error: signing.linkError
                    help: qsTr("The link that begins with carnet://. Your administrator gives it to you.")
                    label: qsTr("Invitation")

                    TextField {
                        id: linkField

                        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
                        value: page.invitation
                        onAccepted: loginField.forceActiveFocus()
                    }
                }
                FormFieldRow {
                    Layout.fillWidth: true
                    error: signing.loginError
                    label: qsTr("Login")

                    TextField {
                        id: loginField

                        inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                        value: page.login
                        onAccepted: passwordField.forceActiveFocus()
                    }
                }
                FormFieldRow {
                    Layout.fillWidth: true
                    error: signing.passwordError
                    label: qsTr("Password")

                    TextField {
                        id: passwordField

                        password: true
                        onAccepted: page.signIn()
                    }
                }
                Button {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.gap
                    enabled: !signing.busy
                    kind: "main"
                    large: true
                    text: signing.busy ? qsTr("Signing in…") : qsTr("Sign in")
                    onClicked: page.signIn()
                }
            }
        }
    }

    SignInController {
        id: signing

        service: page.service
    }

    Component.onCompleted: {
        const first = [linkField, loginField, passwordField].find(field => field.text === "");
        if (first && !Theme.touch)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    function signIn() {
        signing.signIn(linkField.text, loginField.text, passwordField.text);
    }
}
