// A file: what is known of it. Its content is addressed by its SHA-256 and travels in its own lane (sync.md 10); the row
// may be there long before the content is.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

// The row's id is derived from the hash and the root of its leaf (natural_keys.h): the same photo added twice to a
// ticket is one row.
struct Attachment {
  RowHead head;
  std::string sha256;  // 64 lower-case hexadecimal digits
  std::string name;    // file name as people see it
  std::string mime;    // "image/jpeg"
  std::int64_t size_bytes = 0;
  std::int64_t target_entity = 0;  // the row it was first added to, which decides its leaf
  Uuid target_id;
  std::optional<Instant> taken_at;
  Blob thumbnail;  // JPEG of at most 16 KiB; empty if there is none
};

template <>
inline constexpr EntityTraits traitsOf<Attachment> = {
    .no = 14, .facet = Facet::card, .facet_by_target = true, .append_only = true, .priority = 5};

template <>
inline constexpr auto fieldsOf<Attachment> = std::array{
    field<&Attachment::sha256>(1, Merge::once).indexed(),
    field<&Attachment::name>(2, Merge::once).searched(),
    field<&Attachment::mime>(3, Merge::once),
    field<&Attachment::size_bytes>(4, Merge::once),
    field<&Attachment::target_entity>(5, Merge::once),
    field<&Attachment::target_id>(6, Merge::once).indexed(),
    field<&Attachment::taken_at>(7, Merge::once),
    field<&Attachment::thumbnail>(8, Merge::once),
};

}  // namespace carnet
