#include "client/modules/service/ticket_bulk.h"

#include "client/modules/service/ticket_record.h"
#include "client/modules/service/ticket_words.h"
#include "client/store/edits.h"

namespace carnet::client {

namespace {

const char* const idAndNumber = "id, CASE number WHEN '' THEN temp_number ELSE number END";

}  // namespace

QVariantList TicketBulk::actions() const {
  QVariantList out;
  if (!workspace() || !workspace()->isDesk()) return out;
  const auto add = [&](const char* key, const QString& text, const char* symbol, bool may) {
    if (may) out << QVariantMap{{"key", key}, {"text", text}, {"symbol", symbol}};
  };
  const auto may_step = [&](const char* step) {
    return workspace()->may(entityOf<Ticket>, Verb::transition, {}, step);
  };
  add("assign", tr("Assign to…"), "person", may_step("assign"));
  add("priority", tr("Priority…"), "flag", workspace()->may(entityOf<Ticket>, Verb::set, "priority"));
  add("close", TicketWords::verb("close"), "check", may_step("close"));
  add("cancel", tr("Cancel tickets…"), "delete", may_step("cancel"));
  return out;
}

void TicketBulk::readChoices() {
  workspace()->reader().read(
      this,
      [formats = workspace()->formats()](ReadTransaction& read) {
        TicketRecord record;
        readTicketChoices(read, record, true, formats);
        return std::pair(record.people, record.reasons);
      },
      [this](std::pair<QVariantList, QVariantList> choices) {
        people_ = choices.first;
        reasons_ = choices.second;
        emit choicesChanged();
      });
}

QVariantList TicketBulk::reasonsFor(const QString& step) const {
  QVariantList out;
  for (const QVariant& reason : reasons_) {
    if (reason.toMap()["kind"].toString() == step) out << reason;
  }
  return out;
}

void TicketBulk::assignTo(const QString& person_id) {
  changeEach(idAndNumber, [person = uuidOf(person_id)](Cells& cells) -> std::optional<BulkItem> {
    const Uuid id = cells.uuid();
    return BulkItem{cells.text(), {step<Ticket>(id, "assign", {{"assignee_id", person}})}};
  });
}

void TicketBulk::setPriority(const QString& priority) {
  changeEach(QString(idAndNumber) + ", priority", [priority](Cells& cells) -> std::optional<BulkItem> {
    const Uuid id = cells.uuid();
    BulkItem item{cells.text(), {}};
    const QString was = cells.text();
    Edits<Ticket> there(id);
    there.set<&Ticket::priority>(was, priority);
    if (there.isEmpty()) return std::nullopt;
    item.operations = there.operations();
    return item;
  });
}

void TicketBulk::takeStep(const QString& name, const QString& reason_id, const QString& reason_text) {
  std::vector<Argument> arguments;
  if (!reason_id.isEmpty()) arguments.push_back({"reason_id", uuidOf(reason_id)});
  if (!reason_text.trimmed().isEmpty()) arguments.push_back({"reason_text", reason_text.trimmed().toStdString()});
  changeEach(idAndNumber, [name = name.toStdString(), arguments](Cells& cells) -> std::optional<BulkItem> {
    const Uuid id = cells.uuid();
    return BulkItem{cells.text(), {step<Ticket>(id, name, arguments)}};
  });
}

}  // namespace carnet::client

#include "moc_ticket_bulk.cpp"
