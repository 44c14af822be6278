// The day of whoever looks after customers.
#include <QAccessible>
#include <QQmlComponent>
#include <QQmlContext>
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

  // Over the window of the sample's desk: none of its people sells.
  void whatIsPlannedIsReadAndDone() {
    Hands hands({1280, 800});
    Workspace& workspace = *hands.workspace();
    const Uuid id = workspace.newId();
    const qint64 due = hands.now().unix_ms - 3'600'000;
    workspace.submit({Creation<Activity>(id)
                          .with<&Activity::kind>("call")
                          .with<&Activity::subject>("Ask how the new pump runs")
                          .with<&Activity::partner_id>(sampleIds().partner)
                          .with<&Activity::due_at>(due)
                          .operation(),
                      step<Activity>(id, "assign", {{"assignee_id", workspace.personId()}})});
    QQmlComponent component(qmlEngine(hands.window()));
    component.setData(
        "import QtQuick\nimport Carnet.Crm\nimport Carnet.Organisation\nimport Carnet.Store\n"
        "SalesToday {\n id: page\n anchors.fill: parent\n z: 100\n property string led\n"
        " decisions: DecisionsController { workspace: page.workspace }\n"
        " next: NextActionsController { workspace: page.workspace }\n"
        " onLinkOpened: (kind, id) => page.led = kind + '/' + id\n}",
        QUrl());
    QVERIFY2(component.isReady(), qPrintable(component.errorString()));
    std::unique_ptr<QObject> page(
        component.createWithInitialProperties({{"workspace", QVariant::fromValue(&workspace)},
                                               {"parent", QVariant::fromValue(hands.window()->contentItem())}}));
    QVERIFY(page);
    QVERIFY(hands.find("Overdue"));
    hands.click("Ask how the new pump runs", "Button");
    QTRY_COMPARE(page->property("led").toString(), "partner/" + test::text(sampleIds().partner));
    QObject* next = page->property("next").value<QObject*>();
    QVERIFY(QMetaObject::invokeMethod(next, "finish", Q_ARG(QString, test::text(id))));
    QVERIFY(hands.find("Nothing is planned for you."));
    workspace.undo()->undoLast();
    QVERIFY(hands.find("Ask how the new pump runs", "Button"));
  }
};

CARNET_QT_TEST(SalesTodayTest, QGuiApplication)

#include "sales_today_test.moc"
