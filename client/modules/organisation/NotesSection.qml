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
    Notice {
        readonly property string draft: section.workspace.drafts.revision >= 0
                                        ? section.workspace.drafts.text(section.draftKey) : ""

        Layout.fillWidth: true
        actionText: qsTr("Go on writing")
        text: qsTr("Begun and not saved: %1").arg(draft.substring(0, 80))
        visible: draft !== "" && !writing.shown
        onActionTriggered: section.write()
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
