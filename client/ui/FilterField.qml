import QtQuick

// One field of a filter: chips for a few choices, a list for many, a text, or days.
Column {
    id: root

    property var field
    property var condition: null
    property var periods: []

    readonly property var any: condition && condition.any ? condition.any : []
    readonly property bool few: field.options.length <= 10
    readonly property bool ownDays: condition !== null && (condition.from !== undefined || condition.to !== undefined)

    signal changed(var condition)

    spacing: Theme.tight

    function toggle(value: string) {
        const next = any.indexOf(value) < 0 ? any.concat([value]) : any.filter(other => other !== value);
        changed(next.length > 0 ? {
            field: field.key,
            any: next
        } : {});
    }

    function setDay(which: string, iso: string) {
        const days = {
            field: field.key,
            from: condition && condition.from ? condition.from : "",
            to: condition && condition.to ? condition.to : ""
        };
        days[which] = iso;
        changed(days);
    }

    Label {
        second: true
        style: "caption"
        strong: true
        text: root.field.title
    }
    ChipRow {
        visible: root.field.kind === "choice"
        width: parent.width

        Repeater {
            model: root.field.kind !== "choice" ? [] : root.field.options.filter(option => root.few
                                                                               || root.any.indexOf(option.value) >= 0)
            delegate: FilterChip {
                required property var modelData

                checked: root.any.indexOf(modelData.value) >= 0
                name: root.field.title + ": " + modelData.text
                text: modelData.text
                onClicked: root.toggle(modelData.value)
            }
        }
    }
    ComboField {
        name: root.field.title
        options: root.few ? [] : root.field.options.filter(option => root.any.indexOf(option.value) < 0)
        placeholderText: qsTr("Add…")
        value: undefined
        visible: root.field.kind === "choice" && !root.few
        width: parent.width
        onEdited: value => root.toggle(value)
    }
    TextField {
        name: root.field.title
        placeholderText: qsTr("contains…")
        value: root.condition && root.condition.contains ? root.condition.contains : ""
        visible: root.field.kind === "text"
        width: parent.width
        onEdited: text => root.changed(text.trim() === "" ? {} : {
            field: root.field.key,
            contains: text.trim()
        })
    }
    ComboField {
        name: root.field.title
        options: [{
                value: "",
                text: qsTr("Any day")
            }].concat(root.periods, [{
                value: "own",
                text: qsTr("From … to …")
            }])
        value: root.ownDays ? "own" : root.condition && root.condition.period ? root.condition.period : ""
        visible: root.field.kind === "date"
        width: parent.width
        onEdited: value => root.changed(value === "" ? {} : value === "own" ? {
            field: root.field.key,
            from: "",
            to: ""
        } : {
            field: root.field.key,
            period: value
        })
    }
    Row {
        spacing: Theme.gap
        visible: root.field.kind === "date" && root.ownDays
        width: parent.width

        DateField {
            name: qsTr("%1 from").arg(root.field.title)
            value: root.condition && root.condition.from ? root.condition.from : ""
            width: (parent.width - Theme.gap) / 2
            onEdited: iso => root.setDay("from", iso)
        }
        DateField {
            name: qsTr("%1 to").arg(root.field.title)
            value: root.condition && root.condition.to ? root.condition.to : ""
            width: (parent.width - Theme.gap) / 2
            onEdited: iso => root.setDay("to", iso)
        }
    }
}
