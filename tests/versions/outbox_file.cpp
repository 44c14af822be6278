#include "tests/versions/outbox_file.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "shared/core/hash.h"
#include "shared/domain/registry.h"
#include "shared/schema/codec.h"
#include "shared/schema/json.h"

namespace carnet::versions {

namespace {

using Json = nlohmann::ordered_json;

std::string fileName(const std::string& folder, int version, const char* ending) {
  return folder + "/" + std::to_string(version) + ending;
}

std::string bytesOf(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file + " is missing");
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// "set partner 0195…: name from Brasserie du Port to Le Port"
std::string inWords(const Operation& op) {
  const Entity* entity = registry().findNo(op.entity);
  std::string words = std::string(nameOf(op.verb)) + " " + std::string(entity->name) + " " + op.row_id.toString();
  if (!op.transition.empty()) words += ": " + op.transition;
  for (const FieldEdit& edit : op.fields) {
    const Field* field = entity->findNo(edit.field_no);
    words += "; " + std::string(field->name);
    if (!isNull(edit.base)) words += " from " + valueToText(*field, edit.base);
    words += " to " + valueToText(*field, edit.value);
  }
  for (const Argument& argument : op.arguments) {
    words += "; " + argument.name;
    if (const auto* text = std::get_if<std::string>(&argument.value)) words += " " + *text;
    if (const auto* id = std::get_if<Uuid>(&argument.value)) words += " " + id->toString();
  }
  return words;
}

Json describe(const std::string& bytes, const Verdicts& verdict) {
  const ChangeSet set = decodeChangeSet(bytes).value();
  Json json;
  json["cs_no"] = set.cs_no;
  json["sha256"] = toHex(sha256(bytes));
  for (const Operation& op : set.operations) json["operations"].push_back(inWords(op));
  json["verdict"] = verdict.verdict;
  if (!verdict.reason.empty()) json["reason"] = verdict.reason;
  return json;
}

}  // namespace

void writeOutbox(const std::string& folder, int version, const Outbox& outbox) {
  std::string all;
  Json json;
  json["schema"] = version;
  json["origin"] = outbox.origin;
  for (std::size_t i = 0; i < outbox.change_sets.size(); ++i) {
    putBytes(all, outbox.change_sets[i]);
    json["change_sets"].push_back(describe(outbox.change_sets[i], outbox.judged.verdicts[i]));
  }
  json["rows"] = outbox.judged.rows;
  std::ofstream(fileName(folder, version, ".bin"), std::ios::binary) << all;
  std::ofstream(fileName(folder, version, ".json")) << json.dump(1) << "\n";
}

Outbox readOutbox(const std::string& folder, int version) {
  const Json json = Json::parse(bytesOf(fileName(folder, version, ".json")));
  const std::string all = bytesOf(fileName(folder, version, ".bin"));
  Outbox outbox;
  outbox.origin = json.at("origin");
  std::string_view bytes;
  for (std::size_t at = 0; at < all.size() && getBytes(all, at, bytes);) outbox.change_sets.emplace_back(bytes);
  const Json& sets = json.at("change_sets");
  if (sets.size() != outbox.change_sets.size()) throw std::runtime_error("the files do not belong together");
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (sets[i].at("sha256") != toHex(sha256(outbox.change_sets[i])))
      throw std::runtime_error("change set " + std::to_string(i + 1) + " has other bytes than when it was recorded");
    outbox.judged.verdicts.push_back({sets[i].at("verdict"), sets[i].value("reason", "")});
  }
  for (const auto& [name, fields] : json.at("rows").items()) {
    for (const auto& [field, value] : fields.items()) outbox.judged.rows[name][field] = value;
  }
  return outbox;
}

}  // namespace carnet::versions
