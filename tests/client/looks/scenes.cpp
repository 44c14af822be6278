#include "tests/client/looks/scenes.h"

#include <QEventLoop>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QQmlProperty>
#include <QQuickItem>
#include <QTimer>
#include <QUrl>

#include "client/modules/crm/next_actions_controller.h"
#include "client/modules/organisation/sign_in_service.h"
#include "client/modules/service/ticket_controller.h"
#include "client/modules/service/visit_readiness_controller.h"
#include "client/store/edits.h"
#include "shared/core/enrolment.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/support/later.h"

namespace carnet::client::test {

namespace {

using Act = std::function<void(QQuickWindow&)>;

QObject* existing(QQuickWindow& window, const char* type) {
  for (QObject* child : window.findChildren<QObject*>()) {
    const auto* item = qobject_cast<QQuickItem*>(child);
    if (isOf(child, type) && (!item || item->isVisible())) return child;
  }
  return nullptr;
}

bool waitFor(const std::function<bool()>& come, int ms = 3'000) {
  for (int waited = 0; !come(); waited += 20) {
    if (waited > ms) return false;
    pass(20);
  }
  return true;
}

// The first of that QML or C++ type; of items only what is on the screen. A part of a page may be shown a moment after its head.
QObject* found(QQuickWindow& window, const char* type) {
  QObject* child = nullptr;
  const bool came = waitFor([&] {
    child = existing(window, type);
    if (!child) makeDialogs(window);
    return child || (child = existing(window, type));
  });
  if (!came) qFatal("no %s on this page", type);
  return child;
}

Act opens(const char* type) {
  return [type](QQuickWindow& window) { QMetaObject::invokeMethod(found(window, type), "open"); };
}

// As `opens`, for a sheet that is prepared when it is asked for.
Act shows(const char* type) {
  return [type](QQuickWindow& window) { QMetaObject::invokeMethod(found(window, type), "show"); };
}

void filters(QQuickWindow& window) { QMetaObject::invokeMethod(found(window, "ListPane"), "filter"); }

void asksWhy(QQuickWindow& window) {
  QMetaObject::invokeMethod(found(window, "TicketPage"), "begin", Q_ARG(QString, QString("cancel")));
}

Act presses(const char* type, const char* property, const QVariant& value) {
  return [type, property, value](QQuickWindow& window) {
    QQuickItem* last = nullptr;
    for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
      if (isOf(item, type) && item->isVisible() && item->isEnabled() && item->property(property) == value) last = item;
    }
    if (!last) qFatal("no %s with %s “%s” on this page", type, property, qPrintable(value.toString()));
    last->forceActiveFocus();  // a page scrolls to it, as whoever presses it did
    QMetaObject::invokeMethod(last, "clicked");
  };
}

Act pressesMainButton() { return presses("Button", "kind", "main"); }

Act opensTheFirstChoice() {
  return [](QQuickWindow& window) {
    QMetaObject::invokeMethod(found(window, "ComboField")->property("popup").value<QObject*>(), "open");
  };
}

// What stands below the window's edge.
void scrollsToTheEnd(QQuickWindow& window) {
  auto* pane = qobject_cast<QQuickItem*>(found(window, "ScrollPane"));
  pane->setProperty("contentY", std::max(0.0, pane->property("contentHeight").toReal() - pane->height()));
}

void choose(QQuickWindow& window, int count) {
  auto* model = found(window, "ListPane")->property("model").value<QObject*>();
  pass(200);
  QMetaObject::invokeMethod(model->property("selection").value<QObject*>(), "setRange", Q_ARG(int, 0),
                            Q_ARG(int, count - 1), Q_ARG(bool, true));
}

// Three rows chosen in a list that is narrowed.
void choosesRows(QQuickWindow& window) {
  auto* model = found(window, "ListPane")->property("model").value<QObject*>();
  model->setProperty("filters",
                     QVariantList{QVariantMap{{"field", "priority"}, {"any", QVariantList{"high", "normal"}}}});
  choose(window, 3);
}

// Rules refuse to close what is not resolved.
void closesTheChosen(QQuickWindow& window) {
  choose(window, 4);
  QObject* bulk = found(window, "carnet::client::TicketBulk");
  QMetaObject::invokeMethod(bulk, "takeStep", Q_ARG(QString, QString("close")), Q_ARG(QString, QString()),
                            Q_ARG(QString, QString()));
  const auto* change = bulk->property("change").value<QObject*>();
  if (!waitFor([&] { return !change->property("refusals").toList().isEmpty(); })) qFatal("nothing was refused");
}

// A photo of the next visit's ticket that the office took, and whose content has not come here.
void missesAPhoto(QQuickWindow& window) {
  const auto* readiness =
      qobject_cast<VisitReadinessController*>(found(window, "carnet::client::VisitReadinessController"));
  const Uuid ticket = sampleIds().ticket;
  const Uuid elsewhere = attachmentId(std::string(64, 'e'), ticket).value;
  Creation<Attachment> photo(elsewhere);
  photo.with<&Attachment::sha256>(QString(64, 'e'));
  photo.with<&Attachment::name>("plate.jpg");
  photo.with<&Attachment::mime>("image/jpeg");
  photo.with<&Attachment::size_bytes>(qint64(1));
  photo.with<&Attachment::target_entity>(qint64(entityOf<Ticket>.no));
  photo.with<&Attachment::target_id>(ticket);
  Creation<AttachmentLink> link(naturalId("sample", "photo elsewhere, link"));
  link.with<&AttachmentLink::attachment_id>(elsewhere);
  link.with<&AttachmentLink::target_entity>(qint64(entityOf<Ticket>.no));
  link.with<&AttachmentLink::target_id>(ticket);
  link.with<&AttachmentLink::kind>("photo");
  readiness->workspace()->submit({photo.operation(), link.operation()});
  if (!waitFor([&] { return !readiness->missing().isEmpty(); })) qFatal("nothing is missing");
}

void asksForATag(QQuickWindow& window) {
  choose(window, 2);
  QMetaObject::invokeMethod(found(window, "TagDialog"), "ask", Q_ARG(QString, QString("tag")));
}

// A picture that could be a photo of a pump's plate.
QString photoIn(const QString& folder) {
  const QString file = folder + "/plate.jpg";
  if (QFile::exists(file)) return file;
  QImage picture(1200, 900, QImage::Format_RGB32);
  QPainter painter(&picture);
  QLinearGradient light(0, 0, 1200, 900);
  light.setColorAt(0, QColor(96, 104, 112));
  light.setColorAt(1, QColor(44, 50, 58));
  painter.fillRect(picture.rect(), light);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(QColor(206, 208, 204));
  painter.setPen(QPen(QColor(120, 122, 120), 6));
  painter.drawRoundedRect(QRect(240, 220, 720, 460), 24, 24);
  painter.setBrush(QColor(88, 90, 92));
  for (const QPoint at : {QPoint(290, 270), QPoint(910, 270), QPoint(290, 630), QPoint(910, 630)})
    painter.drawEllipse(at, 16, 16);
  painter.setPen(QPen(QColor(52, 54, 56), 10, Qt::SolidLine, Qt::RoundCap));
  for (int line = 0; line < 5; ++line) painter.drawLine(360, 330 + line * 65, 840 - line % 3 * 110, 330 + line * 65);
  painter.end();
  picture.save(file, "JPG", 85);
  return file;
}

Act addsAPhoto(const QString& folder, bool open_it) {
  return [folder, open_it](QQuickWindow& window) {
    QObject* ticket = found(window, "carnet::client::TicketController");
    const auto photos = [&] { return ticket->property("photos").toList(); };
    if (photos().isEmpty()) QMetaObject::invokeMethod(ticket, "addPhoto", Q_ARG(QString, photoIn(folder)));
    if (!waitFor([&] { return !photos().isEmpty(); })) qFatal("no photo was added");
    if (!open_it) return;
    QMetaObject::invokeMethod(found(window, "PhotoViewer"), "show",
                              Q_ARG(QString, photos().constFirst().toMap()["key"].toString()));
    pass(150);
  };
}

// A change that was not accepted; every text in it stands in a row of the sample.
void correctsWhatWasRefused(QQuickWindow& window) {
  QVariant made;
  for (QObject* child : found(window, "DecisionsList")->findChildren<QObject*>()) {
    if (isOf(child, "Later")) QMetaObject::invokeMethod(child, "make", Q_RETURN_ARG(QVariant, made));
  }
  const QString text = "Brasserie du Vieux-Port";
  const QVariantList options{QVariantMap{{"value", "a"}, {"text", text}}};
  const QVariantList parts{
      QVariantMap{{"key", "0.1"}, {"label", text}, {"kind", "text"}, {"value", text}},
      QVariantMap{{"key", "0.2"}, {"label", text}, {"kind", "quantity"}, {"value", 2000}},
      QVariantMap{{"key", "0.3"}, {"label", text}, {"kind", "choice"}, {"value", "a"}, {"options", options}}};
  const QVariantMap change{{"id", "1"}, {"title", text}, {"reason", text}, {"parts", parts}};
  QMetaObject::invokeMethod(made.value<QObject*>(), "ask", Q_ARG(QVariant, change));
}

void searches(QQuickWindow& window, const QString& text) {
  for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
    if (!item->isVisible() || !isOf(item, "SearchField")) continue;
    item->setProperty("text", text);
    QMetaObject::invokeMethod(item, "searched", Q_ARG(QString, text));
  }
}

