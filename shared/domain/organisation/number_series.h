// The next number of a kind of document in a year. Only the server sees it: numbers are given when a change is
// committed and have no gaps.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct NumberSeries {
  RowHead head;
  std::string kind;  // entity's name
  std::int64_t year = 0;
  std::string prefix;  // "T-2026-"
  std::int64_t next_no = 1;
  // Numbers from `kept_from` to below `kept_to` were given in a history that is gone: only documents that had them get
  // them, when they are offered again. 0, 0: none.
  std::int64_t kept_from = 0, kept_to = 0;
};

template <>
inline constexpr EntityTraits traitsOf<NumberSeries> = {
    .no = 11, .facet = Facet::server, .replication = Replication::never};

template <>
inline constexpr auto fieldsOf<NumberSeries> = std::array{
    field<&NumberSeries::kind>(1, Merge::server).indexed(), field<&NumberSeries::year>(2, Merge::server),
    field<&NumberSeries::prefix>(3, Merge::server),         field<&NumberSeries::next_no>(4, Merge::server),
    field<&NumberSeries::kept_from>(5, Merge::server),      field<&NumberSeries::kept_to>(6, Merge::server),
};

}  // namespace carnet
