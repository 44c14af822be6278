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
        countText: qsTr("%n contact(s)", "", contacts.count)
        emptySymbol: "contact"
        emptyText: qsTr("People are added on the page of their customer.")
        emptyTitle: qsTr("No contacts yet")
        model: contacts
        name: qsTr("Contacts")
        searchHint: qsTr("Name, customer or telephone")
        delegate: ListRow {
            required property var row
            required property int index

            marked: row.id === page.recordId
            subtitle: row.partner
            title: row.name
            trailing: row.phone
        }
        onOpened: id => page.opened(id)
    }
    detail: ContactPage {
        canGoBack: !page.sideBySide
        recordId: page.recordId
        workspace: page.workspace
        onBackRequested: page.closed()
        onLinkOpened: (kind, id) => page.linkOpened(kind, id)
    }

    ContactListModel {
        id: contacts

        workspace: page.workspace
    }
}
