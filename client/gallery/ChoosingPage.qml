import QtQuick
import Carnet.Ui

// Rows that are chosen, as a list of two lines or as a table.
Item {
    id: page

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SelectionBar {
            Layout.fillWidth: true
            actions: [{ key: "assign", text: "Assign", symbol: "person" }, { key: "export", text: "Export…", symbol: "export" }]
            count: chosen.count
            onCleared: chosen.clear()
        }
        RecordList {
            Layout.fillHeight: true
            Layout.fillWidth: true
            columns: width >= 900 ? [{ key: "number", title: "Number", width: 90 }, { key: "title", title: "Fault", fill: 3 }, { key: "state", title: "State", width: 120 }] : []
            currentIndex: 2
            delegate: ListRow {
                required property var row
                required property int index

                chip: row.state
                subtitle: row.number
                title: row.title
            }
            model: RowsModel {
                rows: ["Cold room does not cool", "Door does not close", "Yearly check", "Fan is loud", "No display"].map((title, i) => ({
                            id: "k" + i, number: "T-0" + (412 + i), title: title,
                            state: [{ text: "Started", tone: "accent" }, { text: "New", tone: "neutral" }, { text: "Assigned", tone: "info" }][i % 3]
                        }))
            }
            name: "Tickets"
            selection: chosen
        }
    }
    QtObject {
        id: chosen

        property var rows: [0, 2]
        property int revision: 0

        readonly property int count: rows.length

        function has(index: int): bool {
            return rows.includes(index);
        }

        function toggle(index: int) {
            rows = has(index) ? rows.filter(row => row !== index) : rows.concat([index]);
            ++revision;
        }

        function setRange(from: int, to: int, on: bool) {
            for (let i = Math.min(from, to); i <= Math.max(from, to); ++i) {
                if (has(i) !== on)
                    toggle(i);
            }
        }

        function chooseAll() {
            setRange(0, 4, true);
        }

        function clear() {
            rows = [];
            ++revision;
        }
    }
}
