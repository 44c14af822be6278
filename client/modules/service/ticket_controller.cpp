#include "client/modules/service/ticket_controller.h"

#include <algorithm>
#include <utility>

#include "client/modules/service/ticket_customer.h"
#include "client/modules/service/ticket_words.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/service/ticket_workflow.h"

namespace carnet::client {

TicketController::TicketController(QObject* parent) : RecordSource(parent) {
  connect(this, &RecordSource::loaded, this, &TicketController::tellParts);
  connect(this, &RecordSource::workspaceChanged, this, [this] {
    if (!workspace()) return;
    connect(&workspace()->files(), &Files::arrived, this, &TicketController::photoArrived);
    connect(&workspace()->files(), &Files::waitingChanged, this, [this] { refresh(); });
    connect(workspace(), &Workspace::nowChanged, this, &RecordSource::loaded);
    connect(workspace(), &Workspace::answered, this, [this](int number, bool saved) {
      for (PressedOnce* removed : {&removed_part_, &removed_photo_, &removed_time_}) removed->hear(number, saved);
    });
  });
}

std::set<EntityNo> TicketController::watched() const {
  return {traitsOf<Ticket>.no,     traitsOf<TicketEvent>.no,    traitsOf<TicketPart>.no, traitsOf<TicketTime>.no,
          traitsOf<Attachment>.no, traitsOf<AttachmentLink>.no, traitsOf<Activity>.no,   traitsOf<Partner>.no,
          traitsOf<Contact>.no,    traitsOf<ContactPoint>.no,   traitsOf<Address>.no,    traitsOf<Serial>.no,
          traitsOf<Product>.no,    traitsOf<AppUser>.no,        traitsOf<Conflict>.no};
}

void TicketController::load() {
  read([id = recordId(), viewer = ConflictViewer::of(*workspace()),
        office = workspace()->isDesk()](ReadTransaction& read) { return readTicket(read, id, viewer, office); },
       [this](std::optional<TicketRecord> record) {
         TicketRecord now = record.value_or(TicketRecord{});
         if (now.parts.size() != ticket_.parts.size()) removed_part_.forget();
         if (now.photos.size() != ticket_.photos.size()) removed_photo_.forget();
         if (now.times.size() != ticket_.times.size()) removed_time_.forget();
         ticket_ = std::move(now);
         return record.has_value();
       });
}

void TicketController::tellParts() {
  static constexpr Part parts[]{Part::facts, Part::visits, Part::work, Part::events};
  const bool in_turn = isReady() && !isMissing();
  if (in_turn && told_ != Part::events && telling_ == 0) telling_ = startTimer(part_ms);
  if (!in_turn && telling_ != 0) killTimer(std::exchange(telling_, 0));
  if (!in_turn) told_ = Part::none;
  for (const Part part : parts) {
    if (!in_turn || part <= told_) tell(part);
  }
}

void TicketController::timerEvent(QTimerEvent*) {
  told_ = static_cast<Part>(static_cast<int>(told_) + 1);
  if (told_ == Part::events) killTimer(std::exchange(telling_, 0));
  tell(told_);
}

void TicketController::tell(Part part) {
  switch (part) {
    case Part::none:
      return;
    case Part::facts:
      return emit factsTold();
    case Part::visits:
      return emit visitsTold();
    case Part::work:
      return emit workTold();
    case Part::events:
      return emit eventsTold();
  }
}

QString TicketController::stateText() const { return TicketWords::state(ticket_.state); }

QString TicketController::stateTone() const { return TicketWords::stateTone(ticket_.state); }

// Nothing is due any more once the work is done.
qint64 TicketController::dueAt() const {
  const TicketState state = ticket_.standing.ticket.state;
  return state == TicketState::resolved || isOver(state) ? 0 : ticket_.due_at;
}

QVariantList TicketController::chips() const {
  QVariantList chips;
  const auto add = [&](const QString& text, const QString& tone, const QString& symbol) {
    chips << QVariantMap{{"text", text}, {"tone", tone}, {"symbol", symbol}};
  };
  if (!isReady() || isMissing()) return chips;
  if (ticket_.priority != "normal") {
    add(TicketWords::priority(ticket_.priority), TicketWords::priorityTone(ticket_.priority), "flag");
  }
  if (dueAt() != 0)
    add(workspace()->left(dueAt(), workspace()->now()), workspace()->urgency(dueAt(), workspace()->now()), "clock");
  const auto awaited = [&](const QString& what) {
    add(tr("%1 · waiting for headquarters").arg(what), "info", "waiting");
    QVariantMap chip = chips.takeLast().toMap();
    chip["waiting"] = true;
    chips << chip;
  };
  if (!ticket_.requested_assignee.isEmpty()) awaited(tr("Assigned to %1").arg(ticket_.requested_assignee));
  for (const QString& deed : ticket_.awaited) awaited(deed.left(1).toUpper() + deed.mid(1));
  if (ticket_.has_unsent) add(tr("Saved here"), "info", "save");
  return chips;
}

QVariantList TicketController::facts() const {
  if (!isReady() || isMissing()) return {};
  QVariantList facts;
  const auto add = [&](const QString& label, const QString& value, const char* symbol, const char* kind = "",
                       const QString& id = {}) {
    if (value.isEmpty()) return;
    facts << QVariantMap{{"label", label}, {"value", value}, {"symbol", symbol}, {"kind", kind}, {"id", id}};
  };
  add(tr("Customer"), ticket_.customer, "people", "partner", ticket_.customer_id);
  add(tr("Address"), ticket_.address, "home");
  add(tr("Contact"), ticket_.contact, "person", "contact", ticket_.contact_id);
  add(tr("Telephone"), ticket_.phone, "phone", "call", ticket_.phone);
  add(tr("Machine"), ticket_.serial, "tag", "serial", ticket_.serial_id);
  add(tr("Where it stands"), ticket_.serial_place, "map");
  add(tr("Product"), ticket_.product, "box");
  add(tr("Kind"), TicketWords::kind(ticket_.kind), "list");
  add(tr("Assigned to"), ticket_.assignee.isEmpty() ? tr("Nobody yet") : ticket_.assignee, "person");
  add(tr("Due"), dueAt() == 0 ? QString() : workspace()->when(dueAt(), workspace()->now()), "clock");
  add(tr("Temporary number"), ticket_.temp_number, "tag");
  return facts;
}

QString TicketController::mainKey() const {
  if (!isReady() || isMissing()) return {};
  const std::vector<TicketStep> now = steps();
  return !now.empty() && leadsForward(now.front()) ? now.front().key() : QString();
}

QString TicketController::mainText() const {
  const std::vector<TicketStep> now = steps();
  return mainKey().isEmpty() ? QString() : TicketWords::verb(now.front().name, now.front().to);
}

QString TicketController::mainSymbol() const {
  const std::vector<TicketStep> now = steps();
  return mainKey().isEmpty() ? QString() : TicketWords::verbSymbol(now.front().name, now.front().to);
}

QVariantList TicketController::actions() const {
  QVariantList actions;
  if (!isReady() || isMissing()) return actions;
  for (const TicketStep& step : steps()) {
    if (step.key() == mainKey()) continue;
    actions << QVariantMap{{"key", step.key()},
                           {"text", TicketWords::verb(step.name, step.to)},
                           {"symbol", TicketWords::verbSymbol(step.name, step.to)},
                           {"danger", step.name == "cancel" || step.name == "reject"}};
  }
  if (canWork()) actions.prepend(QVariantMap{{"key", "edit"}, {"text", tr("Edit the ticket")}, {"symbol", "edit"}});
  if (workspace()->may(entityOf<Ticket>, Verb::set, "priority")) {
    actions << QVariantMap{{"key", "priority"}, {"text", tr("Change the priority")}, {"symbol", "flag"}};
  }
  return actions;
}

bool TicketController::canWork() const {
  const Standing& standing = ticket_.standing;
  return isReady() && !isMissing() && (standing.works_on_it || standing.is_office) && !isOver(standing.ticket.state);
}

QString TicketController::machine() const {
  if (ticket_.serial.isEmpty() || ticket_.product.isEmpty()) return ticket_.serial + ticket_.product;
  return ticket_.serial + QString::fromUtf8(" · ") + ticket_.product;
}

QVariantMap TicketController::comesBack(const QVariantMap& taken, const QVariantMap& chosen) const {
  return client::comesBack(taken, chosen);
}

QVariantMap TicketController::takenOutFor(const QString& customer_id, const QVariantMap& chosen) const {
  const TakenOut out = client::takenOutFor(customer_id, chosen);
  return {{"fields", out.fields}, {"words", out.words}};
}

bool TicketController::canChangeCustomer() const {
  return canWork() && workspace()->may(entityOf<Ticket>, Verb::set, "partner_id");
}

bool TicketController::canPlan() const {
  return isReady() && !isMissing() && workspace()->may(entityOf<Activity>, Verb::set, "planned_start_at") &&
         !isOver(ticket_.standing.ticket.state);
}

QString TicketController::asks(const QString& key) const {
  if (key == "assign") return "person";
  if (key == "step:diagnosed" && ticket_.diagnosis.isEmpty()) return "diagnosis";
  if (key == "resolve" && (ticket_.solution.isEmpty() || unrecordedSince() != 0)) return "end";
  if (key == "hold" || key == "reject" || key == "cancel" || key == "reopen") return "reason";
  const bool back = ticket_.standing.ticket.repair_step == RepairStep::testing &&
                    (key == "step:repairing" || key == "step:diagnosed");
  return back ? "reason" : QString();
}

QString TicketController::verbOf(const QString& key) const {
  return TicketWords::verb(key.section(':', 0, 0), key.section(':', 1));
}

QVariantList TicketController::reasonsFor(const QString& key) const {
  QVariantList reasons;
  for (const QVariant& reason : ticket_.reasons) {
    if (reason.toMap()["kind"].toString() == key) reasons << reason;
  }
  return reasons;
}

void TicketController::setBusy(bool busy) {
  if (busy_ == busy) return;
  busy_ = busy;
  emit busyChanged();
}

}  // namespace carnet::client

#include "moc_ticket_controller.cpp"
