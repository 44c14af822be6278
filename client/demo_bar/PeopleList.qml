import QtQuick
import Carnet.DemoBar
import Carnet.Ui

// Everybody in the demo company; a window opens for who is chosen.
Column {
    id: list

    required property DemoState demo

    signal chosen(string login)

    spacing: Theme.gap

    SearchField {
        id: search

        name: qsTr("Name or role")
        placeholderText: name
        width: parent.width
        onSearched: text => people.model = list.demo.peopleLike(text)

        Component.onCompleted: forceActiveFocus()
    }
    ListView {
        id: people

        clip: true
        height: parent.height - search.height - parent.spacing
        model: list.demo.people
        width: parent.width
        delegate: ListRow {
            required property var modelData

            subtitle: modelData.role
            symbol: "person"
            title: modelData.name
            onClicked: list.chosen(modelData.login)
        }
    }
}
