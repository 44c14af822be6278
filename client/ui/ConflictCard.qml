import QtQuick
import Carnet.Ui

// What it was, what you did, what they did, and the choice. A value without a name is the viewer's own; somebody who
// wrote neither sees both names.
Card {
    id: root

    property string question
    property string was
    property string mine
    property string mineName
    property string mineWhen
    property string theirs
    property string theirName
    property string theirWhen
    property bool allowBoth: false
    // Whether the record can be looked at before one decides.
    property bool canLook: false

    signal chosen(string side)
    signal lookRequested

    symbol: "decision"
    title: question
    tone: "warning"

    Label {
        Layout.fillWidth: true
        second: true
        text: root.was !== "" ? qsTr("It was: %1").arg(root.was) : qsTr("It was empty.")
    }
    ConflictChoices {
        Layout.fillWidth: true
        mine: root.mine
        mineName: root.mineName
        mineWhen: root.mineWhen
        theirName: root.theirName
        theirWhen: root.theirWhen
        theirs: root.theirs
        onChosen: side => root.chosen(side)
    }
    Button {
        kind: "quiet"
        text: qsTr("Keep both")
        visible: root.allowBoth
        onClicked: root.chosen("both")
    }
    Button {
        kind: "quiet"
        text: qsTr("Look at it")
        visible: root.canLook
        onClicked: root.lookRequested()
    }
}
