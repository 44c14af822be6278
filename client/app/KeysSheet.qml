import QtQuick
import Carnet.Ui

// The keys that work.
Dialog {
    id: sheet

    property var places: []

    acceptText: ""
    preferredWidth: 720
    rejectText: qsTr("Close")
    title: qsTr("Keys")

    readonly property var groups: [{
            title: qsTr("Everywhere"),
            keys: [["/", qsTr("Search")], ["Esc", qsTr("Back")], ["Ctrl+Z", qsTr("Undo the last change")],
                ["?", qsTr("This sheet")]]
        }, {
            title: qsTr("Go to"),
            keys: sheet.places.map(place => ["G, " + place.letter, place.text])
        }, {
            title: qsTr("In a list"),
            keys: [["J, K, ↓, ↑", qsTr("Next and previous row")], ["Enter", qsTr("Open the row")],
                ["Space", qsTr("Select the row")], ["Shift+↓, ↑", qsTr("Select several rows")],
                ["Ctrl+A", qsTr("Select all rows")], ["←, →", qsTr("Columns of a wide list")],
                ["Shift+F10", qsTr("Menu of the row")], ["F", qsTr("Filter")],
                ["V", qsTr("Views")], ["N", qsTr("New")]]
        }, {
            title: qsTr("On a record"),
            keys: [["E", qsTr("Edit")], ["Ctrl+Enter", qsTr("Do the main step")]]
        }, {
            title: qsTr("In a form"),
            keys: [["Tab", qsTr("Next field")], ["Ctrl+S, Ctrl+Enter", qsTr("Save the form")],
                ["Esc", qsTr("Close it; what was typed is kept")]]
        }]

    // As the keys are called where the language is spoken.
    function printed(keys: string): string {
        return keys.replace("Enter", qsTr("Enter", "key")).replace("Space", qsTr("Space", "key"))
                   .replace("Shift", qsTr("Shift", "key")).replace("Esc", qsTr("Esc", "key"));
    }

    Grid {
        Layout.fillWidth: true
        columnSpacing: Theme.section
        columns: width >= Theme.scaledUp(560) ? 2 : 1
        rowSpacing: Theme.fieldGap

        Repeater {
            model: sheet.groups
            delegate: Column {
                id: group

                required property var modelData

                spacing: Theme.gap
                width: (parent.width - (parent.columns - 1) * parent.columnSpacing) / parent.columns

                Label {
                    second: true
                    strong: true
                    style: "caption"
                    text: group.modelData.title
                    width: parent.width
                }
                Repeater {
                    model: group.modelData.keys
                    delegate: Row {
                        required property var modelData

                        spacing: Theme.fieldGap
                        width: group.width

                        Label {
                            id: keys

                            strong: true
                            text: sheet.printed(parent.modelData[0])
                            width: Theme.scaledUp(152)
                            wrapMode: Text.NoWrap
                        }
                        Label {
                            text: parent.modelData[1]
                            width: parent.width - keys.width - parent.spacing
                        }
                    }
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        style: "caption"
        text: qsTr("Letters work outside of fields and go by the position of the key, whatever the keyboard writes.")
    }
}
