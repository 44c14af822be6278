import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    name: "Dialog"
    height: 600
    visible: true
    when: windowShown
    width: 800

    Component {
        id: asking

        Dialog {
            property alias field: area

            acceptText: "Save"
            title: "Diagnosis"

            TextArea {
                id: area

                name: "Diagnosis"
            }
            Button {
                objectName: "button"
                text: "Start again"
                onClicked: ++root.pressed
            }
            IconButton {
                objectName: "icon"
                name: "More"
                symbol: "add"
                onClicked: ++root.pressed
            }
            ComboField {
                objectName: "choice"
                options: [{ value: "work", text: "Work" }, { value: "travel", text: "Travel" }]
                value: "work"
            }
            FilterChip {
                objectName: "chip"
                text: "High"
                onClicked: ++root.pressed
            }
        }
    }
    Component {
        id: counting

        Dialog {
            property real minutes: 30000
            property real saved: 0
            property alias amount: amount

            acceptEnabled: amount.acceptable
            onAccepted: saved = minutes

            QuantityField {
                id: amount

                focus: true
                from: 1000
                to: 1440000
                value: minutes
                whole: true
                onEdited: value => minutes = value
            }
        }
    }
    property int pressed: 0
    SignalSpy { id: accepted; signalName: "accepted" }
    SignalSpy { id: rejected; signalName: "rejected" }

    function open(properties) {
        const dialog = createTemporaryObject(asking, root, properties || {});
        accepted.target = rejected.target = dialog;
        accepted.clear();
        rejected.clear();
        dialog.open();
        tryCompare(dialog, "opened", true);
        dialog.field.forceActiveFocus();
        return dialog;
    }

    function test_ctrlEnterInItsFieldMeansYes_data() {
        return [{ tag: "Enter", key: Qt.Key_Return }, { tag: "keypad", key: Qt.Key_Enter }, { tag: "S", key: Qt.Key_S }];
    }
    function test_ctrlEnterInItsFieldMeansYes(data) {
        const dialog = open();
        keyClick(Qt.Key_A);
        keyClick(data.key, Qt.ControlModifier);
        compare(accepted.count, 1);
        compare(dialog.field.text, "a");
        tryCompare(dialog, "visible", false);
    }
    function test_whatWasTypedAMomentAgoIsSaved_data() {
        return [{ tag: "45", saved: 45000 }, { tag: "5000", saved: 0 }];
    }
    function test_whatWasTypedAMomentAgoIsSaved(data) {
        const dialog = createTemporaryObject(counting, root);
        dialog.open();
        tryCompare(dialog, "opened", true);
        dialog.amount.forceActiveFocus();
        keyClick(Qt.Key_A, Qt.ControlModifier);
        for (const digit of data.tag)
            keyClick(digit);
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        compare(dialog.saved, data.saved);
    }
    function test_ctrlEnterOnAButtonMeansYes_data() {
        return [{ tag: "button" }, { tag: "icon" }, { tag: "chip" }, { tag: "choice" }];
    }
    function test_ctrlEnterOnAButtonMeansYes(data) {
        const dialog = open();
        const control = findChild(dialog.contentItem, data.tag);
        verify(control);
        pressed = 0;
        control.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        compare(pressed, 0);
        compare(accepted.count, 1);
        tryCompare(dialog, "visible", false);
    }
    function test_enterPressesTheControlThatHasTheFocus() {
        const dialog = open();
        findChild(dialog.contentItem, "icon").forceActiveFocus(Qt.TabFocusReason);
        pressed = 0;
        keyClick(Qt.Key_Return);
        compare(pressed, 1);
        compare(accepted.count, 0);
    }
    function test_itIsAsHighAsItsWrappedWordsAndFollowsThem() {
        failOnWarning(/Binding loop/);
        const words = "The customer asked for a visit before noon, and the gate is opened by the porter only. ";
        const dialog = open({ preferredWidth: 320, text: words.repeat(2) });
        const inside = Array.from(dialog.contentItem.children).find(child => child.contentHeight !== undefined);
        tryVerify(() => Math.abs(inside.height - inside.contentHeight) <= 1);
        const before = dialog.height;
        dialog.text = words.repeat(4);
        tryVerify(() => dialog.height > before && Math.abs(inside.height - inside.contentHeight) <= 1);
        dialog.text = words.repeat(40);
        tryVerify(() => dialog.height === root.height - 32);
    }
    function test_itsUpperEdgeStaysWhileItGrowsAndShrinks() {
        const dialog = open({ text: "One line" });
        tryVerify(() => dialog.top >= 0);
        tryVerify(() => dialog.height === dialog.implicitHeight);
        const y = dialog.y, height = dialog.height;
        dialog.text = "One\ntwo\nthree\nfour";
        tryVerify(() => dialog.height > height);
        compare(dialog.y, y);
        dialog.text = "";
        tryVerify(() => dialog.height < height);
        compare(dialog.y, y);
        // Never with its buttons out of sight.
        dialog.text = "line\n".repeat(40);
        tryVerify(() => dialog.height === root.height - 32);
        verify(dialog.y + dialog.height <= root.height);
    }
    function test_aChosenFilterIsAsWideAsBefore() {
        const chip = findChild(open().contentItem, "chip");
        const width = chip.implicitWidth;
        verify(width > 0);
        chip.checked = true;
        compare(chip.implicitWidth, width);
    }
    function test_aMainButtonThatStaysLeavesItOpen() {
        const dialog = open({ stays: true });
        let confirmed = 0;
        dialog.confirmed.connect(() => ++confirmed);
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        compare(confirmed, 1);
        compare(accepted.count, 0);
        verify(dialog.opened);
    }
    function test_enterAloneIsALineOfTheText() {
        const dialog = open();
        keyClick(Qt.Key_A);
        keyClick(Qt.Key_Return);
        compare(accepted.count, 0);
        compare(dialog.field.text, "a\n");
    }
    function test_whatMayNotBeSavedIsNotSavedByKeyEither() {
        open({ acceptEnabled: false });
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        compare(accepted.count, 0);
        keyClick(Qt.Key_Escape);
        compare(rejected.count, 1);
    }
}
