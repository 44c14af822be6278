import QtQuick
import Carnet.Ui

PlainPage {
    id: page

    readonly property var stages: [{ key: "new", text: "New" }, { key: "planned", text: "Planned" }, { key: "started", text: "Started" }, { key: "resolved", text: "Resolved" }, { key: "closed", text: "Closed" }]

    title: "Showing things"

    Exhibit {
        text: "Type"

        Label { style: "figure"; text: "1 284" }
        Label { style: "page"; text: "Page title" }
        Label { style: "record"; text: "Record title" }
        Label { style: "section"; text: "Section" }
        Label { text: "Body text" }
        Label { second: true; text: "Second text" }
        Label { style: "caption"; text: "Caption" }
        Label { text: "Кириллица 0123456789" }
    }
    Card {
        Layout.fillWidth: true
        title: "Stages"

        StageStepper { Layout.fillWidth: true; current: "started"; stages: page.stages }
        StageStepper { Layout.fillWidth: true; current: "resolved"; stages: page.stages; waiting: true }
        StageStepper {
            Layout.fillWidth: true
            current: "over"
            stages: page.stages.slice(0, 2).concat([{ key: "over", text: "Cancelled", stopped: true }])
        }
        StageStepper { Layout.maximumWidth: 280; Layout.fillWidth: true; current: "started"; stages: page.stages }
    }
    Exhibit {
        text: "Persons, filters"

        Avatar { name: "Marta Delaunay" }
        FilterChip { text: "Mine 12"; checked: true }
        FilterChip { text: "Late 3" }
        FilterChip { text: "Cannot be chosen"; enabled: false }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        SectionHeader { Layout.fillWidth: true; actionText: "Add a part"; count: 2; text: "Parts" }
        LineGrid {
            Layout.fillWidth: true
            columns: [{ key: "name", title: "Part", fill: true }, { key: "from", title: "From", width: 120 }, { key: "quantity", title: "Quantity", width: 80, align: "right" }, { key: "price", title: "Price", width: 96, align: "right" }]
            rows: [{ name: "P-11 Fan capacitor 6 µF", from: "Van 3", quantity: "2 pcs", price: "18.40" }, { name: "P-208 Door seal, grey, 1 450 mm", from: "Van 3", quantity: "1 pcs", price: "64.00" }]
            totals: [{ label: "Net", value: "100.80" }, { label: "Total with tax", value: "120.96", strong: true }]
        }
    }
    Card {
        Layout.fillWidth: true
        title: "Photos"

        AttachmentStrip {
            Layout.fillWidth: true
            items: [{ key: "1", name: "plate.jpg", source: "", waiting: true }, { key: "2", name: "condenser-before.jpg", source: "" }]
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.fieldGap
        columns: page.width >= 720 ? 2 : 1
        rowSpacing: Theme.fieldGap

        Card {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            title: "Timeline"

            Timeline {
                Layout.fillWidth: true
                events: [
                    { key: "1", title: "Priority set to high", who: "Headquarters", when: "14:31", symbol: "flag", tone: "warning" },
                    { key: "2", title: "Photo added", text: "condenser-before.jpg", who: "Marta Delaunay", when: "14:05", arrived: "14:32", symbol: "camera", tone: "info" },
                    { key: "3", title: "Work started", who: "Marta Delaunay", when: "13:48", symbol: "start", tone: "accent" },
                    { key: "4", title: "Ticket created", text: "Cold room does not cool", who: "Service desk", when: "yesterday 17:20", symbol: "add" }]
            }
        }
        Card {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            title: "Facts"

            Fact { Layout.fillWidth: true; label: "Customer"; value: "Alfreds Futterkiste"; symbol: "contact"; clickable: true }
            Fact { Layout.fillWidth: true; label: "Phone"; value: "030-0074321"; symbol: "phone"; clickable: true }
            Fact { Layout.fillWidth: true; label: "Address"; value: "Obere Str. 57, 12209 Berlin"; symbol: "map" }
            Fact { Layout.fillWidth: true; label: "Machine"; value: "CX-400 · SN 88120-7"; symbol: "tools" }
            Fact { Layout.fillWidth: true; label: "Warranty until"; value: "" }
        }
    }
}
