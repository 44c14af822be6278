#include <QAccessible>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "client/app/application.h"
#include "client/app/collection_at_rest.h"
#include "client/app/navigator.h"
#include "client/drive/watched_application.h"
#include "shared/domain/service/ticket_part.h"
#include "tests/client/support/desk.h"
#include "tests/client/support/qt_tests.h"
#include "tests/client/support/signed_in.h"
#include "tests/client/support/warnings.h"
#include "tests/client/support/watched.h"

using namespace carnet;
using namespace carnet::client;
using carnet::client::test::keepWarnings;
using carnet::client::test::Person;
using carnet::client::test::warnings;

namespace {

void collectUnnamed(QQuickItem* item, QStringList& unnamed, int& named) {
  if (!item->isVisible() || item->opacity() == 0) return;
  if (QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(item)) {
    switch (interface->role()) {
      case QAccessible::Button:
      case QAccessible::EditableText:
      case QAccessible::ComboBox:
      case QAccessible::CheckBox:
      case QAccessible::Link:
      case QAccessible::ListItem:
      case QAccessible::List:
      case QAccessible::PageTab:
        if (interface->text(QAccessible::Name).trimmed().isEmpty()) {
          unnamed << QString("%1 in %2")
                         .arg(item->metaObject()->className(),
                              item->parentItem() ? item->parentItem()->metaObject()->className() : "");
        } else {
          ++named;
        }
        break;
      default:
        break;
    }
  }
  for (QQuickItem* child : item->childItems()) collectUnnamed(child, unnamed, named);
}

}  // namespace

