import QtQuick
import Carnet.Organisation
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// What lies in a place: a technician's van, or the place the office chooses; and what moved there lately.
Item {
    id: page

    required property Workspace workspace
    property bool canChoose: true
    property string recordId
    // The place that was chosen here; a link goes before it.
    property string chosen
    property string sortKey
    property bool sortDescending: false

    onRecordIdChanged: {
        if (recordId !== "")
            chosen = "";
    }

    readonly property var columns: [{
            key: "sku",
            title: qsTr("Number"),
            width: 120
        }, {
            key: "title",
            title: qsTr("Name"),
            fill: 1
        }, {
            key: "quantityText",
            title: qsTr("Quantity"),
            sort: "quantity",
            width: 120,
            align: "right",
            kind: "quantity",
            raw: "quantity",
            unit: "unit"
        }]
    readonly property var shown: {
        if (sortKey === "")
            return stock.rows;
        const compare = (a, b) => typeof a === "number" ? a - b : String(a).localeCompare(String(b));
        const sign = sortDescending ? -1 : 1;
        return Array.from(stock.rows).sort((a, b) => sign * compare(a[sortKey], b[sortKey]));
    }
    readonly property bool roomy: width >= 900 * Theme.textScale

    signal linkOpened(string kind, string id)

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.leftMargin: 12
                Layout.rightMargin: 12
                Layout.topMargin: 12
                spacing: Theme.gap
                visible: page.canChoose

                ComboField {
                    Layout.fillWidth: true
                    Layout.maximumWidth: Theme.scaledUp(480)
                    name: qsTr("Place")
                    options: stock.places
                    value: stock.placeId
                    onEdited: value => page.chosen = value
                }
            }
            FilterBar {
                id: bar

                Layout.fillWidth: true
                Layout.margins: 12
                actions: [{
                        key: "export",
                        text: qsTr("Export…"),
                        symbol: "export",
                        enabled: stock.rows.length > 0
                    }, {
                        key: "copy",
                        text: qsTr("Copy as table"),
                        symbol: "copy",
                        enabled: stock.rows.length > 0
                    }]
                countText: qsTr("%n product(s)", "", stock.rows.length)
                onActionTriggered: key => key === "export" ? exportSheet.make().show() : exporter.copy(false)
                placeholderText: qsTr("Number or name")
                onSearched: text => stock.filterText = text
            }
            Notice {
                Layout.bottomMargin: 12
                Layout.fillWidth: true
                Layout.leftMargin: 12
                Layout.rightMargin: 12
                text: qsTr("Count %1: %n product(s) below zero", "", stock.shortages).arg(stock.placeName)
                tone: "warning"
                visible: stock.shortages > 0
            }
            RecordList {
                Layout.fillHeight: true
                Layout.fillWidth: true
                columns: page.columns
                emptySymbol: "van"
                emptyText: page.canChoose ? qsTr("What is moved here will be listed.")
                                          : qsTr("What the depot loads into your van will be listed here.")
                emptyTitle: stock.missing ? qsTr("You have no van") : qsTr("Nothing is here")
                filtered: stock.filterText !== ""
                loading: !stock.ready
                name: qsTr("Stock")
                model: RowsModel {
                    rows: page.shown
                }
                sortDescending: page.sortDescending
                sortKey: page.sortKey
                onSortRequested: key => {
                    if (page.sortKey !== key) {
                        page.sortDescending = false;
                        page.sortKey = key;
                    } else if (!page.sortDescending) {
                        page.sortDescending = true;
                    } else {
                        page.sortDescending = false;
                        page.sortKey = "";
                    }
                }
                delegate: ListRow {
                    required property var row
                    required property int index

                    subtitle: row.subtitle
                    title: row.title
                    trailing: row.quantityText
                    trailingTone: row.tone
                }
                onFilterCleared: {
                    bar.clear();
                    stock.filterText = "";
                }
                onOpened: (index, key) => page.linkOpened("product", key)
            }
        }
        Rectangle {
            Layout.fillHeight: true
            color: Theme.line
            implicitWidth: 1
            visible: page.roomy
        }
        ScrollPane {
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.timeline
            visible: page.roomy

            SectionHeader {
                text: qsTr("Latest moves")
                width: parent.width
            }
            Item {
                height: 12
                width: 1
            }
            Timeline {
                emptyText: qsTr("Nothing has moved yet.")
                events: stock.moves
                width: parent.width
            }
        }
    }

    StockController {
        id: stock

        recordId: page.chosen || page.recordId
        workspace: page.workspace
    }
    ListExport {
        id: exporter

        columns: page.columns
        rows: page.shown
        title: stock.placeName
        viewWords: stock.filterText
        workspace: page.workspace
        onCopied: rows => page.workspace.said(qsTr("%n row(s) copied", "", rows), "success", 0)
    }
    Later {
        id: exportSheet

        ExportSheet {
            output: exporter
        }
    }
}
