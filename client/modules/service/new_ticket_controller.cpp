#include "client/modules/service/new_ticket_controller.h"

#include "client/modules/service/ticket_customer.h"
#include "client/store/edits.h"
#include "shared/domain/service/ticket.h"

namespace carnet::client {

namespace {

// "machineOf" is the customer who has the machine.
const char* const fields[] = {"title",     "description", "kind",    "priority",  "customerId", "customer",
                              "contactId", "serialId",    "machine", "productId", "machineOf"};

QString keyOf(const QString& field) { return "new-ticket/" + field; }

}  // namespace

NewTicketController::NewTicketController(QObject* parent) : QObject(parent) {
  connect(&contacts_, &ContactChoices::loaded, this, &NewTicketController::changed);
  connect(&contacts_, &ContactChoices::proposed, this, [this](const QString& id) {
    if (contactId().isEmpty()) setContactId(id);
  });
}

void NewTicketController::setWorkspace(Workspace* workspace) {
  if (workspace_) disconnect(workspace_, nullptr, this, nullptr);
  workspace_ = workspace;
  if (workspace_) connect(workspace_, &Workspace::answered, this, &NewTicketController::hear);
  contacts_.setRecordId(customerId());
  contacts_.setWorkspace(workspace_);
  emit changed();
}

bool NewTicketController::canSetPriority() const {
  return workspace_ && workspace_->may(entityOf<Ticket>, Verb::set, "priority");
}

QString NewTicketController::text(const QString& field) const {
  return workspace_ ? workspace_->drafts()->text(keyOf(field)) : QString();
}

void NewTicketController::keep(const QString& field, const QString& text) {
  if (!workspace_ || this->text(field) == text) return;
  workspace_->drafts()->keep(keyOf(field), text);
  if (field == "title") title_error_.clear();
  problem_.clear();
  emit changed();
}

void NewTicketController::chooseCustomer(const QString& id, const QString& name) {
  QVariantMap chosen;
  for (const char* field : {"customerId", "contactId", "serialId", "machine", "machineOf"}) chosen[field] = text(field);
  chosen["contact"] = contacts_.nameOf(contactId());
  const TakenOut out = takenOutFor(id, chosen);
  QVariantMap taken;
  for (const QString& field : out.fields) {
    taken[field] = text(field);
    keep(field, {});
  }
  if (id != customerId()) taken_from_[customerId()] = taken;
  QVariantMap standing;
  for (const char* field : {"contactId", "serialId", "productId"}) standing[field] = text(field);
  const QVariantMap back = comesBack(taken_from_.value(id), standing);
  for (auto field = back.begin(); field != back.end(); ++field) keep(field.key(), field.value().toString());
  taken_out_ = out.words;
  keep("customerId", id);
  keep("customer", name);
  emit changed();
  contacts_.setRecordId(id);
  contacts_.propose(id);
}

void NewTicketController::chooseSerial(const QString& id, const QString& number, const QString& product_id,
                                       const QString& product, const QString& partner_id, const QString& partner) {
  keep("serialId", id);
  keep("machine", number + " · " + product);
  keep("productId", product_id);
  keep("machineOf", partner_id);
  taken_out_.clear();
  emit changed();
  if (!partner_id.isEmpty() && customerId().isEmpty()) chooseCustomer(partner_id, partner);
}

void NewTicketController::chooseProduct(const QString& id, const QString& name) {
  keep("serialId", {});
  keep("machineOf", {});
  keep("machine", name);
  keep("productId", id);
  taken_out_.clear();
  emit changed();
}

void NewTicketController::discard() {
  for (const char* field : fields) workspace_->drafts()->drop(keyOf(field));
  title_error_.clear();
  problem_.clear();
  taken_out_.clear();
  taken_from_.clear();
  contacts_.setRecordId({});
  emit changed();
}

void NewTicketController::create() {
  if (busy_ || !workspace_) return;
  if (title().trimmed().isEmpty()) {
    title_error_ = tr("Say in a few words what is wrong.");
    return emit changed();
  }
  busy_ = true;
  problem_.clear();
  emit changed();
  workspace_->operations().temporaryNumber("T", [self = QPointer(this)](const std::string& number) {
    if (self) self->create(QString::fromStdString(number));
  });
}

void NewTicketController::create(const QString& temporary_number) {
  const Uuid id = workspace_->newId();
  Creation<Ticket> ticket(id);
  ticket.with<&Ticket::temp_number>(temporary_number);
  ticket.with<&Ticket::kind>(kind());
  ticket.with<&Ticket::title>(title().trimmed());
  ticket.with<&Ticket::description>(description().trimmed());
  if (!customerId().isEmpty()) ticket.with<&Ticket::partner_id>(uuidOf(customerId()));
  if (!contactId().isEmpty()) ticket.with<&Ticket::contact_id>(uuidOf(contactId()));
  if (!serialId().isEmpty()) ticket.with<&Ticket::serial_id>(uuidOf(serialId()));
  if (!productId().isEmpty()) ticket.with<&Ticket::product_id>(uuidOf(productId()));
  if (canSetPriority()) ticket.with<&Ticket::priority>(priority());
  std::vector<Operation> operations{ticket.operation()};
  if (workspace_->isTechnician() && !workspace_->isDesk()) {
    operations.push_back(step<Ticket>(id, "assign", {{"assignee_id", workspace_->personId()}}));
  }
  created_id_ = textOf(id);
  submitted_ = workspace_->submit(std::move(operations), tr("Ticket created"));
  for (const char* field : fields) workspace_->dropWhenSaved(keyOf(field), submitted_);
}

void NewTicketController::hear(int number, bool saved, const QString& field, const QString& sentence) {
  if (number != submitted_) return;
  submitted_ = 0;
  busy_ = false;
  if (!saved) (field == "title" ? title_error_ : problem_) = sentence;
  if (!saved && is_shown_) workspace_->showsRefusal(number);
  emit changed();
  if (saved) emit created(created_id_);
}

}  // namespace carnet::client

#include "moc_new_ticket_controller.cpp"
