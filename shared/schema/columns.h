// The columns that every table has, in the order in which both databases have them; an entity's fields follow in theirs.
#pragma once

#include <array>
#include <string_view>

namespace carnet {

inline constexpr std::array<std::string_view, 10> headColumns = {
    "id", "root_id", "facet", "rev", "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "unknown",
};

}  // namespace carnet
