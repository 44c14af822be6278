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

    acceptEnabled: !output.running && name.text.trim() !== ""
    acceptText: qsTr("Write the file")
    rejectText: qsTr("Close")
    stays: true
    title: qsTr("Export")

    onConfirmed: write()
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
    // What becomes of it has its room from the beginning: else the buttons below would move under the pointer.
    Item {
        Layout.fillWidth: true
        implicitHeight: Math.max(written.implicitHeight, progress.visible ? progress.implicitHeight : 0,
                                 problem.visible ? problem.implicitHeight : 0)

        ProgressRow {
            id: progress

            cancellable: true
            done: sheet.output.done
            rate: sheet.output.rate
            text: qsTr("Writing the file")
            total: sheet.output.total
            visible: sheet.output.running
            width: parent.width
            onCancelled: sheet.output.cancel()
        }
        Notice {
            id: problem

            text: sheet.output.problem
            tone: "danger"
            visible: text !== ""
            width: parent.width
        }
        Notice {
            id: written

            actionText: qsTr("Open")
            enabled: sheet.over
            opacity: sheet.over ? 1 : 0
            text: qsTr("%n row(s) written to %1", "", sheet.output.total).arg(sheet.over ? sheet.output.file
                                                                                         : sheet.folder + "/" + name.text)
            tone: "success"
            width: parent.width
            onActionTriggered: Qt.openUrlExternally("file://" + sheet.output.file)

            Accessible.ignored: !sheet.over
        }
    }

    function write() {
        if (acceptEnabled)
            output.save(folder, name.text.trim(), format, onlyChosen && chosen > 0, mark.checked);
    }

    D.FolderDialog {
        id: folders

        currentFolder: "file://" + sheet.folder
        title: qsTr("Folder for the export")
        onAccepted: sheet.folder = decodeURIComponent(String(selectedFolder).replace(/^file:\/\//, ""))
    }
}
