// What was typed into a form is there until it is saved, also when the rules refuse it.
#include <QAccessible>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/service/ticket_controller.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/store/edits.h"
#include "client/store/record_source.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/serial.h"
#include "tests/client/app/hands.h"
#include "tests/client/support/last_change.h"
#include "tests/client/support/later.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Hands;
using carnet::client::test::Person;
using carnet::client::test::SampleIds;
using carnet::client::test::sampleIds;

namespace {

// The dialog of the page that is shown.
QObject* dialogOf(const Hands& hands, const char* type, const QString& title = {}) {
  test::makeDialogs(*hands.window());
  for (QObject* child : hands.window()->findChildren<QObject*>()) {
    if (!QByteArray(child->metaObject()->className()).startsWith(QByteArray(type) + "_QML")) continue;
    if (title.isEmpty() || child->property("title") == title) return child;
  }
  return nullptr;
}

bool isRead(const Hands& hands, const Uuid& record) {
  const auto sources = hands.window()->findChildren<RecordSource*>();
  return std::any_of(sources.begin(), sources.end(), [&](const RecordSource* source) {
    return source->recordId() == test::text(record) && source->isReady();
  });
}

TicketController* ticketOf(const QObject* dialog) { return dialog->property("ticket").value<TicketController*>(); }

Operation erasing(const Uuid& point) {
  Operation erase;
  erase.verb = Verb::erase;
  erase.entity = entityOf<ContactPoint>.no;
  erase.row_id = point;
  return erase;
}

}  // namespace

Q_DECLARE_METATYPE(carnet::Operation)
Q_DECLARE_METATYPE(carnet::Uuid)

class FormsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }

  void aDraftIsForgottenOnlyWhenItsChangeIsSaved() {
    Hands hands({1280, 800});
    Workspace& workspace = *hands.workspace();
    Drafts& drafts = *workspace.drafts();
    QSignalSpy answered(&workspace, &Workspace::answered);
    Edits<Ticket> retitled(sampleIds().ticket), emptied(sampleIds().ticket);
    retitled.set<&Ticket::title>(QString("Pump leaks at the shaft"), QString("Pump leaks"));
    emptied.set<&Ticket::title>(QString("Pump leaks"), QString());

    drafts.keep("kept", "Pump leaks");
    workspace.dropWhenSaved("kept", workspace.submit(retitled.operations()));
    QVERIFY(drafts.has("kept"));
    QTRY_VERIFY(!drafts.has("kept"));

    drafts.keep("kept", "refused");
    const int refused = workspace.submit(emptied.operations());
    workspace.dropWhenSaved("kept", refused);
    QTRY_COMPARE(answered.count(), 2);
    QCOMPARE(answered[1], QVariantList({refused, false, "title", "A ticket needs a title."}));
    QCOMPARE(drafts.text("kept"), QString("refused"));

    Edits<Ticket> again(sampleIds().ticket);
    again.set<&Ticket::title>(QString("Pump leaks"), QString("Pump leaks a lot"));
    workspace.dropWhenSaved("kept", workspace.submit(again.operations()));
    drafts.keep("kept", "typed meanwhile");
    QTRY_COMPARE(answered.count(), 3);
    QCOMPARE(drafts.text("kept"), QString("typed meanwhile"));
    workspace.dropWhenSaved("kept", 0);
    QVERIFY(!drafts.has("kept"));
  }

  void aRefusedFormOpensAgainWithTheTextAndTheReason() {
    Hands hands({1280, 800});
    hands.navigator()->open("partner", test::text(sampleIds().partner));
    hands.click("Edit Telephone");
    QTRY_COMPARE(hands.textIn("Number or address"), QString("+33 4 91 54 20 11"));
    QSignalSpy answered(hands.workspace(), &Workspace::answered);
    hands.workspace()->submit({erasing(naturalId("sample", "Brasserie du Vieux-Port/phone"))});
    QTRY_COMPARE(answered.count(), 1);
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("0491542012");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(answered.count(), 2);
    QVERIFY(hands.find("This record was deleted meanwhile.", "AlertMessage"));
    QCOMPARE(hands.textIn("Number or address"), QString("0491542012"));
  }

  void theReasonStandsBesideTheFieldThatIsMeant() {
    Hands hands({1280, 800});
    hands.navigator()->open("partner", test::text(sampleIds().partner));
    hands.click("Edit Telephone");
    QObject* dialog = dialogOf(hands, "PhoneDialog");
    QVERIFY(dialog);
    hands.find("Number or address", "EditableText");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.key(Qt::Key_Space);
    QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
    QQuickItem* field = hands.find("Number or address", "EditableText");
    QTRY_VERIFY(field->property("invalid").toBool());
    // Mended, the reason is gone; saved, nothing is left of the draft.
    hands.click("Number or address", "EditableText");
    hands.type("0491");
    QTRY_VERIFY(!field->property("invalid").toBool());
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(!dialog->property("visible").toBool());
    const QString draft = "number/" + test::text(naturalId("sample", "Brasserie du Vieux-Port/phone"));
    QTRY_VERIFY(!hands.workspace()->drafts()->has(draft));
    QVERIFY(!hands.sees("Begun and not saved: Telephone"));
  }

  void theCursorGoesToTheFieldThatWasRefused() {
    Hands hands({1280, 800});
    hands.navigator()->goTo("partners");
    QTRY_VERIFY(hands.focusIsIn("Customers", "List"));
    hands.key(Qt::Key_N);
    QTRY_VERIFY(hands.focusIsIn("Name", "EditableText"));
    hands.type("Moulin");
    hands.click("Telephone", "EditableText");
    hands.type("12");
    hands.click("Town", "EditableText");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(hands.find("This is no telephone number. Type it as 01 23 45 67 89.", "AlertMessage"));
    QTRY_VERIFY(hands.focusIsIn("Telephone", "EditableText"));
  }

  void aLongTextThatIsRefusedIsNotLost() {
    Hands hands({1280, 800}, Person::technician);
    const QString id = test::text(sampleIds().other_ticket);
    hands.navigator()->open("ticket", id);
    QTRY_VERIFY(hands.sees("No hot water in the north wing"));
    QObject* sheet = dialogOf(hands, "TextSheet", "Diagnosis");
    QVERIFY(sheet);
    QVERIFY(QMetaObject::invokeMethod(sheet, "open"));
    hands.click("Diagnosis", "EditableText");
    hands.type("Valve stuck");
    hands.key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(hands.find("This ticket is somebody else's. The service desk can change it.", "AlertMessage"));
    QCOMPARE(hands.textIn("Diagnosis"), QString("Valve stuck"));
    QCOMPARE(hands.workspace()->drafts()->text("ticket/" + id + "/diagnosis"), QString("Valve stuck"));
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
    hands.click("Choose a customer");
    hands.click("Clinique Sainte-Anne", "ListItem");
    QTRY_VERIFY(dialog->property("customer") == "Clinique Sainte-Anne");
    QCOMPARE(dialog->property("serialId").toString() + dialog->property("machine").toString(), QString());
    // There is one whom the clinic can name.
    QTRY_VERIFY(!dialog->property("contactId").toString().isEmpty());
    QVERIFY(dialog->property("contactId").toString() != former);
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

  void aQuantityThatIsRefusedIsNotSavedAsAnOlderOne() {
    Hands hands({1280, 800}, Person::technician);
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    QTRY_VERIFY(hands.sees("Pump leaks at the shaft"));
    QObject* picker = dialogOf(hands, "VanPartPicker");
    QVERIFY(picker && QMetaObject::invokeMethod(picker, "open"));
    hands.list = "In the van";
    QTRY_VERIFY(!hands.rows().isEmpty());
    hands.click("O-ring set EPDM");
    QVERIFY(hands.find("24\u00a0pcs in the van"));
    hands.click("Quantity", "EditableText");
    QQuickItem* save = hands.find("Add it", "Button");
    for (const char* refused : {"99999", "1.5", ""}) {
      hands.key(Qt::Key_A, Qt::ControlModifier);
      hands.key(Qt::Key_Delete);
      hands.type(refused);
      QVERIFY2(!save->isEnabled(), refused);
      QVERIFY(hands.find("Write a whole number from 1 to 9,999.", "AlertMessage"));
    }
    hands.type("40");
    QTRY_VERIFY(
        hands.sees("That is more than the van should hold. It is recorded all the same; the van will be counted."));
    hands.key(Qt::Key_Backspace);
    QTRY_VERIFY(
        !hands.sees("That is more than the van should hold. It is recorded all the same; the van will be counted."));
    QVERIFY(save->isEnabled());
  }

  // A form's dialog is not there before it is asked for; what was begun in it is announced all the same.
  void whatWasBegunIsAnnouncedOnItsRecord_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<QString>("title");
    const SampleIds ids = sampleIds();
    const auto add = [](const char* kind, const Uuid& record, const QString& draft, const char* title) {
      const QString id = test::text(record);
      QTest::newRow(qPrintable(draft)) << QString(kind) << id << (draft.contains("%1") ? draft.arg(id) : draft)
                                       << QString(title);
    };
    add("partner", ids.partner, "partner/%1", "Edit the customer");
    add("partner", ids.partner, "new-contact/%1", "New contact");
    add("partner", ids.partner, "new-number/%1", "Add a number or address");
    add("partner", ids.partner, "number/" + test::text(naturalId("sample", "Brasserie du Vieux-Port/phone")),
        "Telephone");
    add("partner", ids.partner, "new-address/%1", "Add an address");
    add("partner", ids.partner, "address/" + test::text(naturalId("sample", "Brasserie du Vieux-Port/address")),
        "Address");
    add("contact", ids.contact, "contact/%1", "Edit the contact");
    add("contact", ids.contact, "new-number/%1", "Add a number or address");
    add("ticket", ids.ticket, "ticket/%1/details", "Edit the ticket");
    add("ticket", ids.ticket, "ticket/%1/time", "Add time");
    add("ticket", ids.ticket, "ticket/%1/visit", "Plan a visit");
  }

  void whatWasBegunIsAnnouncedOnItsRecord() {
    QFETCH(QString, kind);
    QFETCH(QString, record);
    QFETCH(QString, draft);
    QFETCH(QString, title);
    Hands hands({1280, 800});
    hands.workspace()->drafts()->keep(draft, "{}");
    hands.navigator()->open(kind, record);
    QTRY_VERIFY2(hands.sees("Begun and not saved: " + title), qPrintable(title));
    hands.workspace()->drafts()->drop(draft);
    QTRY_VERIFY(!hands.sees("Begun and not saved: " + title));
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

  void anEditIsOneOfWhatThePersonSaw_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Uuid>("record");
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("field");
    QTest::addColumn<Operation>("meanwhile");
    const SampleIds ids = sampleIds();
    const auto edited = [](auto edits) { return edits.operations()[0]; };
    const QString theirs = "theirs 700";
    Edits<Partner> name(ids.partner);
    name.set<&Partner::name>(QString("Brasserie du Vieux-Port"), theirs);
    QTest::newRow("customer") << "partner" << ids.partner << "PartnerDialog"
                              << "Edit the customer"
                              << "Name" << edited(name);
    Edits<Partner> remarks(ids.partner);
    remarks.text<&Partner::description>(QString(), theirs);
    QTest::newRow("remarks") << "partner" << ids.partner << "PartnerDialog"
                             << "Edit the customer"
                             << "Remarks" << edited(remarks);
    Edits<Contact> position(ids.contact);
    position.set<&Contact::job_title>(QString("Head brewer"), theirs);
    QTest::newRow("contact") << "contact" << ids.contact << "ContactDialog"
                             << "Edit the contact"
                             << "Position" << edited(position);
    Edits<ContactPoint> phone(naturalId("sample", "Brasserie du Vieux-Port/phone"));
    phone.set<&ContactPoint::value>(QString("+33 4 91 54 20 11"), theirs);
    QTest::newRow("telephone") << "partner" << ids.partner << "PhoneDialog"
                               << ""
                               << "Number or address" << edited(phone);
    Edits<Serial> place(ids.serial);
    place.set<&Serial::place>(QString("cellar, behind the boiler"), theirs);
    QTest::newRow("place") << "serial" << ids.serial << "TextSheet"
                           << "Where it stands"
                           << "Where it stands" << edited(place);
    Edits<Ticket> diagnosis(ids.ticket);
    diagnosis.text<&Ticket::solution>(QString(), theirs);
    QTest::newRow("solution") << "ticket" << ids.ticket << "TextSheet"
                              << "Solution"
                              << "Solution" << edited(diagnosis);
  }

  // A colleague's value that arrives behind the open form is another edit, for the rules to see as one.
  void anEditIsOneOfWhatThePersonSaw() {
    QFETCH(QString, kind);
    QFETCH(Uuid, record);
    QFETCH(QString, form);
    QFETCH(QString, title);
    QFETCH(QString, field);
    QFETCH(Operation, meanwhile);
    Hands hands({1280, 800});
    QSignalSpy answered(hands.workspace(), &Workspace::answered);
    hands.navigator()->open(kind, test::text(record));
    QTRY_VERIFY(isRead(hands, record));
    if (form == "PhoneDialog") {
      hands.click("Edit Telephone");
    } else {
      QTRY_VERIFY(dialogOf(hands, qPrintable(form), title));
      QVERIFY(QMetaObject::invokeMethod(dialogOf(hands, qPrintable(form), title), "open"));
    }
    const std::string seen = std::get<std::string>(meanwhile.fields[0].base);
    QTRY_COMPARE(hands.textIn(field).toStdString(), seen);
    hands.workspace()->submit({meanwhile});
    QTRY_COMPARE(answered.count(), 1);
    QTRY_VERIFY(hands.sees("Somebody else wrote meanwhile: theirs 700"));
    QCOMPARE(hands.textIn(field).toStdString(), seen);
    hands.click(field, "EditableText");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("mine 0491");
    // Left and begun again, it is still an edit of what was seen.
    hands.key(Qt::Key_Escape);
    QObject* dialog = dialogOf(hands, qPrintable(form), form == "PhoneDialog" ? "Telephone" : title);
    QVERIFY(dialog);
    QTRY_VERIFY(!dialog->property("visible").toBool());
    QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
    QTRY_COMPARE(hands.textIn(field), QString("mine 0491"));
    QVERIFY(hands.sees("Somebody else wrote meanwhile: theirs 700"));
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(answered.count(), 2);
    QVERIFY(answered[1][1].toBool());
    const auto edits = test::lastEdits(*hands.workspace());
    QCOMPARE(edits.size(), std::size_t(1));
    QCOMPARE(edits[0].field_no, meanwhile.fields[0].field_no);
    QCOMPARE(std::get<std::string>(edits[0].base), seen);
    QCOMPARE(std::get<std::string>(edits[0].value), std::string("mine 0491"));
  }

  void anAddressIsCorrectedOnItsCustomer() {
    Hands hands({1280, 800});
    hands.navigator()->open("partner", test::text(sampleIds().partner));
    hands.click("Edit Address", "Button");
    QTRY_COMPARE(hands.textIn("Town"), QString("Marseille"));
    hands.click("Postcode", "EditableText");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("13007");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(hands.find("Address saved", "Notification"));
    const auto edits = test::lastEdits(*hands.workspace());
    QCOMPARE(edits.size(), std::size_t(4));
    QCOMPARE(std::get<std::string>(edits[1].value), std::string("13007"));

    hands.click("Add an address", "Button");
    QTRY_VERIFY(!hands.find("Save", "Button")->isEnabled());
    hands.click("Town", "EditableText");
    hands.type("Aubagne");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(hands.find("Address added", "Notification"));
  }

  // What was begun over one field only leaves the others as they stand by then.
  void whatWasBegunBringsBackNoOldValueBesideIt() {
    Hands hands({1280, 800});
    const Uuid partner = sampleIds().partner;
    QSignalSpy answered(hands.workspace(), &Workspace::answered);
    hands.navigator()->open("partner", test::text(partner));
    QTRY_VERIFY(isRead(hands, partner));
    QObject* dialog = dialogOf(hands, "PartnerDialog");
    QVERIFY(dialog && QMetaObject::invokeMethod(dialog, "open"));
    QTRY_COMPARE(hands.textIn("Name"), QString("Brasserie du Vieux-Port"));
    hands.click("VAT number", "EditableText");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("FR40303265045");
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!dialog->property("visible").toBool());
    Edits<Partner> renamed(partner);
    renamed.set<&Partner::name>(QString("Brasserie du Vieux-Port"), QString("Brasserie du Port"));
    hands.workspace()->submit(renamed.operations());
    QTRY_COMPARE(answered.count(), 1);
    QTRY_VERIFY(hands.sees("Brasserie du Port"));
    QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
    QTRY_COMPARE(hands.textIn("Name"), QString("Brasserie du Port"));
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(answered.count(), 2);
    const auto edits = test::lastEdits(*hands.workspace());
    QCOMPARE(edits.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(std::get<std::string>(edits[0].value)), QString("FR40303265045"));
  }

  void cancelDiscardsWhatWasTypedAndUndoOpensItAgain() {
    Hands hands({1280, 800});
    Drafts& drafts = *hands.workspace()->drafts();
    hands.navigator()->goTo("partners");
    QTRY_VERIFY(hands.focusIsIn("Customers", "List"));
    hands.key(Qt::Key_N);
    QTRY_VERIFY(hands.focusIsIn("Name", "EditableText"));
    hands.type("Moulin");
    hands.click("Town", "EditableText");
    hands.click("Cancel", "Button");
    QVERIFY(hands.find("Discarded", "Notification"));
    QVERIFY(!drafts.has("new-partner"));
    hands.click("Undo", "Button");
    QTRY_COMPARE(hands.textIn("Name"), QString("Moulin"));
    QTRY_VERIFY2(hands.focusIsIn("Name", "EditableText"), "the cursor is in the first field again");

    // Esc keeps it.
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!hands.sees("Street and number"));
    QVERIFY(drafts.has("new-partner"));
    hands.key(Qt::Key_N);
    QVERIFY(hands.find("You began this earlier; it is not saved yet."));
    hands.click("Start again", "Button");
    QTRY_COMPARE(hands.textIn("Name"), QString());
    QVERIFY(hands.focusIsIn("Name", "EditableText"));
    // Nothing was typed: there is nothing to say.
    hands.click("Cancel", "Button");
    QTRY_VERIFY(!hands.sees("Street and number"));
    QVERIFY(!drafts.has("new-partner"));
  }

  void undoOpensNoFormOverAnotherPage() {
    Hands hands({1280, 800});
    Drafts& drafts = *hands.workspace()->drafts();
    hands.navigator()->goTo("partners");
    QTRY_VERIFY(hands.focusIsIn("Customers", "List"));
    hands.key(Qt::Key_N);
    QTRY_VERIFY(hands.focusIsIn("Name", "EditableText"));
    hands.type("Moulin");
    hands.click("Cancel", "Button");
    QVERIFY(hands.find("Discarded", "Notification"));
    hands.navigator()->goTo("tickets");
    hands.click("Undo", "Button");
    QTRY_VERIFY(drafts.has("new-partner"));
    QVERIFY(!hands.sees("Street and number"));
    hands.navigator()->goTo("partners");
    QTRY_VERIFY(hands.focusIsIn("Customers", "List"));
    QVERIFY(!hands.sees("Street and number"));
    hands.key(Qt::Key_N);
    QTRY_COMPARE(hands.textIn("Name"), QString("Moulin"));
  }

  void whatWasMeantForChosenRowsIsNotDoneToOthers() {
    Hands hands({1280, 800});
    Drafts& drafts = *hands.workspace()->drafts();
    hands.list = "Tickets";
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 8);
    const QStringList rows = hands.rows();
    hands.click(rows[0], "ListItem", Qt::ControlModifier);
    hands.click("Cancel tickets…", "Button");
    QVERIFY(hands.find("Cancel 1 ticket", "Dialog"));
    hands.click("In your words", "EditableText");
    hands.type("Twice");
    hands.click("Back", "Button");
    QVERIFY(hands.find("Discarded", "Notification"));
    hands.click(rows[0], "ListItem", Qt::ControlModifier);
    hands.click(rows[1], "ListItem", Qt::ControlModifier);
    hands.click(rows[2], "ListItem", Qt::ControlModifier);
    QTRY_VERIFY(hands.sees("2 chosen"));
    hands.click("Undo", "Button");
    QTRY_VERIFY(drafts.has("tickets/why/cancel"));
    QVERIFY(!hands.sees("In your words"));
    hands.click("Cancel tickets…", "Button");
    QVERIFY(hands.find("Cancel 2 tickets", "Dialog"));
    QCOMPARE(hands.textIn("In your words"), QString("Twice"));
    QVERIFY(hands.find("Cancel 2 tickets", "Button")->isEnabled());
    // What is chosen while it asks is what it does.
    for (auto* list : hands.window()->findChildren<TicketListModel*>()) list->selection()->clear();
    QVERIFY(hands.find("Cancel 0 tickets", "Dialog"));
    QVERIFY(!hands.find("Cancel 0 tickets", "Button")->isEnabled());
  }

  void whatCouldNotBeSentInOneChangeHoldsNoOtherBack() {
    Hands hands({1280, 800});
    QQmlComponent component(qmlEngine(hands.window()));
    component.setData(
        "import Carnet.Organisation\nimport Carnet.Ui\n"
        "Later { property var given\nCorrectionDialog { workspace: given } }",
        QUrl());
    const std::unique_ptr<QObject> later(
        component.createWithInitialProperties({{"given", QVariant::fromValue(hands.workspace())},
                                               {"parent", QVariant::fromValue(hands.window()->contentItem())}}));
    QVERIFY2(later, qPrintable(component.errorString()));
    QVariant dialog;
    QVERIFY(QMetaObject::invokeMethod(later.get(), "make", Q_RETURN_ARG(QVariant, dialog)));
    const auto ask = [&](const QString& id, double quantity) {
      const QVariantMap part{{"key", id + "/quantity"}, {"label", "Pieces"}, {"kind", "quantity"}, {"value", quantity}};
      const QVariantMap change{{"id", id}, {"title", id}, {"reason", "No"}, {"parts", QVariantList{part}}};
      QMetaObject::invokeMethod(dialog.value<QObject*>(), "ask", Q_ARG(QVariant, QVariant(change)));
    };
    ask("first", 2000);
    hands.click("Pieces", "EditableText");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("x");
    QTRY_VERIFY(!hands.find("Send again", "Button")->isEnabled());
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!hands.sees("Send again"));
    ask("second", 3000);
    QCOMPARE(hands.textIn("Pieces"), QString("3"));
    QVERIFY(hands.find("Send again", "Button")->isEnabled());
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!hands.sees("Send again"));
    ask("first", 2000);
    QCOMPARE(hands.textIn("Pieces"), QString("2"));
    QVERIFY(hands.find("Send again", "Button")->isEnabled());
  }

  void whatWasBegunIsDiscardedOnItsRecord() {
    Hands hands({1280, 1400}, Person::technician);
    Drafts& drafts = *hands.workspace()->drafts();
    const QString key = "ticket/" + test::text(sampleIds().ticket) + "/time";
    drafts.keep(key, R"({"note": "begun"})");
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    hands.click("Discard", "Button");
    QTRY_VERIFY(!drafts.has(key));
    hands.click("Undo", "Button");
    QTRY_VERIFY(drafts.has(key));
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

CARNET_QT_TEST(FormsTest, QGuiApplication)

#include "forms_test.moc"
