// The data file turns out to be damaged while Carnet is open: it goes on by itself and says what happened.
#include <QFile>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QtTest>

#include "client/app/application.h"
#include "client/app/navigator.h"
#include "client/replica/database.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/partner.h"
#include "tests/client/support/qt_tests.h"
#include "tests/client/support/signed_in.h"

using namespace carnet;
using namespace carnet::client;

namespace {

constexpr qint64 pageSize = 4096;

void damageTable(const QString& folder, const char* table) {
  const auto path = SqliteStore::fileIn(folder.toStdString());
  std::int64_t root = 0;
  {
    Database database(path, Access::readOnly);
    root = database.number(std::string("SELECT rootpage FROM sqlite_master WHERE name = '") + table + "'").value();
  }
  QFile file(QString::fromStdString(path.string()));
  QVERIFY(file.open(QIODevice::ReadWrite));
  QVERIFY(file.seek((root - 1) * pageSize));
  QCOMPARE(file.write(QByteArray(pageSize, '\x5a')), pageSize);
}

QString textShown(QQuickItem* item, const QString& beginning) {
  const QString text = item->property("text").toString();
  if (item->isVisible() && text.startsWith(beginning)) return text;
  for (QQuickItem* child : item->childItems()) {
    if (const QString found = textShown(child, beginning); !found.isEmpty()) return found;
  }
  return {};
}

QQuickItem* shown(QQuickItem* item, const QString& text, const char* signal) {
  if (item->isVisible() && item->property("text").toString() == text && item->metaObject()->indexOfSignal(signal) >= 0)
    return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = shown(child, text, signal)) return found;
  }
  return nullptr;
}

Operation renamedPartner(const Uuid& id) {
  Operation op;
  op.verb = Verb::create;
  op.entity = entityOf<Partner>.no;
  op.row_id = id;
  op.fields.push_back({entityOf<Partner>.find("name")->no, {}, std::string("Made before the damage")});
  return op;
}

}  // namespace

class RescuedTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QQuickStyle::setStyle("Basic"); }

  void damageThatAPageMeetsIsSetRightAndTold() {
    QTemporaryDir folder;
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    test::makeSignedInFolder(folder.path().toStdString(), test::Person::desk, now);
    Options options;
    options.data = folder.path();
    options.language = "en";
    Application application(options, false);
    QQmlApplicationEngine engine;
    engine.addImportPath("qrc:/qt/qml");
    engine.setInitialProperties({{"application", QVariant::fromValue(&application)}});
    engine.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    QVERIFY(window);
    application.start();
    QVERIFY2(application.workspace(), qPrintable(application.startProblem()));
    const auto navigator = [&] { return window->findChild<Navigator*>(); };
    QTRY_VERIFY(navigator() && !navigator()->places().isEmpty());
    const QPointer<Workspace> before = application.workspace();
    damageTable(folder.path(), "serial");
    // Saving after the damage also makes readers drop the pages that they had read before it.
    bool is_saved = false;
    const Uuid id = application.workspace()->newId();
    application.workspace()->submit({renamedPartner(id)}, {}, [&](qint64) { is_saved = true; });
    QTRY_VERIFY(is_saved);
    // Unless what is shown has met it already.
    if (before && navigator()) navigator()->goTo("serials");
    QTRY_VERIFY_WITH_TIMEOUT(before.isNull() && application.workspace(), 20'000);
    QCOMPARE(application.startProblem(), QString());
    QTRY_COMPARE(application.link()->waiting, 1);
    QString said;
    QTRY_VERIFY(!(said = textShown(window->contentItem(), "The data file on this device was damaged")).isEmpty());
    QVERIFY2(said.contains("1 change that had not reached the office was rescued"), qPrintable(said));
    QCOMPARE(QDir(folder.path()).entryList({"damaged-*"}, QDir::Dirs).size(), 1);

    QQuickItem* understood = shown(window->contentItem(), "Understood", "clicked()");
    QVERIFY(understood);
    QVERIFY(QMetaObject::invokeMethod(understood, "clicked"));
    QTRY_COMPARE(application.link()->rescued, QString());
  }
};

CARNET_QT_TEST(RescuedTest, QGuiApplication)

#include "rescued_test.moc"
