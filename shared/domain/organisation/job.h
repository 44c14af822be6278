// A job of the server as administrators see it: when it runs, and its switch. The server makes one row for each job that
// it knows; only the switch is changed by people.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

// The row's id follows from the name (jobId).
struct Job {
  RowHead head;
  std::string name;      // "ticket_autoclose"
  std::string schedule;  // "02:00": every day at that time of the company's time zone
  bool is_enabled = true;
};

template <>
inline constexpr EntityTraits traitsOf<Job> = {.no = 19, .facet = Facet::hq};

template <>
inline constexpr auto fieldsOf<Job> = std::array{
    field<&Job::name>(1, Merge::server).unique(),
    field<&Job::schedule>(2, Merge::server),
    field<&Job::is_enabled>(3, Merge::guarded),
};

}  // namespace carnet
