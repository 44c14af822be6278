import QtQuick
import Carnet.Ui

PlainPage {
    id: page

    narrow: true
    subtitle: "Saturday 22 November"
    title: "Today"

    Card {
        Layout.fillWidth: true
        clickable: true
        name: "Alfreds Futterkiste"

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true

            Label { Layout.fillWidth: true; style: "record"; text: "09:30  Alfreds Futterkiste" }
            Chip { symbol: "clock"; text: "42 min left"; tone: "warning" }
        }
        Label { Layout.fillWidth: true; second: true; text: "Berlin · Cold room does not cool" }
        WrapRow {
            Layout.fillWidth: true
            spacing: Theme.gap

            Button { symbol: "map"; text: "Navigate" }
            Button { symbol: "phone"; text: "Call" }
            Button { kind: "main"; symbol: "start"; text: "Start" }
        }
    }
    SectionHeader { Layout.fillWidth: true; actionText: "Add"; count: 2; text: "Later today" }
    Card {
        Layout.fillWidth: true
        padding: 1

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            ListRow { Layout.fillWidth: true; chip: ({ text: "Planned", tone: "info" }); subtitle: "Lyon · Door does not close"; symbol: "calendar"; title: "Blondel père et fils"; trailing: "11:00" }
            ListRow { Layout.fillWidth: true; chip: ({ text: "Accepted", tone: "info", waiting: true }); separator: false; subtitle: "Villeurbanne · Yearly check"; symbol: "calendar"; title: "Bon app'"; trailing: "14:15"; unread: true }
        }
    }
    Notice { Layout.fillWidth: true; text: "The van carries 1 fan capacitor; two visits need one." ; tone: "warning" }
    Notice { Layout.fillWidth: true; actionText: "Try again"; text: "The name or the password is wrong."; tone: "danger" }
    Notice { Layout.fillWidth: true; text: "6 of 6 visits are ready offline."; tone: "success" }
    Notice { Layout.fillWidth: true; text: "A new version is ready and starts the next time."; tone: "info" }
    ProgressRow { Layout.fillWidth: true; cancellable: true; done: 41250; rate: 3800; text: "Bringing your customers and tickets here"; total: 100000 }
}
