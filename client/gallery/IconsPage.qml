import QtQuick
import Carnet.Ui

PlainPage {
    title: "Icons"

    WrapRow {
        Layout.fillWidth: true
        spacing: Theme.gap

        Repeater {
            model: ["add", "attach", "back", "barcode", "bell", "board", "box", "building", "calendar", "camera", "chart", "chat", "check", "clear", "clock", "close", "cloud", "cloud-up", "collapse", "computer", "contact", "copy", "dark", "dashboard", "decision", "delete", "details", "document", "down", "edit", "error", "export", "eye", "eye-off", "file", "filter", "flag", "folder", "globe", "help", "history", "home", "image", "import", "inbox", "info", "keyboard", "list", "lock", "logout", "mail", "map", "menu", "more", "next", "note", "offline", "online", "people", "person", "phone", "qr", "question", "redo", "remove", "save", "search", "send", "settings", "shield", "sort-down", "sort-up", "start", "stop", "sync", "tag", "tasks", "text-size", "tools", "undo", "up", "van", "waiting", "warning"]
            delegate: Column {
                required property string modelData

                spacing: 4
                width: 84

                Icon { anchors.horizontalCenter: parent.horizontalCenter; color: Theme.text; symbol: parent.modelData }
                Label { horizontalAlignment: Text.AlignHCenter; second: true; style: "caption"; text: parent.modelData; width: parent.width }
            }
        }
    }
}
