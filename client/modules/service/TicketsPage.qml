import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Store
import Carnet.Ui

// The place Tickets: list with views and filter, the record beside it or over it, and the form for a new one.
ListDetail {
    id: page

    required property Workspace workspace
    property string recordId
    property var camera: null

    // "new" opens the form.
    readonly property bool making: recordId === "new"

    signal opened(string id)
    signal linkOpened(string kind, string id)

    // As a link asks for it: without what the list was narrowed by.
    function showView(key: string) {
        pane.showBuiltIn(key);
    }

    detailOpen: recordId !== ""
    listAlone: true
    emptySymbol: "tools"
    emptyTitle: qsTr("No ticket chosen")
    emptyText: qsTr("Choose a ticket to see what is broken and what has been done.")

    list: ListPane {
        id: pane

        // What only a figure of the day asks for stands among them while it is shown.
        builtIn: [{
                key: "",
                text: qsTr("Open"),
                // A state that is asked for by the filter shows whatever is in it.
                unless: "state"
            }, page.workspace.isDesk ? {
                key: "unassigned",
                text: qsTr("Unassigned")
            } : {
                key: "mine",
                text: qsTr("Mine")
            }].concat([{
                    key: "late",
                    text: qsTr("Late")
                }, {
                    key: "dueSoon",
                    text: qsTr("Due within two hours")
                }, {
                    key: "resolved",
                    text: qsTr("Resolved")
                }, {
                    key: "resolvedToday",
                    text: qsTr("Resolved today")
                }, {
                    key: "all",
                    text: qsTr("All")
                }]).filter(view => view.key !== "dueSoon" && view.key !== "resolvedToday" || tickets.view === view.key)
        actionsOf: row => (row.phone !== "" ? [{
                    key: "call",
                    text: qsTr("Call"),
                    symbol: "phone",
                    swipe: "right"
                }] : []).concat(row.customerId !== "" ? [{
                    key: "customer",
                    text: qsTr("Open the customer"),
                    symbol: "people"
                }] : [])
        bulk: bulk
        cellOf: (key, row) => key === "due" && row.dueAt > 0 && page.workspace.urgency(row.dueAt, page.workspace.now) === "danger" ? {
            text: page.workspace.left(row.dueAt, page.workspace.now),
            ink: "danger"
        } : undefined
        countText: qsTr("%n ticket(s)", "", tickets.count)
        emptyActionText: qsTr("New ticket")
        emptySymbol: "tools"
        emptyText: qsTr("Tickets you are given, and those you create, stand here.")
        emptyTitle: qsTr("No open tickets")
        model: tickets
        name: qsTr("Tickets")
        recordId: page.making ? "" : page.recordId
        searchHint: qsTr("Number, customer, machine")
        delegate: ListRow {
            required property var row
            required property int index

            chip: row.chip
            marked: row.id === page.recordId
            subtitle: [row.number, row.customer].filter(part => part).join(" · ")
            title: row.title
            trailing: page.workspace.left(row.dueAt, page.workspace.now)
            trailingTone: page.workspace.urgency(row.dueAt, page.workspace.now)
        }
        header: Button {
            hint: "N"
            symbol: "add"
            text: qsTr("New ticket")
            onClicked: page.opened("new")

            LetterKey {
                enabled: page.enabled && page.listSeen
                letter: "N"
                onActivated: page.opened("new")
            }
        }
        onBulkRequested: key => page.changeChosen(key)
        onEmptyActionTriggered: page.opened("new")
        onOpened: id => page.opened(id)
        onRowAction: (key, row) => key === "call" ? page.workspace.call(row.phone)
                                                   : page.linkOpened("partner", row.customerId)
    }
    detail: Item {
        readonly property alias warming: room.warming

        // Each ticket gets a page of its own, at its top and without what was open over the last one.
        RecordRoom {
            id: room

            anchors.fill: parent
            fresh: true
            likely: page.enabled
            recordId: page.making ? "" : page.recordId
            page: TicketPage {
                camera: page.camera
                canGoBack: !page.sideBySide
                workspace: page.workspace
                onBackRequested: page.closed()
                onLinkOpened: (kind, id) => page.linkOpened(kind, id)
            }
        }
        Loader {
            active: page.making
            anchors.fill: parent
            sourceComponent: NewTicketPage {
                canGoBack: true
                workspace: page.workspace
                onBackRequested: page.closed()
                onCreated: id => page.opened(id)
            }
        }
    }

    function changeChosen(key: string) {
        switch (key) {
        case "assign":
            bulk.lookForClashes();
            bulk.refreshChoices();
            return assignDialog.open();
        case "priority":
            return priorityDialog.open();
        case "cancel":
            return reasonDialog.make().ask(key, "", "", bulk.reasonsFor(key));
        default:
            bulk.takeStep(key);
        }
    }

    TicketListModel {
        id: tickets

        workspace: page.workspace
    }
    TicketBulk {
        id: bulk

        model: tickets
    }
    Connections {
        target: bulk.change

        // As long as a row was refused, the words may be needed again.
        function onFinished() {
            if (bulk.change.refusals.length === 0)
                reasonDialog.made?.draft.done();
        }
    }
    Later {
        id: assignDialog

        ChoiceDialog {
            choices: bulk.people
            emptyTitle: qsTr("Nobody can be given tickets")
            title: qsTr("Assign to")
            onChosen: id => bulk.assignTo(id)
        }
    }
    Later {
        id: priorityDialog

        PriorityDialog {
            onChosen: priority => bulk.setPriority(priority)
        }
    }
    Later {
        id: reasonDialog

        // A row that goes away meanwhile is not chosen any more.
        ReasonDialog {
            acceptEnabled: complete && tickets.selection.count > 0
            acceptText: title
            draftKey: "tickets/why"
            reopens: false
            save: (key, reasonId, text) => {
                bulk.takeStep(key, reasonId, text);
                return -1;
            }
            title: qsTr("Cancel %n ticket(s)", "", tickets.selection.count)
            workspace: page.workspace
        }
    }
}
