// A reason from the company's list, asked for where a step needs one.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

enum class ReasonKind : std::uint8_t { deadEnd, lost, returned, complaint, defect, cancel, hold, missed, reject };
template <>
inline constexpr auto enumNames<ReasonKind> = std::to_array<std::string_view>({"dead_end", "lost", "return",
                                                                               "complaint", "defect", "cancel", "hold",
                                                                               "missed", "reject"});

enum class ReasonNature : std::uint8_t { technical, commercial };
template <>
inline constexpr auto enumNames<ReasonNature> = std::to_array<std::string_view>({"technical", "commercial"});

struct Reason {
  RowHead head;
  ReasonKind kind = ReasonKind::cancel;
  LocalText label;
  std::optional<ReasonNature> nature;
  bool is_active = true;
};

template <>
inline constexpr EntityTraits traitsOf<Reason> = {.no = 12, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<Reason> = std::array{
    field<&Reason::kind>(1, Merge::once),
    field<&Reason::label>(2, Merge::guarded),
    field<&Reason::nature>(3, Merge::guarded),
    field<&Reason::is_active>(4, Merge::guarded),
};

}  // namespace carnet
