// Reads from a damaged replica what exists nowhere else: table by table through SQLite, and where that fails page by page
// (page_file.h). Each change set is recognised by its own hash, so that a damaged page adds nothing that nobody wrote.
#pragma once

#include <filesystem>
#include <vector>

#include "client/replica/replica.h"
#include "shared/rules/rule_book.h"
#include "shared/sync/local_store.h"

namespace carnet::client {

struct KeptFile {
  Sha256 hash{};
  std::int64_t total = 0;
  bool is_uploaded = false;
};

struct Salvage {
  // Identity, numbers and clock; nothing of what the server sends again. nullopt when it could not be read.
  std::optional<sync::ReplicaState> state;
  std::vector<sync::OutboxEntry> outbox;     // ordered by number
  std::vector<sync::OutboxEntry> withdrawn;  // id, number, time and bytes
  std::vector<KeptFile> files;               // whole attachments
  std::uint32_t roles = 0;                   // of the person; 0 when they could not be read
  // A table of these had to be read page by page: nobody can say whether that was all of it.
  bool is_unsure = false;
};

// Reads only. Throws ReplicaError "replica.other_identity" when the file is of another server, device or person.
Salvage salvage(const std::filesystem::path& folder, const RuleBook& book, const Identity& identity);

// Change sets numbered `from` and higher that stand in the write-ahead log behind a damaged place, where SQLite does not
// see them. To be asked before SQLite opens the file. Ordered by number; nearly always none.
std::vector<sync::OutboxEntry> beyondBrokenLog(const std::filesystem::path& folder, const Uuid& person_id);

}  // namespace carnet::client
