#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

#include "client/modules/crm/contact_controller.h"
#include "client/modules/crm/partner_controller.h"
#include "client/modules/service/ticket_controller.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/registry.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

std::function<void(SqliteStore&)> conflictOn(const Entity& entity, const Uuid& row, const char* field,
                                             const Leaf& leaf) {
  return [&entity, row, field, leaf](SqliteStore& store) {
    Conflict conflict;
    conflict.head.id = naturalId("sample", field);
    conflict.head.root_id = leaf.root_id;
    conflict.head.facet = leaf.facet;
    conflict.head.rev = 900;
    conflict.target_entity = entity.no;
    conflict.target_id = row;
    conflict.field = field;
    conflict.mine = "Mine";
    conflict.theirs = "Theirs";
    conflict.mine_by = conflict.assignee_id = Id<AppUser>(sampleIds().technician);
    conflict.theirs_by = Id<AppUser>(sampleIds().desk);
    conflict.mine_at = conflict.theirs_at = Instant{1'700'000'000'000};
    store.put(rowOf(conflict));
  };
}

QVariantMap standingOf(const QVariantMap& standings, const char* field) { return standings[field].toMap(); }

QStringList chipsOf(const TicketController& ticket) {
  QStringList out;
  for (const QVariant& chip : ticket.chips()) {
    if (chip.toMap()["waiting"].toBool()) out << chip.toMap()["text"].toString();
  }
  return out;
}

// As if the server had refused everything that waits.
void refuseAll(const Desk& desk, const char* code) {
  {
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "closed replica");
    database.setDatabaseName(QString::fromStdString(SqliteStore::fileIn(desk.path()).string()));
    QVERIFY(database.open());
    QSqlQuery query(database);
    QVERIFY(query.exec("DELETE FROM sync_pending"));
    QVERIFY(query.exec(QString("UPDATE sync_outbox SET state = 4, reason_code = '%1'").arg(code)));
  }
  QSqlDatabase::removeDatabase("closed replica");
}

}  // namespace

class FieldStatesTest : public QObject {
  Q_OBJECT

