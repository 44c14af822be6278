// A person belongs to a team.
#pragma once

#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/team.h"

namespace carnet {

struct TeamMember {
  RowHead head;
  Id<Team> team_id;
  Id<AppUser> user_id;
  bool is_leader = false;
};

template <>
inline constexpr EntityTraits traitsOf<TeamMember> = {.no = 8, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<TeamMember> = std::array{
    field<&TeamMember::team_id>(1, Merge::once),
    field<&TeamMember::user_id>(2, Merge::once),
    field<&TeamMember::is_leader>(3, Merge::guarded),
};

}  // namespace carnet