void searchesInVain(QQuickWindow& window) { searches(window, "Zanzibar"); }
void findsPumps(QQuickWindow& window) { searches(window, "pump"); }

void showsTheTips(QQuickWindow& window) {
  for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
    if (isOf(item, "DemoTips")) QQmlProperty::write(item, "visible", true);
  }
}

// Knows no server, and is asked for invitations only.
class Inviter : public SignInService {
 public:
  void signIn(const QString&, const QString&, const QString&, std::function<void(const Result<Nothing>&)>) override {}
  void signInAgain(const QString&, const QString&, std::function<void(const Result<Nothing>&)>) override {}
  void invite(const QString&, const QString&, std::function<void(const Result<QString>&)> done) override {
    InviteLink link;
    link.host = "carnet.alpina.example";
    link.code = "7QK2-9MWD-4HTX";
    done(QString::fromStdString(link.toString()));
  }
};

Act opensStep(int number) {
  return [number](QQuickWindow& window) { QQmlProperty::write(found(window, "FirstStepsPage"), "open", number); };
}

void invitesADevice(QQuickWindow& window) {
  opensStep(5)(window);
  static Inviter inviter;
  QObject* step = found(window, "DeviceStep");
  step->setProperty("service", QVariant::fromValue(static_cast<SignInService*>(&inviter)));
  pressesMainButton()(window);
}