// Every page over the sample replica: drawn without a complaint of QML, and everything that can be used has a name.
class PagesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
  }
  void cleanup() { test::tellSlow(); }

  void everyPageIsDrawnAndNamed_data() {
    QTest::addColumn<bool>("office");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("technician, tablet, English") << false << "en" << QSize(800, 1100);
    QTest::newRow("technician, telephone, French") << false << "fr" << QSize(390, 844);
    QTest::newRow("desk, wide, English") << true << "en" << QSize(1280, 800);
    QTest::newRow("desk, wide, French") << true << "fr" << QSize(1600, 900);
  }

  void everyPageIsDrawnAndNamed() {
    QFETCH(bool, office);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    QTemporaryDir folder;
    signIn(folder.path(), office ? Person::desk : Person::technician, now);
    Options options;
    options.data = folder.path();
    options.language = language;
    options.size = size;

    QStringList heard;
    warnings = &heard;
    const auto before = qInstallMessageHandler(keepWarnings);
    {
      Application application(options, false);
      QQmlApplicationEngine engine;
      engine.addImportPath("qrc:/qt/qml");
      application.setEngine(&engine);
      engine.setInitialProperties({{"application", QVariant::fromValue(&application)}});
      engine.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
      QVERIFY(!engine.rootObjects().isEmpty());
      auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
      application.start();
      QVERIFY2(application.workspace() != nullptr, qPrintable(application.startProblem()));
      application.workspace()->setNow(now.unix_ms);
      QTRY_VERIFY(window->findChild<Navigator*>() && !window->findChild<Navigator*>()->places().isEmpty());
      auto* navigator = window->findChild<Navigator*>();
      for (const auto& [kind, id] : spots()) {
        navigator->goTo("today");
        if (id.isEmpty())
          navigator->goTo(kind);
        else
          navigator->open(kind, id);
        QTest::qWait(250);
        QStringList unnamed;
        int named = 0;
        collectUnnamed(window->contentItem(), unnamed, named);
        QVERIFY2(unnamed.isEmpty(), qPrintable(kind + ": " + unnamed.join(", ")));
        QVERIFY2(named >= 5, qPrintable(QString("%1 shows only %2 controls").arg(kind).arg(named)));
      }
      application.finishPages();
    }
    qInstallMessageHandler(before);
    warnings = nullptr;
    QVERIFY2(heard.isEmpty(), qPrintable(heard.join('\n')));
  }

  // Qt's own layouts crashed here: rows come and go while pages are exchanged and the window changes its form.
  void recordsOpenedOneAfterAnotherBearRowsThatChange() {
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    QTemporaryDir folder;
    signIn(folder.path(), Person::technician, now);
    Options options;
    options.data = folder.path();
    options.language = "en";
    QStringList heard;
    warnings = &heard;
    const auto before = qInstallMessageHandler(keepWarnings);
    {
      Application application(options, false);
      QQmlApplicationEngine engine;
      engine.addImportPath("qrc:/qt/qml");
      application.setEngine(&engine);
      engine.setInitialProperties({{"application", QVariant::fromValue(&application)}});
      engine.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
      QVERIFY(!engine.rootObjects().isEmpty());
      auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
      application.start();
      QVERIFY(application.workspace());
      application.workspace()->setNow(now.unix_ms);
      QTRY_VERIFY(window->findChild<Navigator*>() && !window->findChild<Navigator*>()->places().isEmpty());
      auto* navigator = window->findChild<Navigator*>();
      const QSize sizes[] = {{1280, 800}, {390, 844}, {800, 1100}, {1600, 900}};
      std::uint64_t drawn = 0;
      for (int turn = 0; turn < 3; ++turn) {
        for (const auto& [kind, id] : spots()) {
          if (id.isEmpty())
            navigator->goTo(kind);
          else
            navigator->open(kind, id);
          window->resize(sizes[++drawn % std::size(sizes)]);
          if (drawn % 3 == 0) useAPart(*application.workspace(), now, drawn);
          // Not settled on purpose: the next page comes while this one still fills.
          QCoreApplication::processEvents();
          if (drawn % 2) window->grabWindow();
        }
      }
      QTRY_VERIFY(window->findChild<Navigator*>()->place() != QString());
      application.finishPages();
    }
    qInstallMessageHandler(before);
    warnings = nullptr;
    QVERIFY2(heard.isEmpty(), qPrintable(heard.join('\n')));
  }

  void aSecondWindowOnOneReplicaSaysSo() {
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    QTemporaryDir folder;
    signIn(folder.path(), Person::technician, now);
    Options options;
    options.data = folder.path();
    options.language = "en";
    Application first(options, false);
    first.start();
    QVERIFY(first.workspace());
    Application second(options, false);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression("already open"));
    second.start();
    QVERIFY(!second.workspace());
    QCOMPARE(second.startProblem(),
             QString("Carnet is already open with this data. Use the window that is open, or close it first."));
  }

  void dataOfAnotherServerIsNotTouched() {
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    QTemporaryDir folder;
    Identity identity = signIn(folder.path(), Person::technician, now);
    identity.server_id = naturalId("sample", "another server");
    test::saveSampleCredentials(folder.path().toStdString(), identity);
    Options options;
    options.data = folder.path();
    options.language = "en";
    Application application(options, false);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression("another server"));
    application.start();
    QVERIFY(!application.workspace());
    QCOMPARE(application.startProblem(), QString("This data belongs to another server or person."));
  }

  void theDriverIsRefusedOutsideADemo() {
    QTemporaryDir folder;
    QVERIFY(!isForDemo(folder.path()));
    QFile marker(folder.path() + "/carnet-demo");
    QVERIFY(marker.open(QIODevice::WriteOnly));
    QVERIFY(isForDemo(folder.path()));
    QVERIFY(isForDemo(folder.path() + "/technician"));
    const Options options = readOptions({"carnet", "--data", QDir::tempPath() + "/nowhere/at-all", "--drive", "s"});
    QVERIFY(options.problem.contains("demo"));
  }

  void theWayBackLeadsToWhereTheLinkWasFollowed() {
    Navigator navigator;
    navigator.goTo("partners");
    navigator.openHere("p1");
    navigator.open("ticket", "t1");
    QCOMPARE(navigator.place(), QString("tickets"));
    QCOMPARE(navigator.recordId(), QString("t1"));
    navigator.back();
    QCOMPARE(navigator.place(), QString("partners"));
    QCOMPARE(navigator.recordId(), QString("p1"));
    navigator.back();
    QCOMPARE(navigator.recordId(), QString());
  }

  void afterAKillTheRecordOfTheFormThatWasOpenIsThereAgain() {
    test::Desk desk(test::Person::technician);
    const QString ticket = test::text(test::sampleIds().ticket);
    Navigator killed;
    killed.setWorkspace(desk.workspace());
    killed.open("ticket", ticket);
    {
      Navigator without_a_draft;
      without_a_draft.setWorkspace(desk.workspace());
      QCOMPARE(without_a_draft.place(), QString("today"));
    }
    killed.open("ticket", ticket);
    desk.workspace()->drafts()->keep("ticket/" + ticket + "/diagnosis", "seal worn");
    {
      Navigator again;
      again.setWorkspace(desk.workspace());
      QCOMPARE(again.place(), QString("tickets"));
      QCOMPARE(again.recordId(), ticket);
      // Ended by the person.
    }
    Navigator next;
    next.setWorkspace(desk.workspace());
    QCOMPARE(next.place(), QString("today"));
  }

  void theFormForANewRecordLeadsBackToTheOneThatWasOpen() {
    Navigator navigator;
    navigator.goTo("tickets");
    navigator.openHere("t1");
    navigator.openHere("new");
    navigator.back();
    QCOMPARE(navigator.recordId(), QString("t1"));
    navigator.openHere("new");
    navigator.openHere("t2");  // was made
    navigator.back();
    QCOMPARE(navigator.recordId(), QString());
  }

  void whatPagesLeaveIsCollectedOnceAfterTheWindowWasUsedAndRests() {
    qint64 now = 1'000'000;
    QQmlEngine engine;
    QWindow window;
    CollectionAtRest collection;
    collection.begin(&engine, [&now] { return now; });
    const QSignalSpy collected(&collection, &CollectionAtRest::collected);
    const auto waitsUntil = [&](qint64 moment) {
      now = moment;
      QTimerEvent event(0);
      QCoreApplication::sendEvent(&collection, &event);
    };
    const auto draw = [&](qint64 moment) {
      now = moment;
      QEvent frame(QEvent::UpdateRequest);
      QCoreApplication::sendEvent(&window, &frame);
    };
    const QPointer<QObject> left_over = new QObject;
    engine.newQObject(left_over);

    QVERIFY(!collection.isDue());
    for (int key = 0; key < 10; ++key) {
      QTest::keyClick(&window, Qt::Key_A);
      waitsUntil(now + CollectionAtRest::rest_ms - 1);
    }
    QVERIFY(left_over && collection.isDue());
    waitsUntil(now + 1);
    QCOMPARE(collected.count(), 1);
    QTRY_VERIFY(!left_over);
    QVERIFY(!collection.isDue());

    // Whoever types rests between any two letters.
    const qint64 first = now;
    QTest::keyClick(&window, Qt::Key_A);
    waitsUntil(first + CollectionAtRest::rest_ms);
    waitsUntil(first + CollectionAtRest::pause_ms - 1);
    QVERIFY(collected.count() == 1 && collection.isDue());
    waitsUntil(first + CollectionAtRest::pause_ms);
    QVERIFY(collected.count() == 2 && !collection.isDue());

    // A cursor that blinks is nobody's work, one frame after the other is.
    for (int blink = 0; blink < 3; ++blink) draw(now + CollectionAtRest::rest_ms);
    QVERIFY(!collection.isDue());
    draw(now + 16);
    QVERIFY(collection.isDue());
  }

 private:
  static void useAPart(Workspace& workspace, Instant now, std::uint64_t seed) {
    const test::SampleIds ids = test::sampleIds();
    Operation part;
    part.verb = Verb::append;
    part.entity = entityOf<TicketPart>.no;
    part.row_id = Uuid::v7(now.unix_ms, seed, 7);
    const auto field = [&](std::string_view name, Value value) {
      part.fields.push_back({entityOf<TicketPart>.find(name)->no, {}, std::move(value)});
    };
    field("ticket_id", ids.ticket);
    field("product_id", ids.product);
    field("quantity", std::int64_t(1000));
    field("location_id", ids.van);
    workspace.submit({part});
  }
  static Identity signIn(const QString& folder, Person person, Instant now) {
    return test::makeSignedInFolder(folder.toStdString(), person, now);
  }

  static std::vector<std::pair<QString, QString>> spots() {
    const test::SampleIds ids = test::sampleIds();
    const auto text = [](const Uuid& id) { return QString::fromStdString(id.toString()); };
    return {{"today", ""},
            {"tickets", ""},
            {"ticket", text(ids.ticket)},
            {"ticket", "new"},
            {"partners", ""},
            {"partner", text(ids.partner)},
            {"contacts", ""},
            {"contact", text(ids.contact)},
            {"products", ""},
            {"product", text(ids.product)},
            {"serials", ""},
            {"serial", text(ids.serial)},
            {"stock", ""},
            {"waiting", "x"},
            {"notes", "x"},
            {"search", "x"},
            {"settings", "x"}};
  }
};

CARNET_QT_TEST(PagesTest, carnet::client::WatchedApplication)

#include "pages_test.moc"
