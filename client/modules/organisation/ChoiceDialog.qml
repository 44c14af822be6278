import QtQuick
import Carnet.Ui

// Choose one of several records: a person, a family.
Dialog {
    id: dialog

    // {id, title, subtitle}
    property var choices: []
    property string emptyTitle
    property string symbol: "person"

    signal chosen(string id)

    acceptText: ""

    RecordList {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(8, Math.max(3, dialog.choices.length)) * Theme.narrowRow
        emptySymbol: dialog.symbol
        emptyTitle: dialog.emptyTitle
        name: dialog.title
        model: RowsModel {
            rows: dialog.choices
        }
        delegate: ListRow {
            required property var row
            required property int index

            subtitle: row.subtitle
            symbol: dialog.symbol
            title: row.title
        }
        onOpened: (index, key) => {
            dialog.chosen(key);
            dialog.close();
        }
    }
}
