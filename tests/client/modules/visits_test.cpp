// Visits: those of the day and of the next ones, planning, moving and giving them.
#include <QDesktopServices>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QtTest>

#include "client/modules/service/day_plan_controller.h"
#include "client/modules/service/my_visits.h"
#include "client/modules/service/ticket_bulk.h"
#include "client/modules/service/ticket_controller.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/modules/service/today_controller.h"
#include "client/modules/service/typed_time.h"
#include "client/modules/service/visit_plan_controller.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/activity.h"
#include "tests/client/modules/kept_visit.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/last_change.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::kept;
using carnet::client::test::Person;
using carnet::client::test::postpone;
using carnet::client::test::sampleIds;

namespace {

constexpr const char* clashing = "T-2026-00417";

// Half an hour into the visit that the technician makes tomorrow at 10:05, another one.
Activity clashingVisit() {
  const Uuid ticket = naturalId("sample", clashing);
  Activity visit;
  visit.head.id = naturalId("sample", "clash");
  visit.head.root_id = ticket;
  visit.head.facet = Facet::ticket;
  visit.head.rev = 900;
  visit.kind = ActivityKind::visit;
  visit.ticket_id = Id<Ticket>(ticket);
  visit.assignee_id = Id<AppUser>(sampleIds().technician);
  const QDate tomorrow = QDate::currentDate().addDays(1);
  visit.planned_start_at = Instant{QDateTime(tomorrow, QTime(10, 35)).toMSecsSinceEpoch()};
  visit.planned_end_at = Instant{QDateTime(tomorrow, QTime(11, 35)).toMSecsSinceEpoch()};
  return visit;
}

void addClash(SqliteStore& store) { store.put(rowOf(clashingVisit())); }

QStringList numbersOf(const QVariantList& visits) {
  QStringList numbers;
  for (const QVariant& visit : visits) numbers << visit.toMap()["number"].toString();
  return numbers;
}

}  // namespace

// The telephone of the device.
class Caller : public QObject {
  Q_OBJECT

 public:
  Q_INVOKABLE void call(const QUrl& number) { called = number; }
  QUrl called;
};

class VisitsTest : public QObject {
  Q_OBJECT

 private slots:
  void whoIsGivenManyTicketsIsOfferedWithWhatWouldClash() {
    Desk desk(Person::desk, addClash);
    TicketListModel model;
    TicketBulk bulk;
    bulk.setModel(&model);
    model.setSortKey("number");
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    QTRY_COMPARE(bulk.people().size(), 2);
    const auto said = [&](const Uuid& person) {
      for (const QVariant& each : bulk.people()) {
        if (each.toMap()["id"] == test::text(person)) return each.toMap()["subtitle"].toString();
      }
      return QString("nobody");
    };
    // Of the two only the one of tomorrow meets another visit of its technician; the colleague is free.
    for (int at = 0; at < model.count(); ++at) {
      const QString number = model.rowAt(at).value<TicketRow>().number;
      if (number == "T-2026-00412" || number == "T-2026-00420") model.selection()->toggle(at);
    }
    bulk.lookForClashes();
    QTRY_VERIFY2(said(sampleIds().technician).startsWith("Clashes: 1 of 2 · "),
                 qPrintable(said(sampleIds().technician)));
    QVERIFY(!said(sampleIds().other_technician).contains("Clashes"));
    // What clashes with each other clashes whoever gets it.
    for (int at = 0; at < model.count(); ++at) {
      if (model.rowAt(at).value<TicketRow>().number == clashing) model.selection()->toggle(at);
    }
    bulk.lookForClashes();
    QTRY_VERIFY2(said(sampleIds().other_technician).startsWith("Clashes: 2 of 4 · "),
                 qPrintable(said(sampleIds().other_technician)));
    // Looked for before it is known who there is.
    TicketBulk early;
    early.setModel(&model);
    QCOMPARE(early.people(), QVariantList());
    early.lookForClashes();
    QTRY_COMPARE(early.people(), bulk.people());
    model.selection()->clear();
    QSignalSpy looked(&bulk, &TicketBulk::choicesChanged);
    bulk.lookForClashes();
    // Emptied at once, and answered.
    QTRY_COMPARE(looked.count(), 2);
    QVERIFY(!said(sampleIds().technician).contains("Clashes"));
  }

