import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// Is my work safe? What is on this device only, what was sent, what needs a decision.
PlainPage {
    id: page

    required property Workspace workspace
    required property LinkInfo link
    required property DecisionsController decisions

    signal linkOpened(string kind, string id)
    // The dialog for it was put off.
    signal signInRequested

    actions: [{
            key: "try",
            text: qsTr("Try the server now"),
            symbol: "sync"
        }, {
            key: "deeds",
            text: qsTr("What I did"),
            symbol: "undo"
        }]
    narrow: true
    subtitle: link.online ? qsTr("Connected") : link.lastContact > 0
                            ? qsTr("No connection. Last contact %1").arg(page.workspace.whenInside(link.lastContact, page.workspace.now))
                            : qsTr("No connection yet")
    title: qsTr("Is my work safe?")

    onActionTriggered: key => key === "deeds" ? page.linkOpened("deeds", "") : page.link.tryNow()

    Notice {
        Layout.fillWidth: true
        actionText: page.link.needsSignIn || page.link.needsInvitation ? qsTr("Sign in again") : ""
        text: page.link.trouble
        tone: "danger"
        visible: text !== ""
        onActionTriggered: page.signInRequested()
    }
    Notice {
        Layout.fillWidth: true
        text: page.link.clockText
        tone: "warning"
        visible: text !== ""
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("Everything you did is saved on this device and has reached the office.")
        tone: "success"
        visible: waiting.loaded && waiting.changes.length === 0 && needed.count === 0
                 && page.link.files === 0 && waiting.files.length === 0
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("Everything below is saved on this device. It is sent by itself as soon as there is a connection.")
        tone: "info"
        visible: waiting.changes.length + waiting.files.length > 0 || page.link.files > 0
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("Access withdrawn, %n change(s) waiting. What you did there is kept and sent; calls, time and parts count.", "", waiting.sealed)
        tone: "warning"
        visible: waiting.sealed > 0
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("Your data is still arriving. You can work with what is here.")
        tone: "info"
        visible: page.link.arriving
    }
    SectionHeader {
        Layout.fillWidth: true
        count: needed.count
        text: qsTr("Needs your decision")
        visible: needed.count > 0
    }
    DecisionsList {
        id: needed

        Layout.fillWidth: true
        decisions: page.decisions
        visible: count > 0
        waiting: waiting
        onLinkOpened: (kind, id) => page.linkOpened(kind, id)
    }
    SectionHeader {
        Layout.fillWidth: true
        count: waiting.changes.length
        text: qsTr("Waiting changes")
        visible: waiting.changes.length > 0
    }
    Rows {
        model: waiting.changes
        spacing: page.spacing
        delegate: ChangeRow {
            onLinkOpened: (kind, id) => page.linkOpened(kind, id)
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        count: waiting.files.length
        text: qsTr("Photos and files still to be sent")
        visible: waiting.files.length > 0
    }
    Rows {
        model: waiting.files
        spacing: page.spacing
        delegate: ChangeRow {
            onLinkOpened: (kind, id) => page.linkOpened(kind, id)
        }
    }

    WaitingController {
        id: waiting

        workspace: page.workspace
    }
}
