import QtQuick
import QtTest
import Carnet.Ui

// Rows over what a page reads anew: what is the same stays, what differs is shown, and nothing is made twice.
TestCase {
    id: test

    property var people: []
    property int made: 0

    name: "Rows"
    when: windowShown

    Rows {
        id: rows

        width: 200
        model: test.people
        delegate: Label {
            required property var modelData
            required property int index

            text: index + " " + modelData.name
            Component.onCompleted: ++test.made
        }
    }
    Rows {
        id: counted

        model: 3
        delegate: Label {
            required property int index

            text: index
        }
    }

    function init() {
        people = [];
        made = 0;
    }
    function texts() {
        return Array.from(rows.children).filter(item => item.text !== undefined).map(item => item.text).sort();
    }

    function test_ofAnArray() {
        verify(!rows.visible);
        people = [{ name: "Anna" }, { name: "Bert" }];
        tryCompare(rows, "count", 2);
        compare(texts(), ["0 Anna", "1 Bert"]);
        compare(rows.children[0].width, 200);
    }
    function test_whatIsTheSameStays() {
        people = [{ name: "Anna" }, { name: "Bert" }];
        people = [{ name: "Anna" }, { name: "Bert" }];
        compare(made, 2);
        people = [{ name: "Zoe" }, { name: "Anna" }, { name: "Bert" }];
        compare(made, 3);
        tryVerify(() => texts().join() === "0 Zoe,1 Anna,2 Bert");
    }
    function test_whatDiffersIsShown() {
        people = [{ name: "Anna" }, { name: "Bert" }];
        people = [{ name: "Anna" }, { name: "Carla" }];
        compare(made, 2);
        compare(texts(), ["0 Anna", "1 Carla"]);
        people = [];
        tryCompare(rows, "count", 0);
        verify(!rows.visible);
    }
    function test_ofANumber() {
        compare(counted.count, 3);
    }
}
