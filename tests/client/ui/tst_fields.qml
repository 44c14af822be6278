import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    name: "Fields"
    height: 400
    visible: true
    when: windowShown
    width: 500

    Component { id: textField; TextField { width: 300 } }
    Component { id: textArea; TextArea { width: 300 } }
    Component { id: numberField; NumberField { decimals: 2; width: 300 } }
    Component { id: quantityField; QuantityField { from: 0; to: 9000; width: 300 } }
    Component { id: pieces; QuantityField { from: 1000; to: 9999000; whole: true; width: 300; onEdited: number => value = number } }
    Component { id: amountRow; FormFieldRow { label: "Quantity"; width: 300; QuantityField { from: 1000; to: 1440000; value: 30000; whole: true } } }
    Component { id: dateField; DateField { width: 300 } }
    Component { id: formRow; FormFieldRow { label: "Phone"; width: 300; TextField { objectName: "field" } } }
    Component { id: fieldState; FieldState { width: 300 } }
    Component { id: comboField; ComboField { placeholderText: "Choose"; width: 300 } }
    Component { id: other; TextField { y: 300; width: 100 } }
    SignalSpy { id: edited; signalName: "edited" }
    SignalSpy { id: chosen; signalName: "chosen" }

    function make(component, properties) {
        const field = createTemporaryObject(component, root, properties || {});
        edited.target = field;
        edited.clear();
        field.forceActiveFocus();
        return field;
    }

    function write(text) {
        for (const letter of text)
            keyClick(letter);
    }

    // A page that is still reading was pressed.
    function test_options_that_come_while_the_list_is_open_are_there() {
        const field = make(comboField);
        field.popup.open();
        tryVerify(() => field.popup.opened);
        field.options = [{ value: "a", text: "Annecy depot" }, { value: "b", text: "Van of Bert" }];
        const list = Array.from(field.popup.contentItem.children).find(item => item.currentOption !== undefined);
        tryCompare(list, "count", 2);
        field.options = field.options.concat([{ value: "c", text: "Van of Carla" }]);
        tryCompare(list, "count", 3);
        verify(field.popup.opened);
        field.popup.close();
    }

    // As a dialog that is told its reasons when it opens.
    function test_a_choice_whose_options_come_late_shows_what_is_chosen() {
        const options = [{value: "a", text: "Customer cancelled"}, {value: "b", text: "Not ours"}];
        const field = make(comboField, {value: ""});
        field.options = options;
        compare(field.currentIndex, -1, "nothing is chosen");
        field.value = "b";
        compare(field.displayText, "Not ours");
        field.options = options.slice().reverse();
        compare(field.displayText, "Not ours");
    }

    readonly property var fruit: ["Apple", "Élan", "Fig", "France", "Frankfurt", "Fruit"].map(text => ({value: text, text: text}))
    readonly property var numerous: Array.from({length: 40}, (each, i) => ({value: i, text: "Place " + i})).concat([
        {value: 40, text: "Polynésie française"}, {value: 41, text: "France"}])

    function type(letters) {
        for (const letter of letters)
            keyClick(letter);
    }

    function listItem(text) {
        const found = [];
        const look = item => {
            if (item.words === text && item.visible)
                found.push(item);
            for (let i = 0; i < item.children.length; ++i)
                look(item.children[i]);
        };
        let top = root;
        while (top.parent)
            top = top.parent;
        look(top);
        return found[0] || null;
    }

    function test_lettersTypedWithinASecondLeadToTheOptionThatBeginsWithThem() {
        const field = make(comboField, {value: "Apple", options: fruit});
        type("fra");
        compare(field.standing, 3);
        compare(edited.count, 0, "nothing is said while letters follow");
        tryCompare(edited, "count", 1);
        compare(last(), "France");
        wait(1100);
        type("e");
        tryCompare(edited, "count", 2);
        compare(last(), "Élan", "accents are not typed");
        type("\t");
    }

    function test_whatWasTypedToIsSaidWhenTheFieldIsLeft() {
        const field = make(comboField, {value: "Apple", options: fruit});
        type("fr");
        createTemporaryObject(other, root).forceActiveFocus();
        compare(edited.count, 1);
        compare(last(), "France");
    }

    function test_oneLetterAgainAndAgainGoesThroughAllThatBeginWithIt() {
        const field = make(comboField, {value: "Apple", options: fruit});
        type("f");
        compare(field.standing, 2);
        type("f");
        compare(field.standing, 3);
        type("ff");
        compare(field.standing, 5);
        type("f");
        compare(field.standing, 2);
    }

    function test_theOpenListIsTypedInToo() {
        const field = make(comboField, {value: "Apple", options: fruit});
        keyClick(Qt.Key_Space);
        tryCompare(field.popup, "opened", true);
        type("fr");
        keyClick(Qt.Key_Down);
        compare(edited.count, 0);
        keyClick(Qt.Key_Return);
        tryCompare(field.popup, "visible", false);
        compare(last(), "Frankfurt");
    }

    function test_aMouseThatRestsOverTheListChoosesNothingWhileKeysAreUsed() {
        const field = make(comboField, {value: "Apple", options: fruit});
        keyClick(Qt.Key_Space);
        tryCompare(field.popup, "opened", true);
        const row = listItem("Fig");
        mouseMove(row, 20, 10);
        mouseMove(row, 22, 12);
        tryCompare(row, "highlighted", true);
        keyClick(Qt.Key_End);
        wait(50);
        keyClick(Qt.Key_Return);
        compare(last(), "Fruit");
    }

    function test_aLongListIsNarrowedByWhatIsTyped() {
        const field = make(comboField, {value: 3, options: numerous});
        keyClick(Qt.Key_Space);
        tryCompare(field.popup, "opened", true);
        verify(field.popup.height <= Theme.scaledUp(420), "it does not cover the page");
        type("fra");
        tryVerify(() => listItem("France") !== null);
        verify(listItem("Polynésie française") !== null);
        verify(listItem("Place 3") === null);
        keyClick(Qt.Key_Return);
        tryCompare(field.popup, "visible", false);
        compare(last(), 41, "what begins so comes first");
    }

    function test_anOptionIsChosenWithTheMouseAndEscapeChoosesNothing() {
        const field = make(comboField, {value: "Apple", options: fruit});
        mouseClick(field);
        tryCompare(field.popup, "opened", true);
        mouseClick(listItem("Fig"));
        tryCompare(field.popup, "visible", false);
        compare(last(), "Fig");
        keyClick(Qt.Key_Space);
        tryCompare(field.popup, "opened", true);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Escape);
        tryCompare(field.popup, "visible", false);
        compare(edited.count, 1);
    }

    function last() {
        return edited.signalArguments[edited.count - 1][0];
    }

    function test_whatIsReachedByTheTabKeyIsReplacedByWhatIsTyped() {
        const field = make(textField, { value: "theo.charrier" });
        createTemporaryObject(other, root).forceActiveFocus();
        field.forceActiveFocus(Qt.TabFocusReason);
        write("theo");
        compare(field.text, "theo");
        createTemporaryObject(other, root).forceActiveFocus();
        field.forceActiveFocus(Qt.MouseFocusReason);
        write("2");
        compare(field.text, "theo2");
    }

    function test_aNumberThatADialogProposesIsReplacedByWhatIsTyped() {
        const field = make(numberField, { decimals: 0, value: 30 });
        write("45");
        compare(field.text, "45");
    }

    function test_whatIsTypedIsSentOnceAfterTheLastKey() {
        make(textField);
        write("abc");
        compare(edited.count, 0);
        tryCompare(edited, "count", 1, 600);
        compare(last(), "abc");
        wait(400);
        compare(edited.count, 1);
    }

    function test_leavingTheFieldSendsAtOnce_data() {
        return [{ tag: "line", component: textField }, { tag: "area", component: textArea }];
    }

    function test_leavingTheFieldSendsAtOnce(data) {
        make(data.component);
        const next = createTemporaryObject(other, root);
        write("a");
        next.forceActiveFocus();
        compare(edited.count, 1);
        compare(last(), "a");
    }

    function test_aValueThatComesBackLateDoesNotOverwriteTheTyping() {
        const field = make(textField, { value: "old" });
        field.selectAll();
        write("new");
        field.value = "older";
        compare(field.text, "new");
        tryCompare(edited, "count", 1, 600);
        field.value = "new";
        compare(field.text, "new");
    }

    function test_aChangeFromElsewhereShowsInAFieldNobodyTypesIn() {
        const field = make(textField, { value: "old" });
        field.value = "theirs";
        compare(field.text, "theirs");
        compare(edited.count, 0);
    }

    function test_amountsAreReadAsScaledIntegers_data() {
        return [
            { tag: "12", value: 1200 }, { tag: "12.5", value: 1250 }, { tag: "12,5", value: 1250 }, { tag: "1,234.56", value: 123456 },
            { tag: "1,234", value: 123400 }, { tag: "0.07", value: 7 }, { tag: "-3", value: -300 }
        ];
    }

    function test_amountsAreReadAsScaledIntegers(data) {
        make(numberField, { empty: true });
        write(data.tag);
        tryCompare(edited, "count", 1, 600);
        compare(last(), data.value);
    }

    function test_whatIsNoNumberIsRefusedAndNeverSent() {
        const field = make(numberField, { empty: true });
        write("1a");
        tryCompare(field, "refused", true, 600);
        compare(edited.count, 0);
    }

    function test_whatMayNotBeSentIsKnownWithTheKey_data() {
        return [{ tag: "12", fits: true }, { tag: "1.5", fits: false }, { tag: "0", fits: false }, { tag: "1,440", fits: true },
                { tag: "99999", fits: false }, { tag: "-3", fits: false }, { tag: "", fits: false }];
    }

    function test_whatMayNotBeSentIsKnownWithTheKey(data) {
        const field = make(pieces, { value: 5000 });
        verify(field.acceptable);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keyClick(Qt.Key_Delete);
        write(data.tag);
        compare(field.acceptable, data.fits);
        compare(edited.count, 0);
    }

    function test_whatIsShownWithItsGroupsIsReadWithThem() {
        const field = make(pieces, { value: 1440000 });
        keyClick(Qt.Key_End);
        keyClick(Qt.Key_Backspace);
        write("1");
        tryCompare(edited, "count", 1, 600);
        compare(last(), 1441000);
    }

    function test_besideARefusedNumberStandsWhatWouldBeTaken_data() {
        return [{ tag: "5000" }, { tag: "1.5" }, { tag: "" }];
    }

    function test_besideARefusedNumberStandsWhatWouldBeTaken(data) {
        const row = createTemporaryObject(amountRow, root);
        row.field.forceActiveFocus();
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keyClick(Qt.Key_Delete);
        write(data.tag);
        tryCompare(row, "problem", "Write a whole number from 1 to 1,440.", 600);
        // As when its form is left, and opened again with the same number.
        row.visible = false;
        row.visible = true;
        compare(row.problem, "");
        verify(row.field.acceptable);
    }

    function test_moreGoesOnFromWhatWasTypedAMomentAgo() {
        const field = make(pieces, { value: 1000 });
        keyClick(Qt.Key_A, Qt.ControlModifier);
        write("41");
        keyClick(Qt.Key_Up);
        compare(field.value, 42000);
        wait(400);
        compare(field.value, 42000);
        keyClick(Qt.Key_Down);
        compare(field.value, 41000);
    }

    function test_aDayThatCannotBeReadSaysSo() {
        const field = make(dateField);
        write("31/12");
        verify(!field.acceptable);
        tryVerify(() => field.refusal.startsWith("This day cannot be read."), 600);
    }

    function test_amountsAreShownByLocale() {
        compare(make(numberField, { value: 123456 }).text, "1,234.56");
        compare(make(numberField, { value: 2500, decimals: 3, trimZeros: true }).text, "2.5");
    }

    function test_quantityKnowsItsLimits() {
        const field = make(quantityField, { value: 9000 });
        field.change(1000);
        compare(last(), 9000);
        field.value = 500;
        field.change(-1000);
        compare(last(), 0);
    }

    function test_aDateIsReadInTheUsersOrder_data() {
        return [{ tag: "3/31/2026", iso: "2026-03-31" }, { tag: "3/31/26", iso: "2026-03-31" }, { tag: "2026-03-31", iso: "2026-03-31" }];
    }

    function test_aDateIsReadInTheUsersOrder(data) {
        make(dateField);
        write(data.tag);
        tryCompare(edited, "count", 1, 600);
        compare(last(), data.iso);
    }

    function test_aDayThatDoesNotExistIsRefused() {
        const field = make(dateField);
        write("2/30/2026");
        tryCompare(field, "refused", true, 600);
        compare(edited.count, 0);
    }

    function test_theRowNamesItsFieldAndShowsTheError() {
        const row = createTemporaryObject(formRow, root);
        const field = findChild(row, "field");
        compare(field.Accessible.name, "Phone");
        verify(!field.invalid);
        row.error = "Too short.";
        verify(field.invalid);
    }

    function test_theRowShowsHowItsFieldStands() {
        const row = createTemporaryObject(formRow, root);
        const field = findChild(row, "field");
        row.standing = { unsent: true, refused: "Your role does not allow this." };
        verify(row.unsent);
        verify(!row.conflict);
        verify(field.invalid);
        row.standing = undefined;
        verify(!row.unsent);
        verify(!field.invalid);
    }

    function buttonsOf(item) {
        let found = item instanceof Button ? [item] : [];
        for (let i = 0; i < item.children.length; ++i)
            found = found.concat(buttonsOf(item.children[i]));
        return found;
    }

    function test_onePressDecidesAConflictWhereItsFieldStands_data() {
        return [
            { tag: "mine and theirs", mineName: "", verbs: ["Keep mine", "Keep theirs"] },
            { tag: "of two others", mineName: "Marta Keller", verbs: ["Keep this one", "Keep this one"] }
        ];
    }

    function test_onePressDecidesAConflictWhereItsFieldStands(data) {
        const conflict = { id: "7", mine: "1", mineName: data.mineName, mineWhen: "", theirs: "2", theirName: "Jean Perrin", theirWhen: "" };
        const state = createTemporaryObject(fieldState, root, { standing: { conflict: conflict } });
        waitForRendering(state);
        chosen.target = state;
        chosen.clear();
        const buttons = buttonsOf(state);
        compare(buttons.map(button => button.text), data.verbs);
        mouseClick(buttons[1]);
        compare(chosen.count, 1);
        compare(chosen.signalArguments[0][0].id, "7");
        compare(chosen.signalArguments[0][1], "theirs");
    }

    function test_aFieldOfWhichNothingIsToBeSaidTakesNoRoom() {
        const state = createTemporaryObject(fieldState, root);
        verify(!state.visible);
        state.standing = { unsent: true };
        verify(state.visible);
        state.standing = undefined;
        verify(!state.visible);
    }

    function test_tabLeavesATextArea() {
        const area = make(textArea);
        const next = createTemporaryObject(other, root);
        keyClick(Qt.Key_Tab);
        verify(!area.activeFocus);
        compare(area.text, "");
    }
}
