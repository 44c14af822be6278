// Operations and change sets: what a person did, typed, as it is kept in the outbox and judged by the server.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/hash.h"
#include "shared/core/time.h"
#include "shared/schema/entity.h"
#include "shared/schema/version.h"

namespace carnet {

// sync.md 1. Numbers are on the wire and never reused.
enum class Verb : std::uint8_t {
  create = 1,
  set = 2,  // some fields, each with the value it was based on
  erase = 3,
  append = 4,  // a ledger line, comment or event: create of an append-only entity
  add = 5,     // an element of a set field
  remove = 6,
  text = 7,        // an edit of a long text: set with a three-way merge by line
  transition = 8,  // a lifecycle step with its arguments
  import = 9,      // right `import`: may create in any state with past times
};

std::string_view nameOf(Verb verb);

struct FieldEdit {
  std::uint16_t field_no = 0;
  Value base;  // the value the person saw; only for set and text, and for an import that keeps edits
  Value value;
  bool operator==(const FieldEdit&) const = default;
};

struct Argument {
  std::string name;
  Value value;
  bool operator==(const Argument&) const = default;
};

struct Operation {
  Verb verb = Verb::create;
  EntityNo entity = 0;
  Uuid row_id;
  std::vector<FieldEdit> fields;
  std::string transition;  // its name, for Verb::transition
  // Of a transition. Of an import: `created_by`, who made the row at its source; `keeps_edits`, that the bases are what
  // the import wrote last and that what people have changed since stands. Of an operation that takes back an earlier one:
  // `takes_back` (takesBack).
  std::vector<Argument> arguments;
  Hlc happened_at;  // corrected by the measured offset; order never depends on it

  const Value* argument(std::string_view name) const;
  bool operator==(const Operation&) const = default;
};

// It undoes: what others have changed since stands, a row that differs from what was made or that something refers to is
// not deleted, and a row that its author deleted stands again.
bool takesBack(const Operation& operation);

// The operations of one action of one person: atomic, numbered per device.
struct ChangeSet {
  Uuid id;
  Uuid device_id;
  Uuid person_id;
  std::int64_t cs_no = 0;
  std::int64_t seen = 0;  // the cursor at which it was made
  Hlc happened_at;
  std::vector<std::int64_t> depends_on;  // cs_no of the same device
  std::vector<Operation> operations;
  // Parked change sets of the same person that are closed by this one: it says in their place what its operations say.
  // Without operations they are only taken back.
  std::vector<Uuid> in_place_of;
  // Of the program that made it: its operations mean what they meant there (readChangeSet).
  std::int32_t schema_version = schemaVersion;
  bool operator==(const ChangeSet&) const = default;
};

inline constexpr std::size_t maxChangeSetBytes = 512 * 1024;
inline constexpr std::size_t maxOperations = 5'000;
inline constexpr std::size_t maxDependencies = 1'000;
inline constexpr std::size_t maxClosed = 100;  // change sets that one is in place of

// The exact bytes that the outbox keeps, the hash covers and every retry sends again.
std::string encodeChangeSet(const ChangeSet& change_set);
// As it was written, by whatever version. nullopt: damaged, over a limit, or text that may not be stored.
std::optional<ChangeSet> decodeChangeSet(std::string_view bytes);

// Its first byte. A new format begins as the newest one did, up to what it depends on: then a server that does not know it
// still parks it under its number.
inline constexpr std::uint8_t newestChangeSetFormat = 3;

// What the bytes of a change set begin with, read without its operations; of formats too that are yet to come.
struct ChangeSetHead {
  Uuid id;
  Uuid device_id;
  Uuid person_id;
  std::int64_t cs_no = 0;
  std::vector<std::int64_t> depends_on;
  std::uint8_t format = 0;
};
std::optional<ChangeSetHead> readChangeSetHead(std::string_view bytes);
// On their way many change sets say once whose they are. withMaker() gives back the very bytes that withoutMaker() was
// given, if they were of this device and person. nullopt: too short to be a change set, or no format there can be.
std::optional<std::string> withoutMaker(std::string_view bytes);
std::optional<std::string> withMaker(std::string_view bytes, const Uuid& device_id, const Uuid& person_id);

}  // namespace carnet
