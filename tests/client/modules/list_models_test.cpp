#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/catalogue/product_list_model.h"
#include "client/modules/crm/contact_list_model.h"
#include "client/modules/crm/partner_list_model.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/modules/service/ticket_words.h"
#include "client/modules/service/today_controller.h"
#include "client/modules/stock/serial_list_model.h"
#include "client/store/edits.h"
#include "client/store/row_place.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/modules/tickets_shown.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::fatal;
using carnet::client::test::Person;
using carnet::client::test::positionOf;
using carnet::client::test::sampleIds;
using carnet::client::test::ticketAt;

class ListModelsTest : public QObject {
  Q_OBJECT

 private slots:
  void openTicketsStandInTheOrderTheyAreDue() {
    Desk desk(Person::desk);
    TicketListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    QCOMPARE(ticketAt(model, 0).number, QString("T-2026-00398"));
    QCOMPARE(ticketAt(model, 1).number, QString("T-2026-00421"));
    QVERIFY(ticketAt(model, 1).dueAt <= ticketAt(model, 2).dueAt);
    QCOMPARE(ticketAt(model, 0).customer, QString("Laiterie des Alpes"));
  }

  void ticketsOfOnePriorityStandInTheOrderTheyAreDue() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setSortKey("priority");
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    for (int i = 1; i < model.count(); ++i) {
      if (ticketAt(model, i - 1).priority == ticketAt(model, i).priority)
        QVERIFY(ticketAt(model, i - 1).dueAt <= ticketAt(model, i).dueAt || ticketAt(model, i).dueAt == 0);
    }
    QVERIFY(TicketWords::stateSymbol("new") != TicketWords::stateSymbol("assigned"));
  }

  void aRecordOpenedFromElsewhereIsFoundInItsListOnce() {
    Desk desk(Person::desk);
    TicketListModel model;
    RowPlace place;
    QSignalSpy found(&place, &RowPlace::found);
    place.setModel(&model);
    place.setRecordId(test::text(test::sampleIds().ticket));
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(ticketAt(model, found[0][0].toInt()).number, QString("T-2026-00412"));
    model.setView("all");
    QTRY_COMPARE(model.count(), 10);
    QCOMPARE(found.count(), 1);
  }

  void aRecordThatGotAnotherNameIsFoundAgainWhereItStands() {
    Desk desk(Person::desk);
    PartnerListModel model;
    RowPlace place;
    QSignalSpy found(&place, &RowPlace::found);
    place.setModel(&model);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    place.setRecordId(test::text(test::sampleIds().partner));
    QTRY_COMPARE(found.count(), 1);
    const auto rename = [&](const PartnerRow& row, const std::string& name) {
      Operation edit;
      edit.verb = Verb::set;
      edit.entity = entityOf<Partner>.no;
      edit.row_id = *Uuid::parse(row.id.toStdString());
      edit.fields.push_back({entityOf<Partner>.find("name")->no, row.name.toStdString(), name});
      desk.workspace()->submit({edit}, "renamed");
    };
    rename(model.rowAt(found[0][0].toInt()).value<PartnerRow>(), "Zzz Brasserie");
    QTRY_COMPARE(found.count(), 2);
    QCOMPARE(found[1][0].toInt(), 7);
    rename(model.rowAt(0).value<PartnerRow>(), "Zzzz first");
    QTRY_COMPARE(model.rowAt(7).value<PartnerRow>().name, QString("Zzzz first"));
    QTest::qWait(20);
    QCOMPARE(found.count(), 2);
  }

  void viewsShowTheirRows() {
    Desk desk(Person::desk);
    TicketListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setWorkspace(desk.workspace());
    model.setView("unassigned");
    QTRY_COMPARE(model.count(), 1);
    model.setView("late");
    QTRY_COMPARE(ticketAt(model, 0).number, QString("T-2026-00398"));
    QCOMPARE(model.count(), 1);
    model.setView("all");
    QTRY_COMPARE(model.count(), 10);
  }

  void eachFigureOfTheDayOpensExactlyItsRows() {
    Desk desk(Person::desk, [](SqliteStore& store) {
      Row row;
      // Resolved before today, and one that was resolved today and is closed.
      const auto change = [&](const char* number, auto edit) {
        QVERIFY(store.get(entityOf<Ticket>, naturalId("sample", number), row) == Presence::present);
        auto ticket = as<Ticket>(row);
        edit(ticket);
        store.put(rowOf(ticket));
      };
      const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
      change("T-2026-00417", [&](Ticket& ticket) {
        ticket.state = TicketState::resolved;
        ticket.resolved_at = now - Duration::days(2);
      });
      change("T-2026-00388", [&](Ticket& ticket) { ticket.resolved_at = now; });
    });
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_VERIFY(today.isReady());
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    QTRY_VERIFY(model.isWhole());
    for (const auto& [view, figure] : {std::pair("", today.openTickets()), std::pair("unassigned", today.unassigned()),
                                       std::pair("late", today.late()), std::pair("dueSoon", today.dueSoon()),
                                       std::pair("resolvedToday", today.resolvedToday())}) {
      model.setView(view);
      QVERIFY(!model.isWhole() || *view == '\0');
      QTRY_VERIFY(model.isWhole());
      QVERIFY2(figure > 0, view);
      QVERIFY2(model.count() == figure, view);
    }
  }

  void aListThatHangsOnTheClockFollowsIt() {
    Desk desk(Person::desk);
    TicketListModel model;
    model.setWorkspace(desk.workspace());
    model.setView("dueSoon");
    QTRY_VERIFY(model.isWhole());
    QCOMPARE(model.count(), 1);
    desk.workspace()->setNow(desk.now().unix_ms + 3'600'000);
    QTRY_COMPARE(ticketAt(model, 0).number, QString("T-2026-00412"));
  }

  void typeAheadIgnoresAccentsCaseAndOrder() {
    Desk desk(Person::desk);
    PartnerListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    model.setFilterText("belvedere HOTEL");
    QTRY_COMPARE(model.count(), 1);
    QCOMPARE(model.rowAt(0).value<PartnerRow>().name, QString("Hôtel Belvédère"));
    model.setFilterText("nobody at all");
    QTRY_COMPARE(model.count(), 0);
    model.setFilterText("");
    QTRY_COMPARE(model.count(), 8);
  }

  void aChangedRowStaysWhereItIs() {
    Desk desk(Person::desk);
    TicketListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setSortKey("number");
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    const int position = positionOf(model, sampleIds().ticket);
    QPersistentModelIndex chosen = model.index(position);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    Edits<Ticket> edits(sampleIds().ticket);
    edits.set<&Ticket::priority>(QString("high"), QString("urgent"));
    desk.workspace()->submit(edits.operations());

    QTRY_COMPARE(ticketAt(model, position).priority, QString("Urgent"));
    QCOMPARE(chosen.row(), position);
    QCOMPARE(removed.count(), 0);
    QCOMPARE(reset.count(), 0);
  }

  void rowsComeAndGoSingly() {
    Desk desk(Person::desk);
    TicketListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    QPersistentModelIndex kept = model.index(positionOf(model, sampleIds().other_ticket));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    desk.workspace()->submit({step<Ticket>(sampleIds().ticket, "cancel", {{"reason_text", std::string("sold")}})});
    QTRY_COMPARE(model.count(), 7);
    QCOMPARE(positionOf(model, sampleIds().ticket), -1);

    Creation<Ticket> created(desk.workspace()->newId());
    created.with<&Ticket::title>("Valve stuck");
    desk.workspace()->submit({created.operation()});
    QTRY_COMPARE(model.count(), 8);
    QCOMPARE(ticketAt(model, kept.row()).id, test::text(sampleIds().other_ticket));
    QCOMPARE(reset.count(), 0);
  }

  void aListThatRestsReadsWhatItMissedWhenItIsLookedAt() {
    Desk desk(Person::desk);
    TicketListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    model.setResting(true);
    QSignalSpy committed(&desk.workspace()->changes(), &Changes::committed);
    desk.workspace()->submit({step<Ticket>(sampleIds().ticket, "cancel", {{"reason_text", std::string("sold")}})});
    QTRY_COMPARE(committed.count(), 1);
    // What the list would have asked for has been answered when this is.
    bool answered = false;
    desk.workspace()->reader().scan(
        this, {}, [](ReadTransaction& read) { return read.number("SELECT 1"); }, [&](qint64) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(model.count(), 8);
    model.setResting(false);
    QTRY_COMPARE(model.count(), 7);
  }

  void aNameShownFromAnotherTableFollowsIt() {
    Desk desk(Person::desk);
    ContactListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setPartnerId(test::text(sampleIds().partner));
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 1);
    Edits<Partner> edits(sampleIds().partner);
    edits.set<&Partner::name>(QString("Brasserie du Vieux-Port"), QString("Brasserie Neuve"));
    desk.workspace()->submit(edits.operations());
    QTRY_COMPARE(model.rowAt(0).value<ContactRow>().partner, QString("Brasserie Neuve"));
  }

  void productsAreNamedInThePersonsLanguage() {
    Desk desk(Person::desk, "fr");
    ProductListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setSortKey("sku");
    model.setFilterText("garniture");
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 1);
    QCOMPARE(model.rowAt(0).value<ProductRow>().name, QString("Garniture mécanique 28 mm"));
  }

  void machinesOfOneCustomerAreItsOwn() {
    Desk desk(Person::desk);
    SerialListModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setPartnerId(test::text(sampleIds().partner));
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 1);
    QCOMPARE(model.rowAt(0).value<SerialRow>().number, QString("SN-48347"));
  }
};

CARNET_QT_TEST(ListModelsTest, QCoreApplication)

#include "list_models_test.moc"
