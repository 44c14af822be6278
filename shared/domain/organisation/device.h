// A device that was enrolled for a person. Written by the server only; the person's devices read it.
#pragma once

#include "shared/domain/organisation/app_user.h"

namespace carnet {

struct Device {
  RowHead head;
  Id<AppUser> user_id;
  std::string code;  // "T07": given at enrolment, never reused, part of temporary numbers
  std::string name;  // what the person calls it
  Blob public_key;   // Ed25519, 32 bytes
  std::optional<Instant> enrolled_at;
  std::optional<Instant> last_seen_at;
  std::optional<Instant> lease_until;  // work offline is possible up to then
  std::optional<Instant> revoked_at;
  std::optional<Instant> wiped_at;
};

template <>
inline constexpr EntityTraits traitsOf<Device> = {.no = 9, .facet = Facet::user, .priority = 0};

template <>
inline constexpr auto fieldsOf<Device> = std::array{
    field<&Device::user_id>(1, Merge::server),     field<&Device::code>(2, Merge::server).unique(),
    field<&Device::name>(3, Merge::server),        field<&Device::public_key>(4, Merge::server),
    field<&Device::enrolled_at>(5, Merge::server), field<&Device::last_seen_at>(6, Merge::server),
    field<&Device::lease_until>(7, Merge::server), field<&Device::revoked_at>(8, Merge::server),
    field<&Device::wiped_at>(9, Merge::server),
};

}  // namespace carnet
