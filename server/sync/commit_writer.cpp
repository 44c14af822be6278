#include "server/sync/commit_writer.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <stdexcept>

#include "server/sync/entity_table.h"
#include "server/sync/pg_server_store.h"
#include "shared/domain/organisation/role_permission.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/schema/codec.h"

namespace carnet::server {

namespace {

// Waits for the writer before us; everybody after us waits here until we have committed.
constexpr const char* takeNumbersSql =
    "UPDATE sync_head SET n = n + $1, rights_version = CASE WHEN $2 THEN n + $1 ELSE rights_version END"
    " WHERE rights_version = $3 RETURNING n";

// What PostgreSQL itself would say; the database runs the transaction again.
constexpr const char* serializationFailure = "40001";

// Somebody who is not active has no roles.
bool changesActivity(const RowChange& change) {
  const bool is_as_before = change.before && change.before->isDeleted() == change.after.isDeleted() &&
                            as<AppUser>(*change.before).is_active == as<AppUser>(change.after).is_active;
  return !is_as_before;
}

bool changesRights(const std::vector<sync::PlannedCommit>& commits) {
  for (const sync::PlannedCommit& commit : commits) {
    for (const RowChange& change : commit.changes) {
      const EntityNo no = change.after.entity->no;
      const bool gives_roles =
          no == entityOf<Role>.no || no == entityOf<RolePermission>.no || no == entityOf<UserRole>.no;
      if (gives_roles || (no == entityOf<AppUser>.no && changesActivity(change))) return true;
    }
  }
  return false;
}

std::string outcomesJson(const std::vector<FieldOutcome>& fields) {
  std::string json = "[";
  for (const FieldOutcome& field : fields) {
    if (json.size() > 1) json += ',';
    json += '[' + std::to_string(field.operation_index) + ',' + std::to_string(field.field_no) + ',' +
            std::to_string(static_cast<int>(field.result)) + ']';
  }
  return json + ']';
}

}  // namespace

// WITH part AS (…), part AS (…) SELECT: all parts run, whether or not the last SELECT looks at them.
class CommitWriter::Statement {
 public:
  // The position of the next parameter.
  std::size_t next() const { return parameters.size() + 1; }
  std::string place() const { return "$" + std::to_string(next()); }
  // Takes an array and says where it is: "$7::bigint[]".
  std::string with(ArrayParameter& array) {
    const std::string placed = place() + "::" + std::string(arrayOf(array.type()));
    parameters.push_back(array.take());
    return placed;
  }
  // Several, as unnest() takes them.
  std::string with(std::initializer_list<ArrayParameter*> arrays) {
    std::string placed;
    for (ArrayParameter* array : arrays) placed += (placed.empty() ? "" : ", ") + with(*array);
    return placed;
  }
  void add(const std::string& sql) {
    parts_ += (parts_.empty() ? "WITH " : ", ") + ("p" + std::to_string(count_++)) + " AS (" + sql + ")";
  }
  // The same for a part that returns a row for each row written, of which there must be `expected`.
  void addCounted(const std::string& sql, std::size_t expected) {
    counts_ += " + (SELECT count(*) FROM p" + std::to_string(count_) + ")";
    expected_ += expected;
    add(sql);
  }
  void run(Transaction& tx, std::int64_t head) {
    const std::string channel = place();
    parameters.emplace_back(feedChannel);
    const std::string payload = place();
    parameters.emplace_back(std::to_string(head));
    const Rows done =
        tx.execWith(parts_ + " SELECT 0" + counts_ + ", pg_notify(" + channel + ", " + payload + ")", parameters);
    // A row was changed since it was read, by a node that did not wait for us: everything is judged anew.
    if (done.front()[0].integer() != static_cast<std::int64_t>(expected_)) {
      throw StatementError("a row has changed since the authority read it", serializationFailure);
    }
  }

  Parameters parameters;

