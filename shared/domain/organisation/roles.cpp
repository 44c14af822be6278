#include "shared/domain/organisation/roles.h"

#include "shared/domain/organisation/user_role.h"

namespace carnet {

Id<Role> roleId(RoleCode role) { return Id<Role>(naturalId("role", nameOf(role))); }

std::uint32_t rolesOf(Rows& rows, const Uuid& person_id) {
  static const auto ids = [] {
    std::array<Id<Role>, roleCount> out;
    for (int i = 0; i < roleCount; ++i) out[i] = roleId(static_cast<RoleCode>(i));
    return out;
  }();
  Row person;
  if (rows.get(entityOf<AppUser>, person_id, person) != Presence::present) return 0;
  if (person.isDeleted() || !as<AppUser>(person).is_active) return 0;
  std::vector<Row> given;
  rows.list(entityOf<UserRole>, entityOf<UserRole>.indexOf("user_id"), person_id, given);
  std::uint32_t roles = 0;
  for (const Row& row : given) {
    const Id<Role> id = as<UserRole>(row).role_id;
    for (int i = 0; i < roleCount; ++i) {
      if (ids[i] == id) roles |= 1u << i;
    }
  }
  return roles;
}

}  // namespace carnet
