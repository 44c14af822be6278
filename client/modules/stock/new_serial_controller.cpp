#include "client/modules/stock/new_serial_controller.h"

#include "client/store/edits.h"
#include "client/store/read_transaction.h"
#include "shared/domain/stock/natural_keys.h"

namespace carnet::client {

void NewSerialController::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  if (workspace_) disconnect(workspace_, nullptr, this, nullptr);
  workspace_ = workspace;
  if (workspace_) connect(workspace_, &Workspace::personChanged, this, &NewSerialController::workspaceChanged);
  emit workspaceChanged();
}

bool NewSerialController::isAllowed() const { return workspace_ && workspace_->may(entityOf<Serial>, Verb::create); }

int NewSerialController::create(const QString& number, const QString& product_id, const QString& partner_id,
                                const QString& place) {
  const Uuid product = uuidOf(product_id);
  const Uuid id = serialId(Id<Product>(product), number.trimmed().toStdString()).value;
  Creation<Serial> serial(id);
  serial.with<&Serial::number>(number.trimmed()).with<&Serial::product_id>(product);
  if (!partner_id.isEmpty()) serial.with<&Serial::partner_id>(uuidOf(partner_id));
  if (!place.trimmed().isEmpty()) serial.with<&Serial::place>(place.trimmed());
  return workspace_->submit({serial.operation()}, tr("Machine %1 added").arg(number.trimmed()),
                            [self = QPointer(this), id](qint64) {
                              if (self) emit self->created(textOf(id));
                            });
}

}  // namespace carnet::client

#include "moc_new_serial_controller.cpp"
