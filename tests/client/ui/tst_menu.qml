import QtQuick
import QtTest
import Carnet.Ui

Item {
    id: page

    width: 390
    height: 700

    Button {
        id: step

        property int presses: 0

        anchors.bottom: parent.bottom
        text: "Start"
        width: parent.width
        onClicked: ++presses
    }
    MenuButton {
        id: dots

        property string chosen

        actions: [{
                key: "edit",
                text: "Edit"
            }, {
                key: "cancel",
                text: "Cancel the ticket"
            }]
        anchors.right: parent.right
        onTriggered: key => chosen = key
    }

    TestCase {
        name: "Menu"
        when: windowShown

        function test_aPressBesideAMenuOnlyClosesIt() {
            mouseClick(dots);
            tryVerify(() => dots.made !== null && dots.made.opened);
            mouseClick(step);
            tryVerify(() => !dots.made.visible);
            compare(step.presses, 0);
            mouseClick(step);
            compare(step.presses, 1);
        }

        function test_aPressOnARowOfItIsTaken() {
            dots.chosen = "";
            mouseClick(dots);
            tryVerify(() => dots.made !== null && dots.made.opened);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryVerify(() => dots.chosen !== "");
            tryVerify(() => !dots.made.visible);
        }
    }
}
