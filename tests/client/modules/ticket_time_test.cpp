// Time that was logged by mistake, on the page of its ticket.
#include <QtTest>

#include "client/modules/service/ticket_controller.h"
#include "tests/client/modules/ticket_seen.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

class LoggedTimeTest : public QObject {
  Q_OBJECT

 private slots:
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

CARNET_QT_TEST(LoggedTimeTest, QCoreApplication)

#include "logged_time_test.moc"
