#include "server/app/history_mark.h"

#include <fstream>

#include <nlohmann/json.hpp>

namespace carnet::server {

namespace {

constexpr const char* selectHead = "SELECT server_id, epoch, n FROM sync_head";
constexpr const char* beginEpoch =
    "UPDATE sync_head SET epoch = gen_random_uuid() WHERE epoch = $1 AND n < $2 RETURNING epoch";

}  // namespace

std::string HistoryMark::Loss::words() const {
  return "the database was restored from an older state: it ends with commit " + std::to_string(found) +
         ", devices have been told of commits up to " + std::to_string(told) +
         ". Devices keep their work and wait until an administrator has decided";
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
  if (object.contains("lost")) {
    content.loss = {object["lost"].value("told", std::int64_t{0}), object["lost"].value("found", std::int64_t{0})};
  }
  return content;
}

void HistoryMark::write(const Content& content) const {
  nlohmann::ordered_json object{
      {"server_id", content.server_id.toString()}, {"epoch", content.epoch.toString()}, {"head", content.head}};
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

std::optional<HistoryMark::Loss> HistoryMark::check(Database& database) {
  const std::optional<Content> told = read();
  Content found;
  std::optional<Loss> loss;
  database.runBlocking(
      [&](Transaction& tx) {
        loss.reset();
        const Rows rows = tx.execOne(selectHead);
        const Row row = rows.front();
        found = {row[0].uuid(), row[1].uuid(), row[2].integer(), told ? told->loss : std::nullopt};
        const bool is_same = told && told->server_id == found.server_id && told->epoch == found.epoch;
        if (!is_same || found.head >= told->head) return;
        const Rows begun = tx.exec(beginEpoch, found.epoch, told->head);
        if (begun.empty()) return;
        loss = found.loss = Loss{told->head, found.head};
        found.epoch = begun.front()[0].uuid();
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
