import QtQuick
import Carnet.Ui

RecordPage {
    property string recordId

    actions: [{ key: "a", text: "Plan another visit", symbol: "calendar" }, { key: "b", text: "Cancel the ticket", symbol: "close", danger: true }]
    chips: [{ text: "High", tone: "warning", symbol: "flag" }, { text: "42 min left", tone: "warning", symbol: "clock" }]
    mainSymbol: "check"
    mainText: "Resolve"
    number: "T-0412"
    stateText: "Started"
    stateTone: "info"
    subtitle: "Alfreds Futterkiste · Berlin"
    title: "Cold room does not cool"

    stepper: StageStepper {
        current: "diagnosis"
        stages: [{ key: "start", text: "Start" }, { key: "diagnosis", text: "Diagnosis" }, { key: "repair", text: "Repair" }, { key: "resolved", text: "Resolved" }]
    }
    facts: [
        Card {
            Layout.fillWidth: true
            title: "Customer"

            Fact { Layout.fillWidth: true; clickable: true; label: "Phone"; symbol: "phone"; value: "030-0074321" }
            Fact { Layout.fillWidth: true; label: "Address"; symbol: "map"; value: "Obere Str. 57, 12209 Berlin" }
            Fact { Layout.fillWidth: true; label: "Machine"; symbol: "tools"; value: "CX-400 · SN 88120-7" }
        }
    ]
    lines: [
        ConflictCard {
            Layout.fillWidth: true
            mine: "030-0074321"
            question: "Both of you changed the phone number. Keep which?"
            theirName: "Jean Perrin"
            theirWhen: "14:02"
            theirs: "030-0074399"
            was: "030-0074000"
        },
        Card {
            Layout.fillWidth: true
            title: "Diagnosis"

            FormFieldRow {
                Layout.fillWidth: true
                label: "What is wrong"
                unsent: true

                TextArea { value: "The condenser fan does not start. Capacitor at 1.2 µF instead of 6 µF." }
            }
        },
        Card {
            Layout.fillWidth: true
            actionSymbol: "add"
            actionText: "Add a part"
            title: "Parts"

            LineGrid {
                Layout.fillWidth: true
                columns: [{ key: "name", title: "Part", fill: true }, { key: "from", title: "From", width: 96 }, { key: "quantity", title: "Quantity", width: 80, align: "right" }]
                rows: [{ name: "P-11 Fan capacitor 6 µF", from: "Van 3", quantity: "2 pcs" }]
            }
        },
        Card {
            Layout.fillWidth: true
            title: "Photos"

            AttachmentStrip { Layout.fillWidth: true; items: [{ key: "1", name: "plate.jpg", source: "", waiting: true }] }
        }
    ]
    timeline: [
        SectionHeader { Layout.fillWidth: true; actionText: "Note"; text: "Timeline" },
        Timeline {
            Layout.fillWidth: true
            events: [
                { key: "1", title: "Priority set to high", who: "Headquarters", when: "14:31", symbol: "flag", tone: "warning" },
                { key: "2", title: "Photo added", text: "plate.jpg", who: "Marta Delaunay", when: "14:05", arrived: "14:32", symbol: "camera", tone: "info" },
                { key: "3", title: "Work started", who: "Marta Delaunay", when: "13:48", symbol: "start", tone: "accent" }]
        }
    ]
}
