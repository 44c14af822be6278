import QtQuick
import QtQuick.Controls.Basic as C
import Carnet.Ui

// The places of a rail or a sidebar, with a small heading where the group changes.
ListView {
    id: view

    property var places: []
    property string current
    property string shape: "side"

    signal placeChosen(string key)

    activeFocusOnTab: false
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    interactive: contentHeight > height
    keyNavigationEnabled: false
    model: RowsModel {
        rows: view.places
    }
    spacing: shape === "side" ? 2 : 0

    Accessible.role: Accessible.PageTabList

    C.ScrollBar.vertical: Scroll {}

    delegate: Column {
        id: place

        required property var modelData
        required property int index

        readonly property string group: modelData.group || ""
        readonly property bool opensGroup: group !== "" && (index === 0 || group !== (view.places[index - 1]?.group || ""))

        width: view.width

        Label {
            bottomPadding: 4
            elide: Text.ElideRight
            leftPadding: 12
            second: true
            strong: true
            style: "caption"
            text: place.group
            topPadding: 16
            visible: place.opensGroup && view.shape === "side"
            width: parent.width
            wrapMode: Text.NoWrap
        }
        PlaceButton {
            count: place.modelData.count === undefined ? -1 : place.modelData.count
            hint: place.modelData.letter ? "G, " + place.modelData.letter : ""
            current: place.modelData.key === view.current
            shape: view.shape
            symbol: place.modelData.symbol
            text: place.modelData.text
            width: parent.width
            onActiveFocusChanged: {
                if (activeFocus)
                    view.positionViewAtIndex(place.index, ListView.Contain);
            }
            onClicked: view.placeChosen(place.modelData.key)
        }
    }
}
