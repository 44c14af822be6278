#include "shared/domain/crm/natural_keys.h"

namespace carnet {

Id<PartnerRole> partnerRoleId(Id<Partner> partner, PartnerRoleKind role) {
  const std::string_view name = enumNames<PartnerRoleKind>[static_cast<std::size_t>(role)];
  return Id<PartnerRole>(naturalId("partner_role", partner.toString() + "/" + std::string(name)));
}

}  // namespace carnet
