#include "server/app/history_mark.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "shared/schema/facet.h"

namespace carnet::server {

namespace {

constexpr const char* selectHead = "SELECT server_id, epoch, n FROM sync_head";
constexpr const char* selectSeries = "SELECT id, kind, prefix, year, next_no FROM number_series";
// Waits for whoever writes: the number at which the epoch begins is the last of the one before.
constexpr const char* lockHead = "SELECT n FROM sync_head WHERE epoch = $1 FOR UPDATE";
constexpr const char* beginEpoch = "UPDATE sync_head SET epoch = gen_random_uuid() RETURNING epoch";
constexpr const char* noteEpoch = "INSERT INTO sync_epoch (epoch, after_no) VALUES ($1, $2)";
constexpr const char* knowsEpoch = "SELECT FROM sync_epoch WHERE epoch = $1";
// Also of a series that began after the backup.
constexpr const char* keepNumbers =
    "INSERT INTO number_series AS s (id, root_id, facet, rev, created_at, created_by, updated_at, updated_by, kind,"
    " prefix, year, next_no, kept_from, kept_to) VALUES ($1, $1, $2, 0, 0, $3, 0, $3, $4, $5, $6, $7, 1, $7)"
    " ON CONFLICT (id) DO UPDATE SET next_no = excluded.next_no, kept_to = greatest(s.kept_to, excluded.next_no),"
    " kept_from = CASE WHEN s.kept_to = 0 THEN s.next_no ELSE least(s.kept_from, s.next_no) END"
    " WHERE s.next_no < excluded.next_no";
// Devices that have renewed their tokens since the backup hold newer ones than it.
constexpr const char* markSessions = "UPDATE auth_session SET is_behind = true WHERE ended_at IS NULL";
// How many documents may be made between two looks at the series.
constexpr std::int64_t numbersAhead = 20;

}  // namespace

std::string HistoryMark::Loss::words() const {
  return "the database was restored from an older state: it ends with commit " + std::to_string(found) +
         ", devices have been told of commits up to " + std::to_string(told) + ". Devices offer again what is missing";
}

std::optional<HistoryMark::Content> HistoryMark::read() const {
  std::ifstream file(file_);
  if (!file) return std::nullopt;
  const auto object = nlohmann::json::parse(file, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  Content content;
  content.server_id = Uuid::parse(object.value("server_id", "")).value_or(Uuid());
  content.epoch = Uuid::parse(object.value("epoch", "")).value_or(Uuid());
  content.head = object.value("head", std::int64_t{0});
  const auto numbers = object.value("numbers", nlohmann::json::object());
  for (const auto& [id, series] : numbers.items()) {
    if (!series.is_object()) continue;
    content.series[id] = {series.value("kind", ""), series.value("prefix", ""), series.value("year", std::int64_t{0}),
                          series.value("next", std::int64_t{0})};
  }
  if (object.contains("lost")) {
    content.loss = {object["lost"].value("told", std::int64_t{0}), object["lost"].value("found", std::int64_t{0})};
  }
  return content;
}

void HistoryMark::write(const Content& content) const {
  nlohmann::ordered_json object{
      {"server_id", content.server_id.toString()}, {"epoch", content.epoch.toString()}, {"head", content.head}};
  for (const auto& [id, series] : content.series) {
    object["numbers"][id] = {
        {"kind", series.kind}, {"prefix", series.prefix}, {"year", series.year}, {"next", series.next_no}};
  }
  if (content.loss) object["lost"] = {{"told", content.loss->told}, {"found", content.loss->found}};
  const std::filesystem::path draft = file_.string() + ".new";
  {
    std::ofstream file(draft, std::ios::trunc);
    file << object.dump(2) << "\n";
    // A full disk: the older mark stands, and finds less.
    if (!file.flush()) return;
  }
  std::filesystem::rename(draft, file_);
}

bool HistoryMark::lacks(Transaction& tx, const Content& found, const Content& told) {
  if (told.server_id != found.server_id) return false;
  if (told.epoch == found.epoch) return found.head < told.head;
  // A later epoch was begun by another node; an earlier one is a backup from before the last restore.
  return tx.exec(knowsEpoch, told.epoch).empty();
}

std::optional<HistoryMark::Loss> HistoryMark::check(Database& database) {
  const std::optional<Content> told = read();
  Content found;
  std::optional<Loss> loss;
  database.runBlocking(
      [&](Transaction& tx) {
        loss.reset();
        const Rows rows = tx.execOne(selectHead);
        const Row row = rows.front();
        found = {row[0].uuid(), row[1].uuid(), row[2].integer(), {}, told ? told->loss : std::nullopt};
        if (told && lacks(tx, found, *told)) {
          const Rows locked = tx.exec(lockHead, found.epoch);
          if (locked.empty()) return;  // another node was faster
          found.head = locked.front()[0].integer();
          loss = found.loss = Loss{told->head, found.head};
          found.epoch = tx.execOne(beginEpoch).front()[0].uuid();
          tx.exec(noteEpoch, found.epoch, found.head);
          tx.exec(markSessions);
          for (const auto& [id, series] : told->series) {
            tx.exec(keepNumbers, Uuid::parse(id).value_or(Uuid{}), static_cast<int>(Facet::server), Uuid{}, series.kind,
                    series.prefix, series.year, series.next_no);
          }
        }
        for (const Row& series : tx.exec(selectSeries)) {
          // Ahead of them in steps, so that the file is not written for each document.
          const std::int64_t next_no = (series[4].integer() / numbersAhead + 2) * numbersAhead;
          found.series[series[0].uuid().toString()] = {series[1].string(), series[2].string(), series[3].integer(),
                                                       next_no};
        }
      },
      {.repeatable = true});
  if (!epoch_) epoch_ = found.epoch;
  is_replaced_ = found.epoch != *epoch_;
  if (!told || !(*told == found)) write(found);
  return loss;
}

std::optional<HistoryMark::Loss> HistoryMark::lastLoss() const {
  const auto content = read();
  return content ? content->loss : std::nullopt;
}

}  // namespace carnet::server