// Two good lines and two that are refused; or a file that is not there.
Act importsCustomers(const QString& folder, bool file_exists) {
  return [folder, file_exists](QQuickWindow& window) {
    opensStep(3)(window);
    pass(50);
    const QString path = folder + (file_exists ? "/customers.csv" : "/nowhere.csv");
    if (file_exists) {
      QFile file(path);
      if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(path));
      file.write(
          "number,name,street,postcode,city,country,phone\n"
          "C-12,Denaq,\"3, rue du Lac\",74000,Annecy,FR,+33 4 65 71 00 12\n"
          "C-13,,7 quai Nord,59000,Lille,FR,\n"
          "C-14,Cave des Alpes,1 place du Marché,73000,Chambéry,FR,+33 4 79 11 22 33\n"
          "C-15,Atelier Rose,2 rue Haute,1200,Genève,Switzerland,\n");
    }
    const auto* step = qobject_cast<QQuickItem*>(found(window, "ImportStep"));
    for (QObject* child : step->findChildren<QObject*>()) {
      if (!isOf(child, "carnet::client::TableImportController")) continue;
      QMetaObject::invokeMethod(child, "read", Q_ARG(QUrl, QUrl::fromLocalFile(path)));
      waitFor([&] { return child->property("finished").toBool() || child->property("problem") != ""; });
    }
  };
}

