import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    name: "Tips"
    height: 400
    visible: true
    when: windowShown
    width: 500

    Component {
        id: component

        Item {
            property alias button: button
            property alias cut: cut
            property alias dialog: dialog
            property alias dots: dots
            property alias row: row
            property alias watch: watch

            anchors.fill: parent

            IconButton {
                id: button

                // The tests' platform has no mouse to rest.
                hoverEnabled: true
                name: "Filter"
                onClicked: dialog.open()
            }
            MenuButton {
                id: dots

                actions: [{ key: "a", text: "One" }]
                x: 100
            }
            Label {
                id: cut

                elide: Text.ElideRight
                text: "A sentence that has far too little room where it stands"
                width: 80
                wrapMode: Text.NoWrap
                y: 100
            }
            ListRow {
                id: row

                actions: [{ key: "a", text: "One" }]
                title: "A title that has far too little room where it stands"
                width: 160
                y: 200
            }
            Dialog {
                id: dialog

                title: "Filter"
            }
            CutTextWatch {
                id: watch
            }
        }
    }

    function tip(control) {
        return Array.from(control.children).find(child => child.hint !== undefined && child.shown !== undefined);
    }

    function init() {
        Theme.pointer = "mouse";
        mouseMove(root, 400, 390);
    }

    function test_aPressEndsATipUntilTheMouseComesAnew() {
        const page = createTemporaryObject(component, root);
        mouseMove(page.button, 10, 10);
        tryVerify(() => tip(page.button).item !== null);
        mouseClick(page.button, 10, 10);
        compare(tip(page.button).item, null);
        tryVerify(() => page.dialog.opened);
        page.dialog.close();
        tryVerify(() => !page.dialog.visible);
        mouseMove(page.button, 12, 12);
        tryVerify(() => page.button.hovered);
        compare(tip(page.button).item, null);
        mouseMove(root, 400, 390);
        tryVerify(() => !page.button.hovered);
        mouseMove(page.button, 10, 10);
        tryVerify(() => tip(page.button).item !== null);
    }

    function test_noTipLiesOverTheMenuOfItsControl() {
        const page = createTemporaryObject(component, root);
        const button = page.dots.children[0].item;
        button.hoverEnabled = true;
        mouseMove(page.dots, 10, 10);
        tryVerify(() => tip(button).item !== null);
        page.dots.open();
        compare(tip(button).item, null);
        page.dots.made.close();
        tryVerify(() => !page.dots.made.visible);
    }

    function test_aCutTextThatWasPressedIsLetBeUntilTheMouseHasLeftIt() {
        const page = createTemporaryObject(component, root);
        mouseMove(page.cut, 10, 10);
        compare(page.watch.found, page.cut);
        mouseClick(page.cut, 10, 10);
        compare(page.watch.found, null);
        mouseMove(page.cut, 12, 10);
        compare(page.watch.found, null);
        mouseMove(root, 400, 390);
        mouseMove(page.cut, 10, 10);
        compare(page.watch.found, page.cut);
    }

    function test_nothingBelowADialogIsTold() {
        const page = createTemporaryObject(component, root);
        page.dialog.open();
        tryVerify(() => page.dialog.opened);
        mouseMove(page.cut, 11, 10);
        compare(page.watch.found, null);
        page.dialog.close();
        tryVerify(() => !page.dialog.visible);
    }

    function test_aFingerThatIsHeldOnACutTextReadsIt() {
        const page = createTemporaryObject(component, root);
        const finger = touchEvent(page.cut);
        finger.press(0, page.cut, 10, 10).commit();
        tryCompare(page.watch, "found", page.cut);
        verify(page.watch.held);
        finger.release(0, page.cut, 10, 10).commit();
        compare(page.watch.found, page.cut);
        finger.press(1, page.row, 20, 10).commit();
        compare(page.watch.found, null);
        // There it is the menu that a long press opens.
        tryVerify(() => page.row.openedMenu !== null);
        compare(page.watch.found, null);
        finger.release(1, page.row, 20, 10).commit();
        page.row.openedMenu.close();
    }
}
