import QtQuick
import Carnet.App
import Carnet.Organisation
import Carnet.Ui

// The window: the form to sign in, or the places of the person, or the sentence why neither is possible.
Window {
    id: window

    required property Application application

    color: Theme.bg
    height: application.size.height
    minimumHeight: 480
    minimumWidth: 320
    title: application.title
    visible: true
    width: application.size.width

    Binding {
        property: "pointer"
        target: Theme
        value: window.application.pointer
    }
    Binding {
        property: "textScale"
        target: Theme
        value: window.application.textScale
    }
    Binding {
        property: "glove"
        target: Theme
        value: window.application.glove
    }
    Binding {
        property: "reducedMotion"
        target: Theme
        value: window.application.reducedMotion
    }
    DemoTips {
        id: tips

        anchors.left: parent.left
        anchors.right: parent.right
        visible: window.application.tips && window.application.workspace !== null
        onClosed: window.application.closeTips()
    }
    Loader {
        active: window.application.workspace !== null
        anchors.fill: parent
        anchors.topMargin: tips.visible ? tips.height : 0
        sourceComponent: Home {
            application: window.application
            link: window.application.link
            workspace: window.application.workspace
        }
    }
    Loader {
        active: window.application.workspace === null && window.application.startProblem === ""
                && !window.application.signingIn && !window.application.mending
        anchors.fill: parent
        sourceComponent: SignInPage {
            invitation: window.application.invitation
            login: window.application.login
            service: window.application.signInService
        }
    }
    CutTextTip {}
    ThemeTurn {
        dark: window.application.dark
    }
    FocusKeeper {
        touch: Theme.touch
    }
    EmptyState {
        readonly property bool busy: window.application.signingIn || window.application.mending

        anchors.centerIn: parent
        symbol: busy ? "waiting" : "warning"
        title: {
            if (window.application.mending)
                return qsTr("Setting your data right…");
            return busy ? qsTr("Signing in…") : qsTr("Carnet cannot start");
        }
        text: window.application.mending ? window.application.mendingProgress : window.application.startProblem
        visible: window.application.workspace === null
                 && (window.application.startProblem !== "" || busy)
        width: Math.min(parent.width - 32, Theme.scaledUp(480))
    }
}
