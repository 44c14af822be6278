import QtQuick
import Carnet.Ui

PlainPage {
    id: page

    title: "Menu and tooltip"

    Exhibit {
        text: "A tooltip names the key that does the same; an elided text is told whole"

        Item {
            implicitHeight: 120
            implicitWidth: 240

            Button {
                id: button

                text: "New ticket"
                symbol: "add"

                Tip {
                    delay: 0
                    hint: "N"
                    text: "New ticket"
                    timeout: -1
                    Component.onCompleted: open()
                }
            }
        }
    }
    Item {
        id: place

        Layout.fillWidth: true
        implicitHeight: 240

        Menu {
            id: menu

            actions: [{ key: "plan", text: "Plan a visit", symbol: "calendar" }, { key: "hold", text: "Put on hold", symbol: "waiting", enabled: false }, { key: "cancel", text: "Cancel the ticket", symbol: "delete", danger: true }]
            parent: place
            Component.onCompleted: open()
        }
    }
}
