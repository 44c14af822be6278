import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    id: root

    property var taken: []

    name: "RecordPage"
    height: 700
    visible: true
    when: windowShown
    width: 900

    Component {
        id: component

        RecordPage {
            readonly property var steps: ["Begin the repair", "Begin the test", "Test passed"]
            property int at: 0

            anchors.fill: parent
            mainText: steps[at]
            title: "Pump leaks"
            onMainTriggered: {
                root.taken.push(mainText);
                reading.restart();
            }

            // As a record that is read again after its change.
            Timer {
                id: reading

                interval: 60
                onTriggered: ++parent.at
            }
        }
    }

    function init() {
        taken = [];
    }

    function mainButton(page) {
        const within = item => item.kind === "main" && item.visible ? item
            : Array.from(item.children).reduce((found, child) => found || within(child), null);
        return within(page);
    }

    // What is read begins in sight, and the number and title stay above it.
    function test_largeLettersLeaveRoomForTheRecord() {
        const scale = Theme.textScale;
        const width = root.width;
        const page = createTemporaryObject(component, root, {
            number: "T-2026-00412",
            stateText: "Assigned",
            subtitle: "Brasserie du Vieux-Port · Marseille"
        });
        const chip = () => {
            const within = item => item.text === "Assigned" && item.tone !== undefined && item.visible ? item
                : Array.from(item.children).reduce((found, child) => found || within(child), null);
            return within(page);
        };
        const scrolls = item => item !== null && (item.contentY !== undefined || scrolls(item.parent));
        verify(!scrolls(chip()));
        Theme.textScale = 2;
        root.width = 390;
        tryVerify(() => scrolls(chip()));
        verify(mainButton(page).width > root.width * 0.8);
        root.width = width;
        Theme.textScale = scale;
        tryVerify(() => !scrolls(chip()));
    }

    function test_aDoubleTapTakesOneStep_data() {
        return [{ tag: "at once", pause: 0 }, { tag: "once the next step stands there", pause: 200 }];
    }

    function test_aDoubleTapTakesOneStep(data) {
        const page = createTemporaryObject(component, root);
        const button = mainButton(page);
        mouseClick(button);
        wait(data.pause);
        mouseClick(button);
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        compare(taken, ["Begin the repair"]);
        tryCompare(page, "mainText", "Begin the test");
        wait(700);
        mouseClick(button);
        compare(taken, ["Begin the repair", "Begin the test"]);
    }

    Component {
        id: unread

        RecordPage {
            id: page

            property var events: []
            property bool ready: false

            anchors.fill: parent
            lines: [
                ColumnLayout {
                    Layout.fillWidth: true
                    visible: page.ready

                    SectionHeader {
                        objectName: "header"
                        Layout.fillWidth: true
                        actionOffered: page.ready
                        actionText: "Add a part"
                        text: "Parts"
                    }
                }
            ]
            timeline: [
                Timeline {
                    objectName: "events"
                    Layout.fillWidth: true
                    events: page.events
                    expected: 2
                }
            ]
        }
    }

    function all(item, fits, found) {
        for (const child of Array.from(item.children)) {
            if (fits(child))
                found.push(child);
            all(child, fits, found);
        }
        return found;
    }

    function test_whatAPageHasReadyBeforeItsRecordIsWhatIsShownThen() {
        const page = createTemporaryObject(unread, root);
        const buttons = () => all(page, item => item.text === "Add a part" && item.clicked !== undefined, []);
        const entries = () => all(page, item => item.modelData !== undefined && item.tone !== undefined, []);
        const seen = () => entries().filter(entry => entry.visible).length;
        waitForRendering(page);
        const before = buttons();
        compare(before.length, 1);
        verify(!before[0].visible);
        const blank = entries();
        compare(blank.length, 2);
        compare(seen(), 0);
        page.ready = true;
        page.events = [{ title: "Begun", when: "10:00" }, { title: "Created", when: "09:00" }];
        waitForRendering(page);
        verify(before[0].visible);
        verify(buttons().length === 1 && buttons()[0] === before[0]);
        verify(entries().every((entry, index) => entry === blank[index]));
        compare(seen(), 2);
        page.events = [];
        compare(seen(), 0);
    }

    Component {
        id: headers

        ColumnLayout {
            anchors.fill: parent

            SectionHeader { Layout.fillWidth: true; actionText: "Edit the fault"; text: "Fault" }
            SectionHeader { Layout.fillWidth: true; actionText: "Plan a visit"; count: 1; text: "Visits" }
        }
    }

    function test_theVerbsOfHeadersEndUnderEachOtherWithACountAndWithout() {
        const page = createTemporaryObject(headers, root);
        waitForRendering(page);
        const ends = ["Edit the fault", "Plan a visit"].map(text => {
            const button = all(page, item => item.text === text && item.clicked !== undefined, [])[0];
            return button.mapToItem(page, button.width, 0).x;
        });
        verify(ends[0] > 0);
        compare(ends[0], ends[1]);
    }
}