  void visitsOfTicketsThatAreOverAreNotMade() {
    Desk desk(Person::technician, [](SqliteStore& store) {
      Ticket ticket = kept<Ticket>(store, naturalId("sample", "T-2026-00412"));
      ticket.state = TicketState::closed;
      store.put(rowOf(ticket));
    });
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(today.next()["number"].toString(), QString("T-2026-00405"));
    QVERIFY(!numbersOf(today.visits() + today.earlier()).contains("T-2026-00412"));
  }

  void aVisitThatWasNotMadeStandsFirstTheNextDays() {
    Desk desk(Person::technician, [](SqliteStore& store) { postpone(store, "T-2026-00405", -1); });
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(numbersOf(today.earlier()), QStringList{"T-2026-00405"});
    QCOMPARE(today.earlier()[0].toMap()["day"].toString(), QString("Yesterday"));
    QVERIFY(!numbersOf(today.visits()).contains("T-2026-00405"));
    QVERIFY(today.next()["number"].toString() != "T-2026-00405");
  }

  void aLateVisitThatIsMadeTodayIsAmongThoseDoneToday() {
    Desk desk(Person::technician, [](SqliteStore& store) {
      postpone(store, "T-2026-00405", -1, [](Activity& visit) {
        visit.state = ActivityState::done;
        visit.left_at = Instant{QDateTime::currentMSecsSinceEpoch()};
      });
      postpone(store, "T-2026-00412", -1, [](Activity& visit) {
        visit.state = ActivityState::done;
        visit.left_at = visit.planned_start_at;  // made when it was planned
      });
    });
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_VERIFY(numbersOf(today.done()).contains("T-2026-00405"));
    QVERIFY(!numbersOf(today.done()).contains("T-2026-00412"));
  }

  void aDeviceThatCannotCallSaysTheNumber() {
    Desk desk(Person::technician);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    Caller caller;
    QDesktopServices::setUrlHandler("tel", &caller, "call");
    desk.workspace()->call("+33 6 12 00 33 77");
    QDesktopServices::unsetUrlHandler("tel");
    QCOMPARE(caller.called, QUrl("tel:+33612003377"));
    QCOMPARE(said.count(), 0);
    // Nothing else is there without a screen.
    desk.workspace()->call("+33 6 12 00 33 77");
    QCOMPARE(said.at(0)[0].toString(), QString("Nothing on this device makes calls. The number: +33 6 12 00 33 77"));
    desk.workspace()->showOnMap("12 quai des Belges, 13001 Marseille");
    QVERIFY(said.at(1)[0].toString().endsWith("12 quai des Belges, 13001 Marseille"));
  }

  void aVisitOfWeeksAgoIsForgotten() {
    Desk desk(Person::technician, [](SqliteStore& store) { postpone(store, "T-2026-00405", -15); });
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_VERIFY(!today.next().isEmpty());
    QCOMPARE(today.earlier(), QVariantList());
  }

  void todayCallsWhomTheTicketNames() {
    Desk desk(Person::technician);
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(today.next()["number"].toString(), QString("T-2026-00412"));
    QCOMPARE(today.next()["phone"].toString(), QString("+33 6 12 00 33 77"));
    QCOMPARE(today.next()["callee"].toString(), QString("Claire Aubert"));
  }

