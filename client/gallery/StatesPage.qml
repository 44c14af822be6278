import QtQuick
import Carnet.Ui

PlainPage {
    id: page

    title: "States of a list, decisions"

    Grid {
        id: lists

        Layout.fillWidth: true
        columnSpacing: Theme.fieldGap
        columns: page.width >= 720 ? 2 : 1
        rowSpacing: Theme.fieldGap

        Repeater {
            model: [{ allowed: true, filtered: false, loading: false }, { allowed: true, filtered: true, loading: false }, { allowed: false, filtered: false, loading: false }, { allowed: true, filtered: false, loading: true }]
            delegate: Card {
                required property var modelData

                height: 280
                padding: 1
                width: (lists.width - (lists.columns - 1) * lists.columnSpacing) / lists.columns

                RecordList {
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    allowed: modelData.allowed
                    emptyActionText: "Create a ticket"
                    emptySymbol: "calendar"
                    emptyText: "Visits that the desk plans for you appear here."
                    emptyTitle: "No visits today"
                    filtered: modelData.filtered
                    loading: modelData.loading
                    model: RowsModel {}
                }
            }
        }
    }
    DecisionCard {
        Layout.fillWidth: true
        choices: [{ key: "again", text: "Change the quantity", kind: "main" }, { key: "drop", text: "Take it back" }]
        facts: [{ label: "You used", value: "2 × P-11 Fan capacitor" }, { label: "In the van", value: "1" }]
        text: "Headquarters could not accept this change: the van did not hold enough. The stock keeper can correct the van's stock."
        title: "Ticket T-0412: parts used"
    }
    ConflictCard {
        Layout.fillWidth: true
        allowBoth: true
        mine: "Ring at the back door, the bell in front is broken."
        question: "Both of you changed the remarks. Keep which?"
        theirName: "Jean Perrin"
        theirWhen: "today 14:02"
        theirs: "Ask for Mme Perrin."
    }
    ConflictCard {
        Layout.fillWidth: true
        mine: "+33 4 91 54 20 99"
        mineName: "Marta Keller"
        mineWhen: "today 09:40"
        question: "Brasserie du Vieux-Port: Marta Keller and Jean Perrin both changed the phone number. Keep which?"
        theirName: "Jean Perrin"
        theirWhen: "today 14:02"
        theirs: "+33 4 91 54 20 11"
        was: "+33 4 91 54 20 10"
    }
    Card {
        Layout.fillWidth: true

        FactGrid {
            facts: [{
                    label: "Telephone",
                    value: "+33 4 78 00 11 22",
                    symbol: "phone",
                    standing: { unsent: true }
                }, {
                    label: "Mail",
                    value: "office@example.org",
                    symbol: "mail",
                    standing: { refused: "Your role does not allow changing this. The office can do it." }
                }, {
                    label: "Mobile",
                    value: "+33 6 12 00 33 77",
                    symbol: "phone",
                    standing: { conflict: { mine: "+33 6 12 00 33 77", mineName: "", mineWhen: "today 09:40", theirs: "+33 6 12 00 33 78", theirName: "Jean Perrin", theirWhen: "today 14:02" } }
                }]
        }
    }
    FieldStates {
        Layout.fillWidth: true
        fields: [{ label: "Name", standing: { unsent: true } }, { label: "Legal form", standing: { refused: "This record was deleted meanwhile." } }]
    }
    Card {
        Layout.fillWidth: true
        padding: 1

        RecordList {
            Layout.fillWidth: true
            Layout.preferredHeight: 240
            columns: [{ key: "number", title: "Number", width: 90 }, { key: "customer", title: "Customer", fill: 2 }, { key: "fault", title: "Fault", fill: 3 }, { key: "state", title: "State", width: 110 }, { key: "due", title: "Due", width: 90, align: "right" }]
            currentIndex: 1
            delegate: ListRow {
                required property var row
                required property int index

                subtitle: row.fault
                title: row.customer
                trailing: row.due
            }
            model: RowsModel {
                rows: [
                    { id: 1, number: "T-0412", customer: "Alfreds Futterkiste", fault: "Cold room does not cool", state: { text: "Started", tone: "info" }, due: "14:30" },
                    { id: 2, number: "T-0413", customer: "Blondel père et fils", fault: "Door does not close", state: { text: "New", tone: "neutral" }, due: "tomorrow" },
                    { id: 3, number: "T-0414", customer: "Bon app'", fault: "Yearly check", state: { text: "Late", tone: "danger" }, due: "yesterday", unread: true }]
            }
            sortKey: "due"
        }
    }
}
