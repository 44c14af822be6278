import QtQuick
import QtQuick.Dialogs as D
import Carnet.Store
import Carnet.Ui

// The list into a file: which kind, which rows, where. What goes wrong is said beside the button.
Dialog {
    id: sheet

    required property ListExport output
    property ListSelection selection: null

    readonly property int chosen: selection ? selection.count : 0
    property string format: "xlsx"
    property string folder
    property bool onlyChosen: false

    readonly property bool over: output.file !== "" && !output.running

    acceptText: ""
    rejectText: output.running ? "" : qsTr("Close")
    title: qsTr("Export")

    onClosed: {
        output.cancel();
        output.forget();
    }

    function show() {
        output.forget();
        if (folder === "")
            folder = output.folder();
        onlyChosen = chosen > 0;
        name.text = output.fileName(format);
        open();
    }

    function chooseFormat(next: string) {
        format = next;
        name.text = name.text.replace(/\.[a-z]+$/, "") + "." + next;
    }

    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Kind of file")

        ComboField {
            options: [{
                    value: "xlsx",
                    text: qsTr("Workbook (XLSX)")
                }, {
                    value: "csv",
                    text: qsTr("Text with separators (CSV)")
                }, {
                    value: "pdf",
                    text: qsTr("Pages to print (PDF)")
                }]
            value: sheet.format
            onEdited: value => sheet.chooseFormat(value)
        }
    }
    CheckBox {
        id: mark

        Layout.fillWidth: true
        checked: true
        text: qsTr("Mark as UTF-8, for spreadsheets")
        visible: sheet.format === "csv"
    }
    CheckBox {
        Layout.fillWidth: true
        checked: sheet.onlyChosen
        text: qsTr("Only the %n chosen row(s)", "", sheet.chosen)
        visible: sheet.chosen > 0
        onToggled: sheet.onlyChosen = checked
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Name of the file")

        TextField {
            id: name

            onAccepted: sheet.write()
        }
    }
    Fact {
        Layout.fillWidth: true
        label: qsTr("Folder")
        symbol: "folder"
        value: sheet.folder
    }
    Button {
        Layout.alignment: Qt.AlignLeft
        kind: "quiet"
        symbol: "folder"
        text: qsTr("Another folder…")
        onClicked: folders.open()
    }
    ProgressRow {
        Layout.fillWidth: true
        cancellable: true
        done: sheet.output.done
        rate: sheet.output.rate
        text: qsTr("Writing the file")
        total: sheet.output.total
        visible: sheet.output.running
        onCancelled: sheet.output.cancel()
    }
    Notice {
        Layout.fillWidth: true
        text: sheet.output.problem
        tone: "danger"
        visible: text !== ""
    }
    Notice {
        Layout.fillWidth: true
        actionText: qsTr("Open")
        text: qsTr("%n row(s) written to %1", "", sheet.output.total).arg(sheet.output.file)
        tone: "success"
        visible: sheet.over
        onActionTriggered: Qt.openUrlExternally("file://" + sheet.output.file)
    }
    Button {
        Layout.fillWidth: sheet.sheet
        Layout.alignment: Qt.AlignRight
        enabled: !sheet.output.running && name.text.trim() !== ""
        kind: sheet.over ? "normal" : "main"
        symbol: "export"
        text: qsTr("Write the file")
        onClicked: sheet.write()
    }

    function write() {
        if (name.text.trim() !== "")
            output.save(folder, name.text.trim(), format, onlyChosen && chosen > 0, mark.checked);
    }

    D.FolderDialog {
        id: folders

        currentFolder: "file://" + sheet.folder
        title: qsTr("Folder for the export")
        onAccepted: sheet.folder = decodeURIComponent(String(selectedFolder).replace(/^file:\/\//, ""))
    }
}
