// A file belongs to a row, and as what.
#pragma once

#include "shared/domain/organisation/attachment.h"

namespace carnet {

enum class AttachmentKind : std::uint8_t { photo, document, signature, recording };
template <>
inline constexpr auto enumNames<AttachmentKind> = std::to_array<std::string_view>({"photo", "document", "signature",
                                                                                   "recording"});

struct AttachmentLink {
  RowHead head;
  Id<Attachment> attachment_id;
  std::int64_t target_entity = 0;  // entity number
  Uuid target_id;
  AttachmentKind kind = AttachmentKind::photo;
};

template <>
inline constexpr EntityTraits traitsOf<AttachmentLink> = {
    .no = 15, .facet = Facet::card, .facet_by_target = true, .append_only = true, .priority = 5};

template <>
inline constexpr auto fieldsOf<AttachmentLink> = std::array{
    field<&AttachmentLink::attachment_id>(1, Merge::once),
    field<&AttachmentLink::target_entity>(2, Merge::once),
    field<&AttachmentLink::target_id>(3, Merge::once).indexed(),
    field<&AttachmentLink::kind>(4, Merge::once),
};

}  // namespace carnet
