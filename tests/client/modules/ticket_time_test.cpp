// Time on the page of its ticket: proposed, recorded, removed and corrected.
#include <QtTest>

#include "client/modules/service/ticket_controller.h"
#include "client/store/edits.h"
#include "shared/domain/crm/activity.h"
#include "tests/client/modules/kept_visit.h"
#include "tests/client/modules/ticket_seen.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::postpone;
using carnet::client::test::sampleIds;

class TicketTimeTest : public QObject {
  Q_OBJECT

 private slots:
  void resolvingAsksForWhatWasDoneAndTheTimeThatNobodyRecorded() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Start"));
    ticket.take("start");
    QTRY_COMPARE(ticket.stateText(), QString("In progress"));
    QVERIFY(ticket.timeSinceStart().isEmpty());
    QCOMPARE(ticket.asks("resolve"), QString("end"));
    ticket.saveSolution("Seal changed");
    QTRY_COMPARE(ticket.solution(), QString("Seal changed"));
    QCOMPARE(ticket.asks("resolve"), QString());
    desk.workspace()->setClockOffset(85 * 60'000);
    const QVariantMap time = ticket.timeSinceStart();
    QVERIFY2(time["text"].toString().endsWith(", 1 h 25 min"), qPrintable(time["text"].toString()));
    QCOMPARE(ticket.asks("resolve"), QString("end"));
    // It was written until now; what was shown is what is recorded.
    desk.workspace()->setClockOffset(95 * 60'000);
    ticket.resolve("Seal worn", "Seal changed, tested", time);
    QTRY_COMPARE(ticket.stateText(), QString("Resolved"));
    QCOMPARE(ticket.diagnosis(), QString("Seal worn"));
    QCOMPARE(ticket.solution(), QString("Seal changed, tested"));
    QCOMPARE(ticket.totalTime(), QString("1 h 25 min"));
    QCOMPARE(ticket.visits()[0].toMap()["state"].toString(), QString("done"));
    QVERIFY(ticket.timeSinceStart().isEmpty());
  }

  void timeThatWasRecordedSinceTheStartIsNotOfferedOnceMore() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Start"));
    ticket.take("start");
    QTRY_COMPARE(ticket.stateText(), QString("In progress"));
    desk.workspace()->setClockOffset(60 * 60'000);
    QVERIFY(!ticket.timeSinceStart().isEmpty());
    ticket.logTime("work", 45, "", {});
    QTRY_COMPARE(ticket.times().size(), 1);
    QVERIFY(ticket.timeSinceStart().isEmpty());
    QCOMPARE(ticket.minutesToRecord(), 30);
    // Nor a night.
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(ticket.times().size(), 0);
    desk.workspace()->setClockOffset(20 * 3'600'000ll);
    QVERIFY(ticket.timeSinceStart().isEmpty());
    QCOMPARE(ticket.minutesToRecord(), 30);
  }

  void timeBeginsAsLongAsTheVisitHasTaken() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.mainText(), QString("Start"));
    QCOMPARE(ticket.minutesToRecord(), 30);
    const auto arrivedBefore = [&](int minutes) {
      desk.workspace()->setClockOffset(minutes * 60'000);
      return ticket.minutesToRecord();
    };
    // Arrived, and nobody has said that the work has begun.
    const QString visit = ticket.visits()[0].toMap()["id"].toString();
    desk.workspace()->submit({step<Activity>(uuidOf(visit), "arrive")});
    QTRY_COMPARE(ticket.visits()[0].toMap()["state"].toString(), QString("arrived"));
    QTRY_COMPARE(arrivedBefore(83), 85);
    QCOMPARE(arrivedBefore(2), 5);
    QCOMPARE(arrivedBefore(13 * 60), 30);
    desk.workspace()->setClockOffset(60 * 60'000);
    ticket.logTime("work", 60, "", {});
    QTRY_COMPARE(ticket.times().size(), 1);
    QCOMPARE(ticket.minutesToRecord(), 30);
  }

  void timeIsRecordedBackwardsFromNow() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    QVERIFY(!ticket.untilProblem("25:00").isEmpty());
    QVERIFY(ticket.untilProblem("").isEmpty());
    ticket.logTime("work", 45, "", "seal changed");
    QTRY_COMPARE(ticket.times().size(), 1);
    QCOMPARE(ticket.times()[0].toMap()["length"].toString(), QString("45 min"));
  }

