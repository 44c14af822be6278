#include "client/replica/salvage.h"

#include <algorithm>
#include <map>

#include "client/replica/blob_file.h"
#include "client/replica/database.h"
#include "client/replica/entity_table.h"
#include "client/replica/file_blob_store.h"
#include "client/replica/packed_lists.h"
#include "client/replica/packed_offer.h"
#include "client/replica/page_file.h"
#include "client/replica/replica_error.h"
#include "client/replica/sqlite_store.h"

namespace carnet::client {

namespace {

constexpr const char* selectState = "SELECT * FROM sync_state";
constexpr const char* selectOutbox = "SELECT * FROM sync_outbox ORDER BY cs_no";
constexpr const char* selectWithdrawn = "SELECT * FROM sync_withdrawn";
constexpr const char* selectFiles = "SELECT * FROM sync_blob";

bool isNumber(const StoredValue& value) { return std::holds_alternative<std::int64_t>(value); }
bool isBytes(const StoredValue& value) { return std::holds_alternative<std::string>(value); }

bool isId(const StoredValue& value) { return isBytes(value) && std::get<std::string>(value).size() == 16; }

Uuid idIn(const StoredValue& value) {
  Uuid id;
  const auto& bytes = std::get<std::string>(value);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(id.bytes.data()));
  return id;
}

std::int64_t numberIn(const StoredValue& value) { return std::get<std::int64_t>(value); }
const std::string& bytesIn(const StoredValue& value) { return std::get<std::string>(value); }

std::optional<Sha256> hashIn(const StoredValue& value) {
  Sha256 hash{};
  if (!isBytes(value) || bytesIn(value).size() != hash.size()) return std::nullopt;
  std::copy(bytesIn(value).begin(), bytesIn(value).end(), reinterpret_cast<char*>(hash.data()));
  return hash;
}

// Whether the columns are numbers ('n') and bytes or texts ('b'), in this order.
bool hasShape(const StoredRecord& record, std::string_view shape) {
  if (record.values.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (!(shape[i] == 'n' ? isNumber(record.values[i]) : isBytes(record.values[i]))) return false;
  }
  return true;
}

class Reading {
 public:
  Reading(const std::filesystem::path& folder, const Identity& identity) : folder_(folder), identity_(identity) {}

  // Each takes a record if it is one of its table, whole and of this device.
  bool takeState(const StoredRecord& record) {
    if (!hasShape(record, "nbbbbbnnnnnn") || record.values.size() > 24) return false;
    const auto& v = record.values;
    for (int i = 1; i <= 4; ++i) {
      if (!isId(v[static_cast<std::size_t>(i)])) return false;
    }
    sync::ReplicaState state;
    state.server_id = idIn(v[1]);
    state.device_id = idIn(v[3]);
    state.person_id = idIn(v[4]);
    state.device_code = bytesIn(v[5]);
    state.roles = static_cast<std::uint32_t>(numberIn(v[6]));
    state.next_cs_no = numberIn(v[8]);
    state.next_temporary_no = numberIn(v[9]);
    state.last_hlc.packed = numberIn(v[10]);
    state.clock_offset_ms = numberIn(v[11]);
    if (v.size() > 17 && isNumber(v[17])) state.first_since_rescue = numberIn(v[17]);
    if (state.device_id.isNil() || state.next_cs_no < 1 || state.next_temporary_no < 1) return false;
    found.state = std::move(state);
    return true;
  }

  bool takeOutbox(const StoredRecord& record) {
    if (!hasShape(record, "nbbbnnbnnnbbb") || record.values.size() < 13 || record.values.size() > 14) {
      return false;
    }
    const auto& v = record.values;
    const auto hash = hashIn(v[3]);
    if (!isId(v[1]) || !hash || sha256(bytesIn(v[2])) != *hash) return false;
    sync::OutboxEntry entry;
    entry.cs_no = numberIn(v[0]);
    entry.id = idIn(v[1]);
    entry.bytes = bytesIn(v[2]);
    entry.hash = *hash;
    entry.state = static_cast<sync::OutboxState>(numberIn(v[4]));
    entry.happened_at.packed = numberIn(v[5]);
    entry.depends_on = unpackedNumbers(bytesIn(v[6]));
    entry.verdict = static_cast<Verdict>(numberIn(v[8]));
    entry.commit_no = numberIn(v[9]);
    entry.reason = {bytesIn(v[10]), bytesIn(v[11]), unpackedTexts(bytesIn(v[12]))};
    if (v.size() > 13 && isBytes(v[13])) entry.offered_again = unpackedOffer(bytesIn(v[13]));
    if (!entry.bytes.empty()) {
      const auto change_set = decodeChangeSet(entry.bytes);
      if (!change_set || change_set->cs_no != entry.cs_no || change_set->id != entry.id ||
          change_set->person_id != identity_.person_id) {
        return false;
      }
    }
    return entry.cs_no > 0 && outbox.try_emplace(entry.cs_no, std::move(entry)).second;
  }

