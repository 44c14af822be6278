import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The place Contacts: everybody we know at our customers.
ListDetail {
    id: page

    required property Workspace workspace
    property string recordId

    signal opened(string id)
    signal linkOpened(string kind, string id)

    detailOpen: recordId !== ""
    listAlone: true
    emptySymbol: "contact"
    emptyTitle: qsTr("No contact chosen")
    emptyText: qsTr("Choose a person to call, write or correct a number.")

    list: ListPane {
        actionsOf: row => (row.phone !== "" ? [{
                    key: "call",
                    text: qsTr("Call"),
                    symbol: "phone",
                    swipe: "right"
                }] : []).concat([{
                    key: "customer",
                    text: qsTr("Open the customer"),
                    symbol: "people"
                }])
        countText: qsTr("%n contact(s)", "", contacts.count)
        emptyActionText: maker.canAdd ? qsTr("New contact") : ""
        emptySymbol: "contact"
        emptyText: qsTr("People are added on the page of their customer.")
        emptyTitle: qsTr("No contacts yet")
        model: contacts
        name: qsTr("Contacts")
        recordId: page.recordId
        searchHint: qsTr("Name, customer or telephone")
        delegate: ListRow {
            required property var row
            required property int index

            marked: row.id === page.recordId
            subtitle: row.partner
            title: row.name
            trailing: row.phone
        }
        header: Button {
            hint: "N"
            symbol: "add"
            text: qsTr("New contact")
            onClicked: partnerPicker.open()

            LetterKey {
                enabled: page.enabled && maker.canAdd && page.listSeen
                letter: "N"
                onActivated: partnerPicker.open()
            }
        }
        headerVisible: maker.canAdd
        onEmptyActionTriggered: partnerPicker.open()
        onOpened: id => page.opened(id)
        onRowAction: (key, row) => key === "call" ? page.workspace.call(row.phone)
                                                   : page.linkOpened("partner", row.partnerId)
    }
    detail: RecordRoom {
        likely: page.enabled
        recordId: page.recordId
        page: ContactPage {
            canGoBack: !page.sideBySide
            workspace: page.workspace
            onBackRequested: page.closed()
            onLinkOpened: (kind, id) => page.linkOpened(kind, id)
        }
    }

    // The contacts of the customer that was chosen for a new one.
    PartnerController {
        id: maker

        workspace: page.workspace
    }
    Later {
        id: partnerPicker

        PartnerPicker {
            workspace: page.workspace
            onChosen: id => {
                maker.recordId = id;
                contactDialog.open();
            }
        }
    }
    Later {
        id: contactDialog

        ContactDialog {
            recordId: maker.recordId
            save: (name, jobTitle, phone) => maker.addContact(name, jobTitle, phone)
            workspace: page.workspace
        }
    }
    ContactListModel {
        id: contacts

        workspace: page.workspace
    }
}
