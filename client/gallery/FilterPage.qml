import QtQuick
import Carnet.Ui

// A field of each kind: a few choices, many, a text, a period, days of one's own.
PlainPage {
    title: "Filter"

    FilterSheet {
        conditions: [{ field: "state", any: ["new", "started"] }, { field: "title", contains: "pump" }, { field: "town", any: ["t3"] }, { field: "created", from: "2026-03-01", to: "" }]
        fields: [
            { key: "state", title: "State", kind: "choice", options: [{ value: "new", text: "New" }, { value: "assigned", text: "Assigned" }, { value: "started", text: "In progress" }, { value: "hold", text: "On hold" }, { value: "resolved", text: "Resolved" }] },
            { key: "town", title: "Town", kind: "choice", options: Array.from({ length: 14 }, (unused, i) => ({ value: "t" + i, text: "Town " + (i + 1) })) },
            { key: "title", title: "Title", kind: "text", options: [] },
            { key: "due", title: "Due", kind: "date", options: [] },
            { key: "created", title: "Created", kind: "date", options: [] }]
        periods: [{ value: "today", text: "Today" }, { value: "week", text: "This week" }]
        Component.onCompleted: open()
    }
}
