// Changes of many chosen rows at once: what is done, refused and taken back.
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/catalogue/product_bulk.h"
#include "client/modules/catalogue/product_list_model.h"
#include "client/modules/crm/partner_bulk.h"
#include "client/modules/crm/partner_list_model.h"
#include "client/modules/service/ticket_bulk.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/store/edits.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/modules/list_shown.h"
#include "tests/client/modules/tickets_shown.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::column;
using carnet::client::test::Desk;
using carnet::client::test::Offered;
using carnet::client::test::Person;
using carnet::client::test::positionOf;
using carnet::client::test::sampleIds;

class ListBulkTest : public QObject {
  Q_OBJECT

 private slots:
  void chosenTicketsGetAPriorityAndGetTheirOwnBack() {
    Desk desk(Person::desk);
    TicketListModel model;
    TicketBulk bulk;
    bulk.setModel(&model);
    model.setSortKey("number");
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    const QStringList before = column(model, &TicketRow::priority);
    for (int at : {0, 2, 3}) model.selection()->toggle(at);
    Offered offered(desk.workspace());
    bulk.setPriority("high");
    QTRY_VERIFY(!bulk.change()->result().isEmpty());
    QTRY_COMPARE(model.rowAt(2).value<TicketRow>().priority, QString("High"));
    QCOMPARE(model.rowAt(3).value<TicketRow>().priority, QString("High"));
    QCOMPARE(model.rowAt(1).value<TicketRow>().priority, before[1]);
    offered.take();
    QTRY_COMPARE(column(model, &TicketRow::priority), before);
  }

  void whoIsChosenForManyTicketsIsKnownByHowManyTheyHaveNow() {
    Desk desk(Person::desk);
    TicketListModel model;
    TicketBulk bulk;
    bulk.setModel(&model);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    const auto told = [&] {
      for (const QVariant& person : bulk.people()) {
        if (person.toMap()["id"].toString() == test::text(sampleIds().technician))
          return person.toMap()["subtitle"].toString();
      }
      return QString();
    };
    QTRY_VERIFY(!told().isEmpty());
    const QString before = told();
    model.selection()->toggle(positionOf(model, sampleIds().ticket));
    bulk.takeStep("cancel", {}, "It runs again");
    QTRY_VERIFY(!bulk.change()->result().isEmpty());
    bulk.refreshChoices();
    QTRY_VERIFY(told() != before);
  }

