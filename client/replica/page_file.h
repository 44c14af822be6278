// The pages of an SQLite file, read without SQLite: for a file that SQLite refuses, or whose tables end in a page that
// cannot be read. Knows the file format (https://www.sqlite.org/fileformat2.html) and no table: a record is a row of
// values, and who asks for it must recognise it, because a damaged page may say anything.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace carnet::client {

// Texts and blobs are told apart by what is expected of a column; fractions are not kept in this database.
using StoredValue = std::variant<std::monostate, std::int64_t, std::string>;
// The column that is the table's INTEGER PRIMARY KEY is stored as NULL; `rowid` is its value, 0 in tables without one.
struct StoredRecord {
  std::int64_t rowid = 0;
  std::vector<StoredValue> values;
};

class PageFile {
 public:
  // The file and the write-ahead log beside it, either of which may be missing. Nothing is changed, and nothing that they
  // contain, or that the disk refuses to read, is an error.
  explicit PageFile(const std::filesystem::path& file);

  using Take = std::function<void(const StoredRecord&)>;
  // The records of every page that is in use, as of the last transaction that the log holds without a fault.
  void records(const Take& take);

  // Whether the log goes on behind a frame that its checksum does not confirm. SQLite takes such a log as ended there,
  // without a word: everything that was written later is gone for it.
  bool isLogBroken() const { return !beyond_.empty(); }
  // The records in the newest state of the pages behind that frame.
  void recordsBeyondBreak(const Take& take);

 private:
  struct Place {
    bool in_log = false;
    std::uint64_t offset = 0;
  };
  void readHeader();
  void readLog();
  std::string firstRound();
  void findFree();
  bool readAt(std::ifstream& from, std::uint64_t offset, char* into, std::size_t size);
  std::optional<std::string> page(std::uint32_t no, bool beyond_break);
  void recordsOn(std::uint32_t no, bool beyond_break, const Take& take);
  std::optional<std::string> payload(const std::string& page, std::size_t at, std::uint64_t size, bool is_table,
                                     bool beyond_break);

  std::ifstream file_, log_;
  std::uint64_t file_size_ = 0, log_size_ = 0;
  std::uint32_t page_size_ = 4096;  // SQLite's own default, with which every replica is made
  std::uint32_t pages_ = 0;
  std::map<std::uint32_t, std::uint64_t> committed_;  // offset in the log of each page's newest confirmed content
  std::map<std::uint32_t, std::uint64_t> beyond_;     // and of the newest behind the break
  std::map<std::uint32_t, bool> free_;
};

}  // namespace carnet::client
