import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// One customer: numbers as buttons, contacts, addresses, what later modules add (`related`), notes.
RecordPage {
    id: page

    required property Workspace workspace
    property alias recordId: partner.recordId
    property Component related

    readonly property PartnerController controller: partner

    signal linkOpened(string kind, string id)
    // The customer was here and is no more.
    signal vanished(string id)

    actions: (partner.canEdit ? [{
                key: "edit",
                text: qsTr("Edit the customer"),
                symbol: "edit"
            }] : []).concat(partner.canEditContacts ? [{
                key: "number",
                text: qsTr("Add a number or address"),
                symbol: "phone"
            }].concat(partner.canEditAddresses ? [{
                key: "address",
                text: qsTr("Add an address"),
                symbol: "map"
            }] : []).concat([{
                key: "contact",
                text: qsTr("Add a contact"),
                symbol: "person"
            }, {
                key: "note",
                text: qsTr("Write a note"),
                symbol: "note"
            }]) : [])
    chips: partner.roles
    stateText: partner.stageText
    stateTone: partner.stageTone
    subtitle: partner.subtitle
    title: partner.missing ? qsTr("This customer is not on this device") : partner.name

    onActionTriggered: key => {
        const dialogs = {
            edit: () => editing.open(),
            number: () => numberDialog.make().add(),
            address: () => addressDialog.make().add(),
            contact: () => contactDialog.open(),
            note: () => notes.write()
        };
        dialogs[key]();
    }

    facts: [
        FieldStates {
            Layout.fillWidth: true
            fields: [{
                    label: qsTr("Name"),
                    standing: partner.standing.name
                }, {
                    label: qsTr("Legal form"),
                    standing: partner.standing.legal_form
                }, {
                    label: qsTr("VAT number"),
                    standing: partner.standing.vat_no
                }, {
                    label: qsTr("Language"),
                    standing: partner.standing.language
                }]
            onChosen: (conflict, side) => partner.keep(conflict, side)
        },
        Card {
            Layout.fillWidth: true
            title: qsTr("Reach them")

            Rows {
                model: partner.points
                spacing: Theme.gap
                delegate: PointRow {
                    begun: page.workspace.drafts.revision >= 0 && page.workspace.drafts.has("number/" + modelData.id)
                           && !numberDialog.shown
                    canEdit: partner.canEditContacts
                    workspace: page.workspace
                    onConflictChosen: (conflict, side) => partner.keep(conflict, side)
                    onEditRequested: point => numberDialog.make().edit(point)
                }
            }
            Label {
                Layout.fillWidth: true
                second: true
                text: qsTr("No number is known.")
                visible: partner.ready && partner.points.length === 0
            }
        },
        Card {
            Layout.fillWidth: true
            actionSymbol: "add"
            actionText: partner.canEditAddresses ? qsTr("Add an address") : ""
            title: qsTr("Addresses")
            onActionTriggered: addressDialog.make().add()

            Rows {
                model: partner.addresses
                spacing: Theme.gap
                delegate: PointRow {
                    begun: page.workspace.drafts.revision >= 0 && page.workspace.drafts.has("address/" + modelData.id)
                           && !addressDialog.shown
                    canEdit: partner.canEditAddresses
                    workspace: page.workspace
                    onConflictChosen: (conflict, side) => partner.keep(conflict, side)
                    onEditRequested: address => addressDialog.make().edit(address)
                }
            }
            Label {
                Layout.fillWidth: true
                second: true
                text: qsTr("No address is known.")
                visible: partner.ready && partner.addresses.length === 0
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
        DraftNotice {
            Layout.fillWidth: true
            dialog: addressDialog.made !== null && addressDialog.made.addressId !== "" ? null : addressDialog
            onResumed: addressDialog.open()
        },
        DraftNotice {
            Layout.fillWidth: true
            dialog: contactDialog
            onResumed: contactDialog.open()
        },
        Loader {
            Layout.fillWidth: true
            active: page.recordId !== ""
            sourceComponent: page.related
            onLoaded: item.recordId = Qt.binding(() => page.recordId)
        },
        SectionHeader {
            Layout.fillWidth: true
            actionText: partner.canEditContacts ? qsTr("Add a contact") : ""
            count: partner.contacts.length
            text: qsTr("Contacts")
            onActionTriggered: contactDialog.open()
        },
        Card {
            Layout.fillWidth: true
            padding: 0
            visible: partner.contacts.length > 0

            Rows {
                model: partner.contacts
                delegate: ListRow {
                    required property var modelData
                    required property int index

                    separator: index < partner.contacts.length - 1
                    subtitle: modelData.jobTitle
                    symbol: "person"
                    title: modelData.name
                    trailing: modelData.phone
                    rightSwipe: modelData.phone ? {
                        key: "call",
                        text: qsTr("Call"),
                        symbol: "phone"
                    } : null
                    onClicked: page.linkOpened("contact", modelData.id)
                    onSwiped: page.workspace.call(modelData.phone)
                }
            }
        },
        Label {
            Layout.fillWidth: true
            second: true
            text: qsTr("Nobody is recorded here yet.")
            visible: partner.ready && partner.contacts.length === 0
        },
        Card {
            Layout.fillWidth: true
            visible: partner.facts.length > 0 || partner.description !== "" || partner.standing.description !== undefined

            FactGrid {
                facts: partner.facts
            }
            Label {
                Layout.fillWidth: true
                text: partner.description
                visible: text !== ""
            }
            FieldState {
                Layout.fillWidth: true
                standing: partner.standing.description
                onChosen: (conflict, side) => partner.keep(conflict, side)
            }
        },
        KeepOnDevice {
            Layout.fillWidth: true
            kind: "partner"
            recordId: page.recordId
            visible: partner.ready && !partner.missing
            workspace: page.workspace
        }
    ]
    timeline: NotesSection {
        id: notes

        Layout.fillWidth: true
        targetEntity: "partner"
        targetId: page.recordId
        workspace: page.workspace
    }

    PartnerController {
        id: partner

        // The record that was here when it was last looked for.
        property string seen

        onLoaded: {
            if (!missing)
                seen = recordId;
            else if (seen !== "" && seen === recordId)
                page.vanished(recordId);
        }

        workspace: page.workspace
    }
    FormLater {
        id: editing

        draftKey: "partner/" + page.recordId
        workspace: page.workspace

        PartnerDialog {
            partner: page.controller
        }
    }
    FormLater {
        id: numberDialog

        draftKey: "new-number/" + page.recordId
        workspace: page.workspace

        PhoneDialog {
            recordId: page.recordId
            workspace: page.workspace
            canRemove: partner.canRemovePoints
            remove: (pointId, value) => partner.removePoint(pointId, value)
            points: partner.points
            save: (pointId, kind, value, seen) => pointId !== "" ? partner.savePoint(pointId, value, seen) : partner.addPoint(kind, value)
        }
    }
    FormLater {
        id: addressDialog

        draftKey: "new-address/" + page.recordId
        workspace: page.workspace

        AddressDialog {
            partner: page.controller
        }
    }
    FormLater {
        id: contactDialog

        draftKey: "new-contact/" + page.recordId
        workspace: page.workspace

        ContactDialog {
            recordId: page.recordId
            workspace: page.workspace
            save: (name, jobTitle, phone) => partner.addContact(name, jobTitle, phone)
        }
    }
}
