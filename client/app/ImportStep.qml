import QtQuick
import QtQuick.Dialogs as D
import Carnet.App
import Carnet.Store
import Carnet.Ui

// A table of customers or products comes in from a CSV file; refused lines are named, and what the columns were taken for.
ColumnLayout {
    id: step

    required property Workspace workspace
    required property string kind
    property string example

    // Of a large table whose lines are all wrong, the first ones tell why.
    readonly property int mostShown: 50

    spacing: Theme.fieldGap

    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("A CSV file as spreadsheets save it, one line for each. The first line names the columns: %1.").arg(table.columns)
    }
    Label {
        Layout.fillWidth: true
        second: true
        style: "caption"
        text: step.example
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        FormFieldRow {
            Layout.fillWidth: true
            label: step.kind === "products" ? qsTr("Product file") : qsTr("Customer file")

            TextField {
                id: path

                inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                onAccepted: table.read(text)
            }
        }
    }
    WrapRow {
        Layout.fillWidth: true
        spacing: Theme.gap

        Button {
            symbol: "file"
            width: Math.min(implicitWidth, parent.width)
            text: qsTr("Choose a file")
            onClicked: files.open()
        }
        Button {
            enabled: path.text.trim() !== "" && !table.running
            kind: "main"
            symbol: "import"
            width: Math.min(implicitWidth, parent.width)
            text: qsTr("Import")
            onClicked: table.read(path.text.trim())
        }
        Button {
            symbol: "save"
            width: Math.min(implicitWidth, parent.width)
            text: qsTr("Save a table to fill")
            onClicked: template.open()
        }
    }
    Notice {
        id: templateNotice

        Layout.fillWidth: true
        tone: "info"
        visible: text !== ""
    }
    ProgressRow {
        Layout.fillWidth: true
        cancellable: true
        done: table.done
        text: qsTr("Lines are read")
        total: table.total
        visible: table.running
        onCancelled: table.cancel()
    }
    Notice {
        Layout.fillWidth: true
        text: table.problem
        tone: "danger"
        visible: table.problem !== ""
    }
    Notice {
        Layout.fillWidth: true
        text: qsTr("%n line(s) imported.", "", table.imported) + (table.refusals.length > 0 ? " " + qsTr("%n line(s) refused:", "", table.refusals.length) : "")
        tone: table.refusals.length > 0 ? "warning" : "success"
        visible: table.finished && table.problem === ""
    }
    Notice {
        Layout.fillWidth: true
        text: table.ignoredText
        tone: "warning"
        visible: text !== "" && table.problem === ""
    }
    Notice {
        Layout.fillWidth: true
        text: table.encodingText
        tone: "info"
        visible: text !== "" && table.problem === ""
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: table.takenText
        visible: text !== ""
    }
    Rows {
        Layout.fillWidth: true
        model: table.refusals.slice(0, step.mostShown)
        delegate: Label {
            required property var modelData

            text: qsTr("Line %1: %2").arg(modelData.line).arg(modelData.text)
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("and %n more", "", table.refusals.length - step.mostShown)
        visible: table.refusals.length > step.mostShown
    }

    TableImportController {
        id: table

        kind: step.kind
        workspace: step.workspace
    }
    D.FileDialog {
        id: template

        defaultSuffix: "csv"
        fileMode: D.FileDialog.SaveFile
        nameFilters: [qsTr("CSV files (%1)").arg("*.csv")]
        title: qsTr("Save a table to fill")
        onAccepted: templateNotice.text = table.saveTemplate(selectedFile)
    }
    D.FileDialog {
        id: files

        nameFilters: [qsTr("CSV files (%1)").arg("*.csv *.txt")]
        title: qsTr("Choose a file")
        onAccepted: {
            path.text = selectedFile;
            table.read(selectedFile);
        }
    }
}
