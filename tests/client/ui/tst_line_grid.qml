import QtQuick
import QtTest
import Carnet.Ui

// The lines of a document in any width.
TestCase {
    id: test

    property real shownWidth: 358

    name: "LineGrid"
    height: 400
    visible: true
    when: windowShown
    width: 1000

    LineGrid {
        id: grid

        columns: [{ key: "kind", title: "Kind", width: 80 }, { key: "span", title: "When", fill: 2, least: 190 },
            { key: "who", title: "Who", fill: 1 }, { key: "length", title: "Length", width: 100, align: "right" },
            { key: "remark", below: true }]
        lineVerb: "Remove"
        nameOf: row => row.kind + ", " + row.span
        rows: [{ kind: "Work", span: "Yesterday 09:00 – 10:25", who: "Marta Keller", length: "1 h 25 min",
                remark: "The seal was worn, the spare one came from the other van and had to be cut to its size first" },
            { kind: "Work", span: "Today 09:00 – 09:30", who: "Marta Keller", length: "30 min", remark: "" }]
        totals: [{ label: "Together", value: "1 h 55 min", strong: true }]
        width: test.shownWidth
    }

    function visitAll(item, visit) {
        visit(item);
        for (let i = 0; i < item.children.length; ++i)
            visitAll(item.children[i], visit);
    }
    function labelled(text) {
        let found = null;
        visitAll(grid, item => {
            if (item.visible && item.text === text && item.truncated !== undefined)
                found = item;
        });
        return found;
    }
    function rightOf(item) {
        return item.mapToItem(grid, item.width, 0).x;
    }

    function test_aRemarkStandsBelowItsLineAndTheLengthAtItsEnd_data() {
        return [{ tag: "telephone", width: 358 }, { tag: "between", width: 500 }, { tag: "wide", width: 800 }];
    }
    function test_aRemarkStandsBelowItsLineAndTheLengthAtItsEnd(data) {
        shownWidth = data.width;
        tryVerify(() => labelled("1 h 25 min") !== null);
        const remark = labelled(grid.rows[0].remark);
        const length = labelled("1 h 25 min");
        verify(remark && !remark.truncated);
        tryVerify(() => remark.mapToItem(grid, 0, 0).y >= length.mapToItem(grid, 0, 0).y + length.height - 1);
        verify(rightOf(remark) <= grid.width - grid.verbRoom);
        verify(!length.truncated);
        fuzzyCompare(rightOf(length), rightOf(labelled("1 h 55 min")), 1);
        const span = labelled(grid.roomy ? "Yesterday 09:00 – 10:25" : "Yesterday 09:00 – 10:25 · Marta Keller");
        verify(span && !span.truncated);
        compare(grid.roomy, data.width === 800);
    }
    function test_whatStandsAtTheEndLeavesHalfOfTheLine() {
        shownWidth = 358;
        const rows = grid.rows;
        const endless = "as long as nobody would ever write a length, for a column is what its page makes of it";
        grid.rows = [Object.assign({}, rows[0], { length: endless })];
        tryVerify(() => labelled(endless) !== null);
        verify(labelled(endless).truncated);
        tryVerify(() => labelled("Work").width >= 100);
        grid.rows = rows;
    }
    function test_linesOfTheSameKindAreToldApartByTheirNames() {
        const names = [];
        visitAll(grid, item => {
            if (item.visible && item.symbol === "delete" && item.badge !== undefined)
                names.push(item.Accessible.name);
        });
        compare(names, ["Remove: Work, Yesterday 09:00 – 10:25", "Remove: Work, Today 09:00 – 09:30"]);
    }
}