  bool takeWithdrawn(const StoredRecord& record) {
    if (!hasShape(record, "bnnb") || record.values.size() != 4 || !isId(record.values[0])) return false;
    const auto change_set = decodeChangeSet(bytesIn(record.values[3]));
    if (!change_set || change_set->id != idIn(record.values[0])) return false;
    sync::OutboxEntry entry;
    entry.id = change_set->id;
    entry.cs_no = numberIn(record.values[1]);
    entry.happened_at.packed = numberIn(record.values[2]);
    entry.bytes = bytesIn(record.values[3]);
    return withdrawn.try_emplace(entry.id, std::move(entry)).second;
  }

  bool takeFile(const StoredRecord& record) {
    if (!hasShape(record, "nbnnnnn") || record.values.size() != 8) return false;
    const auto& v = record.values;
    const auto hash = hashIn(v[1]);
    std::error_code error;
    if (!hash || numberIn(v[4]) != 1) return false;
    if (!std::filesystem::exists(FileBlobStore::pathOf(folder_, *hash), error) && !finishPart(*hash)) return false;
    return files.try_emplace(*hash, KeptFile{*hash, numberIn(v[2]), numberIn(v[5]) != 0}).second;
  }

  // Attachments of which no record was found: whether the server has them is for it to say.
  void lookForFiles() {
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at(folder_ / "blobs", error), end; !error && at != end;
         at.increment(error)) {
      if (!at->is_regular_file(error)) continue;
      const std::string content = contentOf(at->path());
      const Sha256 hash = sha256(content);
      if (at->path().stem() != toHex(hash) || files.contains(hash)) continue;
      if (at->path().extension() == ".part" && !finishPart(hash)) continue;
      files.try_emplace(hash, KeptFile{hash, static_cast<std::int64_t>(content.size()), false});
    }
  }

  Salvage found;
  std::map<std::int64_t, sync::OutboxEntry> outbox;
  std::map<Uuid, sync::OutboxEntry> withdrawn;
  std::map<Sha256, KeptFile> files;

 private:
  static std::string contentOf(const std::filesystem::path& path) {
    try {
      BlobFile file(path, BlobFile::Mode::read);
      return file.size() > maxAttachmentBytes ? std::string() : file.read(0, static_cast<std::size_t>(file.size()));
    } catch (const ReplicaError&) {
      return {};
    }
  }

  // A power cut may undo the renaming of a file whose content is safe.
  bool finishPart(const Sha256& hash) const {
    const std::filesystem::path path = FileBlobStore::pathOf(folder_, hash);
    std::filesystem::path part = path;
    part.replace_extension(".part");
    if (sha256(contentOf(part)) != hash) return false;
    std::error_code error;
    std::filesystem::rename(part, path, error);
    return !error;
  }

  std::filesystem::path folder_;
  const Identity& identity_;
};

StoredRecord recordOf(const Run& run, int columns) {
  StoredRecord record;
  for (int i = 0; i < columns; ++i) {
    if (run.isNull(i))
      record.values.emplace_back();
    else if (run.isNumber(i))
      record.values.emplace_back(run.number(i));
    else
      record.values.emplace_back(run.bytes(i));
  }
  return record;
}

