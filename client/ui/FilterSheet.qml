import QtQuick
import Carnet.Ui

// What a list is narrowed to, field by field; every choice shows at once.
Dialog {
    id: sheet

    // {key, title, kind: "choice" "text" "date", options: [{value, text}]}
    property var fields: []
    // {value, text}
    property var periods: []
    // {field, any | contains | period | from, to}
    property var conditions: []

    signal changed(string field, var condition)
    signal cleared

    acceptText: qsTr("Done")
    rejectText: ""
    title: qsTr("Filter")

    function conditionOn(field: string): var {
        return conditions.find(condition => condition.field === field) || null;
    }

    Column {
        Layout.fillWidth: true
        spacing: Theme.fieldGap

        Repeater {
            model: sheet.fields
            delegate: FilterField {
                required property var modelData

                condition: sheet.conditionOn(modelData.key)
                field: modelData
                periods: sheet.periods
                width: parent ? parent.width : 0
                onChanged: condition => sheet.changed(modelData.key, condition)
            }
        }
    }
    Button {
        Layout.alignment: Qt.AlignLeft
        enabled: sheet.conditions.length > 0
        kind: "quiet"
        symbol: "clear"
        text: qsTr("Clear filter")
        onClicked: sheet.cleared()
    }
}
