import QtQuick
import "Letters.js" as Letters
import Carnet.Ui

// The frame of a window: a bottom bar with four places and "more", a rail, or a sidebar with groups and counts, by the
// width of the window and live; search, notes and the sync light always in the top bar.
Item {
    id: root

    property var places: []
    property string current
    property string product: "Carnet"
    property string title: placeText(current)
    property string userName
    property string userRole
    property var userActions: []
    property int unread: 0
    property int waiting: 0
    property int photosWaiting: 0
    property int decisions: 0
    property bool online: true
    property bool signedOut: false
    property string lastContact

    readonly property string formFactor: Theme.formFactor(width)
    readonly property bool compact: formFactor === "compact"
    readonly property bool expanded: formFactor === "expanded"
    // As many as leave each its whole word; large text leaves room for fewer.
    readonly property int barCount: Math.min(4, places.length, compact ? Math.max(2, Math.floor(width / Theme.scaledUp(72)) - 1) : 4)
    // One group after the other, in the order in which the places name them first.
    readonly property var grouped: {
        const groups = [];
        for (const place of places) {
            const group = place.group || "";
            if (!groups.includes(group))
                groups.push(group);
        }
        return groups.reduce((sorted, group) => sorted.concat(places.filter(place => (place.group || "") === group)), []);
    }

    // Whether bar, rail and sidebar are made before the window's width asks for them.
    property bool ahead: false

    default property alias content: holder.data

    signal placeChosen(string key)
    signal searchRequested
    signal paletteRequested
    signal keysRequested
    signal notesRequested
    signal lightClicked
    signal userMenu(string key)
    signal undone(string key)
    signal undoRequested

    function showToast(message: var) {
        toast.show(message);
    }

    function hideToast() {
        toast.hide();
    }

    function placeText(key: string): string {
        for (const place of places) {
            if (place.key === key)
                return place.text;
        }
        return "";
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.bg
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            Layout.fillHeight: true
            color: Theme.surface
            implicitWidth: root.expanded ? Theme.sidebar : Theme.rail
            visible: !root.compact

            Rectangle {
                anchors.right: parent.right
                color: Theme.line
                height: parent.height
                width: 1
            }
            Item {
                anchors.fill: parent
                anchors.rightMargin: 1

                PageLoader {
                    active: shown || root.ahead
                    shown: root.expanded
                    sourceComponent: sidebar
                }
                PageLoader {
                    active: shown || root.ahead
                    shown: !root.compact && !root.expanded
                    sourceComponent: rail
                }
            }
        }
        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: 0

            Rectangle {
                Layout.fillWidth: true
                color: Theme.surface
                implicitHeight: Theme.bar

                Rectangle {
                    anchors.bottom: parent.bottom
                    color: Theme.line
                    height: 1
                    width: parent.width
                }
                RowLayout {
                    id: topBar

                    anchors.fill: parent
                    anchors.leftMargin: Theme.margin(root.width)
                    anchors.rightMargin: root.compact ? 4 : 16
                    spacing: Theme.touch ? Theme.gap : Theme.tight

                    Label {
                        Layout.fillWidth: true
                        elide: Text.ElideRight
                        style: "section"
                        text: root.title
                        visible: root.compact
                        wrapMode: Text.NoWrap
                    }
                    SearchOpener {
                        Layout.fillWidth: true
                        Layout.maximumWidth: Theme.scaledUp(root.expanded ? 480 : 320)
                        // The page of the search has the field itself.
                        visible: !root.compact && root.current !== "search"
                        onClicked: root.searchRequested()
                    }
                    Item {
                        Layout.fillWidth: true
                        visible: !root.compact
                    }
                    IconButton {
                        hint: "/"
                        name: qsTr("Search")
                        symbol: "search"
                        visible: root.compact && root.current !== "search"
                        onClicked: root.searchRequested()
                    }
                    SyncLight {
                        // Large letters leave the search no room beside all of its words.
                        compact: root.compact || fullWidth > topBar.width / 2
                        decisions: root.decisions
                        lastContact: root.lastContact
                        online: root.online
                        photos: root.photosWaiting
                        signedOut: root.signedOut
                        waiting: root.waiting
                        onClicked: root.lightClicked()
                    }
                    IconButton {
                        badge: root.unread
                        name: qsTr("Notes")
                        symbol: "bell"
                        onClicked: root.notesRequested()
                    }
                }
            }
            Item {
                id: holder

                Layout.fillHeight: true
                Layout.fillWidth: true
                clip: true
            }
            Rectangle {
                Layout.fillWidth: true
                color: Theme.surface
                implicitHeight: (bottom.item ? bottom.item.implicitHeight : 0) + 1
                visible: root.compact

                Rectangle {
                    color: Theme.line
                    height: 1
                    width: parent.width
                }
                Item {
                    anchors.fill: parent
                    anchors.topMargin: 1

                    PageLoader {
                        id: bottom

                        active: shown || root.ahead
                        shown: root.compact
                        sourceComponent: bar
                    }
                }
            }
        }
    }
    Toast {
        id: toast

        anchors.bottom: parent.bottom
        // Never over the main button of a record.
        anchors.bottomMargin: (root.compact ? bottom.height : 0)
                              + (root.expanded ? 24 : Theme.mainButton + 2 * Theme.gap + 12)
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, Theme.scaledUp(560))
        z: 10
        onUndone: key => root.undone(key)
    }
    Timer {
        interval: 3000
        running: true
        onTriggered: root.ahead = true
    }
    Component {
        id: bar

        Row {
            id: row

            readonly property bool hasMore: root.places.length > root.barCount || root.userName !== ""
            readonly property real each: width / (Math.min(root.places.length, root.barCount) + (hasMore ? 1 : 0))

            Repeater {
                model: RowsModel {
                    rows: root.places.slice(0, root.barCount)
                }
                delegate: PlaceButton {
                    required property var modelData

                    width: row.each
                    count: modelData.count === undefined ? -1 : modelData.count
                    current: modelData.key === root.current
                    shape: "bar"
                    symbol: modelData.symbol
                    text: modelData.text
                    onClicked: root.placeChosen(modelData.key)
                }
            }
            PlaceButton {
                width: row.each
                current: root.places.slice(root.barCount).some(place => place.key === root.current)
                shape: "bar"
                symbol: "menu"
                text: qsTr("More")
                visible: row.hasMore
                onClicked: more.open()
            }
        }
    }
    Component {
        id: sidebar

        ColumnLayout {
            spacing: 0

            Label {
                Layout.bottomMargin: Theme.gap
                Layout.leftMargin: 24
                Layout.preferredHeight: Theme.bar
                color: Theme.accent
                style: "record"
                text: root.product
                wrapMode: Text.NoWrap
            }
            PlaceList {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.leftMargin: 12
                Layout.rightMargin: 12
                current: root.current
                places: root.grouped
                shape: "side"
                onPlaceChosen: key => root.placeChosen(key)
            }
            UserButton {
                Layout.fillWidth: true
                Layout.margins: Theme.gap
                actions: root.userActions
                userName: root.userName
                userRole: root.userRole
                visible: userName !== ""
                onTriggered: key => root.userMenu(key)
            }
        }
    }
    Component {
        id: rail

        ColumnLayout {
            spacing: 0

            PlaceList {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                current: root.current
                places: root.places
                shape: "rail"
                onPlaceChosen: key => root.placeChosen(key)
            }
            UserButton {
                Layout.bottomMargin: Theme.gap
                Layout.fillWidth: true
                actions: root.userActions
                userName: root.userName
                userRole: root.userRole
                visible: userName !== ""
                wordless: true
                onTriggered: key => root.userMenu(key)
            }
        }
    }
    Later {
        id: more

        Dialog {
            id: moreSheet

            acceptText: ""
            rejectText: qsTr("Close")
            text: root.userRole
            title: root.userName

            Column {
                Layout.fillWidth: true

                Rows {
                    width: parent.width
                    model: root.places.slice(root.barCount)
                    delegate: ListRow {
                        required property var modelData

                        symbol: modelData.symbol
                        title: modelData.text
                        trailing: modelData.count > 0 ? modelData.count : ""
                        onClicked: {
                            moreSheet.close();
                            root.placeChosen(modelData.key);
                        }
                    }
                }
                Rows {
                    width: parent.width
                    model: root.userActions
                    delegate: ListRow {
                        required property var modelData

                        symbol: modelData.symbol || ""
                        title: modelData.text
                        onClicked: {
                            moreSheet.close();
                            root.userMenu(modelData.key);
                        }
                    }
                }
            }
        }
    }

    Shortcut {
        sequence: "Ctrl+K"
        onActivated: root.paletteRequested()
    }
    Shortcut {
        sequence: "Ctrl+Z"
        onActivated: {
            toast.hide();
            root.undoRequested();
        }
    }
    Shortcut {
        // "." stands on that key of a Cyrillic keyboard.
        sequences: ["/", "."]
        onActivated: root.searchRequested()
    }
    Shortcut {
        sequence: "?"
        onActivated: root.keysRequested()
    }
    // In items: an Instantiator keeps the shortcuts of former rows, and two of one sequence answer to no key.
    Repeater {
        // As words: a count that changes between the two keys must not make the shortcuts anew.
        readonly property string letters: root.places.filter(place => place.letter).map(place => place.letter + place.key).join(" ")

        model: letters === "" ? [] : letters.split(" ")
        delegate: Item {
            id: way

            required property string modelData

            Shortcut {
                sequences: Letters.sequences("G," + way.modelData[0])
                onActivated: root.placeChosen(way.modelData.slice(1))
            }
        }
    }
}
