import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// A telephone number or mail address: a new one, or the one that is known.
Dialog {
    id: dialog

    required property Workspace workspace
    // Of the customer or person that a new number is for.
    property string recordId
    property string pointId
    property string kind: "phone"
    property string label
    property string value
    property var standing: ({})
    // All of the record, as they stand: one that is being written may change meanwhile.
    property var points: []

    readonly property alias draft: draft

    property bool canRemove: false

    // Asks for the change; returns its number (Workspace.submit).
    property var remove: (pointId, value) => 0
    property var save: (pointId, kind, value, seen) => 0

    acceptEnabled: field.text.trim() !== ""
    acceptText: qsTr("Save")
    title: pointId !== "" ? label : qsTr("Add a number or address")

    function edit(point: var) {
        pointId = point.id;
        kind = point.kind;
        label = point.label;
        value = point.value;
        standing = point.standing || {};
        open();
    }

    function add() {
        pointId = "";
        kind = "phone";
        label = "";
        value = "";
        standing = {};
        open();
    }

    onAboutToShow: draft.begin({number: value, kind: kind})
    onAccepted: draft.send(save(pointId, kind, field.text, draft.seen))
    onClosed: draft.leave()

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("kind")
        label: qsTr("Kind")
        visible: dialog.pointId === ""

        ComboField {
            options: [{
                    value: "phone",
                    text: qsTr("Telephone")
                }, {
                    value: "mobile",
                    text: qsTr("Mobile")
                }, {
                    value: "email",
                    text: qsTr("Mail")
                }, {
                    value: "web",
                    text: qsTr("Web page")
                }]
            value: dialog.kind
            onEdited: value => dialog.kind = value
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("value")
        label: qsTr("Number or address")
        meanwhile: draft.meanwhile.number || ""
        standing: dialog.standing

        TextField {
            id: field

            focus: true
            inputMethodHints: dialog.kind === "email" ? Qt.ImhEmailCharactersOnly
                            : dialog.kind === "web" ? Qt.ImhUrlCharactersOnly : Qt.ImhDialableCharactersOnly
            onAccepted: dialog.confirm()
        }
    }

    Button {
        Layout.alignment: Qt.AlignLeft
        kind: "quiet"
        symbol: "delete"
        text: qsTr("Remove %1").arg(dialog.value)
        visible: dialog.canRemove && dialog.pointId !== ""
        onClicked: {
            draft.done();
            dialog.remove(dialog.pointId, dialog.value);
            dialog.close();
        }
    }

    FormDraft {
        id: draft

        choices: ["kind"]
        fields: ({number: field})
        form: dialog
        key: dialog.pointId !== "" ? "number/" + dialog.pointId : "new-number/" + dialog.recordId
        placed: ["kind", "value"]
        standing: {
            const point = dialog.pointId !== "" && dialog.points.find(known => known.id === dialog.pointId);
            return point ? {number: point.value} : {};
        }
        workspace: dialog.workspace
    }
}
