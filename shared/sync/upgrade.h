// What a program makes of rows that an earlier version of it kept without understanding all of them.
#pragma once

#include <optional>

#include "shared/sync/local_store.h"

namespace carnet::sync {

// The row with the fields that were unknown to whoever kept it in their places, as far as `row.entity` has them now.
Row readAgain(const Row& row);
// nullopt: it cannot be read as a row of `entity` either.
std::optional<Row> readAgain(const Entity& entity, const UnreadRow& row);

}  // namespace carnet::sync
