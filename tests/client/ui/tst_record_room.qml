import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    property int made: 0

    name: "RecordRoom"
    height: 400
    visible: true
    when: windowShown
    width: 600

    Component {
        id: component

        RecordRoom {
            anchors.fill: parent
            page: Item {
                property string recordId
                property string open: ""

                Component.onCompleted: ++root.made
            }
        }
    }

    function init() {
        made = 0;
    }

    function test_a_record_opens_on_the_page_that_was_ready() {
        const room = createTemporaryObject(component, root, {
            likely: true
        });
        tryVerify(() => room.next !== null && room.next.item !== null);
        const ready = room.next.item;
        tryVerify(() => !room.warming);
        verify(!ready.visible);
        compare(ready.width, 600);
        room.recordId = "a";
        compare(room.shown.item, ready);
        compare(ready.recordId, "a");
        verify(ready.visible && ready.enabled);
        // And another is made for the next.
        tryCompare(root, "made", 2);
    }

    function test_a_record_that_is_asked_for_at_once_is_there_at_once() {
        const room = createTemporaryObject(component, root, {
            recordId: "a"
        });
        compare(room.shown.item.recordId, "a");
        verify(room.shown.item.visible);
        wait(500);
        // Nobody said that another is likely.
        compare(made, 1);
    }

    function test_nothing_stays_open_over_the_next_record() {
        const room = createTemporaryObject(component, root, {
            recordId: "a"
        });
        room.shown.item.open = "dialog";
        room.recordId = "b";
        compare(room.shown.item.recordId, "b");
        compare(room.shown.item.open, "dialog");
        room.recordId = "";
        compare(room.shown, null);
        room.recordId = "c";
        compare(room.shown.item.open, "");
        room.fresh = true;
        room.shown.item.open = "dialog";
        room.recordId = "d";
        compare(room.shown.item.recordId, "d");
        compare(room.shown.item.open, "");
        // What was left is gone, not only hidden.
        tryVerify(() => room.children.length === 1);
    }
}
