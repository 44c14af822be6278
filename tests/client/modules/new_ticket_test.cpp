// The form of a new ticket.
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/service/new_ticket_controller.h"
#include "client/modules/service/ticket_controller.h"
#include "client/store/edits.h"
#include "shared/domain/crm/contact.h"
#include "tests/client/modules/ticket_seen.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;
using carnet::client::test::shows;

class NewTicketTest : public QObject {
  Q_OBJECT

 private slots:
  void aNewTicketIsOnesOwnAndHasATemporaryNumber() {
    Desk desk(Person::technician);
    NewTicketController form;
    form.setWorkspace(desk.workspace());
    QSignalSpy created(&form, &NewTicketController::created);
    form.create();
    QCOMPARE(form.titleError(), QString("Say in a few words what is wrong."));
    form.setTitle("Second pump leaks too");
    form.chooseCustomer(test::text(sampleIds().partner), "Brasserie du Vieux-Port");
    QTRY_VERIFY(!form.contactId().isEmpty());  // there is one only
    QSignalSpy said(desk.workspace(), &Workspace::said);
    form.create();
    QTRY_COMPARE(created.count(), 1);
    QCOMPARE(said[0][0].toString(), QString("Ticket created"));
    QCOMPARE(form.title(), QString());
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(created[0][0].toString());
    QTRY_VERIFY(ticket.number().startsWith("T-T07-"));
    QCOMPARE(ticket.mainText(), QString("Start"));
    QCOMPARE(ticket.customer(), QString("Brasserie du Vieux-Port"));
    QVERIFY(shows(ticket.facts(), "Claire Aubert"));
  }

  void anotherCustomersContactIsNotKept() {
    Desk desk(Person::desk);
    NewTicketController form;
    form.setWorkspace(desk.workspace());
    form.chooseCustomer(test::text(sampleIds().partner), "Brasserie du Vieux-Port");
    QTRY_COMPARE(form.contacts().size(), 2);
    const QString former = form.contactId();
    QVERIFY(!former.isEmpty());
    form.chooseCustomer(test::text(naturalId("sample", "Clinique Sainte-Anne")), "Clinique Sainte-Anne");
    QCOMPARE(form.contactId(), QString());
    QTRY_VERIFY(!form.contactId().isEmpty());
    QVERIFY(form.contactId() != former);
    form.setContactId({});
    form.discard();
    QCOMPARE(form.contacts().size(), 0);
  }

  void aContactWhoIsAddedMeanwhileCanBeNamed() {
    Desk desk(Person::desk);
    NewTicketController form;
    form.setWorkspace(desk.workspace());
    form.chooseCustomer(test::text(sampleIds().partner), "Brasserie du Vieux-Port");
    QTRY_VERIFY(!form.contactId().isEmpty());
    const QString proposed = form.contactId();
    QCOMPARE(form.contacts().size(), 2);
    const Uuid id = desk.workspace()->newId();
    Creation<Contact> contact(id);
    contact.with<&Contact::partner_id>(sampleIds().partner).with<&Contact::name>("Zoé Martin");
    desk.workspace()->submit({contact.operation()});
    QTRY_COMPARE(form.contacts().size(), 3);
    QCOMPARE(form.contacts().last().toMap()["value"].toString(), test::text(id));
    // Whom the form names stays, and nobody is proposed to a customer who has two.
    QCOMPARE(form.contactId(), proposed);
    form.setContactId({});
    form.chooseCustomer(test::text(sampleIds().partner), "Brasserie du Vieux-Port");
    QCOMPARE(form.contactId(), QString());
  }

  void anotherCustomersMachineIsNotKept() {
    Desk desk(Person::desk);
    NewTicketController form;
    form.setWorkspace(desk.workspace());
    const QString machine = test::text(sampleIds().serial), brewery = test::text(sampleIds().partner);
    const QString clinic = test::text(naturalId("sample", "Clinique Sainte-Anne"));
    form.chooseSerial(machine, "SN-1", test::text(sampleIds().product), "P-100 Pump", brewery, "Brasserie");
    QCOMPARE(form.customerId(), brewery);
    QTRY_VERIFY(!form.contactId().isEmpty());
    QCOMPARE(form.takenOut(), QString());
    form.chooseCustomer(brewery, "Brasserie");
    QCOMPARE(form.serialId(), machine);
    QTRY_COMPARE(form.contacts().size(), 2);
    const QString claire = form.contactId();

    form.chooseCustomer(clinic, "Clinique Sainte-Anne");
    QCOMPARE(form.serialId(), QString());
    QCOMPARE(form.productId(), QString());
    QCOMPARE(form.machine(), QString());
    QVERIFY2(form.takenOut().startsWith("Taken out, as it is not of this customer: Claire Aubert"),
             qPrintable(form.takenOut()));
    QVERIFY(form.takenOut().endsWith("SN-1 · P-100 Pump"));

    // Whoever goes back finds what was chosen, unless it was taken away.
    form.chooseCustomer(brewery, "Brasserie");
    QCOMPARE(form.serialId(), machine);
    QCOMPARE(form.machine(), QString("SN-1 · P-100 Pump"));
    QCOMPARE(form.contactId(), claire);
    form.setContactId({});
    form.chooseCustomer(clinic, "Clinique Sainte-Anne");
    form.chooseProduct(test::text(sampleIds().product), "P-100 Pump");
    form.chooseCustomer(brewery, "Brasserie");
    QCOMPARE(form.serialId(), QString());
    QCOMPARE(form.contactId(), QString());
    form.chooseCustomer(clinic, "Clinique Sainte-Anne");

    // One that nobody is known to have may be this customer's.
    form.chooseSerial(machine, "SN-2", test::text(sampleIds().product), "P-100 Pump", {}, {});
    QCOMPARE(form.takenOut(), QString());
    form.chooseCustomer(brewery, "Brasserie");
    QCOMPARE(form.serialId(), machine);
  }

  void theFormOfANewTicketSurvivesAKill() {
    Desk desk(Person::technician);
    {
      NewTicketController form;
      form.setWorkspace(desk.workspace());
      form.setTitle("Half written");
    }
    desk.reopen();
    NewTicketController form;
    form.setWorkspace(desk.workspace());
    QCOMPARE(form.title(), QString("Half written"));
  }
};

CARNET_QT_TEST(NewTicketTest, QCoreApplication)

#include "new_ticket_test.moc"
