#include "client/modules/service/ticket_opener.h"

#include <array>
#include <optional>

#include "shared/domain/service/ticket.h"

namespace carnet::client {

namespace {

const char* const readCustomerOfForm = "SELECT name FROM partner WHERE id = ? AND deleted_at IS NULL";
const char* const readMachineOfForm =
    "SELECT s.number, s.product_id, p.name, s.partner_id, c.name FROM serial s LEFT JOIN product p ON p.id = "
    "s.product_id"
    " LEFT JOIN partner c ON c.id = s.partner_id WHERE s.id = ? AND s.deleted_at IS NULL";

}  // namespace

void TicketOpener::setWorkspace(Workspace* workspace) {
  if (form_.workspace() == workspace) return;
  if (form_.workspace()) disconnect(form_.workspace(), nullptr, this, nullptr);
  form_.setWorkspace(workspace);
  if (workspace) connect(workspace, &Workspace::personChanged, this, &TicketOpener::workspaceChanged);
  emit workspaceChanged();
}

bool TicketOpener::isAllowed() const { return workspace() && workspace()->may(entityOf<Ticket>, Verb::create); }

void TicketOpener::openFor(const QString& entity, const QString& id) {
  if (!workspace()) return;
  if (isBegun()) return emit opened();
  if (entity == "partner") {
    return workspace()->reader().read(
        this,
        [row = blobOf(uuidOf(id))](ReadTransaction& read) {
          QString name;
          read.first(readCustomerOfForm, {row}, [&](Cells& cells) { name = cells.text(); });
          return name;
        },
        [this, id](const QString& name) {
          form_.discard();
          if (!name.isEmpty()) form_.chooseCustomer(id, name);
          emit opened();
        });
  }
  using Machine = std::array<QString, 5>;  // number, product's id and name, customer's id and name
  workspace()->reader().read(
      this,
      [row = blobOf(uuidOf(id)), language = workspace()->language()](ReadTransaction& read) {
        std::optional<Machine> machine;
        read.first(readMachineOfForm, {row}, [&](Cells& cells) {
          machine.emplace();
          (*machine)[0] = cells.text();
          (*machine)[1] = cells.id();
          (*machine)[2] = cells.localText(language);
          (*machine)[3] = cells.id();
          (*machine)[4] = cells.text();
        });
        return machine;
      },
      [this, id](const std::optional<Machine>& machine) {
        form_.discard();
        if (machine) form_.chooseSerial(id, (*machine)[0], (*machine)[1], (*machine)[2], (*machine)[3], (*machine)[4]);
        emit opened();
      });
}

}  // namespace carnet::client

#include "moc_ticket_opener.cpp"
