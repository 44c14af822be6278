import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    name: "Targets"
    height: 600
    visible: true
    when: windowShown
    width: 800

    Component { id: button; Button { text: "Start" } }
    Component { id: quiet; Button { kind: "quiet"; text: "Add"; symbol: "add" } }
    Component { id: main; Button { kind: "main"; large: true; text: "Resolve" } }
    Component { id: iconButton; IconButton { name: "Edit"; symbol: "edit" } }
    Component { id: menuButton; MenuButton { actions: [{ key: "a", text: "Plan" }] } }
    Component { id: textField; TextField {} }
    Component { id: numberField; NumberField {} }
    Component { id: quantityField; QuantityField {} }
    Component { id: dateField; DateField {} }
    Component { id: comboField; ComboField { options: [] } }
    Component { id: searchField; SearchField {} }
    Component { id: switch_; Switch { text: "Gloves" } }
    Component { id: checkBox; CheckBox { text: "Works again" } }
    Component { id: filterChip; FilterChip { text: "Mine" } }
    Component { id: listRow; ListRow { title: "Row" } }
    Component { id: place; PlaceButton { text: "Today"; symbol: "home"; shape: "bar" } }
    Component { id: side; PlaceButton { text: "Today"; symbol: "home" } }
    Component { id: light; SyncLight {} }
    Component { id: lightCompact; SyncLight { compact: true } }
    Component { id: fact; Fact { label: "Phone"; value: "030"; clickable: true } }
    Component { id: search; SearchOpener {} }
    Component { id: user; UserButton { userName: "Marta Delaunay" } }

    function test_underAFingerEveryTargetIsLargeEnough_data() {
        const all = { button, quiet, iconButton, menuButton, textField, numberField, quantityField, dateField, comboField, searchField, switch_, checkBox, filterChip, listRow, place, side, light, lightCompact, fact, search, user };
        return Object.keys(all).map(key => ({ tag: key, component: all[key] }));
    }

    function test_underAFingerEveryTargetIsLargeEnough(data) {
        for (const gloves of [false, true]) {
            Theme.pointer = "touch";
            Theme.glove = gloves;
            const item = createTemporaryObject(data.component, root);
            const least = gloves ? 64 : 48;
            verify(item.implicitHeight >= least, data.tag + " is " + item.implicitHeight + " high");
            verify(item.implicitWidth >= 48, data.tag + " is " + item.implicitWidth + " wide");
        }
    }

    function test_theMainButtonIsLargerStill() {
        Theme.pointer = "touch";
        Theme.glove = false;
        compare(createTemporaryObject(main, root).implicitHeight, 56);
    }

    function test_underAMouseRowsAre32High() {
        Theme.glove = false;
        Theme.pointer = "mouse";
        compare(createTemporaryObject(textField, root).implicitHeight, 32);
        const row = createTemporaryObject(listRow, root, { width: 700 });
        compare(row.implicitHeight, 32);
    }

    function test_theDensityFollowsThePointer() {
        Theme.glove = false;
        Theme.pointer = "auto";
        const item = createTemporaryObject(button, root);
        mouseMove(root, 300, 300);
        tryCompare(Theme, "touch", false);
        compare(item.implicitHeight, 32);
        const touch = touchEvent(root);
        touch.press(0, root, 300, 300).commit();
        touch.release(0, root, 300, 300).commit();
        tryCompare(Theme, "touch", true);
        compare(item.implicitHeight, 48);
        mouseMove(root, 310, 300);
        tryCompare(Theme, "touch", false);
    }

    function cleanup() {
        Theme.pointer = "auto";
        Theme.glove = false;
    }
}
