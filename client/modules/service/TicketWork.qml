import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// What was found and done: diagnosis, solution, parts, time, photos; each with its one verb.
ColumnLayout {
    id: work

    required property Workspace workspace
    required property TicketController ticket
    property var camera: null

    readonly property string diagnosisKey: "ticket/" + ticket.recordId + "/diagnosis"
    readonly property string solutionKey: "ticket/" + ticket.recordId + "/solution"

    spacing: Theme.fieldGap

    function writeDiagnosis() {
        diagnosisSheet.open();
    }

    WrittenSection {
        Layout.fillWidth: true
        draftKey: work.diagnosisKey
        editText: work.ticket.diagnosis !== "" ? qsTr("Edit the diagnosis") : qsTr("Add a diagnosis")
        editable: work.ticket.canWork
        emptyText: qsTr("Not diagnosed yet.")
        standing: work.ticket.standing.diagnosis || {}
        text: work.ticket.diagnosis
        title: qsTr("Diagnosis")
        workspace: work.workspace
        writing: diagnosisSheet.shown
        onConflictChosen: (conflict, side) => work.ticket.keep(conflict, side)
        onEditRequested: diagnosisSheet.open()
    }
    WrittenSection {
        Layout.fillWidth: true
        draftKey: work.solutionKey
        editText: work.ticket.solution !== "" ? qsTr("Edit the solution") : qsTr("Add a solution")
        editable: work.ticket.canWork
        emptyText: qsTr("What solved it will stand here.")
        standing: work.ticket.standing.solution || {}
        text: work.ticket.solution
        title: qsTr("Solution")
        workspace: work.workspace
        writing: solutionSheet.shown
        onConflictChosen: (conflict, side) => work.ticket.keep(conflict, side)
        onEditRequested: solutionSheet.open()
    }
    SectionHeader {
        Layout.fillWidth: true
        actionOffered: work.ticket.canWork
        actionText: qsTr("Add a part")
        count: work.ticket.parts.length
        text: qsTr("Parts")
        onActionTriggered: partPicker.open()
    }
    LineGrid {
        Layout.fillWidth: true
        columns: [{
                key: "name",
                title: qsTr("Part"),
                fill: 2
            }, {
                key: "sku",
                title: qsTr("Number"),
                width: 110
            }, {
                key: "who",
                title: qsTr("Used by"),
                fill: 1
            }, {
                key: "quantity",
                title: qsTr("Quantity"),
                width: 90,
                align: "right"
            }]
        emptyText: qsTr("No parts used yet.")
        lineVerb: work.ticket.canWork ? qsTr("Remove") : ""
        rows: work.ticket.parts
        // A line that takes back is not taken back by its own.
        verbFits: row => row.thousandths > 0
        onLineVerbTriggered: index => work.ticket.removePart(index)
    }
    SectionHeader {
        Layout.fillWidth: true
        actionOffered: work.ticket.canWork
        actionText: qsTr("Add time")
        text: qsTr("Time")
        onActionTriggered: timeDialog.open()
    }
    DraftNotice {
        Layout.fillWidth: true
        dialog: timeDialog
        onResumed: timeDialog.open()
    }
    DraftNotice {
        Layout.fillWidth: true
        dialog: correction
        onResumed: correction.open()
    }
    LineGrid {
        Layout.fillWidth: true
        columns: [{
                key: "kind",
                title: qsTr("Kind"),
                width: 80
            }, {
                key: "span",
                title: qsTr("When"),
                fill: 2,
                least: 190
            }, {
                key: "who",
                title: qsTr("Who"),
                fill: 1
            }, {
                key: "length",
                title: qsTr("Length"),
                width: 100,
                align: "right"
            }, {
                key: "remark",
                below: true
            }]
        emptyText: qsTr("No time recorded yet.")
        lineVerb: work.ticket.canWork ? qsTr("Remove") : ""
        // Most of a ticket's lines are of the same kind.
        nameOf: row => row.kind + ", " + row.span
        opens: work.ticket.canWork
        opensFor: row => work.ticket.canCorrectTime(row)
        rows: work.ticket.times
        totals: work.ticket.times.length > 1 ? [{
                    label: qsTr("Together"),
                    value: work.ticket.totalTime,
                    strong: true
                }] : []
        verbFits: row => work.ticket.canRemoveTime(row)
        onActivated: index => correction.make().correct(work.ticket.times[index].id)
        onLineVerbTriggered: index => work.ticket.removeTime(work.ticket.times[index])
    }
    SectionHeader {
        Layout.fillWidth: true
        actionOffered: work.ticket.canWork
        actionText: qsTr("Add a photo")
        count: work.ticket.photos.length
        text: qsTr("Photos")
        onActionTriggered: photoDialog.open()
    }
    AttachmentStrip {
        Layout.fillWidth: true
        canAdd: false
        items: work.ticket.photos
        visible: items.length > 0
        onOpened: key => viewer.make().show(key)
    }
    Label {
        Layout.fillWidth: true
        second: true
        text: qsTr("No photos yet.")
        visible: work.ticket.photos.length === 0
    }

    Later {
        id: diagnosisSheet

        TextSheet {
            draftKey: work.diagnosisKey
            initial: work.ticket.diagnosis
            label: qsTr("Diagnosis")
            placeholder: qsTr("What is broken, and why?")
            save: (text, seen) => work.ticket.saveDiagnosis(text, {text: seen})
            workspace: work.workspace
        }
    }
    Later {
        id: solutionSheet

        TextSheet {
            draftKey: work.solutionKey
            initial: work.ticket.solution
            label: qsTr("Solution")
            placeholder: qsTr("What was done?")
            save: (text, seen) => work.ticket.saveSolution(text, {text: seen})
            workspace: work.workspace
        }
    }
    Later {
        id: partPicker

        VanPartPicker {
            draftKey: "ticket/" + work.ticket.recordId + "/part"
            ticketId: work.ticket.recordId
            save: (productId, locationId, quantity) => work.ticket.usePart(productId, locationId, quantity)
            workspace: work.workspace
        }
    }
    FormLater {
        id: timeDialog

        draftKey: "ticket/" + work.ticket.recordId + "/time"
        workspace: work.workspace

        LogTimeDialog {
            ticket: work.ticket
        }
    }
    FormLater {
        id: correction

        draftKey: "ticket/" + work.ticket.recordId + "/time-correction"
        workspace: work.workspace

        LogTimeDialog {
            corrects: true
            ticket: work.ticket
        }
    }
    // Of a line that is gone nothing can be corrected any more.
    Connections {
        function onWorkTold() {
            const begun = correction.made ? correction.made.begunId : "";
            if (begun !== "" && work.ticket.workShown && !correction.shown && !work.ticket.times.some(time => time.id === begun))
                work.workspace.drafts.drop(correction.draftKey);
        }

        target: work.ticket
    }
    Later {
        id: photoDialog

        PhotoDialog {
            camera: work.camera
            onChosen: file => work.ticket.addPhoto(file)
        }
    }
    Connections {
        function onPhotoRefused(file, sentence) {
            photoDialog.make().refuse(file, sentence);
        }

        target: work.ticket
    }
    Later {
        id: viewer

        PhotoViewer {
            ticket: work.ticket
        }
    }
}
