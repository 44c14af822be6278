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
        }
    }
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
