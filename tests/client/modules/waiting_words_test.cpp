#include <QImage>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtTest>

#include "client/modules/crm/partner_controller.h"
#include "client/modules/organisation/notes_controller.h"
#include "client/modules/organisation/problem_words.h"
#include "client/modules/organisation/waiting_controller.h"
#include "client/modules/service/ticket_controller.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

QStringList titles(const WaitingController& waiting) {
  QStringList out;
  for (const QVariant& change : waiting.changes()) out << change.toMap()["title"].toString();
  return out;
}

// What the server would have caused, done to the closed replica.
void change(const Desk& desk, const QStringList& statements) {
  {
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "closed replica");
    database.setDatabaseName(QString::fromStdString(SqliteStore::fileIn(desk.path()).string()));
    QVERIFY(database.open());
    for (const QString& statement : statements) {
      QSqlQuery query(database);
      QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
  }
  QSqlDatabase::removeDatabase("closed replica");
}

}  // namespace

class WaitingWordsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyChangeIsToldInWords() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    NotesController notes;
    notes.setWorkspace(desk.workspace());
    notes.setTargetEntity("ticket");
    notes.setRecordId(test::text(sampleIds().ticket));
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_VERIFY(ticket.canWork());

    ticket.take("start");
    QTRY_COMPARE(titles(waiting).value(0), QString("Ticket T-2026-00412: started"));
    QTRY_COMPARE(ticket.mainKey(), QString("step:diagnosed"));
    ticket.saveDiagnosis("Seal worn");
    QTRY_COMPARE(titles(waiting).value(0), QString("Ticket T-2026-00412: diagnosis written, step “Diagnosed”"));
    ticket.usePart(test::text(sampleIds().product), test::text(sampleIds().van), 2000);
    QTRY_COMPARE(titles(waiting).value(0), QString("Ticket T-2026-00412: parts used 2 × P-11"));
    ticket.logTime("work", 30, "", "");
    QTRY_COMPARE(titles(waiting).value(0), QString("Ticket T-2026-00412: 30 min work"));
    notes.write("Gate B is closed today");
    QTRY_COMPARE(titles(waiting).value(0), QString("Ticket T-2026-00412: note “Gate B is closed today”"));
    QCOMPARE(waiting.changes()[0].toMap()["stateText"].toString(), QString("On this device"));
    QCOMPARE(waiting.changes()[0].toMap()["linkKind"].toString(), QString("ticket"));
  }

  void theListIsThereAfterAKill() {
    Desk desk(Person::technician);
    {
      TicketController ticket;
      ticket.setWorkspace(desk.workspace());
      ticket.setRecordId(test::text(sampleIds().ticket));
      QTRY_VERIFY(ticket.canWork());
      ticket.take("start");
      QTRY_COMPARE(ticket.stateText(), QString("In progress"));
    }
    desk.reopen();
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_COMPARE(titles(waiting), QStringList{"Ticket T-2026-00412: started"});
  }

  void whatWasDoneWhereAccessWasWithdrawnIsKeptAndSaysSo() {
    Desk desk(Person::technician);
    {
      TicketController ticket;
      ticket.setWorkspace(desk.workspace());
      ticket.setRecordId(test::text(sampleIds().ticket));
      QTRY_VERIFY(ticket.canWork());
      ticket.take("start");
      QTRY_COMPARE(ticket.stateText(), QString("In progress"));
      ticket.logTime("work", 30, "", "");
      WaitingController waiting;
      waiting.setWorkspace(desk.workspace());
      QTRY_COMPARE(waiting.changes().size(), 2);
      QCOMPARE(waiting.sealed(), 0);
    }
    desk.reopen([&] {
      change(desk, {"UPDATE sync_outbox SET has_effects = 0, reason_code = 'access.withdrawn' WHERE cs_no ="
                    " (SELECT max(cs_no) FROM sync_outbox)"});
    });
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_COMPARE(waiting.changes().size(), 2);
    QCOMPARE(waiting.sealed(), 1);
    const QVariantMap sealed = waiting.changes()[0].toMap();
    QCOMPARE(sealed["stateText"].toString(), QString("On this device, access was withdrawn"));
    QVERIFY(sealed["waiting"].toBool());
    QCOMPARE(waiting.changes()[1].toMap()["stateText"].toString(), QString("On this device"));
  }

  void aPhotoWaitsUntilItsContentIsAtTheServer() {
    Desk desk(Person::technician);
    QTemporaryDir folder;
    QImage picture(640, 480, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(folder.path() + "/leak.jpg"));
    {
      TicketController ticket;
      ticket.setWorkspace(desk.workspace());
      ticket.setRecordId(test::text(sampleIds().ticket));
      WaitingController waiting;
      waiting.setWorkspace(desk.workspace());
      QTRY_VERIFY(ticket.canWork());
      ticket.addPhoto(folder.path() + "/leak.jpg");
      QTRY_COMPARE(waiting.files().size(), 1);
      QTRY_COMPARE(waiting.files()[0].toMap()["title"].toString(), QString("Ticket T-2026-00412: photo leak.jpg"));
      QTRY_COMPARE(desk.session().link()->files, 1);
    }
    desk.reopen([&] {
      change(desk, {"DELETE FROM sync_outbox", "DELETE FROM sync_pending", "UPDATE attachment SET rev = 901",
                    "UPDATE attachment_link SET rev = 901"});
    });
    {
      TicketController ticket;
      ticket.setWorkspace(desk.workspace());
      ticket.setRecordId(test::text(sampleIds().ticket));
      WaitingController waiting;
      waiting.setWorkspace(desk.workspace());
      QTRY_VERIFY(waiting.isLoaded());
      QVERIFY(waiting.changes().isEmpty());
      QCOMPARE(waiting.files().size(), 1);
      QTRY_COMPARE(ticket.photos().size(), 1);
      QVERIFY(ticket.photos()[0].toMap()["waiting"].toBool());
      QVERIFY(ticket.hasUnsent());
    }
    desk.reopen([&] { change(desk, {"UPDATE sync_blob SET is_uploaded = 1"}); });
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_VERIFY(waiting.isLoaded());
    QVERIFY(waiting.files().isEmpty());
    QTRY_COMPARE(ticket.photos().size(), 1);
    QVERIFY(!ticket.photos()[0].toMap()["waiting"].toBool());
    QVERIFY(!ticket.hasUnsent());
  }

  void anEditOfACustomerIsToldWithItsValue() {
    Desk desk(Person::technician);
    PartnerController partner;
    partner.setWorkspace(desk.workspace());
    partner.setRecordId(test::text(sampleIds().partner));
    QTRY_VERIFY(partner.isReady());
    const QVariantMap phone = partner.points()[0].toMap();
    partner.savePoint(phone["id"].toString(), "+33 4 00 00 00 00");
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_COMPARE(titles(waiting), QStringList{"Brasserie du Vieux-Port: telephone changed to +33 4 00 00 00 00"});
    QTRY_COMPARE(partner.points()[0].toMap()["value"].toString(), QString("+33 4 00 00 00 00"));
  }

  void onlyTheNewestOfWhatIsOnItsWayIsTakenBack() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    ticket.take("start");
    ticket.saveSolution("Seal replaced");
    WaitingController waiting;
    waiting.setWorkspace(desk.workspace());
    QTRY_COMPARE(waiting.changes().size(), 2);
    QSignalSpy refused(desk.workspace(), &Workspace::refused);
    waiting.takeBack(waiting.changes()[1].toMap()["id"].toString());
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(waiting.changes().size(), 2);
    waiting.takeBack(waiting.changes()[0].toMap()["id"].toString());
    QTRY_COMPARE(waiting.changes().size(), 1);
    QTRY_COMPARE(ticket.solution(), QString());
  }

  void aRefusalIsASentenceNeverACode() {
    Desk desk(Person::technician);
    const Words& words = desk.workspace()->words();
    for (const char* code :
         {"ticket.resolve.step_open", "ticket.not_yours", "ticket.start.not_now", "rights.field", "row.deleted",
          "conflict.closed", "auth.wrong_password", "auth.code_used", "link.unreachable", "link.wrong_certificate",
          "replica.in_use", "replica.other_identity", "withdraw.on_its_way", "undo.no_way_back", "undo.changed_since",
          "reason.missing", "ticket_part.create.not_your_van"}) {
      const QString sentence = words.problem({code, {}, {"resolved", "x"}});
      QVERIFY2(!sentence.isEmpty() && !sentence.contains(code), code);
      QVERIFY2(!sentence.contains("%1"), code);
    }
  }
};

CARNET_QT_TEST(WaitingWordsTest, QCoreApplication)

#include "waiting_words_test.moc"