// Hands over all records of a table; false when not all of them could be read.
bool readTable(Database* database, const char* select, const std::function<bool(const StoredRecord&)>& take) {
  if (database == nullptr) return false;
  try {
    Statement statement(*database, select);
    Run run(statement);
    while (run.next()) {
      if (!take(recordOf(run, run.columns()))) return false;
    }
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

std::unique_ptr<Database> opened(const std::filesystem::path& file) {
  try {
    auto database = std::make_unique<Database>(file, Access::readOnly);
    database->execute("PRAGMA busy_timeout = 5000");
    return database;
  } catch (const std::exception&) {
    return nullptr;
  }
}

// What can be read of the rows, for the question which roles the person has.
class ReadableRows final : public Rows {
 public:
  explicit ReadableRows(Database& database) : database_(database) {}
  Presence get(const Entity& entity, const Uuid& id, Row& out) override {
    try {
      return EntityTable(database_, entity).get(id, out) ? Presence::present : Presence::notHeld;
    } catch (const std::exception&) {
      return Presence::notHeld;
    }
  }
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override {
    out.clear();
    try {
      EntityTable(database_, entity).list(field_index, id, out);
    } catch (const std::exception&) {
      // What was read so far stands.
    }
  }

 private:
  Database& database_;
};

// The integer key of a table is not in its record.
StoredRecord withKey(const StoredRecord& record) {
  StoredRecord out = record;
  if (!out.values.empty() && std::holds_alternative<std::monostate>(out.values.front()))
    out.values.front() = record.rowid;
  return out;
}

}  // namespace

Salvage salvage(const std::filesystem::path& folder, const RuleBook& book, const Identity& identity) {
  const std::filesystem::path file = SqliteStore::fileIn(folder);
  Reading reading(folder, identity);
  const auto state = [&](const StoredRecord& record) { return reading.takeState(record); };
  const auto outbox = [&](const StoredRecord& record) { return reading.takeOutbox(record); };
  const auto withdrawn = [&](const StoredRecord& record) { return reading.takeWithdrawn(record); };
  // One that names no whole file here is none that could be lost.
  const auto kept = [&](const StoredRecord& record) { return reading.takeFile(record), true; };
  bool has_outbox = false, has_withdrawn = false, has_files = false;
  if (const std::unique_ptr<Database> database = opened(file)) {
    readTable(database.get(), selectState, state);
    has_outbox = readTable(database.get(), selectOutbox, outbox);
    has_withdrawn = readTable(database.get(), selectWithdrawn, withdrawn);
    has_files = readTable(database.get(), selectFiles, kept);
    ReadableRows rows(*database);
    if (book.roles_of != nullptr) reading.found.roles = book.roles_of(rows, identity.person_id);
  }
  PageFile pages(file);
  if (!reading.found.state || !has_outbox || !has_withdrawn || !has_files) {
    pages.records([&](const StoredRecord& stored) {
      const StoredRecord record = withKey(stored);
      if (!reading.found.state && reading.takeState(record)) return;
      if (!has_outbox && reading.takeOutbox(record)) return;
      if (!has_withdrawn && reading.takeWithdrawn(record)) return;
      if (!has_files) reading.takeFile(record);
    });
  }
  const std::int64_t next = reading.found.state ? reading.found.state->next_cs_no : 1;
  pages.recordsBeyondBreak([&](const StoredRecord& stored) {
    const StoredRecord record = withKey(stored);
    if (record.values.empty() || !isNumber(record.values[0])) return;
    if (numberIn(record.values[0]) >= next) reading.takeOutbox(record);
  });
  if (!has_files) reading.lookForFiles();

  Salvage& found = reading.found;
  if (found.state && (found.state->device_id != identity.device_id || found.state->person_id != identity.person_id ||
                      found.state->server_id != identity.server_id)) {
    throw ReplicaError(
        {"replica.other_identity", "", {found.state->device_id.toString(), identity.device_id.toString()}},
        "the damaged replica belongs to another server, device or person");
  }
  if (found.roles == 0 && found.state) found.roles = found.state->roles;
  found.is_unsure = !has_outbox;
  // A page that was freed without having been wiped may still show what a person took back.
  for (const auto& [id, entry] : reading.withdrawn) {
    std::erase_if(reading.outbox, [&id = id](const auto& one) { return one.second.id == id; });
    found.withdrawn.push_back(entry);
  }
  for (auto& [cs_no, entry] : reading.outbox) found.outbox.push_back(std::move(entry));
  for (const auto& [hash, kept_file] : reading.files) found.files.push_back(kept_file);
  return std::move(found);
}

std::vector<sync::OutboxEntry> beyondBrokenLog(const std::filesystem::path& folder, const Uuid& person_id) {
  std::vector<sync::OutboxEntry> entries;
  const std::filesystem::path file = SqliteStore::fileIn(folder);
  std::error_code error;
  std::filesystem::path log = file;
  log += "-wal";
  if (!std::filesystem::exists(log, error) || std::filesystem::file_size(log, error) == 0) return entries;
  PageFile pages(file);
  if (!pages.isLogBroken()) return entries;
  Identity identity;
  identity.person_id = person_id;
  Reading reading(folder, identity);
  pages.recordsBeyondBreak([&](const StoredRecord& record) { reading.takeOutbox(withKey(record)); });
  for (auto& [cs_no, entry] : reading.outbox) entries.push_back(std::move(entry));
  return entries;
}

}  // namespace carnet::client
