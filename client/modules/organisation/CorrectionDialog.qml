import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// A change that was not accepted: what its author gave, to be put right and sent again. Without anything to put right it
// is sent as it was.
Dialog {
    id: dialog

    required property Workspace workspace
    // One of WaitingController.refused.
    property var change: ({})
    // What was typed, by the keys of the change's parts.
    property var values: ({})
    // The parts that stand with something that cannot be sent.
    property var unfit: []
    // Asks for the change; returns its number (Workspace.submit).
    property var save: (id, values) => 0

    readonly property var parts: change.parts || []

    acceptEnabled: !parts.some(part => unfit.includes(part.key))
    acceptText: qsTr("Send again")
    preferredWidth: 560
    title: parts.length > 0 ? qsTr("Correct and send again") : qsTr("Send it again?")

    function ask(refused: var) {
        change = refused;
        // What was left is not sent, and its fields may have gone over to other parts.
        unfit = [];
        open();
    }

    function valueOf(part: var): var {
        return part.key in values ? values[part.key] : part.value;
    }

    function put(key: string, value: var) {
        values = Object.assign({}, values, {[key]: value});
    }

    function judge(key: string, fits: bool) {
        unfit = unfit.filter(each => each !== key).concat(fits ? [] : [key]);
    }

    onAboutToShow: draft.begin({values: ({})})
    onAccepted: draft.send(save(change.id, values))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }
    Label {
        Layout.fillWidth: true
        text: dialog.change.title || ""
    }
    Notice {
        Layout.fillWidth: true
        text: dialog.change.reason || ""
        tone: "warning"
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("It is sent as it was. That helps when what stood in its way is gone.")
        visible: dialog.parts.length === 0
    }
    Rows {
        model: dialog.parts
        spacing: Theme.fieldGap
        delegate: FormFieldRow {
            id: row

            required property var modelData

            error: part.item && part.item.refusal || ""
            label: modelData.label

            Loader {
                id: part

                sourceComponent: row.modelData.kind === "choice" ? choice : row.modelData.kind === "quantity" ? quantity : words

                Component {
                    id: words

                    TextArea {
                        minimumLines: 2
                        name: row.modelData.label
                        value: dialog.valueOf(row.modelData)
                        // At once: the form may be sent while the cursor is here.
                        onTextChanged: {
                            if (activeFocus)
                                dialog.put(row.modelData.key, text);
                        }
                    }
                }
                Component {
                    id: quantity

                    QuantityField {
                        name: row.modelData.label
                        value: dialog.valueOf(row.modelData)
                        onAcceptableChanged: dialog.judge(row.modelData.key, acceptable)
                        onEdited: value => dialog.put(row.modelData.key, value)

                        Component.onDestruction: dialog.judge(row.modelData.key, true)
                    }
                }
                Component {
                    id: choice

                    ComboField {
                        name: row.modelData.label
                        options: row.modelData.options
                        value: dialog.valueOf(row.modelData)
                        onEdited: value => dialog.put(row.modelData.key, value)
                    }
                }
            }
        }
    }

    FormDraft {
        id: draft

        choices: ["values"]
        form: dialog
        key: dialog.change.id ? "refused/" + dialog.change.id : ""
        workspace: dialog.workspace
    }
}
