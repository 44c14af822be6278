import QtQuick
import Carnet.Ui

ListDetail {
    id: page

    property string openKey

    detailOpen: openKey !== ""
    emptyText: "Its machine, its parts and what happened appear here."
    onClosed: openKey = ""

    list: Item {
        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            FilterBar {
                Layout.fillWidth: true
                Layout.margins: 12
                countText: "1,204"
                filters: [{ key: "mine", text: "Mine", on: true, count: 12 }, { key: "open", text: "Open", count: 340 }, { key: "late", text: "Late", count: 3 }]
                placeholderText: "Search tickets"
            }
            Divider { across: true }
            RecordList {
                id: rows

                Layout.fillHeight: true
                Layout.fillWidth: true
                delegate: ListRow {
                    required property var row
                    required property int index

                    chip: row.chip
                    subtitle: row.subtitle
                    title: row.title
                    trailing: row.trailing
                    unread: row.unread === true
                }
                model: RowsModel {
                    rows: {
                        const names = ["Alfreds Futterkiste", "Ana Trujillo Emparedados y helados", "Antonio Moreno Taquería", "Around the Horn", "Berglunds snabbköp", "Blauer See Delikatessen", "Blondel père et fils", "Bólido Comidas preparadas", "Bon app'", "Bottom-Dollar Markets"];
                        const states = [{ text: "New", tone: "neutral" }, { text: "Planned", tone: "info" }, { text: "Started", tone: "accent" }, { text: "Late", tone: "danger" }, { text: "Resolved", tone: "success" }];
                        const made = [];
                        for (let i = 0; i < 60; ++i)
                            made.push({ id: "k" + i, title: names[i % 10], subtitle: "T-0" + (412 + i) + " · Cold room does not cool", chip: states[i % 5], trailing: (8 + i % 9) + ":30", unread: i === 1 });
                        return made;
                    }
                }
                name: "Tickets"
                onOpened: (index, key) => page.openKey = key
                Component.onCompleted: currentIndex = 2
            }
        }
    }
    detail: RecordRoom {
        recordId: page.openKey
        page: RecordSample {
            canGoBack: !page.sideBySide
            onBackRequested: page.openKey = ""
        }
    }
}
