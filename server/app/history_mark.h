// What this server has told devices of the history, kept beside the database in DATA/history.json. A database that is
// behind it was restored from an older state: numbers that devices know would be given a second time to other commits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "server/db/database.h"

namespace carnet::server {

class HistoryMark {
 public:
  explicit HistoryMark(std::filesystem::path data) : file_(std::move(data) / "history.json") {}

  // Commits above `found` up to `told` are gone.
  struct Loss {
    std::int64_t told = 0;
    std::int64_t found = 0;
    // "the database was restored from an older state: …", for people.
    std::string words() const;
  };
  // Compares and moves the mark on. After a loss the database goes on in a new epoch: every device is told (Restored) and
  // offers again what is missing; document numbers that may have been given are kept for the documents that had them
  // (NumberSeries::kept_from). The loss stays in the file.
  std::optional<Loss> check(Database& database);
  // Since the first check the database was restored, whichever node noticed it: what is kept in memory is not true.
  bool isReplaced() const { return is_replaced_; }
  // The last loss that was found in this data folder.
  std::optional<Loss> lastLoss() const;

 private:
  struct Series {
    std::string kind, prefix;
    std::int64_t year = 0;
    std::int64_t next_no = 0;  // the lowest that was surely not given yet
    bool operator==(const Series&) const = default;
  };
  struct Content {
    Uuid server_id, epoch;
    std::int64_t head = 0;
    std::map<std::string, Series> series;  // by id
    std::optional<Loss> loss;
    bool operator==(const Content& other) const {
      return server_id == other.server_id && epoch == other.epoch && head == other.head && series == other.series;
    }
  };
  std::optional<Content> read() const;
  // Whether the database lacks something of what was told.
  static bool lacks(Transaction& tx, const Content& found, const Content& told);
  void write(const Content& content) const;

  std::filesystem::path file_;
  std::optional<Uuid> epoch_;  // of the first check
  bool is_replaced_ = false;
};

}  // namespace carnet::server