  void timeOfAVisitThatWasLeftEndsThere() {
    // The middle of the day, so that all of it is today.
    const qint64 noon = QDateTime(QDate::currentDate(), QTime(12, 0)).toMSecsSinceEpoch();
    Desk desk(Person::technician, [noon](SqliteStore& store) {
      postpone(store, "T-2026-00412", 0, [noon](Activity& visit) {
        visit.state = ActivityState::done;
        visit.arrived_at = Instant{noon};
        visit.left_at = Instant{noon + 60 * 60'000};
      });
    });
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(!ticket.visits().isEmpty());
    const auto setClock = [&](qint64 at) {
      desk.workspace()->setClockOffset(at - QDateTime::currentMSecsSinceEpoch());
    };
    setClock(noon + 6 * 60 * 60'000);
    QCOMPARE(ticket.minutesToRecord(), 60);
    QCOMPARE(ticket.endOf({}), QString("13:00"));
    // The form says no other day than today.
    setClock(noon + 18 * 60 * 60'000);
    QCOMPARE(ticket.minutesToRecord(), 30);
    QCOMPARE(ticket.endOf({}), QString("06:00"));
    // What is recorded is not proposed again.
    setClock(noon + 6 * 60 * 60'000);
    ticket.logTime("work", 60, "13:00", {});
    QTRY_COMPARE(ticket.times().size(), 1);
    setClock(noon + 6 * 60 * 60'000);
    QCOMPARE(ticket.minutesToRecord(), 30);
    QCOMPARE(ticket.endOf({}), QString("18:00"));
  }

  void timeLoggedByMistakeIsRemovedAtItsLineAndHadBackWithUndo() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    ticket.logTime("travel", 45, "", "the wrong way");
    QTRY_COMPARE(ticket.times().size(), 1);
    const QVariantMap line = ticket.times()[0].toMap();
    QVERIFY(ticket.canRemoveTime(line) && ticket.canCorrectTime(line));
    QVERIFY(ticket.removeTime(line) > 0);
    QCOMPARE(ticket.removeTime(line), 0);
    QTRY_COMPARE(ticket.times().size(), 0);
    QCOMPARE(ticket.totalTime(), QString());
    const QVariantMap told = ticket.events()[0].toMap();
    QCOMPARE(told["title"].toString(), QString("Time removed"));
    QVERIFY2(told["text"].toString().startsWith("Travel · Today ") && told["text"].toString().endsWith("the wrong way"),
             qPrintable(told["text"].toString()));
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(ticket.times().size(), 1);
    QCOMPARE(ticket.times()[0].toMap()["id"], line["id"]);
    QVERIFY(ticket.removeTime(line) > 0);
    QTRY_COMPARE(ticket.times().size(), 0);
  }

  // Of yesterday it stays of yesterday.
  void timeLoggedWrongIsCorrected() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    ticket.logTime("work", 45, "", "seal changed");
    QTRY_COMPARE(ticket.times().size(), 1);
    const QVariantMap line = ticket.times()[0].toMap();
    const QString end = ticket.endOf(line);
    QCOMPARE(ticket.minutesOf(line), 45);
    desk.workspace()->setClockOffset(24 * 3'600'000ll);
    QCOMPARE(ticket.correctTime(line, "work", 45, end, "seal changed"), 0);
    QCOMPARE(ticket.untilProblem("23:59", line).isEmpty(), true);
    QVERIFY(ticket.correctTime(line, "travel", 20, end, "seal changed") > 0);
    QTRY_COMPARE(ticket.times()[0].toMap()["length"].toString(), QString("20 min"));
    QCOMPARE(ticket.times().size(), 1);
    const QVariantMap now = ticket.times()[0].toMap();
    QVERIFY(now["isTravel"].toBool() && now["isCharged"].toBool() && now["id"] != line["id"]);
    QCOMPARE(now["endsAt"], line["endsAt"]);
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(ticket.times()[0].toMap()["id"], line["id"]);
    QCOMPARE(ticket.times().size(), 1);
  }

  void whatIsCorrectedLeavesTheWorkOfTheDayToBeRecorded() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    ticket.logTime("work", 45, "", "");
    QTRY_COMPARE(ticket.times().size(), 1);
    ticket.take("start");
    QTRY_VERIFY(ticket.mainText() != "Start");
    // A change that is sent sets the clock again.
    const auto sinceStart = [&] {
      desk.workspace()->setClockOffset(100 * 60'000);
      return ticket.timeSinceStart();
    };
    QVERIFY(!sinceStart().isEmpty());
    const QVariantMap line = ticket.times()[0].toMap();
    QVERIFY(ticket.correctTime(line, "work", 20, ticket.endOf(line), "") > 0);
    QTRY_VERIFY(ticket.times()[0].toMap()["id"] != line["id"]);
    QVERIFY(!sinceStart().isEmpty());
    QCOMPARE(ticket.minutesToRecord(), 100);
    ticket.logTime("travel", 10, "", "");
    QTRY_COMPARE(ticket.times().size(), 2);
    QVERIFY(!sinceStart().isEmpty());
    ticket.logTime("work", 10, "", "");
    QTRY_COMPARE(ticket.times().size(), 3);
    QVERIFY(sinceStart().isEmpty());
  }

  void aCorrectionAcrossMidnightEndsOnTheNearerDay() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    const auto setClock = [&](const QDateTime& at) {
      desk.workspace()->setClockOffset(at.toMSecsSinceEpoch() - QDateTime::currentMSecsSinceEpoch());
    };
    const QDate today = QDate::currentDate().addDays(-1);
    setClock({today, QTime(0, 20)});
    ticket.logTime("work", 60, "00:10", "");
    QTRY_COMPARE(ticket.times().size(), 1);
    const auto end = [&] { return QDateTime::fromMSecsSinceEpoch(ticket.times()[0].toMap()["endsAt"].toLongLong()); };
    const auto correct = [&](const char* until) {
      return ticket.correctTime(ticket.times()[0].toMap(), "work", 30, until, "");
    };
    QCOMPARE(end(), QDateTime(today, QTime(0, 10)));
    QCOMPARE(ticket.untilProblem("23:50", ticket.times()[0].toMap()), QString());
    QVERIFY(correct("23:50") > 0);
    QTRY_COMPARE(end(), QDateTime(today.addDays(-1), QTime(23, 50)));
    QVERIFY(correct("00:15") > 0);
    QTRY_COMPARE(end(), QDateTime(today, QTime(0, 15)));
    QCOMPARE(ticket.times().size(), 1);
    // What is nearest and still to come is meant so, and is no time of the day before.
    setClock({today, QTime(0, 20)});
    QVERIFY(!ticket.untilProblem("01:00", ticket.times()[0].toMap()).isEmpty());
  }

  void timeOfSomebodyElseIsRemovedByTheOfficeAndCorrectedByNobodyElse() {
    Desk desk(Person::desk);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(ticket.canWork());
    QVERIFY(ticket.canRemoveTime({{"isOwn", false}}));
    QVERIFY(!ticket.canCorrectTime({{"isOwn", false}}));
  }
};

CARNET_QT_TEST(TicketTimeTest, QCoreApplication)

#include "ticket_time_test.moc"
