// One run of an import: which file, what became of its lines.
#pragma once

#include "shared/domain/organisation/app_user.h"

namespace carnet {

struct ImportBatch {
  RowHead head;
  std::string source;  // name of the source system; part of the derived ids of its rows
  std::string file_name;
  std::string entity;     // "partner"
  Id<AppUser> person_id;  // who imported
  std::int64_t line_count = 0;
  std::int64_t applied_count = 0;
  std::int64_t unchanged_count = 0;
  std::int64_t refused_count = 0;
  std::optional<Instant> finished_at;
};

template <>
inline constexpr EntityTraits traitsOf<ImportBatch> = {.no = 16, .facet = Facet::hq};

template <>
inline constexpr auto fieldsOf<ImportBatch> = std::array{
    field<&ImportBatch::source>(1, Merge::once),
    field<&ImportBatch::file_name>(2, Merge::once),
    field<&ImportBatch::entity>(3, Merge::once),
    field<&ImportBatch::person_id>(4, Merge::once),
    field<&ImportBatch::line_count>(5, Merge::guarded),
    field<&ImportBatch::applied_count>(6, Merge::guarded),
    field<&ImportBatch::unchanged_count>(7, Merge::guarded),
    field<&ImportBatch::refused_count>(8, Merge::guarded),
    field<&ImportBatch::finished_at>(9, Merge::guarded),
};

}  // namespace carnet
