// What is typed survives kill -9: the real program, used by its screen, killed and started again over the same folder.
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/client/support/signed_in.h"

using namespace carnet;
using namespace carnet::client;

namespace {

class Window {
 public:
  explicit Window(const QString& folder) : socket_path_(folder + "/drive") {
    process_.setProcessChannelMode(QProcess::ForwardedChannels);
    process_.start(CARNET_PROGRAM, {"--data", folder, "--drive", socket_path_, "--size", "1280x800", "--language", "en",
                                    "--pointer", "mouse"});
    const auto isThere = [this] {
      socket_.connectToServer(socket_path_);
      return socket_.waitForConnected(200);
    };
    is_open_ = process_.waitForStarted() && QTest::qWaitFor(isThere, 30'000);
  }
  ~Window() {
    process_.kill();
    process_.waitForFinished();
  }

  bool isOpen() const { return is_open_; }
  // As a flat battery ends it: no event, no destructor.
  void kill() {
    process_.kill();
    process_.waitForFinished();
  }
  QJsonObject ask(QJsonObject request) {
    request.insert("timeout", 20'000);
    socket_.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + "\n");
    while (!socket_.canReadLine()) {
      if (!socket_.waitForReadyRead(40'000)) return {{"error", "no answer"}};
    }
    return QJsonDocument::fromJson(socket_.readLine()).object();
  }
  bool does(const QJsonObject& request) {
    const QJsonObject answer = ask(request);
    if (!answer["ok"].toBool()) qWarning().noquote() << request["do"].toString() << answer["error"].toString();
    return answer["ok"].toBool();
  }
  bool tap(const QString& name) { return does({{"do", "tap"}, {"name", name}}); }
  bool openTicket() {
    return does({{"do", "tap"}, {"name", "Tickets"}, {"role", "PageTab"}}) && tap("Pump leaks at the shaft") &&
           does({{"do", "wait"}, {"name", "Add time"}});
  }

 private:
  QString socket_path_;
  QProcess process_;
  QLocalSocket socket_;
  bool is_open_ = false;
};

}  // namespace

class DraftsTest : public QObject {
  Q_OBJECT

 private slots:
  void whatWasTypedIsOfferedAfterAKill_data() {
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("save");
    QTest::addColumn<QString>("offer");
    QTest::newRow("a long text") << "Add a diagnosis"
                                 << "Diagnosis"
                                 << "Save"
                                 << "Begun and not saved: Seal worn";
    QTest::newRow("a form") << "Add time"
                            << "Remark"
                            << "Save the time"
                            << "Begun and not saved: Add time";
  }

  void whatWasTypedIsOfferedAfterAKill() {
    QFETCH(QString, verb);
    QFETCH(QString, field);
    QFETCH(QString, save);
    QFETCH(QString, offer);
    QTemporaryDir folder;
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    test::makeSignedInFolder(folder.path().toStdString(), test::Person::technician, now);
    QFile marker(folder.filePath("carnet-demo"));
    QVERIFY(marker.open(QIODevice::WriteOnly));
    marker.close();
    const auto isKept = [&] {
      QFile drafts(folder.filePath("drafts.json"));
      return drafts.open(QIODevice::ReadOnly) && drafts.readAll().contains("Seal worn");
    };
    {
      Window window(folder.path());
      QVERIFY(window.isOpen());
      QVERIFY(window.openTicket());
      QVERIFY(window.tap(verb));
      QVERIFY(window.does({{"do", "type"}, {"name", field}, {"role", "EditableText"}, {"text", "Seal worn"}}));
      QTRY_VERIFY(isKept());
      window.kill();
    }
    Window window(folder.path());
    QVERIFY(window.isOpen());
    QVERIFY(window.openTicket());
    QVERIFY(window.does({{"do", "wait"}, {"name", offer}}));
    QVERIFY(window.tap("Go on writing"));
    const QJsonObject found = window.ask({{"do", "read"}, {"name", field}, {"role", "EditableText"}});
    QCOMPARE(found["text"].toString(), QString("Seal worn"));
    QVERIFY(window.tap(save));
    QVERIFY(window.does({{"do", "wait"}, {"name", offer}, {"gone", true}}));
    QTRY_VERIFY(!isKept());
  }
};

QTEST_GUILESS_MAIN(DraftsTest)

#include "drafts_test.moc"
