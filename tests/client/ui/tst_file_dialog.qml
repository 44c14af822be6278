import QtQuick
import QtQuick.Dialogs
import QtQuick.Window
import QtTest

// Where the desktop has no dialog of its own Qt makes one in QML, of modules that nothing of ours imports: without one of them
// the program ended.
Item {
    Window {
        id: window

        height: 600
        visible: true
        width: 800

        FileDialog {
            id: file

            options: FileDialog.DontUseNativeDialog
        }
        FolderDialog {
            id: folder

            options: FolderDialog.DontUseNativeDialog
        }
    }
    TestCase {
        name: "FileDialog"

        function test_filesCanBeChosen() {
            file.open();
            tryCompare(file, "visible", true);
            file.close();
        }
        function test_foldersCanBeChosen() {
            folder.open();
            tryCompare(folder, "visible", true);
            folder.close();
        }
    }
}
