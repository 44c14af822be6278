#include <QLocale>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

#include "client/i18n/translations.h"
#include "client/modules/organisation/decisions_controller.h"
#include "client/modules/organisation/deeds_controller.h"
#include "client/modules/organisation/waiting_controller.h"
#include "client/modules/service/ticket_controller.h"
#include "client/store/edits.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/parked_change_workflow.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/stock/serial.h"
#include "shared/domain/targets.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"
#include "tests/shared/domain/operations.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;
using carnet::testing::newRow;

namespace {

// As if the server had not accepted what waits, with these codes in the order of the changes.
void refuse(const Desk& desk, const QStringList& codes) {
  {
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "refusing");
    database.setDatabaseName(QString::fromStdString(SqliteStore::fileIn(desk.path()).string()));
    QVERIFY(database.open());
    QSqlQuery query(database);
    QVERIFY(query.exec("DELETE FROM sync_pending"));
    for (qsizetype i = 0; i < codes.size(); ++i) {
      QVERIFY(query.exec(
          QString("UPDATE sync_outbox SET state = 4, reason_code = '%1' WHERE cs_no = %2").arg(codes[i]).arg(i + 1)));
    }
  }
  QSqlDatabase::removeDatabase("refusing");
}

QVariantMap partNamed(const QVariant& refused, const QString& label) {
  for (const QVariant& part : refused.toMap()["parts"].toList()) {
    if (part.toMap()["label"].toString() == label) return part.toMap();
  }
  return {};
}

// Two of a part that another technician used on a ticket that is not theirs, as the office's card of it.
std::function<void(SqliteStore&)> partNotAccepted() {
  return [](SqliteStore& store) {
    TicketPart part;
    part.head.id = naturalId("sample", "parked part");
    part.ticket_id = Id<Ticket>(sampleIds().ticket);
    part.product_id = Id<Product>(sampleIds().product);
    part.location_id = Id<Location>(sampleIds().van);
    part.quantity = Quantity::whole(2);
    ChangeSet change_set;
    change_set.id = naturalId("sample", "parked parts");
    change_set.person_id = sampleIds().other_technician;
    change_set.happened_at = Hlc::of(Instant{1'700'000'000'000});
    change_set.operations = {newRow(Verb::append, part)};
    Row card = *parkedRow(change_set, {change_set.person_id, {}, 0}, {"ticket.not_yours", "", {}}, store);
    card.head.rev = 901;
    store.put(card);
  };
}

const Uuid conflictId = naturalId("sample", "test conflict");

// Two people changed the customer's name; `later` came after `earlier`.
std::function<void(SqliteStore&)> nameChangedBy(const Uuid& later, const Uuid& earlier) {
  return [later, earlier](SqliteStore& store) {
    Conflict conflict;
    conflict.head.id = conflictId;
    conflict.head.root_id = conflict.target_id = sampleIds().partner;
    conflict.head.facet = Facet::card;
    conflict.head.rev = 900;
    conflict.target_entity = entityOf<Partner>.no;
    conflict.field = "name";
    conflict.base = "Brasserie";
    conflict.mine = "Later";
    conflict.theirs = "Earlier";
    conflict.mine_by = Id<AppUser>(later);
    conflict.theirs_by = Id<AppUser>(earlier);
    conflict.mine_at = conflict.theirs_at = Instant{1'700'000'000'000};
    conflict.assignee_id = conflict.theirs_by;
    store.put(rowOf(conflict));
  };
}

QVariantMap cardAbout(const DecisionsController& decisions, const Uuid& id) {
  for (const QVariant& conflict : decisions.conflicts()) {
    if (conflict.toMap()["id"].toString() == test::text(id)) return conflict.toMap();
  }
  return {};
}

