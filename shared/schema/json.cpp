#include "shared/schema/json.h"

#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/core/decimal.h"

namespace carnet {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

// Digits after the point; -1 for types that are no scaled number.
int decimalsOf(Type type) {
  switch (type) {
    case Type::integer:
    case Type::minor:
      return 0;
    case Type::quantity:
      return 3;
    case Type::unitPrice:
    case Type::percent:
      return 4;
    default:
      return -1;
  }
}

std::string toBase64(const std::string& bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();
  return out;
}

std::optional<Blob> fromBase64(std::string_view text) {
  Blob out;
  out.bytes.resize(text.size());
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.bytes.data()), out.bytes.size(), text.data(), text.size(),
                        nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) {
    return std::nullopt;
  }
  out.bytes.resize(size);
  return out;
}

std::optional<bool> flagOf(std::string_view text) {
  if (text == "true" || text == "1" || text == "yes") return true;
  if (text == "false" || text == "0" || text == "no") return false;
  return std::nullopt;
}

// The value without regard to NULL, length or names; `fits` looks at those.
std::optional<Value> parsed(const Field& field, std::string_view text) {
  if (const int decimals = decimalsOf(field.type); decimals >= 0) {
    if (auto number = parseScaled(text, decimals)) return Value(*number);
    return std::nullopt;
  }
  switch (field.type) {
    case Type::boolean:
      if (auto flag = flagOf(text)) return Value(*flag);
      return std::nullopt;
    case Type::uuid:
      if (auto id = Uuid::parse(text)) return Value(*id);
      return std::nullopt;
    case Type::instant:
      if (auto at = Instant::parse(text)) return Value(at->unix_ms);
      return std::nullopt;
    case Type::date:
      if (auto day = Date::parse(text)) return Value(static_cast<std::int64_t>(day->days));
      return std::nullopt;
    case Type::blob:
      if (auto blob = fromBase64(text)) return Value(std::move(*blob));
      return std::nullopt;
    case Type::localText:
      if (text.empty()) return Value(LocalText().toJson());
      if (auto texts = LocalText::fromJson(text)) return Value(texts->toJson());
      return std::nullopt;
    default:
      return Value(std::string(text));
  }
}

Problem badValue(const Field& field, std::string_view text) {
  return {"field.bad_value", std::string(field.name), {std::string(text.substr(0, 200))}};
}

ordered_json toJson(const Field& field, const Value& value) {
  if (isNull(value)) return nullptr;
  if (const bool* flag = std::get_if<bool>(&value)) return *flag;
  if (field.type == Type::integer || field.type == Type::minor) return std::get<std::int64_t>(value);
  if (field.type == Type::localText) return ordered_json::parse(std::get<std::string>(value), nullptr, false);
  return valueToText(field, value);
}

Result<Value> fromJson(const Field& field, const json& content) {
  Value value;
  if (content.is_boolean() && field.type == Type::boolean) {
    value = content.get<bool>();
  } else if (!content.is_null()) {
    // Numbers by their shortest decimal form, which is what was written.
    const std::string text = content.is_string() ? content.get<std::string>() : content.dump();
    auto known = parsed(field, text);
    if (!known) return badValue(field, text);
    value = std::move(*known);
  }
  if (!fits(field, value)) return badValue(field, content.is_string() ? content.get<std::string>() : content.dump());
  return value;
}

}  // namespace

std::string valueToText(const Field& field, const Value& value) {
  if (isNull(value)) return {};
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const Uuid* id = std::get_if<Uuid>(&value)) return id->toString();
  if (const Blob* blob = std::get_if<Blob>(&value)) return toBase64(blob->bytes);
  if (const std::string* text = std::get_if<std::string>(&value)) return *text;
  const std::int64_t number = std::get<std::int64_t>(value);
  if (field.type == Type::instant) return Instant{number}.toString();
  if (field.type == Type::date) return Date{static_cast<std::int32_t>(number)}.toString();
  return formatScaled(number, std::max(0, decimalsOf(field.type)));
}

Result<Value> valueFromText(const Field& field, std::string_view text) {
  if (text.empty() && field.nullable) return Value();
  auto value = parsed(field, text);
  if (!value || !fits(field, *value)) return badValue(field, text);
  return std::move(*value);
}

std::string rowToJson(const Row& row) {
  const RowHead& head = row.head;
  ordered_json out = {
      {"entity", row.entity->name},
      {"id", head.id.toString()},
      {"root_id", head.root_id.toString()},
      {"facet", nameOf(head.facet)},
      {"rev", head.rev},
      {"created_at", head.created_at.instant().toString()},
      {"created_by", head.created_by.toString()},
      {"updated_at", head.updated_at.instant().toString()},
      {"updated_by", head.updated_by.toString()},
      {"deleted_at", head.deleted_at ? ordered_json(head.deleted_at->toString()) : ordered_json(nullptr)},
  };
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const Field& field = row.entity->fields[i];
    out[std::string(field.name)] = toJson(field, row.values[i]);
  }
  return out.dump();
}

Result<std::vector<FieldValue>> valuesFromJson(const Entity& entity, std::string_view text) {
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return Problem{"json.malformed", {}, {}};
  std::vector<FieldValue> out;
  for (const auto& [name, content] : object.items()) {
    const Field* field = entity.find(name);
    if (field == nullptr) return Problem{"field.unknown", name, {}};
    Result<Value> value = fromJson(*field, content);
    if (!value) return value.problem();
    out.push_back({field, std::move(value).value()});
  }
  return out;
}

}  // namespace carnet
