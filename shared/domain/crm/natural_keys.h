// Ids of partners' rows that have a natural key (see organisation/natural_keys.h).
#pragma once

#include "shared/domain/crm/partner_role.h"

namespace carnet {

Id<PartnerRole> partnerRoleId(Id<Partner> partner, PartnerRoleKind role);

}  // namespace carnet
