#include "tests/client/looks/stage.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QQuickItem>
#include <QTimer>

#include "client/app/navigator.h"
#include "client/modules/organisation/link_status.h"
#include "shared/core/random.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/service/ticket_part.h"
#include "tests/client/support/signed_in.h"

namespace carnet::client::test {

namespace {

void pass(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, &loop, &QEventLoop::quit);
  loop.exec();
}

bool isOf(const QObject* object, const char* type) {
  const QByteArray name = object->metaObject()->className();
  return name == type || name.startsWith(QByteArray(type) + "_QML");
}

// The dialog of this QML type on the page that is shown.
std::function<void(QQuickWindow&)> opens(const char* type) {
  return [type](QQuickWindow& window) {
    for (QObject* child : window.findChildren<QObject*>()) {
      if (!isOf(child, type)) continue;
      QMetaObject::invokeMethod(child, "open");
      return;
    }
    qFatal("no %s on this page", type);
  };
}

// As `opens`, for a sheet that is prepared when it is asked for.
std::function<void(QQuickWindow&)> shows(const char* type) {
  return [type](QQuickWindow& window) {
    for (QObject* child : window.findChildren<QObject*>()) {
      if (!isOf(child, type)) continue;
      QMetaObject::invokeMethod(child, "show");
      return;
    }
    qFatal("no %s on this page", type);
  };
}

// Three rows chosen in a list that is narrowed.
void choosesRows(QQuickWindow& window) {
  for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
    if (!item->isVisible() || !isOf(item, "ListPane")) continue;
    auto* model = item->property("model").value<QObject*>();
    model->setProperty("filters",
                       QVariantList{QVariantMap{{"field", "priority"}, {"any", QVariantList{"high", "normal"}}}});
    pass(200);
    QMetaObject::invokeMethod(model->property("selection").value<QObject*>(), "setRange", Q_ARG(int, 0), Q_ARG(int, 2),
                              Q_ARG(bool, true));
    return;
  }
}

void pressesMainButton(QQuickWindow& window) {
  QQuickItem* found = nullptr;
  for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
    if (item->isVisible() && item->isEnabled() && item->property("kind") == "main") found = item;
  }
  if (!found) qFatal("no main button on this page");
  QMetaObject::invokeMethod(found, "clicked");
}

// What an earlier scene left open over the window.
void closeDialogs(QQuickWindow& window) {
  for (QObject* child : window.findChildren<QObject*>()) {
    if (child->inherits("QQuickPopup") && child->property("visible").toBool())
      QMetaObject::invokeMethod(child, "close");
  }
}

void searchesInVain(QQuickWindow& window) {
  for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
    if (!item->isVisible() || !isOf(item, "SearchField")) continue;
    item->setProperty("text", "Zanzibar");
    QMetaObject::invokeMethod(item, "searched", Q_ARG(QString, QString("Zanzibar")));
  }
}

void findsPumps(QQuickWindow& window) {
  for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
    if (!item->isVisible() || !isOf(item, "SearchField")) continue;
    item->setProperty("text", "pump");
    QMetaObject::invokeMethod(item, "searched", Q_ARG(QString, QString("pump")));
  }
}

QString key(const Uuid& id) { return QString::fromStdString(id.toString()); }
QString named(const char* name) { return key(naturalId("sample", name)); }

void addFilled(std::vector<Scene>& scenes, Person person) {
  const SampleIds ids = sampleIds();
  const auto add = [&](const char* name, const char* kind, const QString& id = {},
                       std::function<void(QQuickWindow&)> act = {}) {
    scenes.push_back({name, kind, id, std::move(act)});
  };
  add("ticket", "ticket", key(ids.ticket));
  add("ticket-in-progress", "ticket", named("T-2026-00398"));
  add("customer", "partner", key(ids.partner));
  add("contact", "contact", key(ids.contact));
  add("machine-kind", "product", named("P-100"));
  add("product", "product", key(ids.product));
  add("machine", "serial", key(ids.serial));
  add("search-found", "search", {}, findsPumps);
  add("search-nothing", "search", "zyxqw");
  add("settings", "settings", "-");
  add("ticket-part", "ticket", named("T-2026-00398"), opens("VanPartPicker"));
  add("ticket-time", "ticket", named("T-2026-00398"), opens("LogTimeDialog"));
  add("ticket-photo", "ticket", named("T-2026-00398"), opens("PhotoDialog"));
  add("ticket-text", "ticket", key(ids.ticket), opens("TextSheet"));
  add("ticket-priority", "ticket", key(ids.ticket), opens("PriorityDialog"));
  add("ticket-why", "ticket", key(ids.ticket), opens("ReasonDialog"));
  if (person == Person::desk) {
    add("ticket-assign", "ticket", key(ids.other_ticket), opens("ChoiceDialog"));
    add("customer-edit", "partner", key(ids.partner), opens("PartnerDialog"));
    add("customer-contact", "partner", key(ids.partner), opens("ContactDialog"));
    add("ticket-visit", "ticket", key(ids.ticket), opens("VisitDialog"));
    add("new-customer", "partners", {}, opens("NewPartnerDialog"));
  }
  add("ticket-edit", "ticket", key(ids.ticket), opens("TicketDialog"));
  add("new-machine", "serials", {}, opens("NewSerialDialog"));
  add("customer-number", "partner", key(ids.partner), opens("PhoneDialog"));
  add("new-ticket-customer", "ticket", "new", opens("PartnerPicker"));
  add("new-ticket-machine", "ticket", "new", opens("SerialPicker"));
  add("keys", "today", {}, opens("KeysSheet"));
  add("tickets-chosen", "tickets", {}, choosesRows);
  add("tickets-filter", "tickets", {}, shows("FilterSheet"));
  add("tickets-views", "tickets", {}, opens("ViewSheet"));
  add("tickets-columns", "tickets", {}, opens("ColumnSheet"));
  add("tickets-export", "tickets", {}, shows("ExportSheet"));
}

