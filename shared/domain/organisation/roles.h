// The roles of model.md as they are known to the rules: their codes, their ids, and sets of them as bits.
#pragma once

#include <cstdint>
#include <string_view>

#include "shared/domain/organisation/role.h"
#include "shared/rules/rule_book.h"

namespace carnet {

enum class RoleCode : std::uint8_t {
  leadCreator,
  agent,
  presales,
  technician,
  serviceDesk,
  salesAdministration,
  accounting,
  salesManager,
  trainer,
  storekeeper,
  quality,
  marketing,
  admin,
};
template <>
inline constexpr auto enumNames<RoleCode> = std::to_array<std::string_view>(
    {"lead_creator", "agent", "presales", "technician", "service_desk", "sales_administration", "accounting",
     "sales_manager", "trainer", "storekeeper", "quality", "marketing", "admin"});
inline constexpr int roleCount = static_cast<int>(enumNames<RoleCode>.size());

inline std::string_view nameOf(RoleCode role) { return enumNames<RoleCode>[static_cast<std::size_t>(role)]; }

// Actor::roles is a set of these.
constexpr std::uint32_t roleBit(RoleCode role) { return 1u << static_cast<int>(role); }
inline bool has(const Actor& actor, RoleCode role) { return (actor.roles & roleBit(role)) != 0; }

// The same role has the same id in every company.
Id<Role> roleId(RoleCode role);

// The person's roles; none for a person who is disabled or unknown.
std::uint32_t rolesOf(Rows& rows, const Uuid& person_id);

// Whether the actor works on everybody's tickets and visits, not only on their own.
inline bool worksForEverybody(const Actor& actor) {
  return has(actor, RoleCode::serviceDesk) || has(actor, RoleCode::admin);
}

// What the server itself acts as: jobs, import from the command line.
inline Actor serverActor() { return {Uuid{}, Uuid{}, roleBit(RoleCode::admin)}; }

}  // namespace carnet
