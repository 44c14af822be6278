// The journal of what the server has confirmed, and what is done with rows when a history is gone.
#include "client/replica/database.h"
#include "client/replica/sqlite_store.h"
#include "shared/schema/codec.h"

namespace carnet::client {

namespace {

// Each line adds its bytes to those before it: how much is kept is the difference between two of them.
constexpr const char* move =
    "INSERT INTO sync_journal (cs_no, id, commit_no, confirmed_at, is_withdrawn, bytes_up_to, bytes) "
    "SELECT cs_no, id, commit_no, ?2, verdict = 3, "
    "length(bytes) + coalesce((SELECT bytes_up_to FROM sync_journal ORDER BY no DESC LIMIT 1), 0), bytes "
    "FROM sync_outbox WHERE cs_no = ?1 RETURNING bytes_up_to";
constexpr const char* insert =
    "INSERT INTO sync_journal (cs_no, id, commit_no, confirmed_at, is_withdrawn, bytes_up_to, bytes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char* oldest = "SELECT no, bytes_up_to, confirmed_at FROM sync_journal ORDER BY no LIMIT 1";

}  // namespace

void SqliteStore::moveToJournal(std::int64_t cs_no, Instant confirmed_at) {
  static_assert(static_cast<int>(Verdict::parked) == 3);
  std::optional<std::int64_t> bytes_up_to;
  {
    Run run(database_->cached(move), cs_no, confirmed_at.unix_ms);
    while (run.next()) bytes_up_to = run.number(0);
  }
  removeOutbox(cs_no);
  while (bytes_up_to) {
    std::int64_t no = 0;
    {
      Run run(database_->cached(oldest));
      if (!run.next() || *bytes_up_to - run.number(1) < static_cast<std::int64_t>(sync::journalBytes)) return;
      no = run.number(0);
    }
    Run(database_->cached("DELETE FROM sync_journal WHERE no = ?"), no).finish();
  }
}

std::vector<sync::JournalEntry> SqliteStore::journal() {
  Run run(
      database_->cached("SELECT cs_no, id, bytes, commit_no, confirmed_at, is_withdrawn FROM sync_journal "
                        "ORDER BY no"));
  std::vector<sync::JournalEntry> entries;
  while (run.next()) {
    entries.push_back({run.number(0), run.id(1), std::string(run.bytes(2)), run.number(3), Instant{run.number(4)},
                       run.number(5) != 0});
  }
  return entries;
}

void SqliteStore::replaceJournal(const std::vector<sync::JournalEntry>& entries) {
  Run(database_->cached("DELETE FROM sync_journal")).finish();
  std::int64_t bytes_up_to = 0;
  for (const sync::JournalEntry& entry : entries) {
    bytes_up_to += static_cast<std::int64_t>(entry.bytes.size());
    Run run(database_->cached(insert), entry.cs_no, entry.id, entry.commit_no, entry.confirmed_at.unix_ms,
            entry.is_withdrawn, bytes_up_to);
    run.bindBytes(entry.bytes);
    run.finish();
  }
}

void SqliteStore::trimJournal(Instant before) {
  for (;;) {
    std::int64_t no = 0;
    {
      Run run(database_->cached(oldest));
      if (!run.next() || run.number(2) >= before.unix_ms) return;
      no = run.number(0);
    }
    Run(database_->cached("DELETE FROM sync_journal WHERE no = ?"), no).finish();
  }
}

bool SqliteStore::forgetRevs(std::int64_t commit_no) {
  bool any = false;
  for (const Entity* entity : registry_.entities()) {
    if (tableOf(*entity) == nullptr) continue;
    Statement statement(*database_, "UPDATE " + std::string(entity->name) + " SET rev = ? WHERE rev > ? RETURNING 1");
    Run run(statement, sync::lostRev, commit_no);
    while (run.next()) any = true;
  }
  {
    Run run(database_->cached("UPDATE sync_unread SET rev = ? WHERE rev > ? RETURNING 1"), sync::lostRev, commit_no);
    while (run.next()) any = true;
  }
  std::vector<std::pair<RowKey, sync::Shadow>> shadows;
  {
    Run run(database_->cached("SELECT entity, id FROM sync_shadow WHERE image IS NOT NULL"));
    while (run.next()) {
      const Entity* entity = registry_.findNo(static_cast<EntityNo>(run.number(0)));
      if (entity != nullptr) shadows.emplace_back(RowKey{entity, run.id(1)}, sync::Shadow{});
    }
  }
  for (auto& [key, image] : shadows) {
    auto found = shadow(key);
    if (!found || !found->image || found->image->head.rev <= commit_no) continue;
    found->image->head.rev = sync::lostRev;
    putShadow(key, *found);
    any = true;
  }
  return any;
}

}  // namespace carnet::client
