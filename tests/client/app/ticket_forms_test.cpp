// The forms of a ticket: a new one, what is said of one, and its end.
#include <QAccessible>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QtTest>

#include "client/modules/service/ticket_controller.h"
#include "client/store/edits.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/app/hands.h"
#include "tests/client/support/last_change.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::dialogOf;
using carnet::client::test::Hands;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

TicketController* ticketOf(const QObject* dialog) { return dialog->property("ticket").value<TicketController*>(); }

// Of the sample's ticket, on its page.
TicketController* openTicket(const Hands& hands) {
  const QString id = test::text(sampleIds().ticket);
  hands.navigator()->open("ticket", id);
  if (!hands.find("Pump leaks at the shaft")) return nullptr;
  for (const QObject* page : hands.window()->findChildren<QObject*>()) {
    if (QByteArray(page->metaObject()->className()).startsWith("TicketPage_QML") && page->property("recordId") == id)
      return page->property("controller").value<TicketController*>();
  }
  return nullptr;
}

}  // namespace

class TicketFormsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }

  void theEndOfATicketIsOneSheetAndOneMorePress() {
    Hands hands({390, 844}, Person::technician, "touch");
    const Uuid ticket = naturalId("sample", "T-2026-00398");
    const QString id = test::text(ticket);
    std::vector<Operation> repair;
    for (const char* to : {"repairing", "testing", "ready"}) {
      repair.push_back(step<Ticket>(ticket, "step", {{"to", std::string(to)}}));
    }
    hands.workspace()->submit(std::move(repair));
    hands.navigator()->open("ticket", id);
    hands.click("Resolve");
    QVERIFY(hands.find("What was done?", "EditableText"));
    hands.click("What was done?", "EditableText");
    hands.type("Serviced");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hands.sees("Resolved"));
    QVERIFY(!hands.workspace()->drafts()->has("ticket/" + id + "/end"));
  }

  void anotherCustomerOfATicketAsksForMachineAndContactAnew() {
    Hands hands({1280, 800});
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    QTRY_VERIFY(hands.sees("Pump leaks at the shaft"));
    QObject* dialog = dialogOf(hands, "TicketDialog");
    QVERIFY(dialog);
    QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
    QTRY_VERIFY(!dialog->property("serialId").toString().isEmpty());
    const QString former = dialog->property("contactId").toString();
    const QString machine = dialog->property("machine").toString();
    const QString start = "Taken out, as it is not of this customer: ";
    hands.click("Choose a customer");
    hands.click("Clinique Sainte-Anne", "ListItem");
    QTRY_VERIFY(dialog->property("customer") == "Clinique Sainte-Anne");
    const QString said = dialog->property("takenOut").toString();
    QVERIFY2(said.startsWith(start) && said.endsWith(machine), qPrintable(said));
    QTRY_VERIFY2(hands.sees(said), "what went with the former customer is named in the form");
    QCOMPARE(dialog->property("serialId").toString() + dialog->property("machine").toString(), QString());
    // There is one whom the clinic can name.
    QTRY_VERIFY(!dialog->property("contactId").toString().isEmpty());
    QVERIFY(dialog->property("contactId").toString() != former);
    // Going back brings back what was chosen.
    const auto chooseCustomer = [&](const Uuid& id, const QString& name) {
      return QMetaObject::invokeMethod(dialog, "chooseCustomer", Q_ARG(QString, test::text(id)), Q_ARG(QString, name));
    };
    QVERIFY(chooseCustomer(sampleIds().partner, "Brasserie du Vieux-Port"));
    QCOMPARE(dialog->property("machine").toString(), machine);
    QCOMPARE(dialog->property("contactId").toString(), former);
    QVERIFY(chooseCustomer(naturalId("sample", "Clinique Sainte-Anne"), "Clinique Sainte-Anne"));
    QTRY_VERIFY(!dialog->property("contactId").toString().isEmpty());
    const QString contact = dialog->property("contactId").toString();
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hands.sees("Ticket saved"));
    QTRY_VERIFY(!hands.workspace()->drafts()->has("ticket/" + test::text(sampleIds().ticket) + "/details"));
    const TicketController* ticket = ticketOf(dialog);
    QTRY_COMPARE(ticket->customer(), QString("Clinique Sainte-Anne"));
    QCOMPARE(ticket->contactId(), contact);
    QCOMPARE(ticket->serialId() + ticket->productId(), QString());
  }

  void theMachineOfATicketIsTakenAway() {
    Hands hands({1280, 800});
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    QTRY_VERIFY(hands.sees("Pump leaks at the shaft"));
    QObject* dialog = dialogOf(hands, "TicketDialog");
    QVERIFY(dialog && QMetaObject::invokeMethod(dialog, "open"));
    QTRY_VERIFY(!dialog->property("serialId").toString().isEmpty());
    // Beside the field when there is one, else for the whole form.
    const auto placed = [&] { return dialog->property("draft").value<QObject*>()->property("placed").toStringList(); };
    QTRY_VERIFY(placed().contains("contact_id"));
    dialog->setProperty("customerId", QString());
    QTRY_VERIFY(!placed().contains("contact_id"));
    dialog->setProperty("customerId", test::text(sampleIds().partner));
    hands.click("Take the machine away", "Button");
    QVERIFY(!hands.sees("Take the machine away"));
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hands.sees("Ticket saved"));
    QTRY_COMPARE(ticketOf(dialog)->serialId() + ticketOf(dialog)->productId(), QString());
    QCOMPARE(ticketOf(dialog)->customerId(), test::text(sampleIds().partner));
  }

  void aTicketThatWasBegunToBeEditedLeavesWhatOthersChangedSince() {
    Hands hands({1280, 800});
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    QTRY_VERIFY(hands.sees("Pump leaks at the shaft"));
    QObject* dialog = dialogOf(hands, "TicketDialog");
    QVERIFY(dialog && QMetaObject::invokeMethod(dialog, "open"));
    QTRY_COMPARE(hands.textIn("Title"), QString("Pump leaks at the shaft"));
    const QString place = dialog->property("place").toString();
    const QString theirs = place == "workshop" ? "on_site" : "workshop";
    hands.click("Title", "EditableText");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("Shaft leaks");
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!dialog->property("visible").toBool());
    Edits<Ticket> edits(sampleIds().ticket);
    edits.set<&Ticket::place>(place, theirs);
    edits.set<&Ticket::title>(QString("Pump leaks at the shaft"), QString("Theirs"));
    hands.workspace()->submit(edits.operations());
    QTRY_COMPARE(ticketOf(dialog)->place(), theirs);
    QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
    QTRY_COMPARE(hands.textIn("Title"), QString("Shaft leaks"));
    QCOMPARE(dialog->property("place").toString(), theirs);
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(ticketOf(dialog)->title(), QString("Shaft leaks"));
    QCOMPARE(ticketOf(dialog)->place(), theirs);
    const std::vector<FieldEdit> mine = test::lastEdits(*hands.workspace());
    QCOMPARE(mine.size(), std::size_t(1));
    QCOMPARE(mine[0].base, valueOf("Pump leaks at the shaft"));
  }

  void whatWasFoundStandsBesideWhatSomebodyElseFoundMeanwhile() {
    Hands hands({1280, 1000}, Person::technician);
    const QString id = test::text(sampleIds().ticket);
    hands.workspace()->submit({step<Ticket>(sampleIds().ticket, "start")});
    Edits<Ticket> theirs(sampleIds().ticket);
    theirs.text<&Ticket::diagnosis>(QString(), QString("Shaft bent"));
    hands.workspace()->submit(theirs.operations());
    hands.workspace()->drafts()->keep(
        "ticket/" + id + "/end",
        R"({"found": "Seal worn", "done": "", "logsTime": false, "seen": {"found": "", "done": "", "logsTime": false}})");
    hands.navigator()->open("ticket", id);
    QTRY_VERIFY(hands.sees("Pump leaks at the shaft"));
    QObject* dialog = dialogOf(hands, "ResolveDialog");
    QVERIFY(dialog);
    QTRY_COMPARE(ticketOf(dialog)->diagnosis(), QString("Shaft bent"));
    QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
    QCOMPARE(hands.textIn("What was found?"), QString("Seal worn"));
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hands.sees("Resolved"));
    QTRY_VERIFY(ticketOf(dialog)->diagnosis().contains("Seal worn"));
    QVERIFY(ticketOf(dialog)->diagnosis().contains("Shaft bent"));
  }

  void timeThatIsRecordedWhileTheEndIsWrittenIsNotRecordedTwice() {
    Hands hands({1280, 1000}, Person::technician);
    hands.workspace()->submit({step<Ticket>(sampleIds().ticket, "start")});
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    QTRY_VERIFY(hands.sees("Pump leaks at the shaft"));
    QObject* dialog = dialogOf(hands, "ResolveDialog");
    QVERIFY(dialog);
    TicketController* ticket = ticketOf(dialog);
    hands.workspace()->setClockOffset(60 * 60'000);
    QTRY_VERIFY(!ticket->timeSinceStart().isEmpty());
    QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
    QVERIFY(hands.find("Record my time since the start"));
    ticket->logTime("work", 45, "", {});
    QVERIFY(hands.find("There is no time since the start to record any more: it was recorded meanwhile."));
    QVERIFY(!hands.sees("Record my time since the start"));
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hands.sees("Resolved"));
    QCOMPARE(ticket->times().size(), 1);
  }

  void aLineOfTimeIsPressedAndCorrected() {
    Hands hands({1280, 2000}, Person::technician);
    TicketController* ticket = openTicket(hands);
    QVERIFY(ticket);
    ticket->logTime("travel", 45, "", "the wrong way");
    QTRY_COMPARE(ticket->times().size(), 1);
    const auto name = [&] { return "Travel, " + ticket->times()[0].toMap()["span"].toString(); };
    hands.click(name(), "Row");
    QVERIFY(hands.find("Correct the time", "Dialog"));
    QCOMPARE(hands.textIn("Remark"), QString("the wrong way"));
    QCOMPARE(hands.textIn("Minutes"), QString("45"));
    hands.click("Remark", "EditableText");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("by train");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(ticket->times()[0].toMap()["remark"].toString(), QString("by train"));
    QCOMPARE(ticket->times().size(), 1);
    QVERIFY(hands.find("Time removed"));
    hands.click("Remove: " + name(), "Button");
    QTRY_COMPARE(ticket->times().size(), 0);
  }

  void aCorrectionThatWasBegunWaitsOnTheTicketForItsLine() {
    Hands hands({1280, 2000}, Person::technician);
    TicketController* ticket = openTicket(hands);
    QVERIFY(ticket);
    ticket->logTime("travel", 45, "", "the wrong way");
    QTRY_COMPARE(ticket->times().size(), 1);
    const QVariantMap line = ticket->times()[0].toMap();
    hands.click("Travel, " + line["span"].toString(), "Row");
    QTRY_COMPARE(hands.textIn("Remark"), QString("the wrong way"));
    hands.click("Remark", "EditableText");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("by train");
    hands.key(Qt::Key_Escape);
    QVERIFY(hands.find("Begun and not saved: Correct the time"));
    hands.click("Go on writing", "Button");
    QTRY_COMPARE(hands.textIn("Remark"), QString("by train"));
    QCOMPARE(hands.textIn("Minutes"), QString("45"));
    hands.click("Start again", "Button");
    QTRY_COMPARE(hands.textIn("Remark"), QString("the wrong way"));
    hands.type(" home");
    hands.key(Qt::Key_Escape);
    // Another line is corrected: what was begun is discarded in so many words.
    ticket->logTime("work", 30, "", "seal");
    QTRY_COMPARE(ticket->times().size(), 2);
    const qsizetype at = ticket->times()[0].toMap()["id"] == line["id"] ? 1 : 0;
    hands.click("Work, " + ticket->times()[at].toMap()["span"].toString(), "Row");
    QTRY_COMPARE(hands.textIn("Remark"), QString("seal"));
    QCOMPARE(hands.textIn("Minutes"), QString("30"));
    hands.click("Remark", "EditableText");
    hands.type("ed");
    hands.key(Qt::Key_Escape);
    QVERIFY(hands.find("Begun and not saved: Correct the time"));
    const QString key = "ticket/" + test::text(sampleIds().ticket) + "/time-correction";
    QVERIFY(hands.workspace()->drafts()->has(key));
    ticket->removeTime(ticket->times()[at].toMap());
    QTRY_VERIFY(!hands.workspace()->drafts()->has(key));
    QTRY_VERIFY(!hands.sees("Begun and not saved: Correct the time"));
  }

  void whoIsAskedForAReasonReadsWhatForAndMayGoBack() {
    Hands hands({1280, 800});
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    QTRY_VERIFY(hands.sees("Pump leaks at the shaft"));
    for (QObject* page : hands.window()->findChildren<QObject*>()) {
      if (QByteArray(page->metaObject()->className()).startsWith("TicketPage_QML") &&
          page->property("recordId").toString() == test::text(sampleIds().ticket))
        QVERIFY(QMetaObject::invokeMethod(page, "begin", Q_ARG(QString, QString("cancel"))));
    }
    QVERIFY(hands.find("Cancel the ticket: T-2026-00412", "Dialog"));
    QTRY_VERIFY(hands.focusIsIn("Reason", "ComboBox"));
    QVERIFY(!hands.find("Cancel the ticket", "Button")->isEnabled());
    hands.click("Back", "Button");
    QTRY_VERIFY(!hands.sees("Cancel the ticket: T-2026-00412"));
  }

  void aTicketIsOpenedFromTheCustomerItIsAbout() {
    Hands hands({1280, 800});
    hands.navigator()->open("partner", test::text(sampleIds().partner));
    hands.click("New ticket", "Button");
    QTRY_COMPARE(hands.navigator()->recordId(), QString("new"));
    QCOMPARE(hands.workspace()->drafts()->text("new-ticket/customerId"), test::text(sampleIds().partner));
    // With words in it, it is not taken for another customer.
    hands.workspace()->drafts()->keep("new-ticket/title", "The fan is loud");
    hands.navigator()->open("serial", test::text(sampleIds().serial));
    hands.click("New ticket", "Button");
    QTRY_COMPARE(hands.navigator()->recordId(), QString("new"));
    QCOMPARE(hands.workspace()->drafts()->text("new-ticket/customerId"), test::text(sampleIds().partner));
    QVERIFY(hands.workspace()->drafts()->text("new-ticket/serialId").isEmpty());
    hands.workspace()->drafts()->drop("new-ticket/title");
    hands.navigator()->open("serial", test::text(sampleIds().serial));
    hands.click("New ticket", "Button");
    QTRY_COMPARE(hands.workspace()->drafts()->text("new-ticket/serialId"), test::text(sampleIds().serial));
  }

  void theCursorGoesToWhatANewTicketLacks() {
    Hands hands({1280, 800});
    hands.navigator()->open("ticket", "new");
    hands.click("Fault", "EditableText");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(hands.find("Say in a few words what is wrong.", "AlertMessage"));
    QTRY_VERIFY(hands.focusIsIn("Title", "EditableText"));
  }

  void aNewTicketThatWasBegunSaysSo() {
    Hands hands({1280, 800});
    hands.workspace()->drafts()->keep("new-ticket/title", "Pump");
    hands.navigator()->open("ticket", "new");
    QTRY_COMPARE(hands.textIn("Title"), QString("Pump"));
    hands.click("Start again", "Button");
    QTRY_COMPARE(hands.textIn("Title"), QString());
    QVERIFY(hands.focusIsIn("Title", "EditableText"));
    QVERIFY(!hands.sees("You began this earlier; it is not saved yet."));
  }

  void aNewTicketThatIsRefusedKeepsItsForm() {
    Hands hands({1280, 800});
    Drafts& drafts = *hands.workspace()->drafts();
    drafts.keep("new-ticket/kind", "a kind of another version");
    hands.navigator()->open("ticket", "new");
    hands.click("Title", "EditableText");
    hands.type("Second pump leaks");
    hands.click("Create the ticket");
    QVERIFY(hands.find("This value cannot be stored.", "AlertMessage"));
    QCOMPARE(hands.textIn("Title"), QString("Second pump leaks"));
    QCOMPARE(drafts.text("new-ticket/title"), QString("Second pump leaks"));
  }
};

CARNET_QT_TEST(TicketFormsTest, QGuiApplication)

#include "ticket_forms_test.moc"
