#include "client/modules/service/module.h"

#include <QHash>

#include "client/modules/service/ticket_words.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"

namespace carnet::client::service {

namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(ServiceModule)
};

QString argument(const Operation& operation, std::string_view name) {
  const Value* value = operation.argument(name);
  const std::string* text = value ? std::get_if<std::string>(value) : nullptr;
  return text ? QString::fromStdString(*text) : QString();
}

template <class T>
T given(const Operation& operation, const Entity& entity, std::string_view field) {
  for (const FieldEdit& edit : operation.fields) {
    const T* value = std::get_if<T>(&edit.value);
    if (value && edit.field_no == entity.find(field)->no) return *value;
  }
  return T{};
}

std::optional<Words::Target> ticketName(const Uuid& id, ReadTransaction& read, const Formats&) {
  Words::Target target{{}, "ticket", textOf(id)};
  const bool found =
      read.first("SELECT CASE number WHEN '' THEN temp_number ELSE number END FROM ticket WHERE id = ?", {blobOf(id)},
                 [&](Cells& cells) { target.name = Said::tr("Ticket %1").arg(cells.text()); });
  return found ? std::optional(target) : std::nullopt;
}

Deed aboutTicket(const Uuid& id, const QString& text, ReadTransaction& read, const Formats& formats) {
  const auto target = ticketName(id, read, formats);
  return target ? Deed{target->name, text, target->link_kind, target->link_id}
                : Deed{Said::tr("A ticket"), text, {}, {}};
}

std::optional<Deed> describeTicket(const ChangeSet&, const Operation& operation, ReadTransaction& read,
                                   const Words& words, const Formats& formats) {
  if (operation.verb == Verb::create) {
    const QString title = QString::fromStdString(given<std::string>(operation, entityOf<Ticket>, "title"));
    Deed deed = aboutTicket(operation.row_id, Said::tr("new, “%1”").arg(title), read, formats);
    const auto number = given<std::string>(operation, entityOf<Ticket>, "temp_number");
    if (deed.link_id.isEmpty()) deed.subject = Said::tr("Ticket %1").arg(QString::fromStdString(number));
    return deed;
  }
  QString text;
  if (operation.verb == Verb::transition) {
    text = operation.transition == "remove_time" ? Said::tr("time removed")
           : operation.transition == "restore_time"
               ? Said::tr("time put back")
               : TicketWords::deed(QString::fromStdString(operation.transition), argument(operation, "to"));
    const Value* person = operation.argument("assignee_id");
    if (const Uuid* id = person ? std::get_if<Uuid>(person) : nullptr) {
      read.first("SELECT display_name FROM app_user WHERE id = ?", {blobOf(*id)},
                 [&](Cells& cells) { text = Said::tr("assigned to %1").arg(cells.text()); });
    }
  } else if (operation.verb == Verb::erase) {
    text = Said::tr("deleted");
  } else {
    const auto priority = given<std::string>(operation, entityOf<Ticket>, "priority");
    text = !priority.empty()
               ? Said::tr("priority changed to %1").arg(TicketWords::priority(QString::fromStdString(priority)))
           : operation.verb == Verb::text ? Said::tr("%1 written").arg(words.fields(operation))
                                          : Said::tr("%1 changed").arg(words.fields(operation));
  }
  return aboutTicket(operation.row_id, text, read, formats);
}

std::optional<Deed> describePart(const ChangeSet&, const Operation& operation, ReadTransaction& read, const Words&,
                                 const Formats& formats) {
  QString product = Said::tr("a part");
  read.first("SELECT sku FROM product WHERE id = ?",
             {blobOf(given<Uuid>(operation, entityOf<TicketPart>, "product_id"))},
             [&](Cells& cells) { product = cells.text(); });
  const qint64 quantity = given<std::int64_t>(operation, entityOf<TicketPart>, "quantity");
  const QString text = quantity < 0 ? Said::tr("part taken back %1 × %2") : Said::tr("parts used %1 × %2");
  return aboutTicket(given<Uuid>(operation, entityOf<TicketPart>, "ticket_id"),
                     text.arg(formats.quantity(std::abs(quantity)), product), read, formats);
}