 private slots:
  void anEditedFieldIsMarkedAsSavedHereAndOnlyThat() {
    Desk desk(Person::technician);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner));
    QTRY_VERIFY(partner.isReady());
    QVERIFY(partner.standing().isEmpty());
    const QString mail = partner.points()[1].toMap()["id"].toString();
    partner.savePoint(mail, "brasserie@example.org");
    QTRY_VERIFY(partner.points()[1].toMap()["standing"].toMap()["unsent"].toBool());
    QVERIFY(!partner.points()[0].toMap()["standing"].toMap().contains("unsent"));
  }

  void textsOfATicketAndFieldsOfAContactAreMarked() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    ticket.saveSolution("Seal replaced");
    QTRY_VERIFY(standingOf(ticket.standing(), "solution")["unsent"].toBool());
    QVERIFY(standingOf(ticket.standing(), "diagnosis").isEmpty());
    ContactController contact;
    contact.setWorkspace(desk.workspace());
    contact.setRecordId(test::text(sampleIds().contact));
    QTRY_VERIFY(contact.isReady());
    contact.saveDetails(contact.name(), "Brewer");
    QTRY_VERIFY(standingOf(contact.standing(), "job_title")["unsent"].toBool());
  }

  void aNumberThatTwoPeopleChangedIsDecidedWhereItStands() {
    Desk desk(Person::technician);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner));
    QTRY_COMPARE(partner.points().size(), 3);
    const QVariantMap conflict = partner.points()[0].toMap()["standing"].toMap()["conflict"].toMap();
    QCOMPARE(conflict["mine"].toString(), QString("+33 4 91 54 20 99"));
    QCOMPARE(conflict["theirName"].toString(), QString("Jonas Weber"));
    partner.keep(conflict, "mine");
    QTRY_COMPARE(partner.points()[0].toMap()["value"].toString(), QString("+33 4 91 54 20 99"));
    QVERIFY(!partner.points()[0].toMap()["standing"].toMap().contains("conflict"));
  }

  void aTicketAndAContactShowTheirConflicts() {
    Desk of_ticket(Person::technician,
                   conflictOn(entityOf<Ticket>, sampleIds().ticket, "title", {sampleIds().ticket, Facet::ticket}));
    TicketController ticket;
    ticket.setWorkspace(of_ticket.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(standingOf(ticket.standing(), "title")["conflict"].toMap()["mine"].toString(), QString("Mine"));
    ticket.keep(standingOf(ticket.standing(), "title")["conflict"].toMap(), "mine");
    QTRY_COMPARE(ticket.title(), QString("Mine"));

    Desk of_contact(Person::technician, conflictOn(entityOf<Contact>, sampleIds().contact, "job_title",
                                                   {sampleIds().partner, Facet::card}));
    ContactController contact;
    contact.setWorkspace(of_contact.workspace());
    contact.setRecordId(test::text(sampleIds().contact));
    QTRY_COMPARE(standingOf(contact.standing(), "job_title")["conflict"].toMap()["theirs"].toString(),
                 QString("Theirs"));
  }

  void whoHasNoPartInAConflictIsNotAsked() {
    const auto others = [](SqliteStore& store) {
      Row row;
      conflictOn(entityOf<Partner>, sampleIds().partner, "name", {sampleIds().partner, Facet::card})(store);
      QVERIFY(store.get(entityOf<Conflict>, naturalId("sample", "name"), row) == Presence::present);
      auto conflict = as<Conflict>(row);
      conflict.mine_by = conflict.assignee_id = Id<AppUser>(sampleIds().other_technician);
      store.put(rowOf(conflict));
    };
    Desk desk(Person::technician, others);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner));
    QTRY_VERIFY(partner.isReady());
    QVERIFY(standingOf(partner.standing(), "name").isEmpty());
    Desk office(Person::desk, others);
    PartnerController seen;
    seen.setWorkspace(office.workspace());
    seen.setRecordId(test::text(sampleIds().partner));
    QTRY_VERIFY(standingOf(seen.standing(), "name").contains("conflict"));
  }

  void aRefusedEditSaysWhyBelowItsField() {
    Desk desk(Person::technician);
    {
      TicketController ticket;
      ticket.setWorkspace(desk.workspace());
      ticket.setRecordId(test::text(sampleIds().ticket));
      QTRY_VERIFY(ticket.canWork());
      ticket.saveSolution("Seal replaced");
      QTRY_VERIFY(standingOf(ticket.standing(), "solution")["unsent"].toBool());
    }
    desk.reopen([&] { refuseAll(desk, "ticket.not_yours"); });
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.isReady());
    QCOMPARE(standingOf(ticket.standing(), "solution")["refused"].toString(),
             QString("This ticket is somebody else's. The service desk can change it."));
    QVERIFY(!standingOf(ticket.standing(), "solution").contains("unsent"));
  }

  void whatHeadquartersDecidesIsShownAsWaitingForIt() {
    Desk desk(Person::desk);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().other_ticket));
    QTRY_COMPARE(ticket.people().size(), 2);
    ticket.assignTo(test::text(sampleIds().technician));
    QTRY_COMPARE(chipsOf(ticket), QStringList{"Assigned to Marta Keller · waiting for headquarters"});
    QCOMPARE(ticket.stateText(), QString("New"));

    TicketController resolved;
    resolved.setWorkspace(desk.workspace());
    resolved.setRecordId(test::text(naturalId("sample", "T-2026-00391")));
    QTRY_COMPARE(resolved.stateText(), QString("Resolved"));
    resolved.take("close");
    QTRY_COMPARE(chipsOf(resolved), QStringList{"Closed · waiting for headquarters"});
    QCOMPARE(resolved.stateText(), QString("Resolved"));
  }
};

CARNET_QT_TEST(FieldStatesTest, QCoreApplication)

#include "field_states_test.moc"
