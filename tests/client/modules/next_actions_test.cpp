// What a representative has to do next.
#include <QtTest>

#include "client/modules/crm/next_actions_controller.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
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

// Of the sample's desk, so many hours from now; nothing for none.
void plan(SqliteStore& store, const char* subject, ActivityKind kind, std::optional<Instant> due) {
  Activity activity;
  activity.head.id = activity.head.root_id = naturalId("next action", subject);
  activity.head.facet = Facet::activity;
  activity.kind = kind;
  activity.subject = subject;
  activity.partner_id = Id<Partner>(sampleIds().partner);
  activity.assignee_id = Id<AppUser>(sampleIds().desk);
  activity.due_at = due;
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
    QVERIFY(next.isForSeller());
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
    NextActionsController next;
    next.setWorkspace(desk.workspace());
    QTRY_VERIFY(next.isReady());
    QVERIFY(!next.isForSeller());
  }
};

CARNET_QT_TEST(NextActionsTest, QCoreApplication)

#include "next_actions_test.moc"
