#include <limits>

#include "client/replica/database.h"
#include "client/replica/packed_lists.h"
#include "client/replica/packed_offer.h"
#include "client/replica/sqlite_store.h"

namespace carnet::client {

namespace {

constexpr const char* byNumber =
    "SELECT cs_no, id, bytes, hash, state, happened_at, depends_on, has_effects, verdict, commit_no, reason_code, "
    "reason_field, reason_values, offered_again FROM sync_outbox WHERE cs_no = ?";
constexpr const char* byId =
    "SELECT cs_no, id, bytes, hash, state, happened_at, depends_on, has_effects, verdict, commit_no, reason_code, "
    "reason_field, reason_values, offered_again FROM sync_outbox WHERE id = ?";
constexpr const char* inOrder =
    "SELECT cs_no, id, bytes, hash, state, happened_at, depends_on, has_effects, verdict, commit_no, reason_code, "
    "reason_field, reason_values, offered_again FROM sync_outbox WHERE cs_no > ? ORDER BY cs_no LIMIT ?";

constexpr const char* putEntry =
    "INSERT OR REPLACE INTO sync_outbox (cs_no, id, bytes, hash, state, happened_at, depends_on, has_effects, verdict, "
    "commit_no, reason_code, reason_field, reason_values, offered_again) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
// The same for one that is there: the index over the ids stays as it is.
constexpr const char* changeEntry =
    "UPDATE sync_outbox SET bytes = ?3, hash = ?4, state = ?5, happened_at = ?6, depends_on = ?7, has_effects = ?8, "
    "verdict = ?9, commit_no = ?10, reason_code = ?11, reason_field = ?12, reason_values = ?13, offered_again = ?14 "
    "WHERE cs_no = ?1 AND id = ?2";

sync::OutboxEntry readEntry(const Run& run) {
  sync::OutboxEntry entry;
  entry.cs_no = run.number(0);
  entry.id = run.id(1);
  entry.bytes = run.bytes(2);
  entry.hash = run.hash(3);
  entry.state = static_cast<sync::OutboxState>(run.number(4));
  entry.happened_at.packed = run.number(5);
  entry.depends_on = unpackedNumbers(run.bytes(6));
  entry.has_effects = run.number(7) != 0;
  entry.verdict = static_cast<Verdict>(run.number(8));
  entry.commit_no = run.number(9);
  entry.reason.code = run.text(10);
  entry.reason.field = run.text(11);
  entry.reason.values = unpackedTexts(run.bytes(12));
  if (!run.isNull(13)) entry.offered_again = unpackedOffer(run.bytes(13));
  return entry;
}

std::optional<sync::OutboxEntry> one(Run& run) {
  if (!run.next()) return std::nullopt;
  return readEntry(run);
}

}  // namespace

void SqliteStore::countAgain() {
  waiting_ = parked_ = 0;
  Run run(database_->cached("SELECT state, count(*) FROM sync_outbox GROUP BY state"));
  while (run.next()) {
    if (run.number(0) == static_cast<std::int64_t>(sync::OutboxState::waiting)) waiting_ = run.number(1);
    if (run.number(0) == static_cast<std::int64_t>(sync::OutboxState::parked)) parked_ = run.number(1);
  }
}

void SqliteStore::putOutbox(const sync::OutboxEntry& entry) {
  const auto count = [this](sync::OutboxState state, std::int64_t by) {
    if (state == sync::OutboxState::waiting) waiting_ += by;
    if (state == sync::OutboxState::parked) parked_ += by;
  };
  bool is_here = false;
  {
    Run before(database_->cached("SELECT state, id FROM sync_outbox WHERE cs_no = ?"), entry.cs_no);
    if (before.next()) {
      count(static_cast<sync::OutboxState>(before.number(0)), -1);
      is_here = before.id(1) == entry.id;
    }
  }
  const std::string depends_on = packed(entry.depends_on);
  const std::string values = packed(entry.reason.values);
  const std::string offered = entry.offered_again ? packedOffer(*entry.offered_again) : std::string();
  Run run(database_->cached(is_here ? changeEntry : putEntry), entry.cs_no, entry.id);
  run.bindBytes(entry.bytes);
  run.bind(entry.hash);
  run.bind(static_cast<std::int64_t>(entry.state));
  run.bind(entry.happened_at.packed);
  run.bindBytes(depends_on);
  run.bind(entry.has_effects);
  run.bind(static_cast<std::int64_t>(entry.verdict));
  run.bind(entry.commit_no);
  run.bind(entry.reason.code);
  run.bind(entry.reason.field);
  run.bindBytes(values);
  if (entry.offered_again)
    run.bindBytes(offered);
  else
    run.bind(nullptr);
  run.finish();
  count(entry.state, 1);
}

std::optional<sync::OutboxEntry> SqliteStore::outboxEntry(std::int64_t cs_no) {
  Run run(database_->cached(byNumber), cs_no);
  return one(run);
}

std::optional<sync::OutboxEntry> SqliteStore::outboxById(const Uuid& change_set_id) {
  Run run(database_->cached(byId), change_set_id);
  return one(run);
}

std::vector<sync::OutboxEntry> SqliteStore::outbox(std::int64_t after, std::size_t limit) {
  Run run(database_->cached(inOrder), after,
          static_cast<std::int64_t>(std::min<std::size_t>(limit, std::numeric_limits<std::int32_t>::max())));
  std::vector<sync::OutboxEntry> entries;
  while (run.next()) entries.push_back(readEntry(run));
  return entries;
}

std::vector<std::int64_t> SqliteStore::judgedUpTo(std::int64_t commit_no) {
  Run run(database_->cached("SELECT cs_no FROM sync_outbox WHERE state = ? AND commit_no <= ? ORDER BY cs_no"),
          static_cast<std::int64_t>(sync::OutboxState::judged), commit_no);
  std::vector<std::int64_t> numbers;
  while (run.next()) numbers.push_back(run.number(0));
  return numbers;
}

void SqliteStore::removeOutbox(std::int64_t cs_no) {
  Run run(database_->cached("DELETE FROM sync_outbox WHERE cs_no = ? RETURNING state"), cs_no);
  while (run.next()) {
    if (run.number(0) == static_cast<std::int64_t>(sync::OutboxState::waiting)) --waiting_;
    if (run.number(0) == static_cast<std::int64_t>(sync::OutboxState::parked)) --parked_;
  }
}

void SqliteStore::keepWithdrawn(const sync::OutboxEntry& entry) {
  Run run(database_->cached("INSERT INTO sync_withdrawn (id, cs_no, happened_at, bytes) VALUES (?, ?, ?, ?)"), entry.id,
          entry.cs_no, entry.happened_at.packed);
  run.bindBytes(entry.bytes);
  run.finish();
}

}  // namespace carnet::client
