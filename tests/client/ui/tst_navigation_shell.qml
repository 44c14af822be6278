import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    name: "NavigationShell"
    height: 800
    visible: true
    when: windowShown
    width: 1400

    Component {
        id: component

        NavigationShell {
            current: "today"
            height: 800
            places: ["today", "tickets", "van", "customers", "products", "calendar"].map(key => ({ key: key, text: key, symbol: "home", group: "Work", letter: key[0] }))
            userName: "Marta Delaunay"

            Button {
                anchors.fill: parent
                objectName: "below"
                text: "below"
            }
            TextField {
                objectName: "inside"
            }
        }
    }
    SignalSpy { id: pressed; signalName: "clicked" }
    SignalSpy { id: chosen; signalName: "placeChosen" }
    SignalSpy { id: searched; signalName: "searchRequested" }
    SignalSpy { id: undone; signalName: "undone" }

    function named(item, name, found) {
        return made(item, name, found, child => child.visible);
    }

    // Also what is hidden.
    function made(item, name, found, counts = child => true) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (!counts(child))
                continue;
            if (child.Accessible.name === name && child.clicked !== undefined)
                found.push(child);
            made(child, name, found, counts);
        }
        return found;
    }

    function make(width) {
        const shell = createTemporaryObject(component, root, { width: width });
        chosen.target = searched.target = undone.target = shell;
        chosen.clear();
        searched.clear();
        undone.clear();
        waitForRendering(shell);
        return shell;
    }

    function test_theFrameFollowsTheWidthLive() {
        const shell = make(500);
        compare(shell.formFactor, "compact");
        compare(named(shell, "customers", []).length, 1);
        compare(named(shell, "products", []).length, 0);
        compare(named(shell, "More", []).length, 1);
        const inside = findChild(shell, "inside");
        inside.text = "kept";

        shell.width = 800;
        compare(shell.formFactor, "medium");
        tryVerify(() => named(shell, "products", []).length === 1);
        compare(named(shell, "products", [])[0].shape, "rail");

        shell.width = 1300;
        compare(shell.formFactor, "expanded");
        tryVerify(() => named(shell, "products", []).length === 1 && named(shell, "products", [])[0].shape === "side");
        compare(findChild(shell, "inside").text, "kept");

        shell.width = 500;
        tryVerify(() => named(shell, "products", []).length === 0);
    }

    function test_largeLettersLeaveTheWordsOfTheBarWhole() {
        const scale = Theme.textScale;
        Theme.textScale = 2;
        const shell = make(390);
        shell.places = ["Aujourd’hui", "Interventions", "Stock"].map(word => ({ key: word, text: word, symbol: "home" }));
        const cut = item => !item.visible ? [] : (item.truncated === true ? [item.text] : []).concat(...Array.from(item.children).map(cut));
        tryVerify(() => named(shell, "Aujourd’hui", []).length === 1);
        for (const place of ["Aujourd’hui", "Interventions", "More"])
            tryVerify(() => cut(named(shell, place, [])[0]).length === 0, 2000,
                      place + " in " + named(shell, place, [])[0].width);
        Theme.textScale = scale;
    }

    function test_whatAnotherWidthNeedsIsMadeBeforeItIsAskedFor() {
        const shell = make(500);
        const bar = named(shell, "customers", [])[0];
        compare(made(shell, "customers", []).length, 1);
        shell.ahead = true;
        tryVerify(() => made(shell, "customers", []).some(button => button.shape === "side"));
        compare(named(shell, "customers", []).length, 1);
        shell.width = 1300;
        compare(named(shell, "customers", []).length, 1);
        const side = named(shell, "customers", [])[0];
        compare(side.shape, "side");
        shell.width = 500;
        verify(named(shell, "customers", [])[0] === bar);
        shell.width = 1300;
        verify(named(shell, "customers", [])[0] === side);
    }

    function test_aPressOnAToastReachesWhatStandsBelowExceptOnItsButton_data() {
        return [{ tag: "tablet", width: 800 }, { tag: "desktop", width: 1300 }];
    }
    function test_aPressOnAToastReachesWhatStandsBelowExceptOnItsButton(data) {
        const shell = make(data.width);
        const below = findChild(shell, "below");
        pressed.target = below;
        pressed.clear();
        shell.showToast({ text: "Part recorded on the ticket of the customer", undoKey: "7" });
        const toast = Array.from(shell.children).find(child => child.undoKey !== undefined);
        tryCompare(toast, "opacity", 1);
        mouseClick(toast, 80, toast.height / 2);
        compare(pressed.count, 1);
        mouseClick(toast, toast.width - 40, toast.height / 2);
        compare(pressed.count, 1);
        compare(undone.signalArguments[0][0], "7");
    }

    function test_aPlaceIsChosenByItsButton() {
        const shell = make(800);
        mouseClick(named(shell, "van", [])[0]);
        compare(chosen.signalArguments[0][0], "van");
    }

    function test_keysGoToPlacesAndSearchOnlyOutsideFields() {
        const shell = make(1300);
        shell.forceActiveFocus();
        keyClick(Qt.Key_G);
        keyClick(Qt.Key_V);
        compare(chosen.count, 1);
        compare(chosen.signalArguments[0][0], "van");
        keyClick("/");
        compare(searched.count, 1);

        const inside = findChild(shell, "inside");
        inside.forceActiveFocus();
        keyClick("/");
        keyClick("g");
        keyClick("v");
        compare(inside.text, "/gv");
        compare(searched.count, 1);
        compare(chosen.count, 1);
    }

    function test_undoIsOfferedInTheToast() {
        const shell = make(800);
        shell.showToast({ text: "2 × P-11 taken", undoKey: "op-7" });
        tryVerify(() => named(shell, "Undo", []).length === 1);
        mouseClick(named(shell, "Undo", [])[0]);
        compare(undone.signalArguments[0][0], "op-7");
    }

    function test_theSyncLightSaysWhetherWorkIsSafe() {
        const shell = make(1300);
        compare(named(shell, "Everything is sent", []).length, 1);
        shell.waiting = 1;
        compare(named(shell, "1 change waiting", []).length, 1);
        shell.waiting = 3;
        shell.online = false;
        shell.lastContact = "14:02";
        compare(named(shell, "3 changes waiting · last contact 14:02", []).length, 1);
        shell.photosWaiting = 2;
        compare(named(shell, "3 changes waiting · 2 photos · last contact 14:02", []).length, 1);
        shell.waiting = 0;
        compare(named(shell, "2 photos waiting · last contact 14:02", []).length, 1);
        shell.decisions = 1;
        compare(named(shell, "Needs your decision · last contact 14:02", []).length, 1);
        shell.signedOut = true;
        compare(named(shell, "Sign in again · last contact 14:02", []).length, 1);
    }
}
