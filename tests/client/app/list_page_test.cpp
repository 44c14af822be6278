#include <QAccessible>
#include <QQuickStyle>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

#include "client/store/edits.h"
#include "client/store/row_place.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/app/hands.h"
#include "tests/client/support/qt_tests.h"
#include "tests/client/support/watched.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Hands;

// A list of a real page under somebody's hands.
class ListPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }
  void cleanup() { test::tellSlow(); }

  void theTimeThatIsLeftGoesOn() {
    Hands hands({1280, 800});
    hands.list = "Tickets";
    hands.navigator()->open("ticket", QString::fromStdString(test::sampleIds().ticket.toString()));
    QTRY_VERIFY(hands.rows().size() > 4);
    const QStringList before = hands.rows("trailing");
    QVERIFY2(before.join(" ").contains(" left"), qPrintable(before.join(", ")));
    hands.workspace()->setNow(hands.now().unix_ms + 60'000);
    QTRY_VERIFY(hands.rows("trailing") != before);
    QCOMPARE(hands.rows("trailing").size(), before.size());
  }

  void aStorekeepersDayIsOfStockAndOfNoVisits() {
    for (const QSize& size : {QSize(1280, 800), QSize(390, 844)}) {
      Hands hands(size, test::Person::storekeeper);
      QVERIFY(hands.find("To be counted"));
      QVERIFY(hands.find("Moved today"));
      QVERIFY(!hands.sees("No visits today"));
    }
  }

  void aListThatWasLeftTakesNoKeysAndALinkShowsAllOfItsView() {
    Hands hands({1280, 800});
    hands.list = "Tickets";
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.click("Number, customer, machine");
    hands.type("pump");
    QTRY_VERIFY(hands.rows().size() < 8);
    QQuickItem* left = hands.find("Tickets", "List");
    QVERIFY(left);
    left->forceActiveFocus();
    hands.key(Qt::Key_Home);
    QVERIFY(left->hasActiveFocus());
    hands.navigator()->goTo("partners");
    QVERIFY(!left->hasActiveFocus());
    hands.list = "Customers";
    QTRY_COMPARE(hands.rows().size(), 8);
    QTRY_VERIFY(hands.focusIsIn("Customers", "List"));
    hands.key(Qt::Key_Down);
    hands.key(Qt::Key_Return);
    QCOMPARE(left->property("currentIndex").toInt(), 0);
    QCOMPARE(hands.navigator()->place(), QString("partners"));
    QTRY_VERIFY(!hands.navigator()->recordId().isEmpty());
    hands.list = "Tickets";
    hands.navigator()->open("tickets", "resolvedToday");
    QTRY_VERIFY(hands.sees("Resolved today"));
    QCOMPARE(hands.textIn("Number, customer, machine"), QString());
    hands.navigator()->goTo("today");
    hands.navigator()->open("tickets", "");
    QTRY_COMPARE(hands.rows().size(), 8);
  }

  void aListIsNarrowedOrderedKeptChangedAndPutBack() {
    Hands hands({1280, 800});
    hands.list = "Tickets";
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 8);

    // Order: upwards, downwards, by itself.
    const QStringList by_itself = hands.rows();
    hands.click("Number", "ColumnHeader");
    QTRY_COMPARE(hands.rows().last(), QString("No hot water in the north wing"));
    QCOMPARE(hands.rows().first(), QString("Compressor stops with high temperature"));
    hands.click("Number", "ColumnHeader");
    QTRY_COMPARE(hands.rows().first(), QString("No hot water in the north wing"));
    hands.click("Number", "ColumnHeader");
    QTRY_COMPARE(hands.rows(), by_itself);
    hands.click("Number", "ColumnHeader");

    // Filter by its key.
    hands.key(Qt::Key_F);
    hands.click("Priority: Normal");
    hands.click("Priority: Low");
    hands.click("Done");
    QTRY_COMPARE(hands.rows().size(), 5);
    QTRY_VERIFY(hands.sees("Remove the filter Priority: Low, Normal") ||
                hands.sees("Remove the filter Priority: Normal, Low"));

    // Keep it as a view.
    hands.key(Qt::Key_V);
    hands.click("Save the list as it is now");
    hands.type("Calm");
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(hands.sees("Leave the view Calm"));

    // Choose three rows by keys, raise them all, take it back.
    hands.click(hands.rows().first(), "ListItem", Qt::ControlModifier);
    hands.key(Qt::Key_Down, Qt::ShiftModifier);
    hands.key(Qt::Key_Down, Qt::ShiftModifier);
    QTRY_VERIFY(hands.sees("3 chosen"));
    QSignalSpy offered(hands.workspace(), &Workspace::said);
    hands.click("Priority…");
    hands.find("Change the priority", "Dialog");
    hands.click("Priority", "ComboBox");
    hands.click("High", "ListItem");
    hands.click("Save");
    QTRY_COMPARE_WITH_TIMEOUT(offered.count(), 1, 30000);
    QCOMPARE(offered[0][0].toString(), QString("Priority “High”: 3 changed"));
    QTRY_COMPARE(hands.rows().size(), 2);
    hands.click("Undo");
    QTRY_COMPARE(hands.rows().size(), 5);

    // Another place and back: the list stands as it was left. The view is offered, and shows what it showed.
    hands.navigator()->goTo("partners");
    QTRY_VERIFY(!hands.sees("Leave the view Calm"));
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 5);
    hands.click("Leave the view Calm");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.key(Qt::Key_V);
    hands.click("Calm");
    QTRY_COMPARE(hands.rows().size(), 5);
  }

  void theKeysStayAtTheirRowWhenTheOpenRecordMoves() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    const Uuid open = test::sampleIds().partner;
    hands.navigator()->open("partner", test::text(open));
    QTRY_COMPARE(hands.rows().size(), 8);
    QQuickItem* list = hands.find("Customers", "List");
    QVERIFY(list);
    const auto current = [&] {
      const auto* item = list->property("currentItem").value<QQuickItem*>();
      return item ? item->property("title").toString() : QString();
    };
    QTRY_COMPARE(current(), QString("Brasserie du Vieux-Port"));
    const auto rename = [&](const QString& from, const QString& to) {
      Edits<Partner> edit(open);
      edit.set<&Partner::name>(from, to);
      hands.workspace()->submit(edit.operations(), "renamed");
    };
    // Without the keys the list is moved to it.
    hands.find("Edit Telephone")->forceActiveFocus();
    rename("Brasserie du Vieux-Port", "Zzz");
    QTRY_COMPARE(hands.rows().last(), QString("Zzz"));
    QTRY_COMPARE(current(), QString("Zzz"));
    // The keys at another row stay there, whichever way the rows go.
    list->forceActiveFocus();
    hands.key(Qt::Key_Home);
    hands.key(Qt::Key_Down);
    hands.key(Qt::Key_Down);
    const QString at = hands.rows()[2];
    QCOMPARE(current(), at);
    rename("Zzz", "Aaa");
    QTRY_COMPARE(hands.rows().first(), QString("Aaa"));
    QTest::qWait(50);
    QCOMPARE(current(), at);
    rename("Aaa", "Zzz");
    QTRY_COMPARE(hands.rows().last(), QString("Zzz"));
    QTest::qWait(50);
    QCOMPARE(current(), at);
    // At the record itself they go with it.
    hands.key(Qt::Key_End);
    rename("Zzz", "Aaa");
    QTRY_COMPARE(hands.rows().first(), QString("Aaa"));
    QTRY_COMPARE(current(), QString("Aaa"));
  }

  void oneViewIsLookedAtAtATime() {
    Hands hands({1280, 800});
    hands.list = "Tickets";
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 8);
    const auto is_on = [&](const QString& name) {
      const QQuickItem* chip = hands.find(name, "CheckBox");
      return chip && chip->property("checked").toBool();
    };
    QVERIFY(is_on("Open"));
    hands.click("All", "CheckBox");
    QTRY_COMPARE(hands.rows().size(), 10);
    QVERIFY(is_on("All") && !is_on("Open"));
    // The cursor is where a name is typed.
    hands.key(Qt::Key_V);
    QTRY_VERIFY(hands.focusIsIn("Save the list as it is now", "EditableText"));
    hands.type("Whole");
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(hands.sees("Leave the view Whole"));
    QVERIFY(!is_on("All"));
    hands.click("Open", "CheckBox");
    QTRY_VERIFY(!hands.sees("Leave the view Whole"));
    QTRY_COMPARE(hands.rows().size(), 8);
    QVERIFY(is_on("Open"));
  }

  void noOtherRowIsMarkedWhenTheOpenOneLeavesTheList() {
    Hands hands({1280, 800});
    hands.list = "Tickets";
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 8);
    QTRY_VERIFY(hands.focusIsIn("Tickets", "List"));
    QQuickItem* list = hands.find("Tickets", "List");
    const QStringList before = hands.rows();
    const auto places = hands.window()->findChildren<RowPlace*>();
    const auto place = std::find_if(places.begin(), places.end(), [&](const RowPlace* each) {
      return each->property("model").value<QObject*>() == list->property("model").value<QObject*>();
    });
    QVERIFY(place != places.end());
    QSignalSpy found(*place, &RowPlace::found);
    hands.key(Qt::Key_Down);
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(!hands.navigator()->recordId().isEmpty());
    QVERIFY(hands.find(before[0], "Heading"));
    QTRY_COMPARE(found.count(), 1);
    hands.workspace()->submit({step<Ticket>(uuidOf(hands.navigator()->recordId()), "cancel",
                                            {{"reason_text", std::string("It runs again")}})},
                              "cancelled");
    QTRY_VERIFY(!hands.rows().contains(before[0]));
    QTRY_COMPARE(list->property("currentIndex").toInt(), -1);
    hands.key(Qt::Key_Down);
    QCOMPARE(list->property("currentIndex").toInt(), 0);
  }

  void aNumberIsSaidWhereNothingMakesCalls() {
    Hands hands({1280, 800});
    QSignalSpy said(hands.workspace(), &Workspace::said);
    for (const auto& [place, list] : {std::pair{"partners", "Customers"}, std::pair{"contacts", "Contacts"}}) {
      hands.navigator()->goTo(place);
      QTRY_VERIFY(hands.focusIsIn(list, "List"));
      hands.list = list;
      QTRY_VERIFY(!hands.rows().isEmpty());
      hands.key(Qt::Key_Down);
      hands.key(Qt::Key_F10, Qt::ShiftModifier);
      hands.click("Call", "MenuItem");
      QTRY_COMPARE(said.count(), 1);
      QVERIFY(said.takeFirst()[0].toString().startsWith("Nothing on this device makes calls. The number: +"));
    }
    hands.navigator()->open("partner", test::text(sampleIds().partner));
    hands.click("Telephone", "Link");
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(said[0][0].toString(), QString("Nothing on this device makes calls. The number: +33 4 91 54 20 11"));
  }

  // Qt hands rows that a list keeps for later to the application; at its very end they would want fonts that are gone.
  void nothingOfAListOutlivesItsWindow() {
    {
      Hands hands({1280, 800});
      hands.list = "Tickets";
      hands.navigator()->goTo("tickets");
      QTRY_COMPARE(hands.rows().size(), 8);
      hands.click("Number, customer, machine");
      hands.type("pump");
      QTRY_VERIFY(hands.rows().size() < 8);
    }
    QVERIFY(!qApp->findChild<QQuickItem*>(QString(), Qt::FindDirectChildrenOnly));
  }

  void whatNothingMatchesIsSaidAndCleared() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.click("Name, town or telephone");
    hands.type("zzz");
    QTRY_VERIFY(hands.sees("Clear filter"));
    hands.click("Clear filter");
    QTRY_COMPARE(hands.rows().size(), 8);
  }
};

CARNET_QT_TEST(ListPageTest, WatchedApplication)

#include "list_page_test.moc"
