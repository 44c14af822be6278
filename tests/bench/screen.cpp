#include "tests/bench/screen.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>
#include <stdexcept>

#include "client/store/entity_list_model.h"
#include "client/store/record_source.h"

namespace carnet::bench {

namespace {

constexpr double patience_s = 60;
constexpr double stillness_s = 0.02;

client::Options optionsFor(const QString& folder) {
  client::Options options;
  options.data = folder;
  options.language = "en";
  options.theme = "light";
  options.pointer = "mouse";
  return options;
}

bool isEmptyRow(const QVariant& row) {
  const QMetaObject* type = row.metaType().metaObject();
  const int at = type != nullptr ? type->indexOfProperty("id") : -1;
  const QVariant id = at >= 0 ? type->property(at).readOnGadget(row.constData()) : row.toMap().value("id");
  return id.toString().isEmpty();
}

// Only what is visible is looked through.
QQuickItem* listIn(QQuickItem* item) {
  if (item->inherits("QQuickListView") && item->property("recordList").isValid())
    return item->property("count").toInt() > 0 ? item : nullptr;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = child->isVisible() ? listIn(child) : nullptr) return found;
  }
  return nullptr;
}

}  // namespace

void awaitFrameOf(QQuickWindow& window, const char* what, const std::function<bool()>& is_complete) {
  bool is_shown = false;
  Stopwatch still;
  const auto connection = QObject::connect(&window, &QQuickWindow::frameSwapped, [&] {
    is_shown = is_complete();
    still = {};
  });
  QTimer pulse;
  pulse.start(5);
  Stopwatch watch;
  while (!is_shown && watch.seconds() < patience_s) {
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    // A change that nothing draws has no frame of its own. To look is not free: only when nothing is drawn for a while.
    if (is_shown || still.seconds() < stillness_s) continue;
    still = {};
    if (is_complete()) window.update();
  }
  QObject::disconnect(connection);
  if (!is_shown) throw std::runtime_error(std::string(what) + " is not shown");
}

Screen::Screen(const QString& folder) : application_(optionsFor(folder), false) {
  engine_.addImportPath("qrc:/qt/qml");
  application_.setEngine(&engine_);
  engine_.setInitialProperties({{"application", QVariant::fromValue(&application_)}});
  engine_.load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
  if (engine_.rootObjects().isEmpty()) throw std::runtime_error("Main.qml does not load");
  window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
  application_.start();
  if (!application_.workspace()) throw std::runtime_error(application_.startProblem().toStdString());
  window_->requestActivate();
}

client::Navigator& Screen::navigator() const {
  auto* navigator = window_->findChild<client::Navigator*>();
  if (navigator == nullptr) throw std::runtime_error("the window has no places");
  return *navigator;
}

void Screen::awaitFrame(const char* what, const std::function<bool()>& is_complete) {
  awaitFrameOf(*window_, what, is_complete);
}

Screen::Wait Screen::press(Qt::Key key, const char* what, const std::function<bool()>& is_complete) {
  const double cpu = cpuMilliseconds();
  Stopwatch watch;
  QTest::keyClick(window_, key);
  awaitFrame(what, is_complete);
  return {watch.seconds() * 1000, cpuMilliseconds() - cpu};
}

void Screen::press(Qt::Key key) { QTest::keyClick(window_, key); }

void Screen::look(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, &loop, &QEventLoop::quit);
  loop.exec();
}

void Screen::type(const QString& text) {
  for (const QChar letter : text) QTest::keyClick(window_, letter.toLatin1());
}

void Screen::wheel(int degrees) {
  const QQuickItem* view = list();
  if (view == nullptr) return;
  const QPointF at = view->mapToScene({view->width() / 2, view->height() / 2});
  QWheelEvent turn(at, window_->mapToGlobal(at), {}, {0, 8 * degrees}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                   false);
  QCoreApplication::sendEvent(window_, &turn);
}

bool Screen::isSettled() const {
  const auto* navigator = window_->findChild<client::Navigator*>();
  if (navigator == nullptr || navigator->places().isEmpty()) return false;
  for (const auto* source : window_->findChildren<client::RecordSource*>()) {
    if (source->workspace() && !source->recordId().isEmpty() && !source->isReady()) return false;
  }
  for (const auto* model : window_->findChildren<client::EntityListModel*>()) {
    if (model->loading()) return false;
  }
  return true;
}

QQuickItem* Screen::list() const { return listIn(window_->contentItem()); }

bool Screen::isListComplete() const {
  const QQuickItem* view = list();
  if (view == nullptr) return false;
  const QQuickItem* content = view->property("contentItem").value<QQuickItem*>();
  const qreal top = view->property("contentY").toReal();
  qreal covered = top;
  for (const QQuickItem* row : content->childItems()) {
    const QVariant value = row->property("row");
    if (!row->isVisible() || !value.isValid() || row->y() + row->height() <= top || row->y() >= top + view->height())
      continue;
    if (isEmptyRow(value)) return false;
    covered = std::max(covered, row->y() + row->height());
  }
  const qreal end = view->property("originY").toReal() + view->property("contentHeight").toReal();
  return covered >= std::min(top + view->height(), end) - 1;
}

bool Screen::isListWhole(int at_least) const {
  const QQuickItem* view = list();
  return view != nullptr && view->property("count").toInt() >= at_least;
}

}  // namespace carnet::bench
