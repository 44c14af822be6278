// What a form saves is an edit of what the person saw when it was opened, whatever arrived behind it.
#include <QAccessible>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QSignalSpy>
#include <QtTest>

#include "client/store/edits.h"
#include "client/store/record_source.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/serial.h"
#include "tests/client/app/hands.h"
#include "tests/client/support/last_change.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::dialogOf;
using carnet::client::test::Hands;
using carnet::client::test::Person;
using carnet::client::test::SampleIds;
using carnet::client::test::sampleIds;

namespace {

bool isRead(const Hands& hands, const Uuid& record) {
  const auto sources = hands.window()->findChildren<RecordSource*>();
  return std::any_of(sources.begin(), sources.end(), [&](const RecordSource* source) {
    return source->recordId() == test::text(record) && source->isReady();
  });
}

}  // namespace

Q_DECLARE_METATYPE(carnet::Operation)
Q_DECLARE_METATYPE(carnet::Uuid)

class FormEditsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
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
};

CARNET_QT_TEST(FormEditsTest, QGuiApplication)

#include "form_edits_test.moc"
