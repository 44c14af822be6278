import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    name: "Layout"
    height: 800
    visible: true
    when: windowShown
    width: 1300

    Component {
        id: component

        PlainPage {
            height: 800
            title: "Page"

            GridLayout {
                Layout.fillWidth: true
                columns: width > 700 ? 2 : 1

                Repeater {
                    model: 6
                    delegate: FormFieldRow {
                        error: index % 2 ? "This is not a mail address. It would be accepted as name@company.com." : ""
                        label: "A label of several words"

                        TextField {}
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                title: "A title of several words that may need more than one line"

                RowLayout {
                    Layout.fillWidth: true

                    Label {
                        Layout.fillWidth: true
                        style: "record"
                        text: "09:30 Alfreds Futterkiste und noch viel mehr"
                    }
                    Chip {
                        text: "42 min left"
                    }
                }
            }
        }
    }

    Component {
        id: noticeComponent

        Notice {
            actionText: "Go on writing"
            otherText: "Discard"
            text: "Begun and not saved: Edit the customer"
        }
    }

    function test_theButtonsOfANoticeLeaveItsSentenceTheRoom_data() {
        return [{ tag: "telephone", width: 358, below: true }, { tag: "computer", width: 900, below: false }];
    }

    function test_theButtonsOfANoticeLeaveItsSentenceTheRoom(data) {
        const notice = createTemporaryObject(noticeComponent, root, { width: data.width });
        const inside = (item, text) => item.text === text ? item
            : Array.from(item.children).reduce((found, child) => found || inside(child, text), null);
        const sentence = inside(notice.children[0], notice.text);
        const verb = inside(notice.children[0], "Go on writing");
        waitForRendering(notice);
        tryVerify(() => sentence.width > notice.width * 0.5);
        compare(verb.mapToItem(notice, 0, 0).y > sentence.mapToItem(notice, 0, sentence.height).y - 1, data.below);
        verify(verb.mapToItem(notice, 0, verb.height).y <= notice.height);
    }

    function stale(item, found) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (child.visible && child.tone !== undefined && child.wrapMode !== undefined
                    && Math.abs(child.height - child.implicitHeight) > 1)
                found.push(child.text + " is " + child.height + " instead of " + child.implicitHeight);
            stale(child, found);
        }
        return found;
    }

    function test_wrappedTextsGetTheirHeightAtEveryWidth() {
        const page = createTemporaryObject(component, root, { width: 0 });
        for (const width of [600, 390, 800, 1280, 360, 1280]) {
            page.width = width;
            tryVerify(() => stale(page, []).length === 0, 2000, stale(page, []).join("; "));
        }
    }

    Component {
        id: rowComponent

        RowLayout {
            height: 40
            spacing: 10
            width: 300

            Item { implicitHeight: 20; implicitWidth: 50 }
            Item { Layout.fillWidth: true; implicitHeight: 10; implicitWidth: 20 }
            Item { Layout.fillWidth: true; Layout.maximumWidth: 60; implicitHeight: 10 }
            Item { Layout.alignment: Qt.AlignTop; Layout.leftMargin: 5; implicitHeight: 10; implicitWidth: 30 }
            Item { implicitWidth: 1000; visible: false }
        }
    }

    function test_aRowSharesWhatIsLeftAmongThoseThatFill() {
        const row = createTemporaryObject(rowComponent, root);
        const at = i => [row.children[i].x, row.children[i].width];
        compare(at(0), [0, 50]);
        compare(at(2)[1], 60);
        compare(at(3), [270, 30]);
        compare(at(1), [60, 300 - 50 - 60 - 35 - 30]);
        compare(row.children[0].y, 10);
        compare(row.children[3].y, 0);
        compare(row.implicitWidth, 50 + 20 + 0 + 35 + 30);
        compare(row.implicitHeight, 20);
    }

    Component {
        id: nested

        ColumnLayout {
            property alias words: words

            spacing: 4

            RowLayout {
                Layout.fillWidth: true

                Label {
                    id: words

                    Layout.fillWidth: true
                    text: "Several words that go on in a second line and perhaps in a third one where there is little room"
                }
                Item { implicitHeight: 10; implicitWidth: 40 }
            }
            Item { implicitHeight: 10; implicitWidth: 10 }
        }
    }

    function test_aHeightThatAWidthLeadsToIsKnownAtOnce() {
        const column = createTemporaryObject(nested, root, { width: 800 });
        const wide = column.implicitHeight;
        column.width = 160;
        verify(column.words.lineCount > 2);
        compare(column.implicitHeight, Math.ceil(column.words.implicitHeight) + 14);
        column.width = 800;
        compare(column.implicitHeight, wide);
    }

    Component {
        id: grid

        GridLayout {
            columnSpacing: 10
            columns: 2
            rowSpacing: 10
            width: 210

            Item { Layout.fillWidth: true; Layout.preferredWidth: 1; implicitHeight: 10 }
            Item { Layout.fillWidth: true; Layout.preferredWidth: 1; implicitHeight: 30 }
            Item { Layout.columnSpan: 2; Layout.fillWidth: true; implicitHeight: 20 }
            Item { Layout.alignment: Qt.AlignRight; Layout.columnSpan: 2; implicitHeight: 10; implicitWidth: 40 }
        }
    }

    function test_aGridGoesOnInTheNextRowAndBearsAnotherNumberOfColumns() {
        const item = createTemporaryObject(grid, root);
        const place = i => [item.children[i].x, item.children[i].y, item.children[i].width];
        compare(place(0), [0, 10, 100]);
        compare(place(1), [110, 0, 100]);
        compare(place(2), [0, 40, 210]);
        compare(place(3), [170, 70, 40]);
        item.columns = 1;
        tryCompare(item, "implicitHeight", 10 + 30 + 20 + 10 + 30);
        compare(place(1), [0, 20, 210]);
        compare(place(3)[0], 170);
    }

    Component {
        id: refilled

        ColumnLayout {
            id: outer

            property int rows: 0

            spacing: 0

            ColumnLayout {
                spacing: 0

                Repeater {
                    model: outer.width < 300 ? outer.rows : 2 * outer.rows
                    delegate: Item { implicitHeight: 10; implicitWidth: 10 }
                }
            }
        }
    }

    function test_rowsThatGoWhileALayoutIsArrangedLeaveNothingBehind() {
        const column = createTemporaryObject(refilled, root, { width: 200 });
        for (let i = 0; i < 50; ++i) {
            column.rows = i % 7;
            column.width = i % 2 ? 200 : 400;
            tryCompare(column, "implicitHeight", 10 * (i % 7) * (i % 2 ? 1 : 2));
        }
    }

    Component {
        id: filled

        Item {
            id: room

            property bool wide: false

            Item { id: small; height: 200; width: 300 }
            Item { id: large; height: 400; width: 600 }
            RowLayout {
                anchors.fill: room.wide ? large : small
                spacing: 0

                Rectangle { implicitHeight: 10; implicitWidth: 10 }
                ColumnLayout {
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    spacing: 0

                    Rectangle { implicitHeight: 10; implicitWidth: 10 }
                    Item {
                        property var seen: []

                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        objectName: "rest"
                        onHeightChanged: seen.push(width + " x " + height)
                        onWidthChanged: seen.push(width + " x " + height)
                    }
                }
            }
        }
    }

    function test_whatTakesTheRestGetsBothSizesAtOnce() {
        const room = createTemporaryObject(filled, root);
        const rest = findChild(room, "rest");
        compare(rest.width + " x " + rest.height, "290 x 190");
        rest.seen = [];
        room.wide = true;
        compare(rest.seen, ["590 x 390", "590 x 390"]);
        room.wide = false;
        compare(rest.width + " x " + rest.height, "290 x 190");
    }

    function test_whatIsHiddenTakesNoRoomAndTheHiddenKeepTheirSizes() {
        const column = createTemporaryObject(nested, root, { width: 400 });
        const both = column.implicitHeight;
        column.children[1].visible = false;
        tryCompare(column, "implicitHeight", both - 14);
        column.visible = false;
        compare(column.implicitHeight, both - 14);
        column.children[1].visible = true;
        column.visible = true;
        tryCompare(column, "implicitHeight", both);
    }

    Component {
        id: hiding

        ColumnLayout {
            width: 600

            ColumnLayout {
                objectName: "section"

                property var seen: []

                Layout.fillWidth: true
                Layout.leftMargin: 20
                visible: false

                Label {
                    Layout.fillWidth: true
                    text: "Short"
                    onWidthChanged: parent.seen.push(width)
                }
            }
        }
    }

    function test_whatIsHiddenInAColumnIsArrangedOnceWhenItIsShown() {
        const column = createTemporaryObject(hiding, root);
        const section = findChild(column, "section");
        compare(section.width, 580);
        section.seen = [];
        section.visible = true;
        tryCompare(column, "implicitHeight", section.implicitHeight);
        compare(section.seen, [580]);
        column.width = 300;
        compare(section.width, 280);
    }
}