// Something overdue, something of today with a customer, and something without a day.
void plansWhatIsNext(QQuickWindow& window) {
  const auto* next = qobject_cast<NextActionsController*>(found(window, "carnet::client::NextActionsController"));
  Workspace& workspace = *next->workspace();
  constexpr qint64 day = 86'400'000;
  const auto plan = [&](const char* kind, const char* subject, std::optional<qint64> due_at, const Uuid* partner) {
    const Uuid id = workspace.newId();
    Creation<Activity> activity(id);
    activity.with<&Activity::kind>(kind).with<&Activity::subject>(subject);
    if (due_at) activity.with<&Activity::due_at>(*due_at);
    if (partner) activity.with<&Activity::partner_id>(*partner);
    workspace.submit({activity.operation(), step<Activity>(id, "assign", {{"assignee_id", workspace.personId()}})});
  };
  const Uuid partner = sampleIds().partner;
  plan("call", "Ask how the new pump runs", workspace.instant() - day, &partner);
  plan("task", "Order visiting cards", workspace.instant() + 3'600'000, nullptr);
  plan("meeting", "Present the compressors of the spring catalogue to the workshop and the buyer",
       workspace.instant() + 2 * day, &partner);
  plan("task", "Look up who buys for the cellar", std::nullopt, &partner);
  if (!waitFor([&] { return next->groups().size() == 4; })) qFatal("next actions are missing");
}

void correctsATime(QQuickWindow& window) {
  const QVariantList times = found(window, "TicketWork")->property("ticket").value<TicketController*>()->times();
  if (times.isEmpty()) qFatal("no time on this ticket");
  found(window, "LogTimeDialog");
  for (QObject* dialog : window.findChildren<QObject*>()) {
    if (!isOf(dialog, "LogTimeDialog") || !dialog->property("corrects").toBool()) continue;
    QMetaObject::invokeMethod(dialog, "correct", Q_ARG(QString, times.constFirst().toMap()["id"].toString()));
    return;
  }
  qFatal("no form that corrects a time");
}

QString key(const Uuid& id) { return QString::fromStdString(id.toString()); }
QString named(const char* name) { return key(naturalId("sample", name)); }

class Programme {
 public:
  void add(const QString& name, const char* kind, const QString& id = {}, Act act = {}, const char* shape = "") {
    scenes.push_back({name, kind, id, std::move(act), shape});
  }
  std::vector<Scene> scenes;
};

void addPlaces(Programme& programme) {
  for (const auto& [name, kind] :
       {std::pair("today", "today"), std::pair("tickets", "tickets"), std::pair("customers", "partners"),
        std::pair("contacts", "contacts"), std::pair("products", "products"), std::pair("machines", "serials"),
        std::pair("stock", "stock"), std::pair("waiting", "waiting"), std::pair("notes", "notes"),
        std::pair("search", "search"), std::pair("deeds", "deeds")})
    programme.add(name, kind);
  programme.add("new-ticket", "ticket", "new");
}