std::optional<Deed> describeTime(const ChangeSet&, const Operation& operation, ReadTransaction& read, const Words&,
                                 const Formats& formats) {
  const qint64 length = given<std::int64_t>(operation, entityOf<TicketTime>, "ends_at") -
                        given<std::int64_t>(operation, entityOf<TicketTime>, "starts_at");
  const bool travel = given<std::string>(operation, entityOf<TicketTime>, "kind") == "travel";
  const QString text = travel ? Said::tr("%1 travel") : Said::tr("%1 work");
  return aboutTicket(given<Uuid>(operation, entityOf<TicketTime>, "ticket_id"), text.arg(formats.length(length)), read,
                     formats);
}

std::optional<Deed> describeEvent(const ChangeSet&, const Operation& operation, ReadTransaction& read, const Words&,
                                  const Formats& formats) {
  return aboutTicket(given<Uuid>(operation, entityOf<TicketEvent>, "ticket_id"), Said::tr("comment written"), read,
                     formats);
}

std::optional<Deed> describeVisit(const ChangeSet& set, const Operation& operation, ReadTransaction& read,
                                  const Words& words, const Formats& formats) {
  Uuid ticket;
  QString subject = QString::fromStdString(given<std::string>(operation, entityOf<Activity>, "subject"));
  ticket = given<Uuid>(operation, entityOf<Activity>, "ticket_id");
  bool is_visit = true;
  read.first("SELECT ticket_id, subject, kind FROM activity WHERE id = ?", {blobOf(operation.row_id)},
             [&](Cells& cells) {
               ticket = cells.uuid();
               subject = cells.text();
               is_visit = cells.text() == "visit";
             });
  const QString step = QString::fromStdString(operation.transition);
  if (!is_visit && (step == "finish" || step == "reopen"))
    return Deed{subject, step == "finish" ? Said::tr("done") : Said::tr("taken up again"), {}, {}};
  // Arriving goes without saying where the ticket's start tells it.
  for (const Operation& other : set.operations) {
    if (other.entity == traitsOf<Ticket>.no && other.row_id == ticket) return std::nullopt;
  }
  if (step == "seen") return std::nullopt;
  QString person;
  if (const Value* asked = operation.argument("assignee_id")) {
    if (const Uuid* id = std::get_if<Uuid>(asked)) {
      read.first("SELECT display_name FROM app_user WHERE id = ?", {blobOf(*id)},
                 [&](Cells& cells) { person = cells.text(); });
    }
  }
  const QHash<QString, QString> told = {
      {"travel", Said::tr("on the way")},      {"arrive", Said::tr("arrived")},
      {"finish", Said::tr("visit ended")},     {"miss", Said::tr("visit missed")},
      {"cancel", Said::tr("visit cancelled")}, {"assign", Said::tr("visit given to %1").arg(person)}};
  const bool is_moved =
      operation.verb == Verb::set && given<std::int64_t>(operation, entityOf<Activity>, "planned_start_at") != 0;
  const QString text = operation.verb == Verb::create  ? Said::tr("visit planned")
                       : operation.verb == Verb::erase ? Said::tr("visit deleted")
                       : is_moved                      ? Said::tr("visit moved")
                                  : told.value(step, Said::tr("visit: %1 changed").arg(words.fields(operation)));
  if (!ticket.isNil()) return aboutTicket(ticket, text, read, formats);
  return Deed{subject.isEmpty() ? Said::tr("A visit") : subject, text, {}, {}};
}

