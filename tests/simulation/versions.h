// Apps and servers of other versions. What the present version of the schema has, an earlier app here does not know in
// part: one entity, and a few fields. Its program is the same; what it does not know comes to it under numbers that no
// schema has, and its screens offer nothing of it.
#pragma once

#include "shared/rules/rule_book.h"
#include "tests/simulation/map_store.h"

namespace carnet::simulation {

// Of the server, which knows everything, and of an app.
const RuleBook& serverBook(std::int32_t version);
const RuleBook& appBook(std::int32_t version);

// Whether an app of that version knows less than there is.
inline bool isEarlier(std::int32_t version) { return version < schemaVersion; }
bool isKnownTo(std::int32_t version, EntityNo entity);

// Images in a message as an earlier app reads them, and a row as it has it.
void veil(sync::Message& message);
Row veiled(const Row& row);
// Without what no screen of an earlier app could say.
std::vector<Operation> sayable(std::vector<Operation> operations);
// An earlier app's replica becomes one of the present app. `rows` is what stands in `store`.
void upgrade(const MapStore& rows, sync::LocalStore& store);

}  // namespace carnet::simulation