void addRecords(Programme& programme, Person person, const QString& folder) {
  const SampleIds ids = sampleIds();
  const QString at_work = named("T-2026-00398");
  programme.add("ticket", "ticket", key(ids.ticket));
  programme.add("ticket-in-progress", "ticket", at_work);
  programme.add("ticket-on-hold", "ticket", named("T-2026-00402"));
  programme.add("customer", "partner", key(ids.partner));
  programme.add("contact", "contact", key(ids.contact));
  programme.add("machine-kind", "product", named("P-100"));
  programme.add("product", "product", key(ids.product));
  programme.add("machine", "serial", key(ids.serial));
  programme.add("ticket-menu", "ticket", key(ids.ticket), opens("MenuButton"));
  programme.add("ticket-part", "ticket", at_work, opens("VanPartPicker"));
  programme.add("ticket-time", "ticket", at_work, opens("LogTimeDialog"));
  programme.add("ticket-time-correct", "ticket", at_work, correctsATime);
  programme.add("ticket-photo", "ticket", at_work, opens("PhotoDialog"));
  programme.add("ticket-end", "ticket", at_work, opens("ResolveDialog"));
  programme.add("ticket-text", "ticket", key(ids.ticket), opens("TextSheet"));
  programme.add("ticket-priority", "ticket", key(ids.ticket), opens("PriorityDialog"));
  programme.add("ticket-why", "ticket", key(ids.ticket), asksWhy);
  if (person != Person::technician) {
    programme.add("ticket-assign", "ticket", key(ids.other_ticket), opens("ChoiceDialog"));
    programme.add("customer-edit", "partner", key(ids.partner), opens("PartnerDialog"));
    programme.add("customer-address", "partner", key(ids.partner), opens("AddressDialog"));
    programme.add("customer-contact", "partner", key(ids.partner), opens("ContactDialog"));
    programme.add("ticket-visit", "ticket", key(ids.ticket), opens("VisitDialog"));
    programme.add("machine-edit", "serial", key(ids.serial), opens("SerialDialog"));
    programme.add("new-customer", "partners", {}, opens("NewPartnerDialog"));
  }
  programme.add("ticket-edit", "ticket", key(ids.ticket), opens("TicketDialog"));
  programme.add("new-machine", "serials", {}, opens("NewSerialDialog"));
  programme.add("customer-number", "partner", key(ids.partner), opens("PhoneDialog"));
  programme.add("new-ticket-customer", "ticket", "new", opens("PartnerPicker"));
  programme.add("new-ticket-machine", "ticket", "new", opens("SerialPicker"));
  programme.add("ticket-photos", "ticket", at_work, addsAPhoto(folder, false));
  programme.add("ticket-photo-shown", "ticket", at_work, addsAPhoto(folder, true));
  programme.add("today-end", "today", {}, scrollsToTheEnd);
  if (person == Person::technician) programme.add("today-incomplete", "today", {}, missesAPhoto);
}

void addFrame(Programme& programme) {
  programme.add("tips", "today", {}, showsTheTips);
  programme.add("keys", "today", {}, opens("KeysSheet"));
  programme.add("more", "today", {}, presses("PlaceButton", "symbol", "menu"), "compact");
  for (const char* shape : {"medium", "expanded"})
    programme.add(
        "user-menu", "today", {},
        [](QQuickWindow& window) { QMetaObject::invokeMethod(found(window, "UserButton"), "clicked"); }, shape);
  programme.add("waiting-correction", "waiting", {}, correctsWhatWasRefused);
  programme.add("search-found", "search", {}, findsPumps);
  programme.add("search-nothing", "search", "zyxqw");
  programme.add("settings", "settings", "-");
  programme.add("settings-choice", "settings", "-", opensTheFirstChoice());
  programme.add("settings-sign-out", "settings", "-", presses("Button", "kind", "danger"));
}

void addLists(Programme& programme, Person person) {
  programme.add("tickets-chosen", "tickets", {}, choosesRows);
  programme.add("tickets-filter", "tickets", {}, filters);
  programme.add("tickets-views", "tickets", {}, opens("ViewSheet"));
  programme.add("tickets-columns", "tickets", {}, opens("ColumnSheet"));
  programme.add("tickets-export", "tickets", {}, shows("ExportSheet"));
  if (person == Person::technician) return;
  programme.add("customers-tag", "partners", {}, asksForATag);
  programme.add("tickets-refused", "tickets", {}, closesTheChosen);
}

