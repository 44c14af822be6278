// What was typed into a form is there until it is saved, also when the rules refuse it.
#include <QAccessible>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/service/ticket_list_model.h"
#include "client/store/edits.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/app/hands.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::dialogOf;
using carnet::client::test::Hands;
using carnet::client::test::Person;
using carnet::client::test::SampleIds;
using carnet::client::test::sampleIds;

namespace {

Operation erasing(const Uuid& point) {
  Operation erase;
  erase.verb = Verb::erase;
  erase.entity = entityOf<ContactPoint>.no;
  erase.row_id = point;
  return erase;
}

}  // namespace

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
    const QString reason = "This ticket is somebody else's. The service desk can change it.";
    QVERIFY(hands.find(reason, "AlertMessage"));
    ItemQuery said;
    said.name = reason;
    said.role = "Notification";
    QVERIFY2(!finder::one(said), "it stands in the form: no bar says it as well");
    QCOMPARE(hands.textIn("Diagnosis"), QString("Valve stuck"));
    QCOMPARE(hands.workspace()->drafts()->text("ticket/" + id + "/diagnosis"), QString("Valve stuck"));
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

  void whatIsWrongWithASiteIsSaidThoughNoSiteIsAskedFor() {
    Hands hands({1280, 800});
    hands.navigator()->open("serial", test::text(sampleIds().serial));
    QObject* dialog = dialogOf(hands, "SerialDialog");
    QVERIFY(dialog && QMetaObject::invokeMethod(dialog, "open"));
    // Beside the field when there is one, else for the whole form.
    const auto placed = [&] { return dialog->property("draft").value<QObject*>()->property("placed").toStringList(); };
    dialog->setProperty("partnerId", test::text(naturalId("sample", "Clinique Sainte-Anne")));
    QTRY_VERIFY(placed().contains("address_id"));
    dialog->setProperty("partnerId", QString());
    QTRY_VERIFY(!placed().contains("address_id"));
    QVERIFY(placed().contains("place"));
  }

  void whereAMachineStandsKeepsItsLastLettersAndIsAnnounced() {
    Hands hands({1280, 800});
    Drafts& drafts = *hands.workspace()->drafts();
    const QString id = test::text(sampleIds().serial);
    const QString begun = "Begun and not saved: Where it stands";
    hands.navigator()->open("serial", id);
    QTRY_VERIFY(dialogOf(hands, "TextSheet", "Where it stands"));
    QTRY_VERIFY(!dialogOf(hands, "TextSheet", "Where it stands")->property("initial").toString().isEmpty());
    QVERIFY(!hands.sees(begun));
    QObject* sheet = dialogOf(hands, "TextSheet", "Where it stands");
    QVERIFY(QMetaObject::invokeMethod(sheet, "open"));
    QTRY_VERIFY(sheet->property("opened").toBool());
    hands.click("Where it stands", "EditableText");
    QTRY_VERIFY(hands.focusIsIn("Where it stands", "EditableText"));
    QQuickItem* cancel = hands.find("Cancel", "Button");
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("Attic");
    QCOMPARE(hands.textIn("Where it stands"), QString("Attic"));
    QVERIFY2(!drafts.has("serial/" + id + "/place"), "sooner than the field tells what was typed");
    const QPointF at = cancel->mapToScene({cancel->width() / 2, cancel->height() / 2});
    QTest::mouseClick(hands.window(), Qt::LeftButton, {}, at.toPoint());
    QTRY_VERIFY(!sheet->property("visible").toBool());
    QVERIFY(hands.find("Discarded", "Notification"));
    QVERIFY(!drafts.has("serial/" + id + "/place"));
    hands.click("Undo", "Button");
    QTRY_COMPARE(hands.textIn("Where it stands"), QString("Attic"));
    QTRY_VERIFY(sheet->property("opened").toBool());
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(hands.sees(begun));
    hands.click("Go on writing", "Button");
    QTRY_COMPARE(hands.textIn("Where it stands"), QString("Attic"));
    QVERIFY(!hands.sees(begun));
    QTRY_VERIFY(sheet->property("opened").toBool());
    hands.key(Qt::Key_Escape);
    hands.click("Discard", "Button");
    QTRY_VERIFY(!hands.sees(begun));
    QVERIFY(!drafts.has("serial/" + id + "/place"));
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
};

CARNET_QT_TEST(FormsTest, QGuiApplication)

#include "forms_test.moc"