QString resolutionOf(const Desk& desk, const Uuid& id) {
  QString resolution;
  bool answered = false;
  desk.workspace()->reader().read(
      desk.workspace(),
      [id](ReadTransaction& read) {
        QString found;
        read.first("SELECT resolution FROM conflict WHERE id = ?", {blobOf(id)},
                   [&](Cells& cells) { found = cells.text(); });
        return found;
      },
      [&](const QString& found) {
        resolution = found;
        answered = true;
      });
  return QTest::qWaitFor([&] { return answered; }) ? resolution : "no answer";
}

}  // namespace

class DecisionsTest : public QObject {
  Q_OBJECT

 private slots:
  void whoCameLaterSeesTheirOwnValueAsTheirs() {
    Desk desk(Person::technician);
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.count(), 1);
    const QVariantMap card = decisions.conflicts()[0].toMap();
    QCOMPARE(card["question"].toString(),
             QString("Brasserie du Vieux-Port: both of you changed the telephone. Keep which?"));
    QCOMPARE(card["mine"].toString(), QString("+33 4 91 54 20 99"));
    QCOMPARE(card["mineName"].toString(), QString());
    QCOMPARE(card["theirs"].toString(), QString("+33 4 91 54 20 11"));
    QCOMPARE(card["theirName"].toString(), QString("Jonas Weber"));
    decisions.keep(card["id"].toString(), "mine");
    QTRY_COMPARE(decisions.count(), 0);
    QCOMPARE(resolutionOf(desk, uuidOf(card["id"].toString())), QString("kept_mine"));
  }

  void whoCameFirstSeesTheirOwnValueAsTheirs() {
    Desk desk(Person::desk);
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.conflicts().size(), 1);
    const QVariantMap card = decisions.conflicts()[0].toMap();
    QCOMPARE(card["mine"].toString(), QString("+33 4 91 54 20 11"));
    QCOMPARE(card["mineName"].toString(), QString());
    QCOMPARE(card["theirs"].toString(), QString("+33 4 91 54 20 99"));
    QCOMPARE(card["theirName"].toString(), QString("Marta Keller"));
    QVERIFY(card["question"].toString().contains("both of you"));
    decisions.keep(card["id"].toString(), "mine");
    QTRY_COMPARE(decisions.conflicts().size(), 0);
    QCOMPARE(resolutionOf(desk, uuidOf(card["id"].toString())), QString("kept_theirs"));
  }

  void aStorekeeperIsAskedOnlyWhatTheyMayWrite() {
    const Uuid storekeeper = naturalId("sample", "storekeeper");
    Desk desk(Person::storekeeper, [storekeeper](SqliteStore& store) {
      const auto add = [&](std::string_view key, EntityNo entity, const Uuid& target, std::string_view field) {
        Conflict conflict;
        conflict.head.id = naturalId("sample", key);
        conflict.head.root_id = conflict.target_id = target;
        conflict.head.rev = 900;
        conflict.target_entity = entity;
        conflict.field = field;
        conflict.base = conflict.theirs = "normal";
        conflict.mine = "high";
        conflict.mine_by = conflict.assignee_id = Id<AppUser>(storekeeper);
        conflict.theirs_by = Id<AppUser>(sampleIds().desk);
        conflict.mine_at = conflict.theirs_at = Instant{1'700'000'000'000};
        store.put(rowOf(conflict));
      };
      add("priority", entityOf<Ticket>.no, sampleIds().ticket, "priority");
      add("place", entityOf<Serial>.no, sampleIds().serial, "place");
    });
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.count(), 1);
    QCOMPARE(decisions.conflicts()[0].toMap()["field"].toString(), QString("place"));
  }

  void whoWroteNeitherSeesBothNames() {
    Desk desk(Person::desk, nameChangedBy(sampleIds().technician, sampleIds().other_technician));
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.conflicts().size(), 2);
    const QVariantMap card = cardAbout(decisions, conflictId);
    QCOMPARE(card["mine"].toString(), QString("Later"));
    QCOMPARE(card["mineName"].toString(), QString("Marta Keller"));
    QCOMPARE(card["theirs"].toString(), QString("Earlier"));
    QCOMPARE(card["theirName"].toString(), QString("Paul Mercier"));
    QCOMPARE(card["question"].toString(),
             QString("Brasserie du Vieux-Port: Marta Keller and Paul Mercier both changed the name. Keep which?"));
    decisions.keep(test::text(conflictId), "theirs");
    QTRY_COMPARE(decisions.conflicts().size(), 1);
    QCOMPARE(resolutionOf(desk, conflictId), QString("kept_theirs"));
    // What was done says what was kept.
    DeedsController deeds;
    deeds.setWorkspace(desk.workspace());
    QTRY_COMPARE(deeds.deeds().size(), 1);
    QCOMPARE(deeds.deeds()[0].toMap()["title"].toString(),
             QString("Brasserie du Vieux-Port: decided: the name “Earlier” is kept"));
  }

  void whatWasDoneNamesNoValueThatNobodyReads() {
    struct Case {
      EntityNo entity;
      const char *field, *stored, *said;
    };
    const std::vector<Case> cases{{entityOf<Ticket>.no, "priority", "high", "the priority “High” is kept"},
                                  {entityOf<Ticket>.no, "place", "workshop", "which place of repair is kept"},
                                  {entityOf<Activity>.no, "plan", R"({"planned_start_at":1700000000000,"seq":1})",
                                   "which time of the visit is kept"},
                                  {entityOf<Ticket>.no, "title", "", "the title stays empty"}};
    Desk desk(Person::desk, [&](SqliteStore& store) {
      for (const Case& each : cases) {
        Conflict conflict;
        conflict.head.id = naturalId("sample", each.said);
        conflict.target_id =
            each.entity == entityOf<Ticket>.no ? sampleIds().ticket : naturalId("sample", "no such visit");
        conflict.head.root_id = conflict.target_id;
        conflict.head.rev = 900;
        conflict.target_entity = each.entity;
        conflict.field = each.field;
        conflict.base = conflict.mine = "normal";
        conflict.theirs = each.stored;
        conflict.mine_by = conflict.theirs_by = conflict.assignee_id = Id<AppUser>(sampleIds().desk);
        conflict.mine_at = conflict.theirs_at = Instant{1'700'000'000'000};
        store.put(rowOf(conflict));
      }
    });
    for (const Case& each : cases) {
      ChangeSet change_set;
      change_set.operations = {step<Conflict>(naturalId("sample", each.said), "keep_theirs")};
      const Workspace& workspace = *desk.workspace();
      std::optional<QString> said;
      desk.workspace()->reader().read(
          desk.workspace(),
          [change_set, words = workspace.words(), formats = workspace.formats()](ReadTransaction& read) {
            return Words::lines(words.describe(change_set, read, formats));
          },
          [&](const QString& text) { said = text; });
      QTRY_VERIFY(said.has_value());
      QVERIFY2(said->endsWith(each.said), qPrintable(*said));
    }
  }

  void twoDevicesOfOnePersonAreToldApartByTime() {
    Desk desk(Person::desk, nameChangedBy(sampleIds().desk, sampleIds().desk));
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.conflicts().size(), 2);
    const QVariantMap card = cardAbout(decisions, conflictId);
    QCOMPARE(card["mineName"].toString(), QString());
    QCOMPARE(card["theirName"].toString(), QString());
    QCOMPARE(card["question"].toString(),
             QString("Brasserie du Vieux-Port: you changed the name on two devices. Keep which?"));
  }

  void theOfficeReadsWhatWasMeantInItsOwnLanguage_data() {
    QTest::addColumn<QString>("language");
    for (const char* language : {"en", "fr", "ru"}) QTest::newRow(language) << language;
  }
  void theOfficeReadsWhatWasMeantInItsOwnLanguage() {
    QFETCH(QString, language);
    useLanguage(QLocale(language));
    Desk desk(Person::desk, language, partNotAccepted());
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.parked().size(), 2);
    const QVariantMap card = decisions.parked()[0].toMap();
    const QVariantList facts = card["facts"].toList();
    QCOMPARE(facts.size(), 2);
    const QString what = facts[0].toMap()["value"].toString();
    QVERIFY2(what.contains("T-2026-00412") && what.contains(QString("2 × P-11")), qPrintable(what));
    QVERIFY2(!what.contains("ticket_part") && !what.contains("append"), qPrintable(what));
    QCOMPARE(card["linkId"].toString(), test::text(sampleIds().ticket));
  }
  void whatWasRefusedIsCorrectedAndSentAgainWithWhatFollowedFromIt() {
    Desk desk(Person::technician);
    const Uuid ticket_id = desk.workspace()->newId();
    {
      Ticket ticket;
      ticket.head.id = ticket_id;
      ticket.title = "Boler is cold";
      ticket.kind = TicketKind::repair;
      ticket.partner_id = Id<Partner>(sampleIds().partner);
      int saved = 0;
      desk.workspace()->submit({newRow(Verb::create, ticket)}, {}, [&](qint64) { ++saved; });
      Edits<Ticket> fault(ticket_id);
      fault.set<&Ticket::description>(QString(), QString("No heat since Monday"));
      desk.workspace()->submit(fault.operations(), {}, [&](qint64) { ++saved; });
      QTRY_COMPARE(saved, 2);
    }
    desk.reopen([&] { refuse(desk, {"value.not_unique", "change_set.depends_on_parked"}); });
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_COMPARE(waiting.refused().size(), 2);
    const QVariant refused = waiting.refused()[1];
    const QVariantMap title = partNamed(refused, "Title");
    QCOMPARE(title["value"].toString(), QString("Boler is cold"));
    QCOMPARE(title["kind"].toString(), QString("text"));
    QVERIFY(!partNamed(refused, "Kind")["options"].toList().isEmpty());
    QSignalSpy said(desk.workspace(), &Workspace::said);
    waiting.sendAgain(refused.toMap()["id"].toString(), {{title["key"].toString(), "Boiler is cold"}});
    QTRY_COMPARE(waiting.refused().size(), 0);
    QTRY_COMPARE(waiting.changes().size(), 2);
    QCOMPARE(said[0][0].toString(), QString("Sent again"));
    QVERIFY(waiting.changes()[1].toMap()["title"].toString().contains("Boiler is cold"));
    QVERIFY2(waiting.changes()[0].toMap()["title"].toString().contains("fault"),
             qPrintable(waiting.changes()[0].toMap()["title"].toString()));
  }

  void whatIsRefusedHereOnceMoreStaysWithItsReason() {
    Desk desk(Person::technician);
    int saved = 0;
    desk.workspace()->submit({step<Ticket>(sampleIds().ticket, "start")}, {}, [&](qint64) { ++saved; });
    QTRY_COMPARE(saved, 1);
    desk.reopen([&] { refuse(desk, {"ticket.not_yours"}); });
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_COMPARE(waiting.refused().size(), 1);
    // The row stands as the refused change made it, for the server's answer was only said: it is started already.
    QSignalSpy answered(desk.workspace(), &Workspace::answered);
    const int number = waiting.sendAgain(waiting.refused()[0].toMap()["id"].toString(), {});
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(answered[0][0].toInt(), number);
    waiting.takeBack("1");
    QTRY_COMPARE(waiting.refused().size(), 0);
  }

  void theOfficeAcceptsWhatATechnicianMayNot() {
    Desk desk(Person::desk, partNotAccepted());
    DecisionsController decisions;
    decisions.setWorkspace(desk.workspace());
    QTRY_COMPARE(decisions.parked().size(), 2);
    QVERIFY(decisions.parked()[0].toMap()["whole"].toBool());
    QSignalSpy said(desk.workspace(), &Workspace::said);
    decisions.accept(decisions.parked()[0].toMap()["id"].toString());
    QTRY_COMPARE(decisions.parked().size(), 1);
    QCOMPARE(said[0][0].toString(), QString("Accepted"));
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(!ticket.parts().isEmpty());
  }
  void cleanup() { useLanguage(QLocale("en")); }
};

CARNET_QT_TEST(DecisionsTest, QCoreApplication)

#include "decisions_test.moc"
