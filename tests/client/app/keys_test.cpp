// Everything on a page can be done from the keyboard, and what a finger does has a menu.
#include <QAccessible>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QQmlProperty>
#include <QQuickStyle>
#include <QSignalSpy>
#include <QtTest>

#include "client/app/search_controller.h"
#include "client/drive/pointer.h"
#include "tests/client/app/hands.h"
#include "tests/client/support/later.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::Hands;
using carnet::client::test::Person;
using carnet::client::test::sampleIds;

class KeysTest : public QObject {
  Q_OBJECT

 public slots:
  void dial(const QUrl& url) { dialled_ << url.toString(); }

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
    QDesktopServices::setUrlHandler("tel", this, "dial");
  }
  void cleanupTestCase() { QDesktopServices::unsetUrlHandler("tel"); }
  void init() { dialled_.clear(); }

  void theMainStepIsTakenWhileTheFocusIsInTheList() {
    Hands hands({1280, 800}, Person::technician);
    hands.navigator()->goTo("tickets");
    hands.click("Pump leaks at the shaft", "ListItem");
    QVERIFY(hands.find("Start", "Button"));
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(hands.find("Write the diagnosis", "Button"));
  }

  void eEditsATicketAndAMachine() {
    Hands hands({1280, 800}, Person::technician);
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    QVERIFY(hands.find("Start", "Button"));
    hands.key(Qt::Key_E);
    QTRY_COMPARE(hands.textIn("Title"), QString("Pump leaks at the shaft"));
    hands.key(Qt::Key_A, Qt::ControlModifier);
    hands.type("Pump drips");
    hands.key(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(hands.sees("Pump drips"));
    hands.navigator()->open("serial", test::text(sampleIds().serial));
    QVERIFY(hands.find("P-100 Circulating pump CP 40", "Heading"));
    hands.key(Qt::Key_E);
    QVERIFY(hands.find("Where it stands", "EditableText"));
  }

  void nMakesACustomerAndOpensIt() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.key(Qt::Key_N);
    QVERIFY(hands.find("Name", "EditableText"));
    hands.type("Moulin Rose");
    hands.click("Town", "EditableText");
    hands.type("Gap");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!hands.navigator()->recordId().isEmpty());
    QVERIFY(hands.find("Moulin Rose", "Heading"));
    hands.navigator()->back();
    QTRY_COMPARE(hands.rows().size(), 9);
  }

  void aCustomerIsMadeWhereOneIsChosen() {
    Hands hands({1280, 800});
    hands.navigator()->open("ticket", "new");
    hands.click("Choose a customer", "Button");
    hands.click("Name, town or telephone", "EditableText");
    hands.type("Moulin Rose");
    hands.click("New customer: Moulin Rose", "Button");
    QTRY_COMPARE(hands.textIn("Name"), QString("Moulin Rose"));
    hands.click("Contact", "EditableText");
    hands.type("Rose Martin");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(hands.workspace()->drafts()->text("new-ticket/customer"), QString("Moulin Rose"));
    QTRY_VERIFY(hands.focusIsIn("Choose a customer", "Button"));
    const auto contact = [&] { return hands.workspace()->drafts()->text("new-ticket/contactId"); };
    QTRY_VERIFY(!contact().isEmpty());
    const QString caller = contact();
    // Somebody else of theirs called.
    hands.click("New contact", "Button");
    hands.click("Name", "EditableText");
    hands.type("Paul");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!contact().isEmpty() && contact() != caller);
    QVERIFY(hands.find("Contact", "ComboBox"));
  }

  void aTechnicianMakesNoCustomers() {
    Hands hands({1280, 800}, Person::technician);
    hands.navigator()->goTo("partners");
    QVERIFY(hands.find("Brasserie du Vieux-Port", "ListItem"));
    QVERIFY(!hands.sees("New customer"));
  }

  void aNewTicketIsCreatedByItsKey() {
    Hands hands({1280, 800});
    hands.navigator()->goTo("tickets");
    QVERIFY(hands.find("New ticket", "Button"));
    hands.key(Qt::Key_N);
    QTRY_VERIFY(hands.focusIsIn("Title", "EditableText"));
    hands.type("Pump squeaks");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hands.navigator()->recordId() != "new");
    QVERIFY(hands.find("Pump squeaks", "Heading"));
  }

  void aListTakesTheKeysAsSoonAsItIsThere() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    for (int visit = 0; visit < 2; ++visit) {
      hands.navigator()->goTo("today");
      QVERIFY(hands.find("Today", "Heading"));
      hands.navigator()->goTo("partners");
      QTRY_COMPARE(hands.rows().size(), 8);
      QTRY_VERIFY(hands.focusIsIn("Customers", "List"));
      hands.key(Qt::Key_J);
      hands.key(Qt::Key_Return);
      QTRY_VERIFY(!hands.navigator()->recordId().isEmpty());
      hands.key(Qt::Key_Escape);
      QTRY_VERIFY(hands.navigator()->recordId().isEmpty());
    }
  }

  void escLeadsBackFromAPageThatNothingWasPressedOn_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("focused");
    QTest::newRow("ticket") << "ticket" << test::text(sampleIds().ticket) << QByteArray("TicketPage");
    QTest::newRow("customer") << "partner" << test::text(sampleIds().partner) << QByteArray("PartnerPage");
    QTest::newRow("waiting") << "waiting"
                             << "" << QByteArray("WaitingPage");
    QTest::newRow("notes") << "notes"
                           << "" << QByteArray("QQuickListView");
    QTest::newRow("settings") << "settings"
                              << "" << QByteArray("SettingsPage");
  }
  void escLeadsBackFromAPageThatNothingWasPressedOn() {
    QFETCH(QString, kind);
    QFETCH(QString, id);
    QFETCH(QByteArray, focused);
    Hands hands({800, 1100}, Person::technician);
    for (int visit = 0; visit < 2; ++visit) {
      hands.navigator()->goTo("today");
      QVERIFY(hands.find("Start", "Button"));
      hands.navigator()->open(kind, id);
      QTRY_VERIFY(hands.window()->activeFocusItem());
      QTRY_VERIFY(QByteArray(hands.window()->activeFocusItem()->metaObject()->className()).startsWith(focused));
      hands.key(Qt::Key_Escape);
      QTRY_COMPARE(hands.navigator()->place(), QString("today"));
    }
  }

  void aMachineIsChosenWithTheArrowsAndEnter() {
    Hands hands({1280, 800});
    hands.list = "Machines";
    hands.navigator()->open("ticket", "new");
    hands.click("Choose a machine", "Button");
    QTRY_VERIFY(hands.focusIsIn("Serial number, product or customer", "EditableText"));
    QTRY_VERIFY(hands.rows().size() > 2);
    const QString second = hands.rows()[1];
    hands.key(Qt::Key_Down);
    hands.key(Qt::Key_Down);
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(hands.workspace()->drafts()->text("new-ticket/machine").contains(second));
  }

  void aTicketIsGivenToSomebodyByKeysAlone() {
    Hands hands({1280, 800});
    hands.navigator()->open("ticket", test::text(sampleIds().other_ticket));
    QVERIFY(hands.find("Assign", "Button"));
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hands.focusIsIn("Assign to", "List"));
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(!hands.sees("Nobody yet"));
  }

  void oneOfManyIsFoundByALetterAndAnAccentIsNoHindrance() {
    Hands hands({1280, 800});
    hands.list = "Assign to";
    hands.navigator()->open("ticket", test::text(sampleIds().other_ticket));
    QVERIFY(hands.find("Assign", "Button"));
    QVariantList people;
    for (const char* name : {"Anna", "Bert", "Carl", "Dora", "Emil", "Fritz", "Gaëlle", "Hugo", "Ines"})
      people << QVariantMap{{"id", name}, {"title", QString::fromUtf8(name)}, {"subtitle", "4 open tickets"}};
    // The ticket's and the list's.
    test::makeDialogs(*hands.window());
    QObjectList dialogs;
    for (QObject* child : hands.window()->findChildren<QObject*>()) {
      if (QByteArray(child->metaObject()->className()).startsWith("ChoiceDialog_QML")) dialogs << child;
    }
    for (QObject* dialog : dialogs) QQmlProperty::write(dialog, "choices", people);
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hands.focusIsIn("Find", "EditableText"));
    hands.type("gael");
    QTRY_COMPARE(hands.rows(), QStringList{"Gaëlle"});
    const auto open =
        std::find_if(dialogs.begin(), dialogs.end(), [](QObject* each) { return each->property("visible").toBool(); });
    QVERIFY(open != dialogs.end());
    QSignalSpy chosen(*open, SIGNAL(chosen(QString)));
    hands.key(Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), QString("Gaëlle"));
  }

  void searchOpensTheRowThatIsMarked() {
    Hands hands({1280, 800});
    hands.list = "Found";
    hands.navigator()->goTo("tickets");
    QTRY_VERIFY(hands.focusIsIn("Tickets", "List"));
    hands.key(Qt::Key_Slash);
    QTRY_VERIFY(hands.focusIsIn("Search everything", "EditableText"));
    hands.type("pump");
    const auto* search = hands.window()->findChild<SearchController*>();
    QVERIFY(search);
    QTRY_COMPARE(search->answered(), QString("pump"));
    QTRY_VERIFY(hands.rows().size() > 3);
    hands.key(Qt::Key_Down);
    hands.key(Qt::Key_Down);
    const QString third = hands.rows()[2];
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(hands.navigator()->place() != "search");
    QVERIFY(hands.find(third, "Heading"));
  }

  void theListHasTheKeysAgainWhenADialogOrMenuIsClosed_data() {
    QTest::addColumn<int>("opens");
    QTest::addColumn<int>("held");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("role");
    QTest::newRow("keys") << int(Qt::Key_Question) << int(Qt::NoModifier) << "Keys"
                          << "Dialog";
    QTest::newRow("filter") << int(Qt::Key_F) << int(Qt::NoModifier) << "Filter"
                            << "Dialog";
    QTest::newRow("views") << int(Qt::Key_V) << int(Qt::NoModifier) << "Views"
                           << "Dialog";
    QTest::newRow("new") << int(Qt::Key_N) << int(Qt::NoModifier) << "New customer"
                         << "Dialog";
    QTest::newRow("menu of the row") << int(Qt::Key_F10) << int(Qt::ShiftModifier) << "Call"
                                     << "MenuItem";
  }
  void theListHasTheKeysAgainWhenADialogOrMenuIsClosed() {
    QFETCH(int, opens);
    QFETCH(int, held);
    QFETCH(QString, name);
    QFETCH(QString, role);
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    QTRY_VERIFY(hands.focusIsIn("Customers", "List"));
    QQuickItem* list = hands.find("Customers", "List");
    hands.key(Qt::Key_J);
    const int before = list->property("currentIndex").toInt();
    hands.key(Qt::Key(opens), Qt::KeyboardModifiers(held));
    QVERIFY(hands.find(name, role));
    QTRY_VERIFY(!list->hasActiveFocus());
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(list->hasActiveFocus());
    hands.key(Qt::Key_J);
    QCOMPARE(list->property("currentIndex").toInt(), before + 1);
  }

  void theListHasTheKeysAgainAfterEscFromARecord() {
    Hands hands({1280, 800}, Person::technician);
    hands.navigator()->goTo("tickets");
    hands.click("Pump leaks at the shaft", "ListItem");
    QVERIFY(hands.find("Start", "Button"));
    // Something of the record has the keys.
    hands.find("Start", "Button")->forceActiveFocus();
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(hands.navigator()->recordId().isEmpty());
    QTRY_VERIFY(hands.focusIsIn("Tickets", "List"));
  }

  void aFieldHasTheKeysAgainWhenTheDialogOverItIsClosed() {
    Hands hands({1280, 800});
    hands.navigator()->open("ticket", "new");
    hands.click("Title", "EditableText");
    QTRY_VERIFY(hands.focusIsIn("Title", "EditableText"));
    hands.click("Choose a customer", "Button");
    QTRY_VERIFY(hands.focusIsIn("Name, town or telephone", "EditableText"));
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(hands.focusIsIn("Choose a customer", "Button"));
  }

  void escChoosesNoRowsHoweverTheyWereChosen() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.click("Name, town or telephone", "EditableText");
    QQuickItem* row = hands.find("Blanchisserie Nord", "ListItem");
    QVERIFY(row);
    // Its box.
    QTest::mouseClick(hands.window(), Qt::LeftButton, {}, row->mapToScene({20, row->height() / 2}).toPoint());
    QVERIFY(hands.find("Choose none", "Button"));
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!hands.sees("Choose none"));
  }

  void noRowMovesWhenTheFirstOneIsChosen() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    QTRY_VERIFY(hands.focusIsIn("Customers", "List"));
    QQuickItem* row = hands.find("Blanchisserie Nord", "ListItem");
    const QPointF before = row->mapToScene({0, 0});
    hands.key(Qt::Key_J);
    hands.key(Qt::Key_Space);
    QVERIFY(hands.find("Choose none", "Button"));
    QTest::qWait(50);
    QCOMPARE(row->mapToScene({0, 0}), before);
    QVERIFY2(!hands.sees("Name, town or telephone"), "the filter has given its place");
    hands.key(Qt::Key_Escape);
    QVERIFY(hands.find("Name, town or telephone", "EditableText"));
  }

  void whatNothingElseTakesScrollsTheRecord() {
    Hands hands({500, 600}, Person::technician);
    hands.navigator()->open("ticket", test::text(sampleIds().ticket));
    QVERIFY(hands.find("Start", "Button"));
    QTRY_VERIFY(hands.window()->activeFocusItem() &&
                QByteArray(hands.window()->activeFocusItem()->metaObject()->className()).startsWith("TicketPage"));
    const auto scrolled = [&] {
      qreal most = 0;
      for (QQuickItem* item : hands.window()->findChildren<QQuickItem*>()) {
        if (QByteArray(item->metaObject()->className()).startsWith("ScrollPane") && item->isVisible())
          most = std::max(most, item->property("contentY").toReal());
      }
      return most;
    };
    const QObject* page = hands.window()->activeFocusItem();
    QTRY_VERIFY(page->property("controller").value<QObject*>()->property("eventsShown").toBool());
    QCOMPARE(scrolled(), 0.0);
    hands.key(Qt::Key_PageDown);
    QVERIFY(scrolled() > 100);
    hands.key(Qt::Key_PageUp);
    QCOMPARE(scrolled(), 0.0);
    hands.key(Qt::Key_Down);
    QVERIFY(scrolled() > 0);
  }

  void aNewCustomerThatIsTakenBackLeavesTheList() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.key(Qt::Key_N);
    QTRY_VERIFY(hands.focusIsIn("Name", "EditableText"));
    hands.type("Moulin Rose");
    hands.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(hands.find("Moulin Rose", "Heading"));
    hands.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(hands.navigator()->recordId().isEmpty());
    QTRY_COMPARE(hands.rows().size(), 8);
  }

  void theKeysOfPlacesWorkAfterTheLanguageWasChanged() {
    Hands hands({1280, 800});
    hands.navigator()->goTo("tickets");
    QTRY_VERIFY(hands.focusIsIn("Tickets", "List"));
    hands.setLanguage("fr");
    QTRY_VERIFY(hands.sees("Clients"));
    hands.key(Qt::Key_G);
    hands.key(Qt::Key_C);
    QTRY_COMPARE(hands.navigator()->place(), QString("partners"));
    hands.setLanguage("en");
  }

  void theFieldThatNarrowsAListMovesThroughItAndOpens() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.click("Name, town or telephone", "EditableText");
    hands.type("i");
    QTRY_VERIFY(hands.rows().size() < 8 && hands.rows().size() > 2);
    hands.key(Qt::Key_Down);
    const QString second = hands.rows()[1];
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(!hands.navigator()->recordId().isEmpty());
    QVERIFY(hands.find(second, "Heading"));
  }

  void whatWasOpenedFromThatFieldHasTheKeysAndEscLeavesTheField() {
    Hands hands({1280, 800});
    hands.list = "Tickets";
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.click("Number, customer, machine", "EditableText");
    hands.type("pump");
    QTRY_VERIFY(hands.rows().size() < 8);
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(!hands.navigator()->recordId().isEmpty());
    QTRY_VERIFY(hands.focusIsIn("Tickets", "List"));
    hands.key(Qt::Key_E);
    QVERIFY(hands.find("Title", "EditableText"));
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!hands.sees("Title"));
    QCOMPARE(hands.textIn("Number, customer, machine"), QString("pump"));
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(hands.navigator()->recordId().isEmpty());
    hands.click("Number, customer, machine", "EditableText");
    hands.key(Qt::Key_Escape);
    QTRY_COMPARE(hands.textIn("Number, customer, machine"), QString());
    QVERIFY(hands.focusIsIn("Number, customer, machine", "EditableText"));
    hands.key(Qt::Key_Escape);
    QTRY_VERIFY(hands.focusIsIn("Tickets", "List"));
    hands.key(Qt::Key_G);
    hands.key(Qt::Key_D);
    QTRY_COMPARE(hands.navigator()->place(), QString("today"));
  }

  void afterAPressOfAViewTheArrowsMoveThroughTheList() {
    Hands hands({1280, 800});
    hands.list = "Tickets";
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 8);
    QQuickItem* list = hands.find("Tickets", "List");
    hands.click("Unassigned", "CheckBox");
    QTRY_VERIFY(list->hasActiveFocus());
    hands.key(Qt::Key_Down);
    QTRY_COMPARE(list->property("currentIndex").toInt(), 0);
  }

  void enterInThatFieldOpensWhatItsTextMeansAndNothingElse() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.click("Name, town or telephone", "EditableText");
    hands.type("nord");
    hands.key(Qt::Key_Return);
    hands.key(Qt::Key_Return);
    QTRY_VERIFY(!hands.navigator()->recordId().isEmpty());
    QVERIFY(hands.find("Blanchisserie Nord", "Heading"));
  }

  void theMenuOfARowOpensByKeyAndCalls() {
    Hands hands({1280, 800});
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.click("Name, town or telephone", "EditableText");
    hands.key(Qt::Key_Tab);
    for (int i = 0; i < 20 && !hands.focusIsIn("Customers", "List"); ++i) hands.key(Qt::Key_Tab);
    QVERIFY(hands.focusIsIn("Customers", "List"));
    hands.key(Qt::Key_F10, Qt::ShiftModifier);
    hands.click("Call", "MenuItem");
    QTRY_COMPARE(dialled_.size(), 1);
  }

  void aFingerSwipesARowToCallAndTheEdgeToGoBack() {
    Hands hands({390, 844}, Person::desk, "touch");
    Pointer finger;
    hands.list = "Customers";
    hands.navigator()->goTo("partners");
    QTRY_VERIFY(hands.rows().size() >= 5);
    QQuickItem* row = hands.find("Blanchisserie Nord", "ListItem");
    QVERIFY(row);
    const QPointF at = row->mapToScene({60, row->height() / 2});
    finger.drag(hands.window(), at, at + QPointF(220, 0));
    QTRY_COMPARE(dialled_, QStringList{"tel:+33320701515"});
    hands.click("More: Blanchisserie Nord", "ButtonMenu");
    QVERIFY(hands.find("Call", "MenuItem"));
    hands.key(Qt::Key_Escape);
    hands.navigator()->openHere(test::text(sampleIds().partner));
    QVERIFY(hands.find("Brasserie du Vieux-Port", "Heading"));
    finger.drag(hands.window(), {6, 400}, {260, 400});
    QTRY_COMPARE(hands.navigator()->recordId(), QString());
  }

 private:
  QStringList dialled_;
};

CARNET_QT_TEST(KeysTest, QGuiApplication)

#include "keys_test.moc"
