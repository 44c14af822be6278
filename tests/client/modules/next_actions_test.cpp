// What a representative has to do next.
#include <QtTest>

#include "client/modules/crm/next_actions_controller.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/id_text.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Desk;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

namespace {

constexpr qint64 anHour = 3'600'000;

void letSell(SqliteStore& store) {
  UserRole given;
  given.user_id = Id<AppUser>(sampleIds().desk);
  given.role_id = roleId(RoleCode::agent);
  given.head.id = given.head.root_id = userRoleId(given.user_id, given.role_id).value;
  given.head.facet = traitsOf<UserRole>.facet;
  store.put(rowOf(given));
}

using Change = std::function<void(Activity&)>;

// Of the sample's desk, due then; nothing for none.
void plan(SqliteStore& store, const char* subject, ActivityKind kind, std::optional<Instant> due,
          const Change& change = {}) {
  Activity activity;
  activity.head.id = activity.head.root_id = naturalId("next action", subject);
  activity.head.facet = Facet::activity;
  activity.kind = kind;
  activity.subject = subject;
  activity.partner_id = Id<Partner>(sampleIds().partner);
  activity.assignee_id = Id<AppUser>(sampleIds().desk);
  activity.due_at = due;
  if (change) change(activity);
  store.put(rowOf(activity));
}

QStringList subjectsOf(const QVariant& group) {
  QStringList subjects;
  for (const QVariant& action : group.toMap()["actions"].toList()) subjects << action.toMap()["title"].toString();
  return subjects;
}

}  // namespace

class NextActionsTest : public QObject {
  Q_OBJECT

 private slots:
  void whatIsOverdueStandsFirstAndWhatIsDoneGoes() {
    const qint64 now = QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch();
    Desk desk(Person::desk, [&](SqliteStore& store) {
      letSell(store);
      plan(store, "Some day", ActivityKind::task, std::nullopt);
      plan(store, "Next week", ActivityKind::meeting, Instant{now + 7 * 24 * anHour});
      plan(store, "This afternoon", ActivityKind::mail, Instant{now + 5 * anHour});
      plan(store, "Yesterday", ActivityKind::call, Instant{now - 20 * anHour});
      plan(store, "Last week", ActivityKind::call, Instant{now - 7 * 24 * anHour});
      plan(store, "A visit", ActivityKind::visit, Instant{now - anHour});
    });
    NextActionsController next;
    next.setWorkspace(desk.workspace());
    QTRY_COMPARE(next.count(), 5);
    QVERIFY(desk.workspace()->isSeller());
    QCOMPARE(next.groups().size(), 4);
    QCOMPARE(subjectsOf(next.groups()[0]), QStringList({"Last week", "Yesterday"}));
    QCOMPARE(subjectsOf(next.groups()[1]), QStringList({"This afternoon"}));
    QCOMPARE(subjectsOf(next.groups()[2]), QStringList({"Next week"}));
    QCOMPARE(subjectsOf(next.groups()[3]), QStringList({"Some day"}));
    const QVariantMap first = next.groups()[0].toMap()["actions"].toList()[0].toMap();
    QCOMPARE(first["linkId"].toString(), test::text(sampleIds().partner));
    QVERIFY(next.finish(first["id"].toString()) > 0);
    QCOMPARE(next.finish(first["id"].toString()), 0);
    QTRY_COMPARE(next.count(), 4);
    desk.workspace()->undo()->undoLast();
    QTRY_COMPARE(next.count(), 5);
    // What was of the afternoon is overdue in the evening.
    desk.workspace()->setNow(now + 10 * anHour);
    QTRY_COMPARE(subjectsOf(next.groups()[0]).size(), 3);
  }

  void whoSellsNothingHasTheirOwnToday() {
    Desk desk(Person::technician);
    QVERIFY(!desk.workspace()->isSeller());
  }

  void aWholeDayIsOverdueWhenItIsPastAndAMeetingWhenItHasEnded() {
    const QDate today = QDate::currentDate();
    const auto at = [](const QDate& day, int hour) {
      return Instant{QDateTime(day, QTime(hour, 0)).toMSecsSinceEpoch()};
    };
    const auto allDay = [](Activity& activity) { activity.all_day = true; };
    Desk desk(Person::desk, [&](SqliteStore& store) {
      letSell(store);
      plan(store, "Fair today", ActivityKind::task, at(today, 0), allDay);
      plan(store, "Fair yesterday", ActivityKind::task, at(today.addDays(-1), 0), allDay);
      plan(store, "Fair of three days", ActivityKind::meeting, std::nullopt, [&](Activity& activity) {
        activity.all_day = true;
        activity.starts_at = at(today.addDays(-1), 0);
        activity.ends_at = at(today.addDays(1), 0);
      });
      plan(store, "Meeting", ActivityKind::meeting, std::nullopt, [&](Activity& activity) {
        activity.starts_at = at(today, 9);
        activity.ends_at = at(today, 12);
      });
    });
    NextActionsController next;
    next.setWorkspace(desk.workspace());
    QTRY_COMPARE(next.count(), 4);
    QCOMPARE(subjectsOf(next.groups()[0]), QStringList({"Fair yesterday"}));
    QCOMPARE(subjectsOf(next.groups()[1]), QStringList({"Fair of three days", "Fair today", "Meeting"}));
    const QVariantList of_today = next.groups()[1].toMap()["actions"].toList();
    QCOMPARE(of_today[1].toMap()["when"].toString(), QString("Today"));
    QCOMPARE(of_today[2].toMap()["when"].toString(), QString("Today 09:00"));
    desk.workspace()->setNow(at(today, 13).unix_ms);
    QTRY_COMPARE(subjectsOf(next.groups()[0]), QStringList({"Fair yesterday", "Meeting"}));
  }

  void whatHasNoCustomerLeadsToItsTicket() {
    Desk desk(Person::desk, [&](SqliteStore& store) {
      letSell(store);
      const Instant now{QDateTime::currentMSecsSinceEpoch()};
      plan(store, "Of a ticket", ActivityKind::task, now, [](Activity& activity) {
        activity.partner_id.reset();
        activity.ticket_id = Id<Ticket>(sampleIds().ticket);
      });
      plan(store, "Of nothing", ActivityKind::task, now + Duration::minutes(1),
           [](Activity& activity) { activity.partner_id.reset(); });
    });
    NextActionsController next;
    next.setWorkspace(desk.workspace());
    QTRY_COMPARE(next.count(), 2);
    QVariantList actions;
    for (const QVariant& group : next.groups()) actions << group.toMap()["actions"].toList();
    QCOMPARE(actions[0].toMap()["kind"].toString(), QString("ticket"));
    QCOMPARE(actions[0].toMap()["linkId"].toString(), test::text(sampleIds().ticket));
    QCOMPARE(actions[1].toMap()["kind"].toString(), QString());
  }
};

CARNET_QT_TEST(NextActionsTest, QCoreApplication)

#include "next_actions_test.moc"
