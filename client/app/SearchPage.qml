import QtQuick
import Carnet.App
import Carnet.Store
import Carnet.Ui

// Everything on the device, from the first letters. The keyboard stays in the field: arrows choose, Enter opens.
FocusScope {
    id: page

    required property Workspace workspace
    property bool canGoBack: true
    // What is in the field when the page opens.
    property string typed

    readonly property bool isRecent: search.answered.trim() === ""

    signal backRequested
    signal linkOpened(string kind, string id)

    function open(index: int) {
        const row = search.rows[index];
        if (row)
            page.linkOpened(row.kind, row.id);
    }

    function choose(index: int) {
        list.currentIndex = Math.max(0, Math.min(list.count - 1, index));
        list.view.positionViewAtIndex(list.currentIndex, ListView.Contain);
    }

    Keys.onEscapePressed: page.backRequested()

    Item {
        id: top

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: field.height + 2 * Theme.gap

        IconButton {
            id: back

            anchors.left: parent.left
            anchors.leftMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            name: qsTr("Back")
            symbol: "back"
            visible: page.canGoBack
            onClicked: page.backRequested()
        }
        SearchField {
            id: field

            anchors.left: back.visible ? back.right : parent.left
            anchors.leftMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            focus: true
            name: qsTr("Search everything")
            patience: 0
            placeholderText: qsTr("Customer, ticket, serial number, telephone…")
            width: Math.min(Theme.textColumn, parent.width - x - 2 * Theme.gap)
            shown: page.typed
            onSearched: text => {
                // Enter says again what stands there; the marked row stays marked.
                if (search.text === text)
                    return;
                search.text = text;
                // As in a list: what the letters mean most is marked, and nothing before there are any.
                list.currentIndex = text.trim() === "" ? -1 : 0;
                list.view.positionViewAtBeginning();
            }
            onAccepted: {
                if (search.answered === search.text)
                    page.open(list.currentIndex);
                else
                    opensFirst = true;
            }

            // Enter came before the answer.
            property bool opensFirst: false

            Keys.onDownPressed: page.choose(list.currentIndex + 1)
            Keys.onUpPressed: page.choose(list.currentIndex - 1)
            Keys.onPressed: event => {
                const screen = Math.max(1, Math.floor(list.height / Theme.narrowRow) - 1);
                if (event.key === Qt.Key_PageDown)
                    page.choose(list.currentIndex + screen);
                else if (event.key === Qt.Key_PageUp)
                    page.choose(list.currentIndex - screen);
                else
                    return;
                event.accepted = true;
            }
            Component.onCompleted: {
                forceActiveFocus();
                if (page.typed !== "")
                    field.searched(page.typed);
            }
        }
    }
    Label {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: Theme.touch ? 16 : 12
        anchors.right: parent.right
        anchors.rightMargin: anchors.leftMargin
        anchors.top: top.bottom
        bottomPadding: Theme.tight
        second: true
        style: "caption"
        text: [list.count === 0 ? "" : page.isRecent ? (search.remembered ? qsTr("Opened last") : qsTr("Changed last")) : search.full ? qsTr("The best %n matches: more letters find fewer", "", list.count)
                                                                                       : qsTr("%n match(es)", "", list.count),
            search.rowsToCome > 0 ? qsTr("%n record(s) of this device are still being prepared for search", "", search.rowsToCome) : ""].filter(part => part).join(" · ")
        visible: text !== ""

        Accessible.name: text
    }
    RecordList {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.visible ? heading.bottom : top.bottom
        led: field.activeFocus
        emptySymbol: "search"
        emptyText: page.isRecent ? qsTr("Names, numbers, telephone numbers: a few letters are enough, with or without accents.")
                                 : qsTr("Looked for in names, numbers, telephone numbers, addresses, tickets and notes on this device, also as it sounds, in the other alphabet and with a slip of the hand.")
        emptyTitle: page.isRecent ? qsTr("Search everything on this device") : qsTr("Nothing was found for “%1”").arg(search.answered.trim())
        loading: !search.ready
        name: qsTr("Found")
        model: RowsModel {
            rows: search.rows
        }
        delegate: ListRow {
            required property var row
            required property int index

            markedSubtitle: row.markedSubtitle
            markedTitle: row.markedTitle
            subtitle: row.subtitle
            symbol: row.symbol
            title: row.title
            trailingSub: row.kindText
        }
        onOpened: index => page.open(index)
    }
    SearchController {
        id: search

        workspace: page.workspace
        onLoaded: {
            if (!page.isRecent && list.currentIndex < 0 && list.count > 0)
                list.currentIndex = 0;
            if (field.opensFirst && answered === text) {
                field.opensFirst = false;
                page.open(list.currentIndex);
            }
        }
    }
}
