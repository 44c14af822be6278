import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// A text of a record with its verb, and the draft that was begun and not saved.
ColumnLayout {
    id: section

    required property Workspace workspace
    property string title
    property string text
    property string emptyText
    property string editText
    property bool editable: true
    property string draftKey
    property bool writing: false
    // How the text stands, as in FieldState.
    property var standing: ({})

    readonly property string draft: workspace.drafts.revision >= 0 ? workspace.drafts.text(draftKey) : ""

    signal editRequested
    signal conflictChosen(var conflict, string side)

    spacing: Theme.gap

    SectionHeader {
        Layout.fillWidth: true
        actionOffered: section.editable
        actionSymbol: "edit"
        actionText: section.editText
        text: section.title
        onActionTriggered: section.editRequested()
    }
    Card {
        Layout.fillWidth: true
        visible: section.text !== ""

        Label {
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.textColumn
            text: section.text
        }
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: section.emptyText
        visible: section.text === ""
    }
    FieldState {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.textColumn
        standing: section.standing
        onChosen: (conflict, side) => section.conflictChosen(conflict, side)
    }
    BegunNotice {
        Layout.fillWidth: true
        visible: !section.writing && section.draft !== "" && section.draft !== section.text && section.editable
        what: section.draft
        onResumed: section.editRequested()
    }
}
