import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// One person at a customer.
RecordPage {
    id: page

    required property Workspace workspace
    property alias recordId: contact.recordId

    signal linkOpened(string kind, string id)

    actions: contact.canEdit ? [{
                key: "edit",
                text: qsTr("Edit the contact"),
                symbol: "edit"
            }, {
                key: "number",
                text: qsTr("Add a number or address"),
                symbol: "phone"
            }] : []
    subtitle: contact.jobTitle
    title: contact.missing ? qsTr("This contact is not on this device") : contact.name

    onActionTriggered: key => key === "edit" ? editing.open() : numberDialog.make().add()

    facts: [
        FieldStates {
            Layout.fillWidth: true
            fields: [{
                    label: qsTr("Name"),
                    standing: contact.standing.name
                }, {
                    label: qsTr("Position"),
                    standing: contact.standing.job_title
                }, {
                    label: qsTr("Language"),
                    standing: contact.standing.language
                }]
            onChosen: (conflict, side) => contact.keep(conflict, side)
        },
        Card {
            Layout.fillWidth: true

            Fact {
                Layout.fillWidth: true
                clickable: contact.partnerId !== ""
                label: qsTr("Customer")
                symbol: "people"
                value: contact.partner
                onClicked: page.linkOpened("partner", contact.partnerId)
            }
            Fact {
                Layout.fillWidth: true
                label: qsTr("Language")
                symbol: "globe"
                value: contact.spoken
                visible: contact.spoken !== ""
            }
        }
    ]
    lines: [
        DraftNotice {
            Layout.fillWidth: true
            dialog: editing
            onResumed: editing.open()
        },
        DraftNotice {
            Layout.fillWidth: true
            dialog: numberDialog.made !== null && numberDialog.made.pointId !== "" ? null : numberDialog
            onResumed: numberDialog.open()
        },
        SectionHeader {
            Layout.fillWidth: true
            actionText: contact.canEdit ? qsTr("Add a number or address") : ""
            text: qsTr("Reach them")
            onActionTriggered: numberDialog.make().add()
        },
        Card {
            Layout.fillWidth: true
            visible: contact.points.length > 0

            Rows {
                model: contact.points
                spacing: Theme.gap
                delegate: PointRow {
                    begun: page.workspace.drafts.revision >= 0 && page.workspace.drafts.has("number/" + modelData.id)
                           && !numberDialog.shown
                    canEdit: contact.canEdit
                    workspace: page.workspace
                    onConflictChosen: (conflict, side) => contact.keep(conflict, side)
                    onEditRequested: point => numberDialog.make().edit(point)
                }
            }
        },
        Label {
            Layout.fillWidth: true
            second: true
            text: qsTr("No number is known.")
            visible: contact.ready && contact.points.length === 0
        }
    ]
    timeline: NotesSection {
        Layout.fillWidth: true
        targetEntity: "contact"
        targetId: page.recordId
        workspace: page.workspace
    }

    ContactController {
        id: contact

        workspace: page.workspace
    }
    FormLater {
        id: editing

        draftKey: "contact/" + page.recordId
        workspace: page.workspace

        ContactDialog {
            isNew: false
            recordId: page.recordId
            workspace: page.workspace
            jobTitle: contact.jobTitle
            personName: contact.name
            save: (name, jobTitle, phone, seen) => contact.saveDetails(name, jobTitle, seen)
            standing: contact.standing
        }
    }
    FormLater {
        id: numberDialog

        draftKey: "new-number/" + page.recordId
        workspace: page.workspace

        PhoneDialog {
            recordId: page.recordId
            workspace: page.workspace
            canRemove: contact.canRemovePoints
            remove: (pointId, value) => contact.removePoint(pointId, value)
            points: contact.points
            save: (pointId, kind, value, seen) => pointId !== "" ? contact.savePoint(pointId, value, seen) : contact.addPoint(kind, value)
        }
    }
}
