#include "client/device/device.h"

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

#include "client/device/words.h"
#include "client/replica/replica_error.h"
#include "client/replica/rescue.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/natural_keys.h"

namespace carnet::client {

namespace {

using nlohmann::json;
using std::chrono::steady_clock;

const char* nameOf(sync::LinkState state) {
  switch (state) {
    case sync::LinkState::offline:
      return "offline";
    case sync::LinkState::connecting:
      return "connecting";
    case sync::LinkState::greeting:
      return "greeting";
    case sync::LinkState::online:
      return "online";
  }
  return "";
}

const char* nameOf(sync::OutboxState state) {
  switch (state) {
    case sync::OutboxState::waiting:
      return "waiting";
    case sync::OutboxState::judged:
      return "judged";
    case sync::OutboxState::parked:
      return "parked";
  }
  return "";
}

json ok(json answer = json::object()) {
  answer["ok"] = true;
  return answer;
}

json inWords(const Problem& problem) {
  json said = toJson(problem);
  said["text"] = wordsFor(problem);
  return said;
}

std::string contentOf(const std::string& path) {
  std::ifstream file(std::filesystem::path(std::u8string(path.begin(), path.end())), std::ios::binary);
  if (!file) throw RequestError({"request.unreadable_file", "file", {path}});
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string mimeOf(const std::string& bytes) {
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG")) return "image/png";
  if (bytes.starts_with("%PDF")) return "application/pdf";
  return "application/octet-stream";
}

Sha256 hashOf(const json& request) {
  const std::string hex = request.value("sha256", std::string());
  Sha256 hash{};
  bool is_good = hex.size() == 2 * hash.size();
  for (std::size_t i = 0; is_good && i < hash.size(); ++i) {
    const std::string byte = hex.substr(2 * i, 2);
    is_good = byte.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (is_good) hash[i] = static_cast<std::uint8_t>(std::stoi(byte, nullptr, 16));
  }
  if (!is_good) throw RequestError({"request.bad_hash", "sha256", {hex}});
  return hash;
}

}  // namespace

Device::Device(const std::filesystem::path& folder, Secrets& secrets, const Credentials& credentials,
               const RuleBook& book, bool is_link_held)
    : book_(book),
      folder_(folder),
      link_(secrets),
      replica_({folder, &book, &clock_, &writer_rng_, &link_, is_link_held}, credentials.identity()),
      reader_(folder),
      requests_(book.registry, reader_, rng_, clock_) {
  ReplicaObserver observer;
  observer.changed = [this](const Commit&) { note(); };
  observer.status = [this](const LinkStatus&) { note(); };
  observer.outbox = [this] { note(); };
  observer.file_arrived = [this](const Sha256&) { note(); };
  subscription_ = replica_.subscribe(std::move(observer));
}

Device::~Device() { replica_.unsubscribe(subscription_); }

void Device::note() {
  {
    const std::lock_guard lock(mutex_);
    ++notes_;
  }
  noted_.notify_all();
}

json Device::answer(const json& request) {
  json answered = answerTo(request);
  const auto trouble = replica_.status().trouble;
  if (answered.contains("error") && answered["error"].value("code", std::string()) == "replica.damaged") {
    markDamaged(folder_);
    is_damaged_ = true;
  }
  is_damaged_ = is_damaged_ || (trouble && trouble->code == "replica.damaged");
  return answered;
}

json Device::answerTo(const json& request) {
  try {
    const std::string op = request.is_object() ? request.value("op", std::string()) : std::string();
    if (op == "submit") return submit(request);
    if (op == "rows" || op == "row" || op == "count") return rows(request);
    if (op == "waiting") return waiting();
    if (op == "status") return status();
    if (op == "link") return link(request);
    if (op == "wait") return wait(request);
    if (op == "attach") return attach(request);
    if (op == "fetch") return fetch(request);
    if (op == "check") return ok({{"damage", reader_.damage()}});
    if (op == "temporary_number") {
      return ok({{"number", replica_.temporaryNumber(request.value("prefix", std::string("T"))).get()}});
    }
    if (op == "withdraw") {
      const auto done = replica_.withdraw(request.value("cs_no", std::int64_t{0})).get();
      if (!done) throw RequestError(done.problem());
      return ok();
    }
    if (op == "rescue_seen") {
      replica_.markRescueSeen();
      replica_.settled().get();
      return ok();
    }
    if (op == "quit") {
      is_done_ = true;
      return ok();
    }
    throw RequestError({"request.unknown_op", "op", {op}});
  } catch (const RequestError& error) {
    return {{"error", toJson(error.problem)}};
  } catch (const json::exception& error) {
    return {{"error", toJson(Problem{"request.malformed", "", {error.what()}})}};
  } catch (const std::exception& error) {
    return {{"error", toJson(problemOf(error))}};
  }
}

json Device::submit(const json& request) {
  sync::Submission submission;
  json ids = json::array();
  for (const json& operation : request.at("operations")) {
    submission.operations.push_back(requests_.operation(operation));
    ids.push_back(submission.operations.back().row_id.toString());
  }
  const auto begun = steady_clock::now();
  const sync::SubmitOutcome outcome = replica_.submit(std::move(submission)).get();
  const double ms = std::chrono::duration<double, std::milli>(steady_clock::now() - begun).count();
  if (!outcome.saved) throw RequestError(outcome.problem);
  return ok({{"cs_no", outcome.cs_no},
             {"change_set", outcome.change_set_id.toString()},
             {"has_effects", outcome.has_effects},
             {"ids", ids},
             {"ms", ms}});
}

json Device::rows(const json& request) {
  const RowReader::Question question = requests_.question(request);
  if (request.at("op") == "count") return ok({{"count", reader_.count(question)}});
  json found = json::array();
  for (const Row& row : reader_.find(question)) found.push_back(toJson(row));
  if (request.at("op") == "rows") return ok({{"rows", found}});
  if (found.size() != 1) throw RequestError({"request.not_one_row", "where", {std::to_string(found.size())}});
  return ok({{"row", found.front()}});
}

json Device::waiting() {
  json entries = json::array();
  for (const OutboxItem& item : replica_.outbox(100'000).get()) {
    json operations = json::array();
    for (const Operation& op : item.change_set.operations) operations.push_back(toJson(book_.registry, op));
    json entry = {{"cs_no", item.cs_no},
                  {"change_set", item.change_set.id.toString()},
                  {"state", nameOf(item.state)},
                  {"is_sent", item.is_sent},
                  {"has_effects", item.has_effects},
                  {"happened_at", item.change_set.happened_at.instant().toString()},
                  {"depends_on", item.change_set.depends_on},
                  {"operations", operations}};
    if (!item.reason.code.empty()) entry["reason"] = toJson(item.reason);
    entries.push_back(std::move(entry));
  }
  return ok({{"waiting", entries}});
}

json Device::status() {
  const LinkStatus status = replica_.status();
  json answer = {{"link", nameOf(status.link)},
                 {"waiting", status.waiting},
                 {"parked", status.parked},
                 {"cursor", status.cursor},
                 {"first_sync_complete", status.first_sync_complete},
                 {"files_waiting", status.files_waiting},
                 {"last_contact", nullptr},
                 {"clock_offset_ms", status.clock_offset_ms},
                 {"rescued", nullptr},
                 {"trouble", nullptr}};
  if (status.last_contact) answer["last_contact"] = status.last_contact->toString();
  if (status.trouble) answer["trouble"] = inWords(*status.trouble);
  if (status.rescued) answer["rescued"] = inWords(*status.rescued);
  return ok(std::move(answer));
}

json Device::link(const json& request) {
  const std::string state = request.value("state", std::string());
  if (state != "cut" && state != "restore") throw RequestError({"request.bad_value", "state", {state}});
  replica_.holdLink(state == "cut");
  replica_.settled().get();
  return ok();
}

bool Device::isIdle() {
  const LinkStatus status = replica_.status();
  if (status.link != sync::LinkState::online || !status.first_sync_complete) return false;
  if (reader_.unsettled() > 0 || reader_.openUploads() > 0) return false;
  replica_.settled().get();
  return reader_.unsettled() == 0;
}

bool Device::holds(const json& condition) {
  if (condition == "online") return replica_.status().link == sync::LinkState::online;
  if (condition == "offline") return replica_.status().link == sync::LinkState::offline;
  if (condition == "first_sync") return replica_.status().first_sync_complete;
  if (condition == "trouble") return replica_.status().trouble.has_value();
  if (condition == "idle") return isIdle();
  if (condition.is_object()) {
    if (const auto row = condition.find("row"); row != condition.end()) {
      return (reader_.count(requests_.question(*row)) > 0) != row->value("gone", false);
    }
    if (condition.contains("file")) return replica_.blobPath(hashOf({{"sha256", condition.at("file")}})).has_value();
    if (condition.contains("cursor")) return replica_.status().cursor >= condition.at("cursor").get<std::int64_t>();
    if (condition.contains("parked")) return replica_.status().parked >= condition.at("parked").get<std::int64_t>();
  }
  throw RequestError({"request.bad_value", "for", {condition.dump()}});
}

json Device::wait(const json& request) {
  const json condition = request.value("for", json("idle"));
  const auto begun = steady_clock::now();
  const auto end = begun + std::chrono::milliseconds(request.value("timeout_ms", std::int64_t{30'000}));
  for (;;) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      seen = notes_;
    }
    if (holds(condition)) break;
    const auto now = steady_clock::now();
    if (now >= end) {
      const LinkStatus status = replica_.status();
      throw RequestError(
          {"device.timeout",
           "for",
           {condition.dump(), nameOf(status.link), status.trouble ? status.trouble->code : std::string()}});
    }
    std::unique_lock lock(mutex_);
    noted_.wait_until(lock, std::min(end, now + std::chrono::milliseconds(100)), [&] { return notes_ != seen; });
  }
  return ok({{"ms", std::chrono::duration<double, std::milli>(steady_clock::now() - begun).count()}});
}

json Device::attach(const json& request) {
  const std::string path = request.value("file", std::string());
  const std::string bytes = contentOf(path);
  const json& target = request.at("target");
  const Entity& entity = requests_.entity(target);
  const std::vector<Row> targets = reader_.find({.entity = &entity, .id = requests_.id(target.at("id")), .where = {}});
  if (targets.empty()) throw RequestError({"target.unknown", "target", {}});
  const Row& row = targets.front();
  const Result<Sha256> hash = replica_.attachFile(bytes).get();
  if (!hash) throw RequestError(hash.problem());
  const std::string hex = toHex(*hash);
  const Uuid attachment = attachmentId(hex, row.head.root_id).value;
  const json target_fields = {{"target_entity", entity.no}, {"target_id", row.head.id.toString()}};
  json file = target_fields, joined = target_fields;
  file["sha256"] = hex;
  file["name"] = request.value("name", std::filesystem::path(path).filename().string());
  file["mime"] = request.value("mime", mimeOf(bytes));
  file["size_bytes"] = bytes.size();
  joined["attachment_id"] = attachment.toString();
  joined["kind"] = request.value("kind", std::string("photo"));
  json answer =
      submit({{"operations",
               {{{"verb", "append"}, {"entity", "attachment"}, {"id", attachment.toString()}, {"fields", file}},
                {{"verb", "append"}, {"entity", "attachment_link"}, {"fields", joined}}}}});
  answer["sha256"] = hex;
  return answer;
}

json Device::fetch(const json& request) {
  const Uuid attachment = requests_.id(request.at("attachment"));
  const auto rows = reader_.find({.entity = &entityOf<Attachment>, .id = attachment, .where = {}});
  if (rows.empty()) throw RequestError({"request.not_one_row", "attachment", {"0"}});
  const std::string hex = as<Attachment>(rows.front()).sha256;
  const Sha256 hash = hashOf({{"sha256", hex}});
  if (const auto path = replica_.blobPath(hash)) return ok({{"sha256", hex}, {"file", path->string()}});
  replica_.fetchFile(hash, attachment);
  if (request.contains("timeout_ms")) {
    wait({{"for", {{"file", hex}}}, {"timeout_ms", request.at("timeout_ms")}});
    return ok({{"sha256", hex}, {"file", replica_.blobPath(hash)->string()}});
  }
  return ok({{"sha256", hex}, {"file", nullptr}});
}

}  // namespace carnet::client
