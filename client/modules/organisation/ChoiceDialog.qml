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

    readonly property bool many: choices.length > 8

    acceptText: ""

    onAboutToShow: find.empty()

    function plain(words: string): string {
        return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    }

    SearchField {
        id: find

        Layout.fillWidth: true
        focus: dialog.many
        name: qsTr("Find")
        narrows: list
        placeholderText: name
        visible: dialog.many
        onSearched: text => list.wanted = dialog.plain(text)
    }
    RecordList {
        id: list

        property string wanted

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(8, Math.max(3, dialog.choices.length)) * Theme.narrowRow
        emptySymbol: dialog.symbol
        emptyTitle: dialog.emptyTitle
        filtered: wanted !== ""
        focus: !dialog.many
        name: dialog.title
        model: RowsModel {
            rows: dialog.choices.filter(choice => dialog.plain(choice.title).includes(list.wanted))
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
