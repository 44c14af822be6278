#include "client/modules/crm/new_partner_controller.h"

#include "client/store/edits.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/crm/partner_role.h"

namespace carnet::client {

void NewPartnerController::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  if (workspace_) disconnect(workspace_, nullptr, this, nullptr);
  workspace_ = workspace;
  if (workspace_) connect(workspace_, &Workspace::personChanged, this, &NewPartnerController::workspaceChanged);
  emit workspaceChanged();
}

bool NewPartnerController::isAllowed() const {
  return workspace_ && workspace_->may(entityOf<Partner>, Verb::create) &&
         workspace_->may(entityOf<PartnerRole>, Verb::create);
}

int NewPartnerController::create(const QString& name, const QString& phone, const QString& street,
                                 const QString& postcode, const QString& city) {
  const Uuid id = workspace_->newId();
  std::vector<Operation> operations;
  operations.push_back(Creation<Partner>(id).with<&Partner::name>(name.trimmed()).operation());
  const Uuid role = partnerRoleId(Id<Partner>(id), PartnerRoleKind::customer).value;
  operations.push_back(
      Creation<PartnerRole>(role).with<&PartnerRole::partner_id>(id).with<&PartnerRole::role>("customer").operation());
  if (!phone.trimmed().isEmpty()) {
    Creation<ContactPoint> point(workspace_->newId());
    point.with<&ContactPoint::partner_id>(id).with<&ContactPoint::kind>("phone");
    operations.push_back(point.with<&ContactPoint::value>(phone.trimmed()).operation());
  }
  if (!(street + postcode + city).trimmed().isEmpty()) {
    Creation<Address> address(workspace_->newId());
    address.with<&Address::partner_id>(id).with<&Address::street>(street.trimmed());
    address.with<&Address::postcode>(postcode.trimmed()).with<&Address::city>(city.trimmed());
    address.with<&Address::country>("");
    operations.push_back(address.with<&Address::is_default>(true).operation());
  }
  return workspace_->submit(std::move(operations), tr("Customer %1 added").arg(name.trimmed()),
                            [self = QPointer(this), id, name = name.trimmed()](qint64) {
                              if (self) emit self->created(textOf(id), name);
                            });
}

}  // namespace carnet::client

#include "moc_new_partner_controller.cpp"
