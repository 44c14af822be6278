#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include "client/drive/drive_server.h"

using carnet::client::DriveServer;

namespace {

constexpr const char* kWindow = R"(
import QtQuick
import QtQuick.Layouts
import Carnet.Ui

Window {
  id: window
  property int starts: 0
  property string written
  property string opened
  width: 500; height: 500; visible: true; title: "Tablet"

  ScrollPane {
    width: 500; height: 250
    ColumnLayout {
      width: parent.width
      Button { text: "Start"; onClicked: ++window.starts }
      Button { text: "Never"; enabled: false }
      FormFieldRow { label: "Diagnosis"; TextArea { onEdited: text => window.written = text } }
      Item { implicitHeight: 900 }
      Button { text: "Far below"; onClicked: ++window.starts }
      Button { text: "Ask"; onClicked: dialog.open() }
      Item { implicitHeight: 300 }
    }
  }
  RecordList {
    y: 250; width: 500; height: 250; name: "Tickets"
    delegate: ListRow { required property var row; required property int index; title: row.title }
    model: RowsModel { rows: Array.from({ length: 80 }, (unused, i) => ({ id: "k" + i, title: "Ticket " + i })) }
    onOpened: (index, key) => window.opened = key
  }
  Dialog { id: dialog; title: "Sure?"; acceptText: "Start"; onAccepted: window.written = "accepted" }
}
)";

}  // namespace

class DriveTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    m_server = std::make_unique<DriveServer>();
    QVERIFY2(m_server->listen(path()).isEmpty(), "listen");
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine->loadData(kWindow);
    QCOMPARE(m_engine->rootObjects().size(), 1);
    m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
    m_socket = std::make_unique<QLocalSocket>();
    m_socket->connectToServer(path());
    QVERIFY(m_socket->waitForConnected(2000));
  }

  void cleanup() {
    m_socket.reset();
    m_engine.reset();
    m_server.reset();
  }

  void aButtonIsTappedByItsName() {
    QVERIFY(ok(ask({{"do", "tap"}, {"name", "Start"}})));
    QCOMPARE(m_window->property("starts").toInt(), 1);
  }

  void aButtonIsClickedByMouse() {
    QVERIFY(ok(ask({{"do", "tap"}, {"name", "Start"}, {"pointer", "mouse"}})));
    QCOMPARE(m_window->property("starts").toInt(), 1);
  }

  void aButtonOutOfSightIsScrolledToFirst_data() {
    QTest::addColumn<QString>("pointer");
    QTest::newRow("finger") << "touch";
    QTest::newRow("wheel") << "mouse";
  }

  void aButtonOutOfSightIsScrolledToFirst() {
    QFETCH(QString, pointer);
    const QJsonObject answer = ask({{"do", "tap"}, {"name", "Far below"}, {"pointer", pointer}});
    QVERIFY2(ok(answer), qPrintable(answer.value("error").toString()));
    QCOMPARE(m_window->property("starts").toInt(), 1);
  }

  void textIsTypedIntoAFieldFoundByItsLabel() {
    QVERIFY(ok(ask({{"do", "type"}, {"name", "Diagnosis"}, {"text", "The fan does not start.\n2 × 6 µF"}})));
    QTRY_COMPARE(m_window->property("written").toString(), QStringLiteral("The fan does not start.\n2 × 6 µF"));
    QVERIFY(ok(ask({{"do", "type"}, {"name", "Diagnosis"}, {"text", "Short"}, {"clear", true}})));
    QTRY_COMPARE(m_window->property("written").toString(), QStringLiteral("Short"));
    QCOMPARE(ask({{"do", "read"}, {"name", "Diagnosis"}}).value("text").toString(), QStringLiteral("Short"));
  }

  void aRowFarDownAListIsReachedAndOpened() {
    QVERIFY(ok(ask({{"do", "reach"}, {"name", "Ticket 60"}, {"list", "Tickets"}})));
    QVERIFY(ok(ask({{"do", "tap"}, {"name", "Ticket 60"}})));
    QCOMPARE(m_window->property("opened").toString(), QStringLiteral("k60"));
  }

  void whatIsNotThereOrNotEnabledIsRefusedInWords() {
    const QJsonObject missing = ask({{"do", "tap"}, {"name", "Nowhere"}, {"timeout", 50}});
    QVERIFY(!ok(missing));
    QVERIFY(missing.value("error").toString().contains("Nowhere"));
    const QJsonObject disabled = ask({{"do", "tap"}, {"name", "Never"}, {"timeout", 50}});
    QVERIFY(disabled.value("error").toString().contains("not enabled"));
    QVERIFY(!ok(ask({{"do", "dance"}})));
  }

  void aDialogIsPreferredToWhatLiesBelowIt() {
    QVERIFY(ok(ask({{"do", "tap"}, {"name", "Ask"}})));
    QVERIFY(ok(ask({{"do", "wait"}, {"name", "Sure?"}})));
    QVERIFY(ok(ask({{"do", "tap"}, {"name", "Start"}})));
    QCOMPARE(m_window->property("written").toString(), QStringLiteral("accepted"));
    QCOMPARE(m_window->property("starts").toInt(), 0);
    QVERIFY(ok(ask({{"do", "wait"}, {"name", "Sure?"}, {"gone", true}})));
  }

  void theWindowIsDrawnIntoAFile() {
    const QString file = m_folder.filePath(QStringLiteral("window.png"));
    QVERIFY(ok(ask({{"do", "resize"}, {"width", 640}, {"height", 480}})));
    QVERIFY(ok(ask({{"do", "grab"}, {"file", file}})));
    QCOMPARE(QImage(file).size(), QSize(640, 480));
  }

  void theTreeNamesWhatIsOnScreenAndNothingElse() {
    const QByteArray tree = QJsonDocument(ask({{"do", "tree"}}).value("items").toArray()).toJson();
    QVERIFY(tree.contains("\"Start\""));
    QVERIFY(tree.contains("\"Diagnosis\""));
    QVERIFY(!tree.contains("\"Sure?\""));
  }

  void brokenRequestsAreAnsweredNotFatal() {
    QVERIFY(!ok(askLine("this is no json\n")));
    QVERIFY(!ok(askLine("[]\n")));
    QVERIFY(ok(ask({{"do", "windows"}})));
  }

 private:
  QString path() const { return m_folder.filePath(QStringLiteral("drive.sock")); }
  static bool ok(const QJsonObject& answer) { return answer.value("ok").toBool(); }

  QJsonObject ask(const QJsonObject& request) {
    return askLine(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
  }

  QJsonObject askLine(const QByteArray& line) {
    m_socket->write(line);
    if (!QTest::qWaitFor([this] { return m_socket->canReadLine(); }, 20000)) return {};
    return QJsonDocument::fromJson(m_socket->readLine()).object();
  }

  QTemporaryDir m_folder;
  std::unique_ptr<DriveServer> m_server;
  std::unique_ptr<QQmlApplicationEngine> m_engine;
  QQuickWindow* m_window = nullptr;
  std::unique_ptr<QLocalSocket> m_socket;
};

QTEST_MAIN(DriveTest)
#include "drive_test.moc"
