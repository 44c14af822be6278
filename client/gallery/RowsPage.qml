import QtQuick
import Carnet.Ui

PlainPage {
    id: page

    subtitle: "One row for every list; under a finger it takes two lines."
    title: "Rows and marks"

    readonly property var state: ({ text: "Assigned", tone: "info" })

    Card {
        Layout.fillWidth: true
        padding: 0
        spacing: 0

        ListRow { Layout.fillWidth: true; subtitle: "T-0412 · Alfreds Futterkiste"; title: "At rest"; chip: page.state; trailing: "14:30" }
        ListRow { Layout.fillWidth: true; subtitle: "T-0413 · Around the Horn"; title: "Unread"; unread: true; chip: page.state; trailing: "15:00" }
        ListRow { Layout.fillWidth: true; subtitle: "T-0414 · Bon app'"; title: "Open beside"; marked: true; chip: ({ text: "In progress", tone: "accent" }); trailing: "40 min late"; trailingTone: "danger" }
        ListRow { Layout.fillWidth: true; subtitle: "T-0415 · Berglunds snabbköp"; title: "Waiting for headquarters"; chip: ({ text: "Resolved", tone: "success", waiting: true }) }
        ListRow { Layout.fillWidth: true; subtitle: "T-0416 · Blauer See"; title: "Pressed"; down: true; symbol: "tools" }
        ListRow { id: focused; Layout.fillWidth: true; subtitle: "Head brewer"; title: "In focus"; symbol: "person"; trailing: "+33 6 12 00 33 77" }
        ListRow { Layout.fillWidth: true; subtitle: "T-0417 · Blondel père et fils"; title: "Drawn to the right"; shift: 120; rightSwipe: ({ key: "call", text: "Call", symbol: "phone" }) }
        ListRow { Layout.fillWidth: true; Layout.leftMargin: 120; subtitle: "T-0418 · Bólido Comidas"; title: "Drawn to the left"; shift: -120; leftSwipe: ({ key: "later", text: "Later", symbol: "clock" }) }
        ListRow { Layout.fillWidth: true; markedTitle: "<b>Pump</b> leaks at the shaft"; markedSubtitle: "T-0419 · Circulating <b>pump</b>"; title: "Pump leaks at the shaft"; subtitle: "T-0419 · Circulating pump"; symbol: "tools"; trailingSub: "Ticket"; separator: false }
    }
    Exhibit {
        text: "Box: free, pointed at, chosen, partly"

        CheckMark {}
        CheckMark { hovered: true }
        CheckMark { filled: true }
        CheckMark { filled: true; partly: true }
    }
    Exhibit {
        text: "Stage: to come, now, waiting for headquarters, done"

        StageMark {}
        StageMark { now: true }
        StageMark { now: true; waiting: true }
        StageMark { done: true }
    }
    Exhibit {
        text: "Head of a column: not sorted, downwards, upwards"

        ColumnTitle { height: Theme.field; text: "Number"; width: 120 }
        ColumnTitle { descending: true; height: Theme.field; sorted: true; text: "Due"; width: 120 }
        ColumnTitle { height: Theme.field; sorted: true; text: "Price"; toRight: true; width: 120 }
    }
    Card {
        Layout.fillWidth: true
        title: "At work"

        SwitchRow { Layout.fillWidth: true; checked: true; help: "Everything that is pressed is at least 64 pixels high."; text: "Work with gloves" }
        SwitchRow { Layout.fillWidth: true; help: "Nothing slides or fades."; text: "Reduce motion" }
        SwitchRow { Layout.fillWidth: true; enabled: false; text: "Cannot be changed" }
    }

    Component.onCompleted: focused.forceActiveFocus(Qt.TabFocusReason)
}
