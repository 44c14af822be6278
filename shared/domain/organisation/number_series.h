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
};

template <>
inline constexpr EntityTraits traitsOf<NumberSeries> = {
    .no = 11, .facet = Facet::server, .replication = Replication::never};

template <>
inline constexpr auto fieldsOf<NumberSeries> = std::array{
    field<&NumberSeries::kind>(1, Merge::server).indexed(),
    field<&NumberSeries::year>(2, Merge::server),
    field<&NumberSeries::prefix>(3, Merge::server),
    field<&NumberSeries::next_no>(4, Merge::server),
};

}  // namespace carnet
