import QtQuick
import Carnet.Store
import Carnet.Ui

// A dialog with a form, made when it is asked for; at once, if something was begun in it and not saved, so that its
// DraftNotice can say so.
Later {
    required property Workspace workspace
    // FormDraft's key of a form that was just opened.
    required property string draftKey

    wanted: workspace.drafts.revision >= 0 && workspace.drafts.has(draftKey)
}
