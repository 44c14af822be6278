import QtQuick
import QtTest
import Carnet.Ui
import "qrc:/qt/qml/Carnet/Ui/Letters.js" as Letters

TestCase {
    id: root

    name: "RecordList"
    height: 400
    visible: true
    when: windowShown
    width: 500

    Component {
        id: choosing

        Item {
            property alias field: field
            property alias list: list

            anchors.fill: parent

            SearchField {
                id: field

                focus: true
                narrows: list
                patience: 0
                width: parent.width
                onSearched: text => list.wanted = text
            }
            RecordList {
                id: list

                property string wanted

                anchors.fill: parent
                anchors.topMargin: 40
                delegate: ListRow {
                    required property var row
                    required property int index

                    title: row.title
                }
                model: RowsModel {
                    rows: ["Anna", "Bert", "Berta"].filter(name => name.includes(list.wanted))
                                                   .map(name => ({ id: name, title: name }))
                }
            }
        }
    }
    Component {
        id: component

        RecordList {
            anchors.fill: parent
            delegate: ListRow {
                required property var row
                required property int index

                title: row.title
            }
            emptyActionText: "Create a ticket"
            emptyTitle: "No visits today"
            model: RowsModel {
                rows: Array.from({ length: 1000 }, (unused, i) => ({ id: "k" + i, title: "Row " + i }))
            }
            name: "Rows"
            selection: QtObject {
                property int count: 0
                property int revision: 0
                property var chosen: ({})

                function has(index: int): bool {
                    return chosen[index] === true;
                }

                function setRange(from: int, to: int, on: bool) {
                    for (let i = Math.min(from, to); i <= Math.max(from, to); ++i)
                        chosen[i] = on;
                    tell();
                }

                function toggle(index: int) {
                    setRange(index, index, !has(index));
                }

                function chooseAll() {
                    setRange(0, 999, true);
                }

                function clear() {
                    chosen = ({});
                    tell();
                }

                function tell() {
                    count = keys().length;
                    revision += 1;
                }

                function keys(): var {
                    return Object.keys(chosen).filter(key => chosen[key]).map(Number);
                }
            }
        }
    }
    SignalSpy { id: opened; signalName: "opened" }
    SignalSpy { id: cleared; signalName: "filterCleared" }
    SignalSpy { id: first; signalName: "emptyActionTriggered" }

    function make(properties) {
        const list = createTemporaryObject(component, root, properties || {});
        opened.target = cleared.target = first.target = list;
        opened.clear();
        cleared.clear();
        first.clear();
        list.forceActiveFocus();
        if (list.situation === "filled")
            tryVerify(() => list.view.itemAtIndex(5) !== null);
        return list;
    }

    function labels(item, found) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (child.visible && child.text !== undefined)
                found.push(child.text);
            labels(child, found);
        }
        return found;
    }

    function init() {
        Theme.pointer = "mouse";
    }

    Component {
        id: twoLines

        ListRow {
            required property var row
            required property int index

            subtitle: "Second line"
            title: row.title
        }
    }

    function test_aClearedFilterGivesTheKeysBackToItsField() {
        const pane = createTemporaryObject(choosing, root);
        const field = pane.field;
        field.text = "zz";
        field.searched("zz");
        tryCompare(pane.list, "count", 0);
        pane.list.forceActiveFocus();
        pane.list.filterCleared();
        compare(field.text, "");
        compare(pane.list.wanted, "");
        tryVerify(() => field.activeFocus);
        // A list's page clears its filter itself.
        field.gives = true;
        field.text = "Anna";
        pane.list.filterCleared();
        compare(field.text, "Anna");
    }

    function test_aPageIsWhatIsSeenOfIt_data() {
        return [{ tag: "one line", delegate: null }, { tag: "two lines", delegate: twoLines }];
    }
    function test_aPageIsWhatIsSeenOfIt(data) {
        const list = make(data.delegate ? { delegate: data.delegate } : {});
        const high = list.view.currentItem.height;
        compare(high > Theme.row, data.tag === "two lines");
        const page = Math.floor(list.view.height / high) - 1;
        keyClick(Qt.Key_PageDown);
        compare(list.currentIndex, page);
        keyClick(Qt.Key_PageDown);
        compare(list.currentIndex, 2 * page);
        keyClick(Qt.Key_PageUp);
        compare(list.currentIndex, page);
        // The keys of a field that keeps the keyboard.
        verify(list.step(Qt.Key_PageDown));
        compare(list.currentIndex, 2 * page);
        verify(list.step(Qt.Key_PageUp));
        compare(list.currentIndex, page);
    }

    function test_lettersAndArrowsMoveThroughTheRows() {
        const list = make();
        compare(list.currentIndex, 0);
        keyClick(Qt.Key_J);
        keyClick(Qt.Key_Down);
        compare(list.currentIndex, 2);
        keyClick(Qt.Key_K);
        compare(list.currentIndex, 1);
        keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Up);
        compare(list.currentIndex, 0);
        keyClick(Qt.Key_End);
        compare(list.currentIndex, 999);
        keyClick(Qt.Key_Home);
        compare(list.currentIndex, 0);
    }

    function test_lettersGoByTheirPlaceOnACyrillicKeyboard() {
        // The keys that write о and л there are those of J and K.
        verify(Letters.isLetter(0x041E, "J"));
        verify(Letters.isLetter(0x041B, "K"));
        verify(Letters.isLetter(Qt.Key_J, "J"));
        verify(!Letters.isLetter(Qt.Key_K, "J"));
        compare(Letters.sequences("G,T"), ["G,T", "П,Е"]);
    }

    function test_enterOpensTheRowByItsKey() {
        const list = make();
        keyClick(Qt.Key_J);
        keyClick(Qt.Key_Return);
        compare(opened.count, 1);
        compare(opened.signalArguments[0][0], 1);
        compare(opened.signalArguments[0][1], "k1");
    }

    function test_aClickOpensTheRow() {
        const list = make();
        mouseClick(list.view.itemAtIndex(3));
        compare(opened.signalArguments[0][1], "k3");
        compare(list.currentIndex, 3);
    }

    function test_spaceAndShiftDownSelectAndEscapeLetsGo() {
        const list = make();
        keyClick(Qt.Key_Space);
        compare(list.selection.keys(), [0]);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        compare(list.selection.keys(), [0, 1, 2]);
        keyClick(Qt.Key_Up, Qt.ShiftModifier);
        compare(list.selection.keys(), [0, 1]);
        keyClick(Qt.Key_Escape);
        compare(list.selection.keys(), []);
        verify(!list.selecting);
    }

    function test_controlAChoosesAllAndTheHeadersBoxLetsGo() {
        const list = make();
        keyClick(Qt.Key_A, Qt.ControlModifier);
        compare(list.selection.count, 1000);
        verify(list.view.itemAtIndex(3).chosen);
        keyClick(Qt.Key_Escape);
        compare(list.selection.count, 0);
        verify(!list.view.itemAtIndex(3).chosen);
    }

    function test_clicksWithKeysHeldChooseInsteadOfOpening() {
        const list = make();
        mouseClick(list.view.itemAtIndex(2), 60, 10, Qt.LeftButton, Qt.ControlModifier);
        compare(list.selection.keys(), [2]);
        mouseClick(list.view.itemAtIndex(5), 60, 10, Qt.LeftButton, Qt.ShiftModifier);
        compare(list.selection.keys(), [2, 3, 4, 5]);
        compare(opened.count, 0);
    }

    function test_whileRowsAreChosenEveryRowHasABox() {
        const list = make();
        compare(list.gutter, 0);
        mouseClick(list.view.itemAtIndex(2), 60, 10, Qt.LeftButton, Qt.ControlModifier);
        const row = list.view.itemAtIndex(4);
        mouseClick(row, row.rightPadding + 5, row.height / 2);
        compare(list.selection.keys(), [2, 4]);
        compare(opened.count, 0);
    }

    function test_theRowsOfATableHaveBoxes() {
        root.width = 700;
        const list = make({ columns: [{ key: "title", title: "Title", fill: 1 }] });
        const row = list.view.itemAtIndex(4);
        mouseClick(row, row.rightPadding + 5, row.height / 2);
        compare(list.selection.keys(), [4]);
        compare(opened.count, 0);
    }

    function test_theFieldThatNarrowsAListChoosesThere() {
        const both = createTemporaryObject(choosing, root);
        opened.target = both.list;
        opened.clear();
        both.field.forceActiveFocus();
        keyClick(Qt.Key_Return);
        compare(opened.count, 0);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Down);
        verify(both.field.activeFocus);
        keyClick(Qt.Key_Return);
        compare(opened.signalArguments[0][1], "Bert");
        for (const letter of "Berta")
            keyClick(letter);
        tryCompare(both.list, "count", 1);
        keyClick(Qt.Key_Return);
        compare(opened.signalArguments[1][1], "Berta");
    }

    function test_aTableNeedsRoomForTheWordsOfEachColumn() {
        root.width = 700;
        const fixed = ["state", "priority", "technician", "due"].map(key => ({ key: key, title: key, width: 100 }));
        const list = make({ columns: [{ key: "title", title: "Title", fill: 1 }].concat(fixed) });
        verify(list.asTable);
        verify(list.columnWidths[0] >= 120);
        list.columns = list.columns.concat([{ key: "customer", title: "Customer", fill: 1 }]);
        verify(!list.asTable);
        root.width = 900;
        tryVerify(() => list.asTable);
        verify(list.columnWidths[0] >= 120);
    }

    function test_inAWideWindowATableStaysOneAndMovesSideways() {
        root.width = 1300;
        const many = Array.from({ length: 14 }, (_, i) => ({ key: "k" + i, title: "Column " + i, width: 110 }));
        const list = make({ columns: [{ key: "title", title: "Title", fill: 1, least: 160 }].concat(many) });
        const heads = () => labels(list, []).filter((text, i, all) => all.indexOf(text) === i
                                                             && (text.startsWith("Column") || text === "Title"));
        tryVerify(() => list.asTable && list.wide);
        verify(list.columnWidths[0] >= 160);
        compare(heads()[1], "Column 0");
        list.view.forceActiveFocus();
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Right);
        // The first column stays, the head goes with the cells.
        compare(heads().slice(0, 2), ["Title", "Column 2"]);
        tryCompare(list, "rowPassed", 2);
        for (let i = 0; i < 20; ++i)
            keyClick(Qt.Key_Right);
        verify(list.passed > 2 && list.passed < 14);
        const last = list.columnWidths.slice(1 + list.passed).reduce((sum, width) => sum + 16 + width, list.columnWidths[0]);
        verify(last <= list.columnRoom, "the last column is in sight");
        keyClick(Qt.Key_Left);
        compare(list.passed, list.mostPassed - 1);
        list.columns = list.columns.slice(0, 4);
        compare(list.passed, 0);
        verify(list.asTable && !list.wide);
    }

    function test_aListWithoutSelectionHasNoBoxes() {
        const list = make({ selection: null });
        compare(list.gutter, 0);
        keyClick(Qt.Key_Space);
        verify(!list.selecting);
    }

    function test_aThousandRowsBuildOnlyTheOnesInSight() {
        const list = make();
        compare(list.count, 1000);
        verify(list.view.contentItem.children.length < 60, list.view.contentItem.children.length + " rows were built");
    }

    function test_anEmptyListSaysWhatBelongsHereAndOffersTheFirstStep() {
        const list = make({ model: null });
        compare(list.situation, "empty");
        const words = labels(list, []);
        verify(words.indexOf("No visits today") >= 0);
        verify(words.indexOf("Create a ticket") >= 0);
    }

    function test_aFilterThatFindsNothingCanBeCleared() {
        const list = make({ model: null, filtered: true });
        compare(list.situation, "emptyByFilter");
        verify(labels(list, []).indexOf("Clear filter") >= 0);
    }

    function test_aListWithoutRightSaysSoAndShowsNoRow() {
        const list = make({ allowed: false });
        compare(list.situation, "noRight");
        compare(list.count, 0);
        verify(labels(list, []).indexOf("Your role does not see this list") >= 0);
    }

    function cleanup() {
        Theme.pointer = "auto";
        root.width = 500;
    }
}
