import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The notes on a record, and a sheet to write one. What is typed survives a crash.
ColumnLayout {
    id: section

    required property Workspace workspace
    property alias targetEntity: notes.targetEntity
    property alias targetId: notes.recordId

    readonly property string draftKey: "note/" + targetId

    spacing: Theme.fieldGap

    function write() {
        writing.open();
    }

    SectionHeader {
        Layout.fillWidth: true
        actionOffered: notes.canWrite
        actionText: qsTr("Write a note")
        count: notes.notes.length
        text: qsTr("Notes")
        onActionTriggered: section.write()
    }
    BegunNotice {
        Layout.fillWidth: true
        visible: what !== "" && !writing.shown
        what: section.workspace.drafts.revision >= 0 ? section.workspace.drafts.text(section.draftKey) : ""
        onResumed: section.write()
    }
    Timeline {
        Layout.fillWidth: true
        emptyText: qsTr("No notes yet.")
        events: notes.notes
    }

    NotesController {
        id: notes

        workspace: section.workspace
    }
    Later {
        id: writing

        TextSheet {
            draftKey: section.draftKey
            label: qsTr("Note")
            placeholder: qsTr("What should others know?")
            save: text => notes.write(text)
            workspace: section.workspace
        }
    }
}
