import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    name: "ThemeTurn"
    height: 200
    visible: true
    when: windowShown
    width: 300

    Rectangle {
        anchors.fill: parent
        color: Theme.bg
    }
    Component {
        id: component

        ThemeTurn {}
    }

    function turned() {
        return Theme.parts.filter(part => Theme[part]).length;
    }

    function cleanup() {
        Theme.turning = false;
        Theme.dark = false;
        compare(turned(), 0);
    }

    function test_thePaletteTurnsAtOnceWhereNobodyHidesIt() {
        Theme.dark = true;
        compare(turned(), Theme.parts.length);
        Theme.dark = false;
        compare(turned(), 0);
    }

    function test_aWindowBeginsInItsColours() {
        const turn = createTemporaryObject(component, root, {
            dark: true
        });
        verify(turn.turned);
        verify(!turn.visible);
        compare(turned(), Theme.parts.length);
    }

    function test_onePartAfterTheOtherTurnsBehindAPicture() {
        const turn = createTemporaryObject(component, root);
        turn.dark = true;
        verify(!turn.turned);
        tryVerify(() => {
            verify(turn.visible || turned() === 0 || turned() === Theme.parts.length, "half a palette is seen");
            return turn.turned;
        });
        verify(!turn.visible);
        compare(turned(), Theme.parts.length);
    }

    function test_whoChangesTheirMindSeesTheColoursOfBefore() {
        const turn = createTemporaryObject(component, root);
        turn.dark = true;
        tryVerify(() => turned() > 0, 5000, "", 1);
        turn.dark = false;
        tryVerify(() => turn.turned);
        compare(turned(), 0);
        verify(!turn.visible);
    }
}
