#include "tests/client/looks/stage.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QQmlProperty>
#include <QQuickItem>
#include <QStandardPaths>

#include "client/app/navigator.h"
#include "client/modules/organisation/link_status.h"
#include "client/replica/sqlite_store.h"
#include "shared/core/random.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket_part.h"
#include "tests/client/support/signed_in.h"

namespace carnet::client::test {

namespace {

// What an earlier scene left over the window.
void clear(QQuickWindow& window) {
  for (QObject* child : window.findChildren<QObject*>()) {
    if (child->inherits("QQuickPopup") && child->property("visible").toBool())
      QMetaObject::invokeMethod(child, "close");
    if (isOf(child, "DemoTips")) QQmlProperty::write(child, "visible", false);
    if (isOf(child, "Toast")) QMetaObject::invokeMethod(child, "hide");
  }
}

}  // namespace

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all = {
      {"compact", {390, 844}, "touch"}, {"medium", {800, 1100}, "touch"}, {"expanded", {1280, 800}, "mouse"}};
  return all;
}

const std::vector<Shape>& demandingShapes() {
  static const std::vector<Shape> all = {{"compact-large-text", {390, 844}, "touch", 2},
                                         {"medium-large-text", {1024, 768}, "touch", 2},
                                         {"expanded-large-text", {1920, 1080}, "mouse", 2},
                                         {"compact-gloves", {390, 844}, "touch", 1, true},
                                         {"medium-gloves", {1100, 800}, "touch", 1, true}};
  return all;
}

void settle(QQuickWindow& window) {
  QElapsedTimer since_frame, all;
  since_frame.start();
  all.start();
  const auto heard = QObject::connect(&window, &QQuickWindow::afterRendering, [&] { since_frame.restart(); });
  do pass(15);
  while (all.elapsed() < 2'000 && (all.elapsed() < 90 || since_frame.elapsed() < 60));
  QObject::disconnect(heard);
}

Stage::Stage(Person person, Situation situation, const QString& language, QTranslator* instead)
    : person_(person), situation_(situation), now_{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()} {
  const bool is_new = situation == Situation::empty || person == Person::admin;
  makeSignedInFolder(folder(), person, now_, is_new ? Contents::people : Contents::everything);
  Options options;
  options.data = folder_.path();
  options.language = language;
  application_ = std::make_unique<Application>(options, false);
  if (instead) QCoreApplication::installTranslator(instead);
  application_->setReducedMotion(true);
  application_->setDark(false);
  engine_ = std::make_unique<QQmlApplicationEngine>();
  engine_->addImportPath("qrc:/qt/qml");
  application_->setEngine(engine_.get());
  engine_->setInitialProperties({{"application", QVariant::fromValue(application_.get())}});
  engine_->load(QUrl("qrc:/qt/qml/Carnet/App/Main.qml"));
  if (engine_->rootObjects().isEmpty()) {
    problem_ = "Main.qml cannot be loaded";
    return;
  }
  window_ = qobject_cast<QQuickWindow*>(engine_->rootObjects().constFirst());
}

Stage::~Stage() {
  application_->finishPages();
  engine_.reset();
  application_.reset();
}

std::vector<Scene> Stage::scenes(const Shape& shape) const {
  std::vector<Scene> scenes = scenesOf(person_, situation_, folder_.path());
  std::erase_if(scenes, [&](const Scene& scene) { return !shape.name.startsWith(scene.shape); });
  return scenes;
}

RowWords Stage::rowWords() const {
  RowWords words = RowWords::in(folder());
  for (const auto place : {QStandardPaths::HomeLocation, QStandardPaths::DocumentsLocation})
    words.add(QStandardPaths::writableLocation(place));
  if (const auto credentials = application_->credentials()) {
    words.add(QString::fromStdString(credentials->device_code));
    words.add(QString::fromStdString(credentials->host));
  }
  return words;
}

void Stage::take(const Shape& shape) {
  application_->setTextScale(shape.text_scale);
  application_->setGlove(shape.glove);
  window_->resize(shape.size);
  application_->setPointer(shape.pointer);
}

void Stage::setDark(bool dark) {
  application_->setDark(dark);
  for (const QObject* child : window_->findChildren<QObject*>()) {
    if (!isOf(child, "ThemeTurn")) continue;
    while (!child->property("turned").toBool()) pass(5);
  }
  settle(*window_);
}

void Stage::show(const Scene& scene) {
  clear(*window_);
  if (scene.kind.isEmpty()) {
    if (application_->workspace()) qFatal("the form to sign in comes first");
    if (scene.name == "cannot-start") {
      const SqliteStore other_window(folder(), registry());
      application_->start();
    }
  } else {
    if (!application_->workspace()) {
      application_->start();
      if (!application_->workspace()) qFatal("%s", qPrintable(application_->startProblem()));
      application_->workspace()->setNow(now_.unix_ms);
      if (situation_ == Situation::filled) makeWaitingWork();
      if (situation_ == Situation::error && person_ != Person::admin) {
        application_->link()->trouble = application_->workspace()->words().problem({"auth.unknown_device", {}, {}});
        emit application_->link()->changed();
      }
      settle(*window_);
    }
    auto* navigator = window_->findChild<Navigator*>();
    // By way of no place at all and keeping none, so that the page is made anew: what one scene did shows in no other.
    for (QObject* child : window_->findChildren<QObject*>()) {
      if (isOf(child, "KeptPages")) child->setProperty("lasting", QVariantList());
    }
    application_->finishPages();
    navigator->goTo("");
    if (scene.id.isEmpty())
      navigator->goTo(scene.kind);
    else
      navigator->open(scene.kind, scene.id);
  }
  settle(*window_);
  if (!scene.act) return;
  scene.act(*window_);
  settle(*window_);
}

// Work that waits to be sent, so that the pages show it.
void Stage::makeWaitingWork() {
  Workspace& workspace = *application_->workspace();
  const SampleIds ids = sampleIds();
  const Uuid ticket = naturalId("sample", "T-2026-00405");
  // One that is taken back when more has been done: it stays in the list of what was done.
  Operation remark;
  remark.verb = Verb::text;
  remark.entity = entityOf<Ticket>.no;
  remark.row_id = ids.ticket;
  remark.fields = {{entityOf<Ticket>.find("solution")->no, std::string(), std::string("Shaft seal changed")}};
  auto taken_back = std::make_shared<Uuid>();
  workspace.operations().submit({remark}, [taken_back](const Submitted& saved) { *taken_back = saved.change_set_id; });
  Operation start;
  start.verb = Verb::transition;
  start.entity = entityOf<Ticket>.no;
  start.row_id = ticket;
  start.transition = "start";
  workspace.submit({start});
  Operation part;
  part.verb = Verb::append;
  part.entity = entityOf<TicketPart>.no;
  part.row_id = Uuid::v7(now_.unix_ms, 7, 7);
  const auto field = [&](std::string_view name, Value value) {
    part.fields.push_back({entityOf<TicketPart>.find(name)->no, {}, std::move(value)});
  };
  field("ticket_id", ticket);
  field("product_id", ids.product);
  field("quantity", std::int64_t(2000));
  field("location_id", ids.van);
  workspace.operations().submit({part}, [&workspace, taken_back](const Submitted&) {
    workspace.operations().takeBack(*taken_back, [](const Submitted&) {});
  });
}

}  // namespace carnet::client::test
