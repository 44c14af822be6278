// Read-only questions about a replica's rows, on a connection of its own, beside the writer and never in its way. For
// programs without a screen; screens read through Qt Sql.
#pragma once

#include <filesystem>
#include <utility>
#include <vector>

#include "client/replica/database.h"
#include "shared/schema/registry.h"

namespace carnet::client {

class RowReader {
 public:
  // The replica must exist. Throws ReplicaError, as all members do.
  explicit RowReader(const std::filesystem::path& folder);

  struct Question {
    const Entity* entity = nullptr;
    std::optional<Uuid> id;
    std::vector<std::pair<const Field*, Value>> where;  // all of them; NULL finds NULL
    bool with_deleted = false;
    std::size_t limit = 1'000;
  };
  // Ordered by id. Nothing for an entity that devices do not keep.
  std::vector<Row> find(const Question& question);
  std::int64_t count(const Question& question);

  // Change sets that are neither settled nor parked.
  std::int64_t unsettled();
  // Files that the server does not have yet.
  std::int64_t openUploads();

  // What SQLite finds wrong with the file, by reading all of it; empty = nothing. Throws ReplicaError for a page that
  // cannot be read.
  std::vector<std::string> damage();

 private:
  Database database_;
};

}  // namespace carnet::client
