import QtQuick
import QtQuick.Window
import Carnet.Ui

Window {
    id: window

    readonly property var pages: Object.keys(files)

    readonly property var files: ({
            buttons: "ButtonsPage", fields: "FieldsPage", choice: "ChoicePage", day: "DayPage", showing: "ShowingPage", cards: "CardsPage",
            rows: "RowsPage", list: "ListPage", choosing: "ChoosingPage", filter: "FilterPage", record: "RecordSample", states: "StatesPage",
            frame: "FramePage", menu: "MenuPage", dialog: "DialogPage", icons: "IconsPage", tokens: "TokensPage"
        })

    property string page: "buttons"
    property bool dark: false
    readonly property alias turned: turn.turned
    property string pointer: "auto"
    property real textScale: 1
    property bool glove: false
    property bool reducedMotion: false

    width: 1280
    height: 800
    title: "Carnet gallery"
    visible: true

    ThemeTurn {
        id: turn

        dark: window.dark
    }
    Binding {
        property: "pointer"
        target: Theme
        value: window.pointer
    }
    Binding {
        property: "glove"
        target: Theme
        value: window.glove
    }
    Binding {
        property: "reducedMotion"
        target: Theme
        value: window.reducedMotion
    }
    Binding {
        property: "textScale"
        target: Theme
        value: window.textScale
    }

    CutTextTip {}
    NavigationShell {
        id: shell

        anchors.fill: parent
        current: window.page
        decisions: window.page === "states" ? 1 : 0
        lastContact: "14:02"
        online: window.page !== "list"
        places: [
            { key: "buttons", text: "Buttons", symbol: "check", group: "Controls" },
            { key: "fields", text: "Fields", symbol: "edit", group: "Controls" },
            { key: "showing", text: "Showing", symbol: "details", group: "Controls" },
            { key: "cards", text: "Cards", symbol: "board", count: 3, group: "Controls" },
            { key: "choice", text: "Choice", symbol: "down", group: "Controls" },
            { key: "day", text: "Day", symbol: "calendar", group: "Controls" },
            { key: "rows", text: "Rows", symbol: "check", group: "Controls" },
            { key: "list", text: "List", symbol: "list", count: 1204, group: "Scaffolds" },
            { key: "choosing", text: "Choosing", symbol: "check", group: "Scaffolds" },
            { key: "filter", text: "Filter", symbol: "filter", group: "Scaffolds" },
            { key: "frame", text: "Frame", symbol: "menu", group: "Scaffolds" },
            { key: "record", text: "Record", symbol: "document", group: "Scaffolds" },
            { key: "states", text: "States", symbol: "info", group: "Scaffolds" },
            { key: "menu", text: "Menu", symbol: "menu", group: "Scaffolds" },
            { key: "dialog", text: "Dialog", symbol: "chat", group: "Scaffolds" },
            { key: "icons", text: "Icons", symbol: "image", group: "Theme" },
            { key: "tokens", text: "Tokens", symbol: "settings", group: "Theme" }
        ]
        unread: 3
        userActions: [
            { key: "dark", text: "Dark", symbol: "dark" },
            { key: "text", text: "Larger text", symbol: "text-size" },
            { key: "glove", text: "Gloves", symbol: "tools" }
        ]
        userName: "Marta Delaunay"
        userRole: "Technician"
        waiting: window.page === "record" ? 3 : 0
        onLightClicked: showToast({ text: "2 × P-11 taken from the van", tone: "success", undoKey: "1" })
        onPlaceChosen: key => window.page = key
        onUserMenu: key => {
            if (key === "dark")
                window.dark = !window.dark;
            else if (key === "glove")
                window.glove = !window.glove;
            else
                window.textScale = window.textScale >= 2 ? 1 : window.textScale + 0.25;
        }

        Loader {
            anchors.fill: parent
            source: window.files[window.page] + ".qml"
            onLoaded: {
                if (window.page === "cards")
                    shell.showToast({ text: "2 × P-11 taken from the van", tone: "success", undoKey: "1" });
                else
                    shell.hideToast();
            }
        }
    }
}
