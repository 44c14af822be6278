import QtQuick
import Carnet.Organisation
import Carnet.Service
import Carnet.Store
import Carnet.Ui

// Plan a visit, move it to another time, give it to somebody else.
Dialog {
    id: dialog

    required property Workspace workspace
    // Of the visit that is moved; empty for a new one.
    property string visitId
    property string ticketId

    property string day
    property string personId
    // When the ticket is due, of a new visit.
    property real dueAt: 0
    // What stood in From before it was changed.
    property string beganBefore
    // What was proposed for From; another time there was typed.
    property string proposed
    // {id, ticketId, dayIso, from, to, personId}: as it stands.
    property var standing: ({})

    readonly property alias draft: draft
    readonly property string fromError: from.text !== "" ? plan.timeProblem(from.text) : ""
    readonly property string taken: visible && plan.ready && dayField.acceptable ? plan.clash(personId, day, from.text, to.text) : ""
    // The next time without a clash, as long.
    readonly property string free: taken !== "" ? plan.freeFrom(personId, day, from.text, to.text) : ""
    readonly property string toError: to.text !== "" ? plan.spanProblem(from.text, to.text) : ""

    acceptEnabled: plan.ready && day !== "" && dayField.acceptable && from.text !== "" && to.text !== "" && fromError === "" && toError === ""
    acceptText: visitId === "" ? qsTr("Plan the visit") : qsTr("Save")
    title: visitId === "" ? qsTr("Plan a visit") : qsTr("Move the visit")

    // A new visit of the ticket, first meant for this person.
    function planFor(ticket: string, person: string, due: real) {
        standing = {
            personId: person
        };
        dueAt = due;
        visitId = "";
        ticketId = ticket;
        open();
    }

    function move(visit: var) {
        standing = visit;
        visitId = visit.id;
        ticketId = visit.ticketId;
        open();
    }

    onAboutToShow: {
        plan.workspace = workspace;
        const nextDay = plan.proposedDay(dueAt);
        const begins = plan.proposedTime(nextDay);
        proposed = "";
        draft.begin({
            day: standing.dayIso || nextDay,
            personId: standing.personId || "",
            from: standing.from || begins,
            to: standing.to || plan.proposedEnd(begins)
        });
        beganBefore = from.text;
        if (visitId === "" && !draft.restored)
            proposed = begins;
        propose();
    }
    onDayChanged: propose()
    onPersonIdChanged: propose()
    onAccepted: draft.send(plan.save(personId, day, from.text, to.text, draft.seen))
    onClosed: draft.leave()

    function begin(time: string) {
        const ends = plan.movedEnd(beganBefore, time, to.text);
        if (ends !== "")
            to.text = ends;
        beganBefore = from.text = time;
    }

    // When the person has time that day, until somebody says when.
    function propose() {
        if (proposed === "" || from.text !== proposed || !plan.ready || !dayField.acceptable)
            return;
        const begins = plan.proposedTime(day);
        begin(plan.freeFrom(personId, day, begins, plan.proposedEnd(begins)) || begins);
        proposed = from.text;
        draft.expect({
            from: from.text,
            to: to.text
        });
    }

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }

    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("planned_start_at")
        help: plan.ready ? plan.weekday(dialog.day) : ""
        label: qsTr("Day")
        required: true

        DateField {
            id: dayField

            value: dialog.day
            onEdited: iso => dialog.day = iso
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.fieldGap

        FormFieldRow {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            error: dialog.fromError
            label: qsTr("From")
            required: true

            TextField {
                id: from

                focus: true
                inputMethodHints: Qt.ImhTime
                placeholderText: qsTr("14:05")
                onEdited: text => {
                    const ends = plan.movedEnd(dialog.beganBefore, text, to.text);
                    if (ends !== "")
                        to.text = ends;
                    if (dialog.fromError === "")
                        dialog.beganBefore = text;
                }
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            error: dialog.toError || draft.errorOf("planned_end_at")
            label: qsTr("Until")
            required: true

            TextField {
                id: to

                inputMethodHints: Qt.ImhTime
                placeholderText: qsTr("14:05")
            }
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: draft.errorOf("assignee_id")
        label: qsTr("Technician")

        ComboField {
            options: plan.people
            placeholderText: qsTr("Nobody yet")
            value: dialog.personId
            onEdited: value => dialog.personId = value
        }
    }
    // Room for the words of one, so that the buttons stay where they are while a time is chosen.
    Item {
        Layout.fillWidth: true
        implicitHeight: Math.max(words.implicitHeight, Theme.field + 16, 2 * Theme.bodyLine + 16)

        Column {
            id: words

            spacing: Theme.gap
            width: parent.width

            Notice {
                actionText: dialog.free !== "" ? qsTr("Free from %1").arg(dialog.free) : ""
                text: dialog.taken
                tone: "warning"
                visible: text !== ""
                width: parent.width
                onActionTriggered: {
                    dialog.begin(dialog.free);
                    draft.changed();
                }
            }
            Notice {
                text: qsTr("This is in the past. Is it meant so?")
                tone: "warning"
                visible: dialog.visible && plan.ready && dayField.acceptable && plan.isPast(dialog.day, from.text)
                width: parent.width
            }
        }
    }

    VisitPlanController {
        id: plan

        recordId: dialog.visitId
        ticketId: dialog.ticketId
        onLoaded: dialog.propose()
    }
    FormDraft {
        id: draft

        choices: ["day", "personId"]
        fields: ({from: from, to: to})
        form: dialog
        key: dialog.visitId !== "" ? "visit/" + dialog.visitId : "ticket/" + dialog.ticketId + "/visit"
        placed: ["planned_start_at", "planned_end_at", "assignee_id"]
        workspace: dialog.workspace
    }
}
