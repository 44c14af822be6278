import QtQuick
import Carnet.Ui

PlainPage {
    subtitle: "One main button on a page; a button is a verb."
    title: "Buttons"

    Exhibit {
        text: "Button"

        Button { kind: "main"; text: "Start"; symbol: "start" }
        Button { text: "Call"; symbol: "phone" }
        Button { text: "Plan another visit" }
        Button { kind: "quiet"; text: "Add a part"; symbol: "add" }
        Button { kind: "danger"; text: "Withdraw" }
    }
    Exhibit {
        text: "Pressed"

        Button { kind: "main"; text: "Start"; symbol: "start"; down: true }
        Button { text: "Call"; symbol: "phone"; down: true }
        Button { kind: "quiet"; text: "Add a part"; symbol: "add"; down: true }
        Button { kind: "danger"; text: "Withdraw"; down: true }
        IconButton { name: "Edit"; symbol: "edit"; down: true }
    }
    Exhibit {
        text: "Disabled"

        Button { kind: "main"; text: "Start"; symbol: "start"; enabled: false }
        Button { text: "Call"; symbol: "phone"; enabled: false }
        Button { kind: "quiet"; text: "Add a part"; symbol: "add"; enabled: false }
        Button { kind: "danger"; text: "Withdraw"; enabled: false }
    }
    Exhibit {
        text: "Focus"

        Button { id: focused; text: "Call"; symbol: "phone" }
        Component.onCompleted: focused.forceActiveFocus(Qt.TabFocusReason)
    }
    Exhibit {
        text: "Large: the next step of a record"

        Button { kind: "main"; large: true; text: "Write the diagnosis"; symbol: "next" }
        Button { large: true; text: "Not now" }
    }
    Exhibit {
        text: "Icon buttons and menus"

        IconButton { name: "Edit"; symbol: "edit"; hint: "E" }
        IconButton { name: "Filter"; symbol: "filter"; checked: true }
        IconButton { name: "Notes"; symbol: "bell"; badge: 3 }
        IconButton { name: "Notes"; symbol: "bell"; badge: 120 }
        IconButton { name: "Delete"; symbol: "delete"; tone: "danger" }
        IconButton { name: "Edit"; symbol: "edit"; enabled: false }
        MenuButton { actions: [{ key: "a", text: "Plan", symbol: "calendar" }, { key: "b", text: "Delete", symbol: "delete", danger: true }] }
        MenuButton { text: "More"; actions: [{ key: "a", text: "Plan" }] }
    }
    Exhibit {
        text: "Switches"

        Switch { text: "Large targets for gloves"; checked: true }
        Switch { text: "Less motion" }
        CheckBox { text: "Machine works again"; checked: true }
        CheckBox { text: "Customer was present" }
        CheckBox { text: "Cannot be changed"; enabled: false; checked: true }
    }
    Exhibit {
        text: "Chips and states"

        Chip { text: "Neutral" }
        Chip { text: "Info"; tone: "info"; symbol: "info" }
        Chip { text: "In stock"; tone: "success"; symbol: "check" }
        Chip { text: "42 min left"; tone: "warning"; symbol: "clock" }
        Chip { text: "Overdue 3 d"; tone: "danger"; symbol: "error" }
        Chip { text: "Outlined"; outlined: true; tone: "accent" }
        StateChip { text: "Resolved"; tone: "success" }
        StateChip { text: "Accepted"; tone: "info"; waiting: true }
        StateChip { text: "New" }
    }
    Exhibit {
        text: "The sync light"

        SyncLight {}
        SyncLight { waiting: 3 }
        SyncLight { photos: 2; waiting: 3 }
        SyncLight { photos: 1 }
        SyncLight { waiting: 1; online: false; lastContact: "14:02" }
        SyncLight { online: false; lastContact: "14:02" }
        SyncLight { decisions: 2 }
        SyncLight { compact: true }
        SyncLight { compact: true; waiting: 12 }
        SyncLight { compact: true; decisions: 2 }
    }
}
