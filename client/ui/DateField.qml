import QtQuick
import QtQuick.Controls.Basic as C
import Carnet.Ui

// A day, written in the user's short form or picked from the calendar.
LineInput {
    id: field

    property string value
    property bool refused: false

    // What stands in the field now may be sent, whether or not it has been yet.
    readonly property bool acceptable: text === "" || text === shown || parse(text) !== ""
    readonly property string refusal: refused ? qsTr("This day cannot be read. Write it as %1.").arg(
                                                    new Date().toLocaleDateString(Qt.locale(), form)) : ""
    readonly property string form: Qt.locale().dateFormat(Locale.ShortFormat).replace(/y+/, "yyyy")

    signal edited(string iso)

    placeholderText: form.toLowerCase()
    shown: value === "" ? "" : dayOf(value).toLocaleDateString(Qt.locale(), form)
    trailingSpace: readOnly ? 0 : Theme.target

    function dayOf(iso: string): date {
        const parts = iso.split("-");
        return new Date(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2]));
    }

    function isoOf(day: date): string {
        const two = number => (number < 10 ? "0" : "") + number;
        return day.getFullYear() + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate());
    }

    function parse(written: string): string {
        if (/^\d{4}-\d{2}-\d{2}$/.test(written))
            return written;
        const order = form.replace(/[^dMy]/g, "").replace(/(.)\1+/g, "$1");
        const parts = written.split(/[^\d]+/).filter(part => part !== "");
        if (parts.length < 2 || parts.length > 3)
            return "";
        const wanted = parts.length === 3 ? order : order.replace("y", "");
        let year = new Date().getFullYear();
        let month = 0;
        let day = 0;
        for (let i = 0; i < wanted.length; ++i) {
            const number = Number(parts[i]);
            if (wanted[i] === "y")
                year = number < 100 ? 2000 + number : number;
            else if (wanted[i] === "M")
                month = number;
            else
                day = number;
        }
        const result = new Date(year, month - 1, day);
        return result.getMonth() === month - 1 && result.getDate() === day ? isoOf(result) : "";
    }

    function openCalendar() {
        calendar.open();
    }

    function choose(day: date) {
        calendar.close();
        refused = false;
        field.edited(isoOf(day));
        field.forceActiveFocus();
    }

    onTextEdited: refused = false
    onShownChanged: {
        if (text === shown)
            refused = false;
    }
    onVisibleChanged: {
        if (visible)
            replace();
    }
    onReplaced: refused = false
    onDraft: text => {
        const iso = text === "" ? "" : parse(text);
        refused = text !== "" && iso === "";
        if (!refused)
            field.edited(iso);
    }
    Keys.onDownPressed: event => {
        if (event.modifiers & Qt.AltModifier)
            calendar.open();
    }

    background: FieldFrame {
        focused: field.activeFocus
        hovered: field.hovered && field.enabled
        invalid: field.invalid || field.refused
        readOnly: field.readOnly
    }

    IconButton {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height
        name: qsTr("Calendar")
        symbol: "calendar"
        focusPolicy: Qt.NoFocus
        visible: !field.readOnly
        onClicked: calendar.open()
    }

    C.Popup {
        id: calendar

        property int month
        property int year

        readonly property date today: new Date()

        y: field.height + Theme.tight
        margins: Theme.gap
        padding: Theme.gap
        implicitWidth: Theme.scaledUp(Theme.touch ? 360 : 280)

        function turn(by: int) {
            const first = new Date(year, month + by, 1);
            month = first.getMonth();
            year = first.getFullYear();
        }

        onAboutToShow: {
            const day = field.value === "" ? new Date() : field.dayOf(field.value);
            month = day.getMonth();
            year = day.getFullYear();
        }

        background: Rectangle {
            border.color: Theme.line
            color: Theme.surface
            radius: Theme.radiusCard
        }
        contentItem: ColumnLayout {
            spacing: Theme.tight

            RowLayout {
                Layout.fillWidth: true
                spacing: 0

                IconButton {
                    name: qsTr("Month before")
                    symbol: "back"
                    onClicked: calendar.turn(-1)
                }
                Label {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    strong: true
                    text: Qt.locale().standaloneMonthName(calendar.month) + " " + calendar.year
                }
                IconButton {
                    name: qsTr("Month after")
                    symbol: "next"
                    onClicked: calendar.turn(1)
                }
            }
            C.DayOfWeekRow {
                Layout.fillWidth: true
                spacing: 0
                delegate: Label {
                    required property string shortName

                    horizontalAlignment: Text.AlignHCenter
                    second: true
                    style: "caption"
                    text: shortName
                    wrapMode: Text.NoWrap
                }
            }
            C.MonthGrid {
                id: grid

                Layout.fillWidth: true
                activeFocusOnTab: false
                month: calendar.month
                spacing: 0
                year: calendar.year
                delegate: Item {
                    id: cell

                    required property date date
                    required property int day
                    required property int month
                    required property bool today

                    readonly property bool chosen: field.value === field.isoOf(date)

                    implicitWidth: Theme.target
                    implicitHeight: Theme.target

                    Accessible.role: Accessible.Button
                    Accessible.name: date.toLocaleDateString(Qt.locale(), Locale.LongFormat)
                    Accessible.onPressAction: field.choose(date)

                    Rectangle {
                        anchors.centerIn: parent
                        border.color: cell.today ? Theme.accent : "transparent"
                        color: cell.chosen ? Theme.accent : hover.hovered ? Theme.hover : "transparent"
                        height: width
                        radius: width / 2
                        width: Math.min(cell.width, cell.height) - 2
                    }
                    Label {
                        anchors.centerIn: parent
                        color: cell.chosen ? Theme.accentInk : cell.month === calendar.month ? Theme.text : Theme.secondText
                        strong: cell.month === calendar.month
                        text: cell.day

                        Accessible.ignored: true
                    }
                    HoverHandler {
                        id: hover
                    }
                }
                onClicked: date => field.choose(date)
            }
            RowLayout {
                Layout.fillWidth: true

                Button {
                    kind: "quiet"
                    text: qsTr("Today")
                    onClicked: field.choose(calendar.today)
                }
                Item {
                    Layout.fillWidth: true
                }
                Button {
                    kind: "quiet"
                    text: qsTr("No date")
                    visible: field.value !== ""
                    onClicked: {
                        calendar.close();
                        field.edited("");
                    }
                }
            }
        }
    }
}
