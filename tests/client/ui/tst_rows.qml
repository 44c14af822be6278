import QtQuick
import QtTest
import Carnet.Ui

// Rows over what a page reads anew: what is the same stays, what differs is shown, and nothing is made twice.
TestCase {
    id: test

    property var people: []
    property int made: 0

    name: "Rows"
    height: 400
    visible: true
    when: windowShown
    width: 1000

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

    FactGrid {
        id: facts

        expected: 2
        width: 200
    }
    SelectionBar {
        id: chosen

        actions: ["one", "two", "three"].map(key => ({ key: key, text: key }))
        width: 300
    }

    function init() {
        people = [];
        made = 0;
    }
    function cellsOf(grid) {
        return Array.from(grid.children).filter(cell => cell.modelData !== undefined);
    }

    function test_factsTakeTheCellsThatWereMadeForThem() {
        verify(!facts.visible);
        const cells = cellsOf(facts);
        compare(cells.length, 2);
        facts.facts = [{ label: "Customer", value: "Alfred" }, { label: "Town", value: "Lyon" }];
        verify(facts.visible);
        verify(cellsOf(facts).every((cell, i) => cell === cells[i]));
        compare(cells[1].modelData.value, "Lyon");
        facts.facts = [];
        verify(!facts.visible);
        facts.facts = [{ label: "Customer", value: "Berta" }];
        tryVerify(() => cellsOf(facts).length === 1);
        compare(cells[0].modelData.value, "Berta");
    }
    function test_buttonsThatNobodySeesDoNotFollowTheWidth() {
        const before = chosen.buttons;
        chosen.width = 1000;
        compare(chosen.buttons, before);
        chosen.count = 1;
        compare(chosen.buttons, 3);
        chosen.width = 300;
        compare(chosen.buttons, before);
        chosen.count = 0;
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
