// The rule book: what the domain tells the engine about its entities. Built once by shared/domain; the engine reads it
// and knows no entity by name.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/core/result.h"
#include "shared/rules/operation.h"
#include "shared/rules/work.h"
#include "shared/schema/registry.h"

namespace carnet {

enum class Side : std::uint8_t { device, server };

// Who acts. Roles are a set of bits whose meaning belongs to the domain (shared/domain/organisation/role.h).
struct Actor {
  Uuid person_id;
  Uuid device_id;
  std::uint32_t roles = 0;
};

// What a rule is given. `now` is the operation's time; a rule draws nothing at random and asks no clock.
struct RuleContext {
  Work& work;
  const Registry& registry;
  const ChangeSet& change_set;
  const Operation& operation;
  std::size_t operation_index;
  Actor actor;
  Side side;
  // Edits another row as an operation `set` of this person at this time would: with the rights, the merging and the
  // rules of that row. For transitions whose consequence is a person's word on a field.
  std::function<Result<Nothing>(Operation)> edit;
  // The document number that the operation's row had in a history that is gone; empty: none.
  std::string_view number_before = {};
  // The actor has lost what the row belongs to since they made it; what has happened counts all the same (records_work,
  // corrects_work).
  bool is_late = false;

  Hlc time() const { return operation.happened_at; }
  Instant now() const { return operation.happened_at.instant(); }
  // The id of a consequence row: the same on device and server.
  Uuid derive(std::string_view part) const;
  // Head of a new row made by this operation.
  RowHead newHead(const Uuid& id, const Leaf& leaf) const;
  // Marks a row as changed now by the actor.
  void stamp(RowHead& head) const;
};

enum class Effect : std::uint8_t {
  changed,
  alreadyThere,  // the target state was reached before: nothing happens, the verdict is merged
  awaitsServer,  // device only: decided by the server, no local effect ("requested: …")
};

// Changes `row` (already loaded, not deleted) and may put consequence rows; the executor stamps and puts `row`.
using Transition = Result<Effect> (*)(RuleContext&, Row& row);

// What stood and what came, when both sides changed a field. `mine` is the change set's.
struct Disagreement {
  const Row& row;  // as it was before the operation
  const Field& field;
  Value base, mine, theirs;
  Hlc mine_at;
  Written theirs_written;
  bool mine_stands;
};

// One entity's rules. Every member may be left empty.
struct EntityRules {
  // The leaf of a new row; without it (own id, the entity's facet).
  Leaf (*place)(RuleContext&, const Row&) = nullptr;
  // Completes and checks a new row after its fields are set (also on import unless the rule looks at the verb).
  Result<Nothing> (*on_create)(RuleContext&, Row& row) = nullptr;
  // Checks a row after `set`, `text`, `add`, `remove`, and after an import changed it; may put consequences.
  Result<Nothing> (*on_set)(RuleContext&, const Row& before, Row& after) = nullptr;
  Result<Nothing> (*on_erase)(RuleContext&, const Row& row) = nullptr;
  std::map<std::string, Transition, std::less<>> transitions;
  // What takes an appended line or a lifecycle step back (shared/rules/inverse.h): `before` is the row as it stood,
  // nullptr for a new one. nullopt, or no function: there is no way back.
  std::optional<Operation> (*inverse)(const Operation&, const Row* before) = nullptr;
  // Rows of this entity have an id that follows from their natural key: creating one that exists merges. `row` lies in
  // its leaf.
  Uuid (*natural_id)(const Row& row) = nullptr;
  // Whether a new row says what has happened: work logged, a call made. It is accepted from somebody who has lost the leaf
  // if they made it before their device knew (sync.md 7). Without it: never.
  bool (*records_work)(const Row& row) = nullptr;
  // The entity of the line that a step takes out or puts back, if it is the person's own; nullptr for any other step. Such
  // a step is accepted from somebody who has lost the leaf as the line itself is (records_work).
  const Entity* (*corrects_work)(const Operation& step, const Uuid& person_id, Rows&) = nullptr;
  // Numbers of fields that say who has seen the row. For an undo the row is as it was, whoever saw it.
  std::vector<std::uint16_t> seen_marks;
};

// What a version changed in the meaning of operations: an operation that was made before it, said in its words. Pure.
struct Converter {
  std::int32_t version = 0;  // the first in which the new meaning holds
  void (*convert)(Operation&) = nullptr;
};

struct RuleBook {
  explicit RuleBook(const Registry& r) : registry(r) {}

  const Registry& registry;
  // What the program says it is. Tests play earlier ones.
  std::int32_t schema_version = schemaVersion;
  // In order of version; none is ever taken away: what a device made long ago may come at any time.
  std::vector<Converter> converters;
  std::map<EntityNo, EntityRules> entities;

  // Whether the roles may do this at all; `field` is given for set and text, `row` unless it is new (as it stands).
  // Asked on both sides for what an operation names, never for consequences.
  Result<Nothing> (*may_write)(const Actor&, const Entity&, Verb, const Row* row, const Field* field,
                               std::string_view transition) = nullptr;
  // The row that keeps the other value of a disagreement; server only.
  Row (*conflict_row)(RuleContext&, const Disagreement&) = nullptr;
  // The row that shows a parked change set to headquarters; server only.
  std::optional<Row> (*parked_row)(const ChangeSet&, const Actor&, const Problem&, Rows&) = nullptr;
  // The entity of those rows.
  const Entity* parked_entity = nullptr;
  // That row of the change set `id`, closed by its author with `by`, which is in its place. nullopt: there is none, it is
  // not the person's or somebody has closed it. Server only.
  std::optional<Row> (*close_parked)(const Uuid& id, const ChangeSet& by, const Actor&, Rows&) = nullptr;
  // Bits of Actor::roles from the person's user_role rows.
  std::uint32_t (*roles_of)(Rows&, const Uuid& person_id) = nullptr;
  // The nodes a person holds, at most 2,000.
  std::set<Node> (*scope_of)(Rows&, const Uuid& person_id, Instant now) = nullptr;
  // The persons whose scope these changes may have moved; `rows` shows the state after them.
  std::set<Uuid> (*dirty_persons)(Rows& rows, const std::vector<RowChange>& changes) = nullptr;

  const EntityRules& rulesOf(const Entity& entity) const;
  // EntityRules::corrects_work of the operation's entity.
  const Entity* correctedBy(const Operation& step, const Uuid& person_id, Rows& rows) const;
};

// The change set as the rules of `book` are to run it: made by an earlier version, it is said in the words of this one.
// nullopt: it cannot be read, or was made by a later version.
std::optional<ChangeSet> readChangeSet(const RuleBook& book, std::string_view bytes);
// Operations of a program of `version`, kept for later, likewise. nullopt: it was a later version.
std::optional<std::vector<Operation>> inWordsOf(const RuleBook& book, std::int32_t version,
                                                std::vector<Operation> operations);

}  // namespace carnet