  void theCardOfTheNextVisitSaysWhatIsBrokenAndWhatTheVanHasForIt() {
    Desk desk(Person::technician);
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(today.next()["number"].toString(), QString("T-2026-00412"));
    QVERIFY(today.next()["fault"].toString().startsWith("Water under the pump"));
    const QVariantList parts = today.next()["parts"].toList();
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[0].toMap()["text"].toString(), QString("P-11 Mechanical seal 28 mm: 6") + QChar(0xA0) + "pcs");
    QCOMPARE(parts[0].toMap()["tone"].toString(), QString("success"));
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.vanId(), today.vanId());
    ticket.usePart(test::text(sampleIds().product), ticket.vanId(), 6000);
    QTRY_COMPARE(today.next()["parts"].toList()[0].toMap()["text"].toString(),
                 QString("P-11 Mechanical seal 28 mm: none"));
  }

  void whatTheVanLacksStandsOnToday() {
    Desk desk(Person::technician);
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(today.shortages().size(), 1);
    QCOMPARE(today.shortages()[0].toMap()["title"].toString(), QString("Oil separator SK 15"));
    QCOMPARE(today.shortages()[0].toMap()["chip"].toMap()["text"].toString(), QString("Below zero: count it"));
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_VERIFY(!ticket.vanId().isEmpty());
    ticket.usePart(test::text(sampleIds().product), ticket.vanId(), 6000);
    QTRY_COMPARE(today.shortages().size(), 2);
    QCOMPARE(today.shortages()[1].toMap()["chip"].toMap()["text"].toString(), QString("Used up"));
  }

  void aClashIsSolvedByMovingOneVisitAndComesBackByUndo() {
    Desk desk(Person::desk, addClash);
    DayPlanController plan;
    plan.setWorkspace(desk.workspace());
    QTRY_COMPARE(plan.clashes().size(), 2);
    QVERIFY(plan.canPlan());
    const QVariantMap visit = plan.clashes()[1].toMap();
    VisitPlanController mover;
    mover.setRecordId(visit["id"].toString());
    mover.setTicketId(visit["ticketId"].toString());
    mover.setWorkspace(desk.workspace());
    QTRY_VERIFY(mover.isReady());
    const QString person = visit["personId"].toString(), day = visit["dayIso"].toString();
    QVERIFY(mover.clash(person, day, visit["from"].toString(), visit["to"].toString()).startsWith("Marta Keller has"));
    QCOMPARE(mover.clash(person, day, "13:00", "14:00"), QString());
    QCOMPARE(mover.save(person, day, visit["from"].toString(), visit["to"].toString()), 0);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    QVERIFY(mover.save(person, day, "13:00", "14:00") > 0);
    QTRY_COMPARE(plan.clashes().size(), 0);
    QTRY_COMPARE(said.count(), 1);
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(plan.clashes().size(), 2);
  }

  void whatIsDoneClashesWithNothingThatIsPlanned() {
    Desk desk(Person::desk, [](SqliteStore& store) {
      Activity visit = clashingVisit();
      visit.state = ActivityState::done;
      store.put(rowOf(visit));
    });
    const QString technician = test::text(sampleIds().technician);
    const Uuid of_tomorrow = naturalId("sample", "T-2026-00420");
    DayPlanController day;
    day.setWorkspace(desk.workspace());
    QTRY_VERIFY(numbersOf(day.visits()).contains(clashing));
    QCOMPARE(day.clashes(), QVariantList());
    VisitPlanController plan;
    plan.setTicketId(test::text(of_tomorrow));
    plan.setWorkspace(desk.workspace());
    QTRY_VERIFY(plan.isReady());
    const QString tomorrow = QDate::currentDate().addDays(1).toString(Qt::ISODate);
    QCOMPARE(plan.clash(technician, tomorrow, "11:10", "11:30"), QString());
    QCOMPARE(plan.freeFrom(technician, tomorrow, "11:10", "11:30"), QString("11:10"));
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(of_tomorrow));
    QTRY_VERIFY(ticket.people().size() == 2);
    QVERIFY(ticket.people()[0].toMap()["subtitle"].toString().startsWith("Tomorrow: no visits"));
    TicketListModel model;
    TicketBulk bulk;
    bulk.setModel(&model);
    model.setWorkspace(desk.workspace());
    QTRY_COMPARE(model.count(), 8);
    QTRY_COMPARE(bulk.people().size(), 2);
    for (int at = 0; at < model.count(); ++at) {
      if (model.rowAt(at).value<TicketRow>().number == "T-2026-00420") model.selection()->toggle(at);
    }
    QSignalSpy looked(&bulk, &TicketBulk::choicesChanged);
    bulk.lookForClashes();
    QTRY_COMPARE(looked.count(), 2);
    for (const QVariant& person : bulk.people()) QVERIFY(!person.toMap()["subtitle"].toString().contains("Clashes"));
  }

  void aVisitWithoutAnEndClashesWithTheOneThatBeginsWithIt() {
    QVERIFY(overlap(10, 20, 10, 10) && overlap(10, 10, 10, 10) && overlap(15, 15, 10, 20));
    QVERIFY(!overlap(10, 20, 20, 20) && !overlap(10, 20, 20, 30));
    Desk desk(Person::desk, [](SqliteStore& store) {
      for (const char* id : {"clash", "another"}) {
        Activity visit = clashingVisit();
        visit.head.id = naturalId("sample", id);
        visit.planned_start_at = *visit.planned_start_at + Duration::hours(3);
        visit.planned_end_at.reset();
        store.put(rowOf(visit));
      }
    });
    DayPlanController day;
    day.setWorkspace(desk.workspace());
    QTRY_COMPARE(day.clashes().size(), 2);
    QCOMPARE(numbersOf(day.clashes()), (QStringList{clashing, clashing}));
  }

  void aMoveIsOneOfWhatThePersonSaw() {
    Desk desk(Person::desk, addClash);
    DayPlanController plan;
    plan.setWorkspace(desk.workspace());
    QTRY_COMPARE(plan.clashes().size(), 2);
    const QVariantMap visit = plan.clashes()[1].toMap();
    const QString person = visit["personId"].toString(), day = visit["dayIso"].toString();
    const QString from = visit["from"].toString(), to = visit["to"].toString();
    const QVariantMap seen{{"day", day}, {"from", from}, {"to", to}, {"personId", person}};
    VisitPlanController mover;
    mover.setRecordId(visit["id"].toString());
    mover.setTicketId(visit["ticketId"].toString());
    mover.setWorkspace(desk.workspace());
    QTRY_VERIFY(mover.isReady());
    QVERIFY(mover.save(person, day, "13:00", "14:00") > 0);
    QTRY_COMPARE(plan.clashes().size(), 0);
    const auto edits = test::lastEdits(*desk.workspace());
    QCOMPARE(edits.size(), std::size_t(3));
    // Opened before that: what was not touched moves nothing back, and what is says what it was meant against.
    QTRY_COMPARE(mover.save(person, day, from, to, seen), 0);
    QVERIFY(mover.save(person, day, "15:00", "16:00", seen) > 0);
    QTRY_COMPARE(test::lastEdits(*desk.workspace())[0].value,
                 Value(std::get<std::int64_t>(edits[0].value) + 7'200'000));
    QCOMPARE(test::lastEdits(*desk.workspace())[0].base, edits[0].base);
  }

  void timesAreUnderstoodAsPeopleTypeThem_data() {
    QTest::addColumn<QTime>("time");
    const std::pair<const char*, QTime> times[] = {
        {"14:05", {14, 5}}, {"14.05", {14, 5}}, {"0815", {8, 15}}, {"815", {8, 15}},  {"8h", {8, 0}},
        {"8h15", {8, 15}},  {"8", {8, 0}},      {"8 15", {8, 15}}, {" 9 h ", {9, 0}}, {"8 h 05", {8, 5}},
        {"25:00", {}},      {"8:7", {}},        {"8:60", {}},      {"noon", {}},      {"12345", {}},
        {"", {}},           {"2400", {}},
    };
    for (const auto& [written, time] : times) QTest::newRow(written) << time;
  }
  void timesAreUnderstoodAsPeopleTypeThem() {
    QFETCH(QTime, time);
    QCOMPARE(typedTime(QTest::currentDataTag()), time);
  }

  void aVisitIsProposedForADayThatSomebodyWorks() {
    Desk desk(Person::desk);
    VisitPlanController planner;
    planner.setWorkspace(desk.workspace());
    const auto at = [&](const QDate& day, int hour) {
      desk.workspace()->setNow(QDateTime(day, QTime(hour, 20)).toMSecsSinceEpoch());
    };
    const QDate friday(2026, 12, 4);
    const qint64 due = QDateTime(friday, QTime(18, 0)).toMSecsSinceEpoch();
    at(friday, 10);
    QCOMPARE(planner.proposedDay(0), QString("2026-12-07"));
    QCOMPARE(planner.proposedTime("2026-12-07"), QString("09:00"));
    QCOMPARE(planner.proposedDay(due), QString("2026-12-04"));
    QCOMPARE(planner.proposedTime("2026-12-04"), QString("11:00"));
    at(friday, 17);
    QCOMPARE(planner.proposedDay(due), QString("2026-12-07"));
    at(friday.addDays(2), 10);
    QCOMPARE(planner.proposedDay(due), QString("2026-12-07"));
    QCOMPARE(planner.weekday("2026-12-07"), QString("Monday"));
    QCOMPARE(planner.weekday(""), QString());
  }

  void aVisitStaysAsLongAsItWasAndSaysThatItIsInThePast() {
    Desk desk(Person::desk, addClash);
    VisitPlanController planner;
    planner.setWorkspace(desk.workspace());
    QTRY_VERIFY(planner.isReady());
    QCOMPARE(planner.movedEnd("09:00", "13h30", "10:15"), QString("14:45"));
    QCOMPARE(planner.movedEnd("09:00", "23:30", "10:15"), QString());
    QCOMPARE(planner.movedEnd("09:00", "soon", "10:15"), QString());
    QCOMPARE(planner.proposedEnd("9h30"), QString("10:30"));
    QCOMPARE(planner.proposedEnd("23:30"), QString());
    QCOMPARE(planner.proposedEnd("soon"), QString());
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    QVERIFY(planner.isPast(today, "8:00") && !planner.isPast(today, "10:00") && !planner.isPast(today, "soon"));
    // What cannot be read is no time, midnight neither.
    const QString tomorrow = QDate::currentDate().addDays(1).toString(Qt::ISODate);
    const QString technician = test::text(sampleIds().technician);
    QVERIFY(!planner.clash(technician, tomorrow, "10:00", "11:00").isEmpty());
    QCOMPARE(planner.clash(technician, tomorrow, "soon", "11:00"), QString());
    // The next time that is free for as long, not beyond the day's work.
    QVERIFY(planner.clash(technician, tomorrow, "10:00", "12:00").contains("2 other visit"));
    QCOMPARE(planner.freeFrom(technician, tomorrow, "13:00", "14:00"), QString("13:00"));
    const QString free = planner.freeFrom(technician, tomorrow, "10:00", "11:00");
    QCOMPARE(free, QString("11:35"));
    QCOMPARE(planner.clash(technician, tomorrow, free, "12:35"), QString());
    QCOMPARE(planner.freeFrom(technician, tomorrow, "10:00", "17:00"), QString());
    QCOMPARE(planner.freeFrom("", tomorrow, "10:00", "11:00"), QString("10:00"));
  }

  void whoIsGivenATicketIsKnownByTheirDay() {
    Desk desk(Person::desk, addClash);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(naturalId("sample", "T-2026-00420")));
    QTRY_VERIFY(ticket.canPlan());
    QStringList days;
    for (const QVariant& person : ticket.people())
      days << person.toMap()["title"].toString() + ": " + person.toMap()["subtitle"].toString().section(" · ", 0, 0);
    QCOMPARE(days, (QStringList{"Marta Keller: Tomorrow: 1 visit(s), clash at 10:35–11:35",
                                "Paul Mercier: Tomorrow: no visits"}));
  }

  void aVisitGivenToSomebodyElseIsAskedOfHeadquarters() {
    Desk desk(Person::desk, addClash);
    VisitPlanController mover;
    mover.setRecordId(test::text(naturalId("sample", "clash")));
    mover.setTicketId(test::text(naturalId("sample", clashing)));
    mover.setWorkspace(desk.workspace());
    QTRY_COMPARE(mover.people().size(), 2);
    QSignalSpy said(desk.workspace(), &Workspace::said);
    const QString day = QDate::currentDate().addDays(1).toString(Qt::ISODate);
    QVERIFY(mover.save(test::text(naturalId("sample", "other")), day, "10:35", "11:35") > 0);
    QTRY_COMPARE(said.count(), 1);
    QVERIFY2(said[0][0].toString().endsWith("Paul Mercier is asked for"), qPrintable(said[0][0].toString()));
    const auto waiting = desk.session().replica().outbox().get();
    QCOMPARE(waiting.size(), std::size_t(1));
    QCOMPARE(waiting[0].change_set.operations.size(), std::size_t(1));
    QCOMPARE(waiting[0].change_set.operations[0].transition, std::string("assign"));
  }

  void theFirstVisitOfATicketIsPlannedFromItsPage() {
    Desk desk(Person::desk);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().other_ticket));
    QTRY_VERIFY(ticket.canPlan());
    QCOMPARE(ticket.visits().size(), 0);
    VisitPlanController planner;
    planner.setTicketId(test::text(sampleIds().other_ticket));
    planner.setWorkspace(desk.workspace());
    QTRY_VERIFY(planner.isReady());
    QCOMPARE(planner.spanProblem("10:00", "09:00"), QString("The visit ends before it begins."));
    QCOMPARE(planner.timeProblem("25:00"), QString("Write the time as 14:05."));
    const QString tomorrow = QDate::currentDate().addDays(1).toString(Qt::ISODate);
    QVERIFY(planner.save(test::text(sampleIds().technician), tomorrow, "9h", "1000") > 0);
    QTRY_COMPARE(ticket.visits().size(), 1);
    const QVariantMap visit = ticket.visits()[0].toMap();
    QVERIFY2(visit["when"].toString().startsWith("Tomorrow 09:00"), qPrintable(visit["when"].toString()));
    QCOMPARE(visit["technician"].toString(), QString("Nobody yet"));
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(ticket.visits().size(), 0);
  }

  void aTechnicianPlansNoVisits() {
    Desk desk(Person::technician);
    TicketController ticket;
    ticket.setWorkspace(desk.workspace());
    ticket.setRecordId(test::text(sampleIds().ticket));
    QTRY_COMPARE(ticket.visits().size(), 1);
    QVERIFY(!ticket.canPlan());
  }

  void startingTakesTheVisitAlong() {
    Desk desk(Person::technician);
    TodayController today;
    today.setWorkspace(desk.workspace());
    QTRY_COMPARE(today.next()["number"].toString(), QString("T-2026-00412"));
    today.start(today.next()["id"].toString());
    QTRY_COMPARE(today.next()["state"].toString(), QString("arrived"));
    QTRY_COMPARE(today.next()["stateText"].toString(), QString("In progress"));
    QCOMPARE(desk.session().replica().outbox().get().size(), std::size_t(1));
  }
};

CARNET_QT_TEST(VisitsTest, QGuiApplication)
#include "visits_test.moc"