QString problemWords(const Problem& problem) {
  const QString code = QString::fromStdString(problem.code);
  const auto value = [&](std::size_t i) {
    return i < problem.values.size() ? QString::fromStdString(problem.values[i]) : QString();
  };
  if (code == "ticket.not_yours") return Said::tr("This ticket is somebody else's. The service desk can change it.");
  if (code == "ticket.create.title_missing") return Said::tr("A ticket needs a title.");
  if (code == "ticket.assign.taken")
    return Said::tr("Somebody has this ticket already. The service desk can give it to you.");
  if (code == "ticket.assign.unknown_person") return Said::tr("This person cannot be given tickets.");
  if (code == "ticket.resolve.step_open") {
    return Said::tr("The repair stands at “%1”. Resolve it when the test has passed.")
        .arg(TicketWords::repairStep(value(0)));
  }
  if (code == "ticket.resolve.step_missing") return Said::tr("Say at which step the repair stands, then resolve it.");
  if (code == "ticket_event.create.only_comments") return Said::tr("Only comments can be written here.");
  if (code == "ticket.step.none") return Said::tr("This ticket has no repair steps.");
  if (code == "ticket.step.not_now") {
    return Said::tr("From “%1” the repair cannot go to “%2”.")
        .arg(TicketWords::repairStep(value(0)), TicketWords::repairStep(value(1)));
  }
  if (code.startsWith("ticket.merge")) return Said::tr("These tickets cannot be merged.");
  if (code.startsWith("ticket.") && code.endsWith(".not_now")) {
    return Said::tr("The ticket was meanwhile “%1”: this step is no longer possible.")
        .arg(TicketWords::state(value(0)));
  }
  if (code == "ticket_part.create.quantity") return Said::tr("Say how many were used.");
  if (code == "ticket_part.create.taken_back") return Said::tr("It was taken back already.");
  if (code == "ticket_part.create.not_your_van")
    return Said::tr("This is somebody else's van. Take parts from yours or from a depot.");
  if (code == "ticket_part.create.no_stock_place") return Said::tr("Parts are taken from a van or a depot.");
  if (code == "stock_move.create.one_piece") return Said::tr("A numbered piece is used one at a time.");
  if (code == "ticket_time.create.ends_before_start") return Said::tr("The work ends before it begins.");
  if (code == "ticket_time.create.too_long") return Said::tr("One entry may last 24 hours at most.");
  if (code == "ticket_time.remove.not_yours")
    return Said::tr("This is somebody else's time. They or the service desk can remove it.");
  if (code == "ticket_time.remove.gone")
    return Said::tr("This time was corrected or removed meanwhile. If it is still wrong, correct what stands now.");
  if (code == "ticket_time.restore.taken_out")
    return Said::tr("Somebody else has removed this time meanwhile: it stays removed.");
  if (code == "ticket_time.remove.over") return Said::tr("The ticket is over: its times stay as they are.");
  if (code == "ticket_event.create.empty") return Said::tr("Write something first.");
  if (code == "activity.ends_before_start") return Said::tr("The visit ends before it begins.");
  if (code == "activity.assign.unknown_person") return Said::tr("This person cannot be given visits.");
  if (code == "activity.not_yours") return Said::tr("This visit is somebody else's. The service desk can change it.");
  if (code.startsWith("activity.") && code.endsWith(".not_now")) {
    return Said::tr("The visit was meanwhile “%1”: this step is no longer possible.")
        .arg(TicketWords::visitState(value(0)));
  }
  return {};
}

QString valueWords(const QString& field, const QString& value) {
  return field == "priority" ? TicketWords::priority(value) : field == "kind" ? TicketWords::kind(value) : QString();
}

}  // namespace

void addWords(Words& words) {
  words.addName(traitsOf<Ticket>.no, ticketName);
  words.addDescriber(traitsOf<Ticket>.no, describeTicket);
  words.addDescriber(traitsOf<TicketPart>.no, describePart);
  words.addDescriber(traitsOf<TicketTime>.no, describeTime);
  words.addDescriber(traitsOf<TicketEvent>.no, describeEvent);
  words.addDescriber(traitsOf<Activity>.no, describeVisit);
  words.addProblems(problemWords);
  words.addValues(traitsOf<Ticket>.no, valueWords);
  words.addFields(traitsOf<Ticket>.no, {{"title", Said::tr("title")},
                                        {"description", Said::tr("fault")},
                                        {"diagnosis", Said::tr("diagnosis")},
                                        {"solution", Said::tr("solution")},
                                        {"priority", Said::tr("priority")},
                                        {"kind", Said::tr("kind")},
                                        {"place", Said::tr("place of repair")},
                                        {"partner_id", Said::tr("customer")},
                                        {"contact_id", Said::tr("contact")},
                                        {"serial_id", Said::tr("machine")},
                                        {"product_id", Said::tr("product")}});
  words.addFields(traitsOf<TicketPart>.no, {{"quantity", Said::tr("quantity")}});
  words.addFields(traitsOf<Activity>.no, {{"subject", Said::tr("subject")},
                                          {"description", Said::tr("description")},
                                          {"outcome", Said::tr("outcome")},
                                          {"plan", Said::tr("time of the visit")},
                                          {"planned_start_at", Said::tr("time of the visit")},
                                          {"planned_end_at", Said::tr("time of the visit")},
                                          {"seq", Said::tr("time of the visit")}});
}

}  // namespace carnet::client::service
