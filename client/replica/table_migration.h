// Brings a replica that an earlier version wrote to the tables of this one, without asking the server. For each entity
// whose table is another now, a table `new_ENTITY` with its indexes is made beside the old one and filled in pieces; then
// all of them take their places by renames in one transaction, and the old ones are emptied in pieces and dropped.
//
//   rows                 keep their rid; fields that the earlier version kept unread get their columns; rows of entities
//                        that it did not know come out of sync_unread
//   outbox, shadows, pending, journal, state   are not touched
//   search               finds what it found; rows of these entities are indexed again, in the background
//
// Until the renames nothing that the earlier version reads is changed: after a crash, a full disk or a change of mind it
// works on, and this version goes on where it was, or starts over when rows were written meanwhile. Whoever opens the
// file has it alone (SqliteStore).
#pragma once

#include <optional>
#include <vector>

#include "client/replica/database.h"
#include "client/replica/entity_table.h"
#include "shared/schema/registry.h"

namespace carnet::client {

class TableMigration {
 public:
  // After prepareEngineTables().
  TableMigration(Database& database, const Registry& registry);

  // Whether step() has anything to do.
  bool isNeeded() const;
  // One transaction of at most about 10 ms; false when nothing was left to do. Throws ReplicaError; what was made so far
  // is kept, but for a full disk: then it is given back.
  bool step();
  // Rows copied, and all that are to be.
  struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;
  };
  Progress progress() const { return {done_, total_}; }

 private:
  struct Change {
    const Entity* entity = nullptr;
    bool has_table = false;  // else it comes from sync_unread alone
    std::int64_t copied_to = 0;
    Uuid unread_to;
    bool is_copied = false;
    std::unique_ptr<EntityTable> table;  // the new one
    std::unique_ptr<Statement> copy;
  };

  void look();
  bool begin();
  bool fill();
  void make(Change& change);
  bool copyMore(Change& change);
  bool readMore(Change& change);
  void swap();
  bool clearMore();
  void giveBack();
  template <class Work>
  auto inTransaction(bool is_durable, const Work& work);

  Database& database_;
  const Registry& registry_;
  std::vector<Change> changes_;
  std::vector<std::string> leftovers_;  // tables that nobody needs any more
  std::string suffix_;                  // of the new indexes' names
  bool has_begun_ = false;
  std::int64_t done_ = 0, total_ = 0;
};

}  // namespace carnet::client
