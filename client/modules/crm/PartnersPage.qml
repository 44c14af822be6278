import QtQuick
import Carnet.Crm
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// The place Customers: list, and the record beside it or over it.
ListDetail {
    id: page

    required property Workspace workspace
    property string recordId
    property Component related
    // The customer that was made here last.
    property string made

    signal opened(string id)
    signal linkOpened(string kind, string id)

    detailOpen: recordId !== ""
    listAlone: true
    emptySymbol: "people"
    emptyTitle: qsTr("No customer chosen")
    emptyText: qsTr("Choose a customer to see contacts, addresses, machines and tickets.")

    list: ListPane {
        actionsOf: row => row.phone !== "" ? [{
                key: "call",
                text: qsTr("Call"),
                symbol: "phone",
                swipe: "right"
            }] : []
        builtIn: [{
                key: "clients",
                text: qsTr("Customers")
            }, {
                key: "suppliers",
                text: qsTr("Suppliers")
            }]
        bulk: bulk
        countText: qsTr("%n customer(s)", "", partners.count)
        emptyActionText: newPartner.allowed ? qsTr("New customer") : ""
        emptySymbol: "people"
        emptyText: qsTr("The customers of your tickets arrive here by themselves.")
        emptyTitle: qsTr("No customers yet")
        model: partners
        name: qsTr("Customers")
        recordId: page.recordId
        searchHint: qsTr("Name, town or telephone")
        delegate: ListRow {
            required property var row
            required property int index

            marked: row.id === page.recordId
            subtitle: row.city
            title: row.name
            trailing: row.phone
        }
        header: Button {
            hint: "N"
            symbol: "add"
            text: qsTr("New customer")
            onClicked: newPartner.add("")

            LetterKey {
                enabled: page.enabled && newPartner.allowed && page.listSeen
                letter: "N"
                onActivated: newPartner.add("")
            }
        }
        headerVisible: newPartner.allowed
        onBulkRequested: key => page.changeChosen(key)
        onEmptyActionTriggered: newPartner.add("")
        onOpened: id => page.opened(id)
        onRowAction: (key, row) => page.workspace.call(row.phone)
    }
    detail: RecordRoom {
        likely: page.enabled
        recordId: page.recordId
        page: PartnerPage {
            canGoBack: !page.sideBySide
            related: page.related
            workspace: page.workspace
            onBackRequested: page.closed()
            // Taken back: there is nothing to look at any more.
            onVanished: id => {
                if (id === page.made)
                    page.closed();
            }
            onLinkOpened: (kind, id) => page.linkOpened(kind, id)
        }
    }

    PartnerListModel {
        id: partners

        workspace: page.workspace
    }
    NewPartnerDialog {
        id: newPartner

        workspace: page.workspace
        onExistingChosen: id => page.opened(id)
        onCreated: id => {
            page.made = id;
            page.opened(id);
        }
    }
    PartnerBulk {
        id: bulk

        model: partners
    }
    Connections {
        target: bulk.change

        // As long as a row was refused, the tag may be needed again.
        function onFinished() {
            if (bulk.change.refusals.length === 0)
                tagDialog.made?.draft.done();
        }
    }
    Later {
        id: personDialog

        ChoiceDialog {
            choices: bulk.people
            title: qsTr("Hand over to")
            onChosen: id => bulk.handOver(id)
        }
    }
    Later {
        id: tagDialog

        TagDialog {
            chosen: partners.selection.count
            workspace: page.workspace
            onGiven: (key, tag) => key === "tag" ? bulk.addTag(tag) : bulk.removeTag(tag)
        }
    }

    function changeChosen(key: string) {
        switch (key) {
        case "owner":
            return personDialog.open();
        case "tag":
        case "untag":
            return tagDialog.make().ask(key);
        default:
            bulk.setOptOut(key === "no_mail");
        }
    }
}
