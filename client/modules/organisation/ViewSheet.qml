import QtQuick
import Carnet.Store
import Carnet.Ui

// The views of a list: show one, keep the list as it is now, rename or delete one of one's own.
Dialog {
    id: sheet

    required property ListViews views
    property var builtIn: []
    // The view that is being renamed.
    property string renaming

    readonly property string problem: name.text === "" ? "" : views.nameProblem(name.text, renaming)

    acceptText: ""
    rejectText: qsTr("Close")
    title: qsTr("Views")

    onAboutToShow: {
        renaming = "";
        name.text = "";
    }

    // Under a finger the screen's keyboard would cover the views.
    onOpened: {
        if (!Theme.touch)
            name.forceActiveFocus();
    }

    function keep() {
        if (name.text.trim() === "" || problem !== "")
            return;
        if (renaming === "")
            views.save(name.text);
        else
            views.rename(renaming, name.text);
        close();
    }

    Column {
        Layout.fillWidth: true

        Repeater {
            model: sheet.builtIn.some(view => view.key === "") ? sheet.builtIn : [{
                    key: "",
                    text: qsTr("As the list comes")
                }].concat(sheet.builtIn)
            delegate: ListRow {
                required property var modelData

                marked: sheet.views.currentId === "" && sheet.views.model.view === modelData.key
                title: modelData.text
                width: parent.width
                onClicked: {
                    sheet.views.showBuiltIn(modelData.key);
                    sheet.close();
                }
            }
        }
        Repeater {
            model: sheet.views.saved
            delegate: Item {
                id: own

                required property var modelData

                implicitHeight: shown.implicitHeight
                width: parent.width

                ListRow {
                    id: shown

                    marked: sheet.views.currentId === own.modelData.id
                    symbol: "eye"
                    title: own.modelData.name
                    width: parent.width - buttons.width
                    onClicked: {
                        sheet.views.show(own.modelData.id);
                        sheet.close();
                    }
                }
                Row {
                    id: buttons

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter

                    IconButton {
                        name: qsTr("Rename %1").arg(own.modelData.name)
                        symbol: "edit"
                        onClicked: {
                            sheet.renaming = own.modelData.id;
                            name.text = own.modelData.name;
                            name.forceActiveFocus();
                        }
                    }
                    IconButton {
                        name: qsTr("Delete %1").arg(own.modelData.name)
                        symbol: "delete"
                        onClicked: {
                            sheet.views.remove(own.modelData.id);
                            sheet.close();
                        }
                    }
                }
            }
        }
    }
    Button {
        Layout.fillWidth: true
        symbol: "save"
        text: qsTr("Keep the changes in “%1”").arg(sheet.views.currentName)
        visible: sheet.views.edited
        onClicked: {
            sheet.views.update();
            sheet.close();
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: sheet.problem
        help: sheet.renaming === "" ? qsTr("Filter, order and columns, on each of your devices.") : ""
        label: sheet.renaming === "" ? qsTr("Save the list as it is now") : qsTr("New name")

        TextField {
            id: name

            placeholderText: qsTr("Name of the view")
            onAccepted: sheet.keep()
        }
    }
    Button {
        Layout.alignment: Qt.AlignRight
        enabled: name.text.trim() !== "" && sheet.problem === ""
        kind: "main"
        text: sheet.renaming === "" ? qsTr("Save the view") : qsTr("Rename")
        onClicked: sheet.keep()
    }
}
