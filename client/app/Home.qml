import QtQuick
import Carnet.App
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The places of the person in their frame; what was done is told in a toast.
NavigationShell {
    id: home

    required property Application application
    required property Workspace workspace
    required property LinkInfo link

    readonly property alias navigator: navigator
    // The first steps that still stand in the place of Today are found there.
    readonly property var setup: places.steps.allowed && !places.steps.needed ? [{
            key: "setup",
            text: qsTr("Set up the company"),
            symbol: "building"
        }] : []
    readonly property string draftUndo: "draft:"
    readonly property string here: navigator.place + "/" + navigator.recordId
    // Where a draft was discarded last.
    property string discardedAt

    current: navigator.place
    decisions: link.parked + decisions.count
    lastContact: link.lastContact > 0 ? workspace.whenInside(link.lastContact, workspace.now) : ""
    online: link.online
    photosWaiting: link.files
    places: navigator.places
    signedOut: link.needsSignIn || link.needsInvitation
    title: ({
            waiting: qsTr("Waiting changes"),
            deeds: qsTr("What I did"),
            notes: qsTr("Notes"),
            search: qsTr("Search"),
            settings: qsTr("Settings"),
            setup: qsTr("Set up the company")
        })[navigator.place] || placeText(current)
    userActions: setup.concat([{
            key: "deeds",
            text: qsTr("What I did"),
            symbol: "undo"
        }, {
            key: "settings",
            text: qsTr("Settings"),
            symbol: "settings"
        }, {
            key: "keys",
            text: qsTr("Keys"),
            symbol: "keyboard"
        }])
    unread: notes.unread
    userName: workspace.personName
    userRole: workspace.roleText
    waiting: link.waiting

    onKeysRequested: keys.open()
    onLightClicked: navigator.open("waiting", "")
    onNotesRequested: navigator.open("notes", "")
    onPlaceChosen: key => navigator.goTo(key)
    onPaletteRequested: navigator.open("search", "")
    onSearchRequested: navigator.open("search", "")
    onUndoRequested: workspace.undo.undoLast(navigator.recordId)
    onUndone: key => key.startsWith(draftUndo) ? workspace.drafts.takeBack(key.slice(draftUndo.length), discardedAt === here)
                                               : workspace.undo.undo(Number(key))
    onUserMenu: key => key === "keys" ? keys.open() : navigator.open(key, "")

    function signInAgain() {
        signingIn.open();
    }

    KeptPages {
        ahead: navigator.places.map(place => place.key)
        anchors.fill: parent
        current: navigator.place
        lasting: ["today", "tickets", "partners", "contacts", "products", "serials", "stock"]
        pages: places.pages
    }
    Places {
        id: places

        application: home.application
        decisions: decisions
        home: home
        notes: notes
        link: home.link
        navigator: navigator
        service: home.application.signInService
        workspace: home.workspace
    }
    Navigator {
        id: navigator

        workspace: home.workspace
    }
    DecisionsController {
        id: decisions

        workspace: home.workspace
    }
    RecentNotesController {
        id: notes

        workspace: home.workspace
    }
    Later {
        id: keys

        KeysSheet {
            places: home.places
        }
    }
    RescuedDialog {
        link: home.link
    }
    SignInAgainDialog {
        id: signingIn

        link: home.link
        login: home.application.login
        service: home.application.signInService
    }
    // Something that lasts and that nobody here can change: said when it begins, and on the page behind the light.
    Connections {
        property string said

        target: home.link

        function onChanged() {
            const news = home.link.trouble || home.link.clockText;
            if (news !== "" && news !== said)
                home.showToast({
                    text: news,
                    tone: "warning"
                });
            said = news;
        }
    }
    Connections {
        target: home.workspace.drafts

        function onDiscarded(key) {
            home.discardedAt = home.here;
            home.showToast({
                text: qsTr("Discarded"),
                undoKey: home.draftUndo + key
            });
        }
    }
    Connections {
        target: home.workspace

        function onSaid(words, tone, undoKey) {
            home.showToast({
                text: words,
                tone: tone,
                undoKey: undoKey > 0 ? String(undoKey) : ""
            });
        }

        function onRefused(sentence) {
            home.showToast({
                text: sentence,
                tone: "danger"
            });
        }
    }
}
