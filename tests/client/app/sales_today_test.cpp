// The day of whoever looks after customers.
#include <QAccessible>
#include <QQuickStyle>

#include "client/store/edits.h"
#include "shared/domain/crm/activity.h"
#include "tests/client/app/hands.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Hands;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

class SalesTodayTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }

  // Without the rights of anybody else.
  void anAgentReadsWhatIsPlannedAndPressesDone() {
    Hands hands({1280, 800}, Person::agent);
    Workspace& workspace = *hands.workspace();
    const auto plan = [&](const char* subject, const std::function<void(Creation<Activity>&)>& more) {
      const Uuid id = workspace.newId();
      Creation<Activity> activity(id);
      activity.with<&Activity::kind>("call").with<&Activity::subject>(subject);
      activity.with<&Activity::due_at>(qint64(hands.now().unix_ms - 3'600'000));
      more(activity);
      workspace.submit({activity.operation(), step<Activity>(id, "assign", {{"assignee_id", workspace.personId()}})});
    };
    plan("Ask how the new pump runs",
         [](Creation<Activity>& activity) { activity.with<&Activity::partner_id>(sampleIds().partner); });
    plan("Order visiting cards", [](Creation<Activity>&) {});
    hands.navigator()->goTo("today");
    QVERIFY(hands.find("Overdue"));
    hands.click("Ask how the new pump runs", "Button");
    QTRY_COMPARE(hands.navigator()->recordId(), test::text(sampleIds().partner));
    hands.navigator()->goTo("today");
    // What leads nowhere opens its menu.
    hands.click("Order visiting cards", "Button");
    hands.click("Done", "MenuItem");
    QTRY_VERIFY(!hands.sees("Order visiting cards"));
    QVERIFY(hands.sees("Ask how the new pump runs"));
    workspace.undo()->undoLast();
    QVERIFY(hands.find("Order visiting cards", "Button"));
  }
};

CARNET_QT_TEST(SalesTodayTest, QGuiApplication)

#include "sales_today_test.moc"