void addErrors(Programme& programme) {
  const QString nobody = key(naturalId("sample", "nobody"));
  for (const char* kind : {"ticket", "partner", "contact", "product", "serial"})
    programme.add(QString("%1-missing").arg(kind), kind, nobody);
  for (Scene& scene : programme.scenes) {
    if (scene.kind.isEmpty()) continue;
    if (!scene.act && scene.id.isEmpty()) scene.act = searchesInVain;
    if (scene.name == "new-ticket") scene.act = pressesMainButton();
  }
  programme.add("sign-in-again", "today", {}, opens("SignInAgainDialog"));
}

void addFirstSteps(Programme& programme, Situation situation, const QString& folder) {
  if (situation == Situation::error) {
    programme.add("first-steps-refused", "today", {}, [](QQuickWindow& window) {
      opensStep(2)(window);
      pass(50);
      pressesMainButton()(window);
    });
    programme.add("first-steps-no-file", "today", {}, importsCustomers(folder, false));
    return;
  }
  programme.add("first-steps", "today");
  for (const auto& [name, number] : {std::pair("first-steps-people", 2), std::pair("first-steps-customers", 3),
                                     std::pair("first-steps-products", 4), std::pair("first-steps-device", 5)})
    programme.add(name, "today", {}, opensStep(number));
  programme.add("first-steps-person", "today", {}, [](QQuickWindow& window) {
    opensStep(2)(window);
    const auto* steps = found(window, "FirstStepsPage")->property("steps").value<QObject*>();
    const QVariant person = steps->property("people").toList().value(0);
    QMetaObject::invokeMethod(found(window, "PersonDialog"), "edit", Q_ARG(QVariant, person));
  });
  programme.add("first-steps-invitation", "today", {}, invitesADevice);
  programme.add("first-steps-imported", "today", {}, importsCustomers(folder, true));
  programme.add("settings", "settings", "-");
}

}  // namespace

QString nameOf(Situation situation) {
  return situation == Situation::filled ? "filled" : situation == Situation::empty ? "empty" : "error";
}

QString nameOf(Person person) {
  switch (person) {
    case Person::desk:
      return "desk";
    case Person::admin:
      return "admin";
    case Person::agent:
      return "agent";
    default:
      return "technician";
  }
}

void pass(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, &loop, &QEventLoop::quit);
  loop.exec();
}

bool isOf(const QObject* object, const char* qml_type) {
  const QByteArray name = object->metaObject()->className();
  return name == qml_type || name.startsWith(QByteArray(qml_type) + "_QML");
}

std::vector<Scene> scenesOf(Person person, Situation situation, const QString& folder) {
  Programme programme;
  programme.add("sign-in", "", {}, situation == Situation::error ? pressesMainButton() : Act());
  if (situation == Situation::error) programme.add("cannot-start", "");
  if (person == Person::admin) {
    addFirstSteps(programme, situation, folder);
    return std::move(programme.scenes);
  }
  if (person == Person::agent) {
    programme.add("today", "today", {}, situation == Situation::filled ? plansWhatIsNext : Act());
    for (const auto& [name, kind] : {std::pair("customers", "partners"), std::pair("contacts", "contacts"),
                                     std::pair("search", "search"), std::pair("settings", "settings")})
      programme.add(name, kind, kind == std::string("settings") ? "-" : "");
    return std::move(programme.scenes);
  }
  addPlaces(programme);
  if (situation == Situation::filled) {
    addRecords(programme, person, folder);
    addFrame(programme);
    addLists(programme, person);
  }
  if (situation == Situation::error) addErrors(programme);
  return std::move(programme.scenes);
}

}  // namespace carnet::client::test