void addErrors(std::vector<Scene>& scenes) {
  const QString nobody = key(naturalId("sample", "nobody"));
  for (const char* kind : {"ticket", "partner", "contact", "product", "serial"})
    scenes.push_back({QString("%1-missing").arg(kind), kind, nobody, {}});
  for (Scene& scene : scenes) {
    if (!scene.act && scene.id.isEmpty()) scene.act = searchesInVain;
    if (scene.name == "new-ticket") scene.act = pressesMainButton;
  }
  scenes.push_back({"sign-in-again", "today", {}, opens("SignInAgainDialog")});
}

}  // namespace

QString nameOf(Situation situation) {
  return situation == Situation::filled ? "filled" : situation == Situation::empty ? "empty" : "error";
}

QString nameOf(Person person) { return person == Person::desk ? "desk" : "technician"; }

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all = {
      {"compact", {390, 844}, "touch"}, {"medium", {800, 1100}, "touch"}, {"expanded", {1280, 800}, "mouse"}};
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
    : situation_(situation), now_{QDateTime(QDate::currentDate(), QTime(9, 5)).toMSecsSinceEpoch()} {
  makeSignedInFolder(folder(), person, now_, situation == Situation::empty ? Contents::people : Contents::everything);
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
  engine_.reset();
  application_.reset();
}

std::vector<Scene> Stage::scenes() const {
  std::vector<Scene> scenes;
  Scene sign_in{"sign-in", "", "", {}};
  if (situation_ == Situation::error) sign_in.act = pressesMainButton;
  scenes.push_back(sign_in);
  const bool is_desk = application_->workspace() ? application_->workspace()->isDesk() : false;
  for (const auto& [name, kind] :
       {std::pair("today", "today"), std::pair("tickets", "tickets"), std::pair("customers", "partners"),
        std::pair("contacts", "contacts"), std::pair("products", "products"), std::pair("machines", "serials"),
        std::pair("stock", "stock"), std::pair("waiting", "waiting"), std::pair("notes", "notes"),
        std::pair("search", "search")})
    scenes.push_back({name, kind, {}, {}});
  scenes.push_back({"new-ticket", "ticket", "new", {}});
  if (situation_ == Situation::filled) addFilled(scenes, is_desk ? Person::desk : Person::technician);
  if (situation_ == Situation::error) addErrors(scenes);
  return scenes;
}

void Stage::take(const Shape& shape) {
  window_->resize(shape.size);
  application_->setPointer(shape.pointer);
}

void Stage::setDark(bool dark) {
  application_->setDark(dark);
  settle(*window_);
}

void Stage::show(const Scene& scene) {
  closeDialogs(*window_);
  if (scene.kind.isEmpty()) {
    if (application_->workspace()) qFatal("the form to sign in comes first");
  } else {
    if (!application_->workspace()) {
      application_->start();
      if (!application_->workspace()) qFatal("%s", qPrintable(application_->startProblem()));
      application_->workspace()->setNow(now_.unix_ms);
      if (situation_ == Situation::filled) makeWaitingWork();
      if (situation_ == Situation::error) {
        application_->link()->trouble = application_->workspace()->words().problem({"auth.unknown_device", {}, {}});
        emit application_->link()->changed();
      }
      settle(*window_);
    }
    auto* navigator = window_->findChild<Navigator*>();
    // By way of another place, so that the page is made anew.
    navigator->goTo(scene.kind == "stock" ? "today" : "stock");
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
  workspace.submit({part});
}

}  // namespace carnet::client::test