  void whatARuleRefusesIsToldBesideWhatWasDone() {
    Desk desk(Person::desk);
    TicketListModel model;
    TicketBulk bulk;
    bulk.setModel(&model);
    model.setSortKey("number");
    model.setView("all");
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 10);
    for (const char* number : {"T-2026-00388", "T-2026-00412", "T-2026-00402"}) {
      model.selection()->toggle(int(column(model, &TicketRow::number).indexOf(number)));
    }
    bulk.takeStep("cancel", {}, "The firm has closed");
    QTRY_VERIFY(!bulk.change()->result().isEmpty());
    QCOMPARE(bulk.change()->result(), QString("Cancel tickets: 2 changed, 1 refused"));
    const QVariantMap refusal = bulk.change()->refusals()[0].toMap();
    QCOMPARE(refusal["names"].toString(), QString("T-2026-00388"));
    QVERIFY(!refusal["problem"].toString().isEmpty());
    QTRY_COMPARE(column(model, &TicketRow::stateText).count("Cancelled"), 2);
  }

  void tagsAndOffersOfManyRowsCanBeTakenBack() {
    Desk desk(Person::desk);
    PartnerListModel partners;
    PartnerBulk tagging;
    tagging.setModel(&partners);
    partners.setWorkspace(desk.workspace());
    QTRY_COMPARE(partners.count(), 8);
    partners.selection()->chooseAll();
    Offered offered(desk.workspace());
    tagging.addTag(" Key  account ");
    QTRY_COMPARE(column(partners, &PartnerRow::tags).count("Key account"), 8);
    QTRY_COMPARE(offered.words(), QString("Add the tag “Key account”: 8 changed"));
    offered.take();
    QTRY_COMPARE(column(partners, &PartnerRow::tags).count("Key account"), 0);

    ProductListModel products;
    ProductBulk offering;
    offering.setModel(&products);
    products.setWorkspace(desk.workspace());
    QTRY_COMPARE(products.count(), 11);
    products.selection()->setRange(0, 2, true);
    QCOMPARE(offering.actions().size(), 3);
    offering.setActive(false);
    QTRY_COMPARE(products.count(), 8);
    QTRY_COMPARE(offered.words(), QString("Offer no longer: 3 changed"));
    offered.take();
    QTRY_COMPARE(products.count(), 11);
  }

  void takenBackBeforeItWasSentABulkChangeLeavesNothingToSend() {
    Desk desk(Person::desk);
    TicketListModel model;
    TicketBulk bulk;
    bulk.setModel(&model);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    model.selection()->chooseAll();
    Offered offered(desk.workspace());
    bulk.takeStep("cancel", {}, "The firm has closed");
    QTRY_COMPARE(offered.words(), QString("Cancel tickets: 8 changed"));
    QSignalSpy undone(desk.workspace()->undo(), &Undo::undone);
    offered.take();
    QTRY_COMPARE(undone.count(), 1);
    QCOMPARE(desk.session().replica().outbox().get().size(), std::size_t(0));
    QTRY_COMPARE(model.count(), 8);
  }

  void whatWasDoneToManySaysWhomTheyWereGiven() {
    Desk desk(Person::desk);
    TicketListModel model;
    TicketBulk bulk;
    bulk.setModel(&model);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    QTRY_COMPARE(bulk.people().size(), 2);
    model.selection()->chooseAll();
    bulk.assignTo(test::text(sampleIds().technician));
    QTRY_VERIFY(!bulk.change()->result().isEmpty());
    QVERIFY2(bulk.change()->result().startsWith("Assign to Marta Keller: "), qPrintable(bulk.change()->result()));
  }

  void undoneIsOnlySaidOfABulkChangeThatIs() {
    Desk desk(Person::desk);
    TicketListModel model;
    TicketBulk bulk;
    bulk.setModel(&model);
    model.setSortKey("number");
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    model.selection()->toggle(positionOf(model, sampleIds().ticket));
    Offered offered(desk.workspace());
    bulk.setPriority("low");
    QTRY_COMPARE(offered.words(), QString("Priority “Low”: 1 changed"));
    const int key = offered.key();
    // Meanwhile the same field gets another value: the change is no longer the newest, and not as it was left.
    Edits<Ticket> edits(sampleIds().ticket);
    edits.set<&Ticket::priority>(QString("low"), QString("urgent"));
    desk.workspace()->submit(edits.operations(), "Changed");
    QTRY_COMPARE(offered.words(), QString("Changed"));
    QSignalSpy undone(desk.workspace()->undo(), &Undo::undone);
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    desk.workspace()->undo()->undo(key);
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(undone.count(), 0);
    QVERIFY(refused[0][0].toString().contains("Somebody has changed it since"));
  }

  void aTechnicianIsOfferedOnlyWhatTheRoleAllows() {
    Desk desk(Person::technician);
    TicketListModel tickets;
    TicketBulk ticket_bulk;
    ticket_bulk.setModel(&tickets);
    tickets.setWorkspace(desk.workspace());
    QCOMPARE(ticket_bulk.actions(), QVariantList());
    PartnerListModel partners;
    PartnerBulk partner_bulk;
    partner_bulk.setModel(&partners);
    partners.setWorkspace(desk.workspace());
    QCOMPARE(partner_bulk.actions(), QVariantList());
  }
};

CARNET_QT_TEST(ListBulkTest, QGuiApplication)

#include "list_bulk_test.moc"