 private:
  std::string parts_;
  std::string counts_;
  std::size_t count_ = 0;
  std::size_t expected_ = 0;
};

std::vector<std::uint16_t> changedFields(const carnet::Row& before, const carnet::Row& after) {
  std::vector<std::uint16_t> numbers;
  for (std::size_t i = 0; i < after.values.size(); ++i) {
    if (before.values[i] != after.values[i]) numbers.push_back(after.entity->fields[i].no);
  }
  return numbers;
}

void CommitWriter::takeNumbers() {
  const auto count = static_cast<std::int64_t>(commits_.size());
  const Rows taken = tx_.exec(takeNumbersSql, count, changesRights(commits_), rights_version_);
  // Roles are read without a lock, and what a person holds follows from them: nobody writes what others' commits have
  // made wrong meanwhile.
  if (taken.empty()) {
    throw StatementError("rights have changed since the authority read them", serializationFailure);
  }
  first_no_ = taken.front()[0].integer() - count + 1;
}

sync::FeedCommit CommitWriter::number(sync::PlannedCommit& planned, std::int64_t commit_no) {
  sync::FeedCommit commit;
  commit.commit_no = commit_no;
  commit.change_set_id = planned.change_set.id;
  commit.device_id = planned.change_set.device_id;
  commit.author_id = planned.change_set.person_id;
  commit.happened_at = planned.change_set.happened_at;
  commit.moves = planned.moves;
  for (RowChange& change : planned.changes) {
    carnet::Row& row = change.after;
    row.head.rev = commit_no;
    sync::FeedRow entry;
    entry.entity = row.entity->no;
    entry.id = row.head.id;
    entry.leaf = {row.head.root_id, row.head.facet};
    entry.image = encodeRow(row);
    if (change.before) entry.changed_fields = changedFields(*change.before, row);
    commit.rows.push_back(std::move(entry));
  }
  return commit;
}

std::vector<sync::FeedCommit> CommitWriter::write() {
  takeNumbers();
  std::vector<sync::FeedCommit> written;
  written.reserve(commits_.size());
  for (std::size_t i = 0; i < commits_.size(); ++i) {
    written.push_back(number(commits_[i], first_no_ + static_cast<std::int64_t>(i)));
  }
  Statement statement;
  addRows(statement);
  addReceipts(statement);
  addFeed(statement, written);
  addHolds(statement, written);
  addDevices(statement);
  statement.run(tx_, written.back().commit_no);
  return written;
}

// A row that several change sets of the batch changed is written once, as the last of them left it. A row made by the
// batch is inserted and never overwrites: another node may have made the same one meanwhile.
void CommitWriter::addRows(Statement& statement) const {
  std::map<RowKey, EntityTable::Change> finals;  // without `before`: new
  for (const sync::PlannedCommit& commit : commits_) {
    for (const RowChange& change : commit.changes) {
      const carnet::Row* before = change.before ? &*change.before : nullptr;
      const RowKey key{change.after.entity, change.after.head.id};
      finals.try_emplace(key, EntityTable::Change{before, nullptr}).first->second.after = &change.after;
    }
  }
  std::map<const Entity*, std::vector<EntityTable::Change>> changed;
  std::map<const Entity*, std::vector<const carnet::Row*>> added;
  for (const auto& [key, final] : finals) {
    if (final.before != nullptr)
      changed[key.entity].push_back(final);
    else
      added[key.entity].push_back(final.after);
  }
  for (const auto& [entity, changes] : changed) {
    const EntityTable& table = EntityTable::of(*entity);
    const std::size_t first = statement.next();
    table.addChanges(changes, statement.parameters);
    statement.addCounted(table.updateFrom(first), changes.size());
  }
  for (const auto& [entity, rows] : added) {
    const EntityTable& table = EntityTable::of(*entity);
    const std::size_t first = statement.next();
    table.addArrays(rows, statement.parameters);
    statement.addCounted(table.insertFrom(first), rows.size());
  }
}

void CommitWriter::addReceipts(Statement& statement) const {
  ArrayParameter numbers(ElementType::bigint), ids(ElementType::uuid), devices(ElementType::uuid),
      cs_numbers(ElementType::bigint), persons(ElementType::uuid), times(ElementType::bigint),
      hashes(ElementType::bytea), verdicts(ElementType::smallint), codes(ElementType::text), fields(ElementType::text),
      values(ElementType::text), outcomes(ElementType::text), contents(ElementType::bytea);
  for (std::size_t i = 0; i < commits_.size(); ++i) {
    const sync::PlannedCommit& commit = commits_[i];
    numbers.add(first_no_ + static_cast<std::int64_t>(i));
    ids.add(commit.change_set.id);
    devices.add(commit.change_set.device_id);
    cs_numbers.add(commit.change_set.cs_no);
    persons.add(commit.change_set.person_id);
    times.add(commit.change_set.happened_at.packed);
    hashes.addBytes(std::span<const std::uint8_t>(commit.hash));
    verdicts.add(static_cast<int>(commit.verdict));
    codes.add(commit.reason.code);
    fields.add(commit.reason.field);
    // unnest() flattens arrays of arrays: the values travel as the text form of an array.
    values.add(Parameter(commit.reason.values).text());
    outcomes.add(outcomesJson(commit.fields));
    contents.addBytes(commit.bytes);
  }
  const std::string ids_at = statement.with(ids);
  const std::string arrays = statement.with(numbers) + ", " + ids_at + ", " +
                             statement.with({&devices, &cs_numbers, &persons, &times, &hashes, &verdicts, &codes,
                                             &fields, &values, &outcomes});
  statement.add(
      "INSERT INTO sync_receipt (commit_no, change_set_id, device_id, cs_no, person_id, happened_at, hash, verdict,"
      " reason_code, reason_field, reason_values, outcomes)"
      " SELECT a, b, c, d, e, f, g, h, i, j, k::text[], l FROM unnest(" +
      arrays + ") AS v (a, b, c, d, e, f, g, h, i, j, k, l)");
  statement.add("INSERT INTO sync_change_set (change_set_id, content) SELECT * FROM unnest(" + ids_at + ", " +
                statement.with(contents) + ")");
}

void CommitWriter::addFeed(Statement& statement, const std::vector<sync::FeedCommit>& written) const {
  ArrayParameter numbers(ElementType::bigint), entries(ElementType::integer), entities(ElementType::integer),
      ids(ElementType::uuid), roots(ElementType::uuid), facets(ElementType::smallint), times(ElementType::bigint),
      changed(ElementType::text), images(ElementType::bytea);
  for (std::size_t i = 0; i < written.size(); ++i) {
    for (std::size_t entry = 0; entry < written[i].rows.size(); ++entry) {
      const sync::FeedRow& row = written[i].rows[entry];
      numbers.add(written[i].commit_no);
      entries.add(entry);
      entities.add(row.entity);
      ids.add(row.id);
      roots.add(row.leaf.root_id);
      facets.add(static_cast<int>(row.leaf.facet));
      times.add(commits_[i].changes[entry].after.head.updated_at.packed);
      changed.add(Parameter(row.changed_fields).text());
      images.addBytes(row.image);
    }
  }
  if (numbers.empty()) return;
  const std::string arrays =
      statement.with({&numbers, &entries, &entities, &ids, &roots, &facets, &times, &changed, &images});
  statement.add(
      "INSERT INTO sync_feed (commit_no, entry_no, entity, row_id, root_id, facet, changed_at, changed_fields, image)"
      " SELECT a, b, c, d, e, f, g, h::integer[], i FROM unnest(" +
      arrays + ") AS v (a, b, c, d, e, f, g, h, i)");
}

// The parts of one statement do not see each other's rows: what is entered and left within the batch is written as one
// closed line.
void CommitWriter::addHolds(Statement& statement, const std::vector<sync::FeedCommit>& written) const {
  struct Span {
    std::int64_t from_no = 0;
    std::optional<std::int64_t> to_no;
  };
  using Place = std::pair<Uuid, Node>;
  std::map<Place, std::vector<Span>> entered;
  std::map<Place, std::int64_t> left;
  for (const sync::FeedCommit& commit : written) {
    for (const sync::ScopeMove& move : commit.moves) {
      const Place place{move.person_id, move.node};
      if (move.entered) {
        entered[place].push_back({commit.commit_no, std::nullopt});
        continue;
      }
      const auto open = entered.find(place);
      if (open != entered.end() && !open->second.back().to_no)
        open->second.back().to_no = commit.commit_no;
      else
        left[place] = commit.commit_no;
    }
  }
  if (!left.empty()) {
    ArrayParameter persons(ElementType::uuid), facets(ElementType::smallint), roots(ElementType::uuid),
        ends(ElementType::bigint);
    for (const auto& [place, to_no] : left) {
      persons.add(place.first);
      facets.add(static_cast<int>(place.second.facet));
      roots.add(place.second.root_id);
      ends.add(to_no);
    }
    const std::string arrays = statement.with({&persons, &facets, &roots, &ends});
    statement.add("UPDATE sync_hold h SET to_no = v.to_no FROM unnest(" + arrays +
                  ") AS v (person_id, facet, root_id, to_no) WHERE h.person_id = v.person_id AND h.facet = v.facet"
                  " AND h.root_id = v.root_id AND h.to_no IS NULL");
  }
  ArrayParameter persons(ElementType::uuid), facets(ElementType::smallint), roots(ElementType::uuid),
      begins(ElementType::bigint), ends(ElementType::bigint);
  for (const auto& [place, spans] : entered) {
    for (const Span& span : spans) {
      // Entered and left by one commit: never held.
      if (span.to_no && *span.to_no == span.from_no) continue;
      persons.add(place.first);
      facets.add(static_cast<int>(place.second.facet));
      roots.add(place.second.root_id);
      begins.add(span.from_no);
      ends.add(span.to_no);
    }
  }
  if (persons.empty()) return;
  const std::string arrays = statement.with({&persons, &facets, &roots, &begins, &ends});
  statement.add("INSERT INTO sync_hold (person_id, facet, root_id, from_no, to_no) SELECT * FROM unnest(" + arrays +
                ")");
}

void CommitWriter::addDevices(Statement& statement) const {
  std::map<Uuid, std::int64_t> last;
  for (const sync::PlannedCommit& commit : commits_) {
    if (commit.change_set.cs_no <= 0) continue;
    std::int64_t& number = last[commit.change_set.device_id];
    number = std::max(number, commit.change_set.cs_no);
  }
  if (last.empty()) return;
  ArrayParameter devices(ElementType::uuid), numbers(ElementType::bigint);
  for (const auto& [device, number] : last) {
    devices.add(device);
    numbers.add(number);
  }
  const std::string arrays = statement.with(devices) + ", " + statement.with(numbers);
  statement.add("INSERT INTO sync_device (device_id, last_cs_no) SELECT * FROM unnest(" + arrays +
                ") ON CONFLICT (device_id) DO UPDATE SET last_cs_no = EXCLUDED.last_cs_no");
}

}  // namespace carnet::server
