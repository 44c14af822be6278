#include <QAccessible>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QtTest>
#include <map>

#include "client/app/application.h"
#include "client/app/navigator.h"
#include "client/drive/item_finder.h"
#include "tests/client/support/signed_in.h"

using namespace carnet;
using namespace carnet::client;

namespace {

// The window of a signed-in desk, worked by keys and clicks on what has a name.
class Hands {
 public:
  explicit Hands(const QSize& size) {
    const Instant now{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()};
    test::makeSignedInFolder(folder_.path().toStdString(), test::Person::desk, now);
    options_.data = folder_.path();
    options_.language = "en";
    options_.pointer = "mouse";
    options_.size = size;
    application_ = std::make_unique<Application>(options_, false);
    engine_.addImportPath("qrc:/qt/qml");
    engine_.setInitialProperties({{"application", QVariant::fromValue(application_.get())}});
    engine_.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
    application_->start();
    application_->workspace()->setNow(now.unix_ms);
    if (!QTest::qWaitFor([this] { return navigator() && !navigator()->places().isEmpty(); })) qFatal("no places");
  }

  QString list;

  Navigator* navigator() const { return window_->findChild<Navigator*>(); }
  Workspace* workspace() const { return application_->workspace(); }
  QQuickWindow* window() const { return window_; }

  QQuickItem* find(const QString& name, const QString& role = {}) const {
    ItemQuery query;
    query.name = name;
    query.role = role;
    QQuickItem* item = nullptr;
    const bool found = QTest::qWaitFor([&] { return (item = finder::one(query)) != nullptr; }, 10'000);
    if (!found) qWarning().noquote() << "nothing is called" << name;
    return item;
  }
  bool sees(const QString& name) const {
    ItemQuery query;
    query.name = name;
    return finder::one(query) != nullptr;
  }
  // The rows in sight of the list with this name, from above.
  QStringList rows() const {
    ItemQuery query;
    query.name = list;
    query.role = "List";
    QQuickItem* view = finder::one(query);
    if (!view) return {};
    std::map<qreal, QString> titles;
    for (QQuickItem* item : view->property("contentItem").value<QQuickItem*>()->childItems()) {
      if (item->isVisible() && item->property("title").isValid())
        titles[item->y()] = item->property("title").toString();
    }
    QStringList out;
    for (const auto& [y, title] : titles) out << title;
    return out;
  }
  void click(const QString& name, const QString& role = {}, Qt::KeyboardModifiers held = {}) {
    QQuickItem* item = find(name, role);
    if (!item) return;
    const QPointF at = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(window_, Qt::LeftButton, held, at.toPoint());
  }
  void key(Qt::Key key, Qt::KeyboardModifiers held = {}) { QTest::keyClick(window_, key, held); }
  void type(const QString& text) {
    for (QChar c : text) QTest::keyClick(window_, c.toLatin1());
  }

 private:
  QTemporaryDir folder_;
  Options options_;
  std::unique_ptr<Application> application_;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
};

}  // namespace

// A list of a real page under somebody's hands.
class ListPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QAccessible::setActive(true);
    QQuickStyle::setStyle("Basic");
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
    QCOMPARE(offered[0][0].toString(), QString("3 changed"));
    QTRY_COMPARE(hands.rows().size(), 2);
    hands.click("Undo");
    QTRY_COMPARE(hands.rows().size(), 5);

    // Another place and back: the view is offered, and shows what it showed.
    hands.navigator()->goTo("partners");
    hands.navigator()->goTo("tickets");
    QTRY_COMPARE(hands.rows().size(), 8);
    hands.key(Qt::Key_V);
    hands.click("Calm");
    QTRY_COMPARE(hands.rows().size(), 5);
    hands.click("Leave the view Calm");
    QTRY_COMPARE(hands.rows().size(), 8);
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

int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  ListPageTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "list_page_test.moc"
