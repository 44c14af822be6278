// What takes a change set back after it was sent: another change set that undoes what it did, as far as the rules know a
// way back. It is made when the change set is, because only then is it known what stood before.
#pragma once

#include <optional>

#include "shared/rules/rule_book.h"

namespace carnet {

// The operations that undo `change_set`, the last one first; nullopt when one of them cannot be undone. `done` has run
// it. An edit is put back, an element taken out or in again, a deleted row stands again; what an import made is deleted, and
// what it changed put back by another import; a creation is deleted, unless EntityRules::inverse names another way back, as
// it does for lines that are appended and lifecycle steps. Only what the actor's roles allow; what else the rules refuse,
// they refuse when it is tried: takesBack() says what then stands.
std::optional<std::vector<Operation>> inverseOf(const RuleBook& book, const ChangeSet& change_set, const Actor& actor,
                                                Work& done);

// Whether every field that `operations` set, of a row or of one that they delete, still has the value they start from, else
// "undo.changed_since" with the field; values: the entity, and the id of whoever changed the row last. Long texts are merged
// by line and sets by element: they need not.
Result<Nothing> meetsBase(const Registry& registry, const std::vector<Operation>& operations, Rows& rows);

// Of a row that the way back deletes: says that it was made as it stands here. Whether it said something else.
bool startFrom(const Row& made, std::vector<Operation>& way_back);

// Whether a row that was made may go again as it came: it stands as the operation says that it was made
// ("row.changed_since"), and nothing that is not deleted refers to it ("row.in_use"; value: the entity that does).
Result<Nothing> mayGoAgain(const Registry& registry, const Operation& erasure, const Row& row, Rows& rows);

}  // namespace carnet
