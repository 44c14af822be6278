// The settings: every choice changes all that is drawn at once, and is there at the next start.
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QQmlProperty>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QtTest>

#include "client/app/application.h"
#include "client/app/navigator.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/support/qt_tests.h"
#include "tests/client/support/signed_in.h"
#include "tests/client/support/watched.h"

using namespace carnet;
using namespace carnet::client;

namespace {

// The item of that name that sends this signal, if one is asked for.
QQuickItem* named(QQuickItem* item, const QString& name, const char* signal = nullptr) {
  const bool is_it = item->property("name").toString() == name || item->property("text").toString() == name;
  if (is_it && (signal == nullptr || item->metaObject()->indexOfSignal(signal) >= 0)) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = named(child, name, signal)) return found;
  }
  return nullptr;
}

class Opened {
 public:
  Opened(const QString& folder, const QString& language) {
    Options options;
    options.data = folder;
    options.language = language;
    application = std::make_unique<Application>(options, false);
    engine.addImportPath("qrc:/qt/qml");
    application->setEngine(&engine);
    engine.setInitialProperties({{"application", QVariant::fromValue(application.get())}});
    engine.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
    window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    application->start();
    QQmlComponent look(&engine);
    look.setData("import QtQml\nimport Carnet.Ui\nQtObject { property QtObject theme: Theme }", {});
    holder.reset(look.create());
    QVERIFY2(holder, qPrintable(look.errorString()));
    theme = holder->property("theme").value<QObject*>();
    QTRY_VERIFY(navigator() && !navigator()->places().isEmpty());
  }
  ~Opened() { application->finishPages(); }
  Navigator* navigator() const { return window->findChild<Navigator*>(); }
  // As the person does it: the field says what was chosen.
  void choose(const QString& label, const QVariant& value) {
    QQuickItem* field = nullptr;
    QTRY_VERIFY((field = named(window->contentItem(), label, "edited(QVariant)")));
    QVERIFY(QMetaObject::invokeMethod(field, "edited", Q_ARG(QVariant, value)));
  }
  bool shows(const QString& text) const { return named(window->contentItem(), text) != nullptr; }

  bool sees(const QString& text) const {
    const QQuickItem* item = named(window->contentItem(), text);
    return item && item->isVisible();
  }

  std::unique_ptr<Application> application;
  QQmlApplicationEngine engine;
  QQuickWindow* window = nullptr;
  std::unique_ptr<QObject> holder;
  QObject* theme = nullptr;
};

}  // namespace

class SettingsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QQuickStyle::setStyle("Basic"); }
  void cleanup() { test::tellSlow(); }

  void everyChoiceIsSeenAtOnceAndStays() {
    QTemporaryDir folder;
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    test::makeSignedInFolder(folder.path().toStdString(), test::Person::technician, now);
    {
      Opened carnet(folder.path(), {});
      carnet.application->setLanguage("en");
      QTRY_VERIFY(carnet.navigator() && !carnet.navigator()->places().isEmpty());
      carnet.navigator()->open("settings", "");
      carnet.choose("Colours", "dark");
      QTRY_COMPARE(carnet.theme->property("dark").toBool(), true);
      const int before = carnet.theme->property("bodySize").toInt();
      carnet.choose("Text size", 2.0);
      QVERIFY(carnet.theme->property("bodySize").toInt() >= 2 * before - 1);
      carnet.choose("Size of rows and buttons", "touch");
      QCOMPARE(carnet.theme->property("target").toInt(), 48);
      QQuickItem* gloves = named(carnet.window->contentItem(), "Work with gloves", "flipped(bool)");
      QVERIFY(gloves);
      QVERIFY(QMetaObject::invokeMethod(gloves, "flipped", Q_ARG(bool, true)));
      QCOMPARE(carnet.theme->property("target").toInt(), 64);
      QQuickItem* room = named(carnet.window->contentItem(), "Room for them", "edited(QVariant)");
      QVERIFY(room);
      const auto rooms = [&] {
        return QQmlProperty::read(room, "options").toList().value(0).toMap()["text"].toString();
      };
      QCOMPARE(rooms(), QString("500.0 MB"));
      carnet.choose("Language", "ru");
      QTRY_VERIFY(carnet.shows("Заявки"));
      QVERIFY(!carnet.shows("Tickets"));
      room = named(carnet.window->contentItem(), "Место для них", "edited(QVariant)");
      QVERIFY2(!room || rooms() != "500.0 MB", "a unit in the former language");
    }
    Opened again(folder.path(), {});
    QCOMPARE(again.application->theme(), QString("dark"));
    QCOMPARE(again.application->pointer(), QString("touch"));
    QCOMPARE(again.application->language(), QString("ru"));
    QCOMPARE(again.theme->property("textScale").toReal(), 2.0);
    QCOMPARE(again.theme->property("glove").toBool(), true);
  }

  // Without a network the last run's is the last there was.
  void whenTheServerWasHeardOfLastIsKnownAfterARestart() {
    QTemporaryDir folder;
    test::makeSignedInFolder(folder.path().toStdString(), test::Person::technician, Instant{1'780'000'000'000});
    QFile contact(folder.filePath("last-contact"));
    QVERIFY(contact.open(QIODevice::WriteOnly));
    contact.write("1779990000000\n");
    contact.close();
    const Opened opened(folder.path(), "en");
    QCOMPARE(opened.application->link()->lastContact, qint64(1'779'990'000'000));
  }

  void whatPhotosTakeIsSaidAndTheirRoomIsChosen() {
    QTemporaryDir folder;
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    test::makeSignedInFolder(folder.path().toStdString(), test::Person::technician, now);
    {
      Opened carnet(folder.path(), "en");
      QCOMPARE(carnet.application->photoRoom(), 2000);
      Files& files = carnet.application->workspace()->files();
      bool is_kept = false;
      files.keep(QByteArray(300'000, 'x'), [&](const Result<QString>& hash) { is_kept = hash.ok(); });
      QTRY_VERIFY(is_kept);
      carnet.navigator()->open("settings", "");
      QTRY_VERIFY(carnet.shows("300.0 kB · 300.0 kB not sent yet"));
      carnet.choose("Room for them", 5000);
      qint64 cap = 0;
      files.held([&](const Files::Held& held) { cap = held.cap; });
      QTRY_COMPARE(cap, 5'000'000'000);
    }
    Opened again(folder.path(), "en");
    QCOMPARE(again.application->photoRoom(), 5000);
  }

  void nobodySignsOutWhileWorkWaits() {
    QTemporaryDir folder;
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    test::makeSignedInFolder(folder.path().toStdString(), test::Person::technician, now);
    Opened carnet(folder.path(), "en");
    Operation start;
    start.verb = Verb::transition;
    start.entity = entityOf<Ticket>.no;
    start.row_id = test::sampleIds().ticket;
    start.transition = "start";
    carnet.navigator()->open("settings", "");
    const QString waits = "Not sent yet: 1 change · 0 files. It has to reach the office first.";
    QTRY_VERIFY(carnet.shows("Sign out of this device"));
    QVERIFY(!carnet.sees(waits));
    carnet.application->workspace()->submit({start}, "started");
    QTRY_COMPARE(carnet.application->link()->waiting, 1);
    QTRY_VERIFY2(carnet.sees(waits), "what waits is said before somebody signs out");
    QVERIFY(!carnet.application->signOut().isEmpty());
    QVERIFY(carnet.application->workspace());
    carnet.application->workspace()->undo()->undoLast();
    QTRY_COMPARE(carnet.application->link()->waiting, 0);
    QCOMPARE(carnet.application->signOut(), QString());
    QVERIFY(!carnet.application->workspace());
    QTRY_VERIFY(!QFile::exists(folder.filePath("replica.db")));
    QVERIFY(!carnet.application->credentials());
  }
};

CARNET_QT_TEST(SettingsTest, WatchedApplication)

#include "settings_test.moc"
