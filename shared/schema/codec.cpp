#include "shared/schema/codec.h"

#include "shared/core/text.h"

namespace carnet {

namespace {

enum WireType : std::uint8_t { wireVarint = 0, wireNull = 1, wireBytes = 2 };

enum HeadFlag : std::uint8_t { rootIsId = 1, hasDeleted = 2, sameTimes = 4, sameAuthor = 8 };

void putUuid(std::string& out, const Uuid& id) {
  out.append(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
}

bool getUuid(std::string_view from, std::size_t& at, Uuid& id) {
  if (at + 16 > from.size()) return false;
  std::copy_n(from.data() + at, 16, reinterpret_cast<char*>(id.bytes.data()));
  at += 16;
  return true;
}

bool getSigned(std::string_view from, std::size_t& at, std::int64_t& value) {
  std::uint64_t raw;
  if (!getVarint(from, at, raw)) return false;
  value = unzigzag(raw);
  return true;
}

void putHead(std::string& out, const RowHead& head) {
  std::uint8_t flags = 0;
  if (head.root_id == head.id) flags |= rootIsId;
  if (head.deleted_at) flags |= hasDeleted;
  if (head.updated_at == head.created_at) flags |= sameTimes;
  if (head.updated_by == head.created_by) flags |= sameAuthor;
  out.push_back(static_cast<char>(flags));
  out.push_back(static_cast<char>(head.facet));
  putUuid(out, head.id);
  if (!(flags & rootIsId)) putUuid(out, head.root_id);
  putVarint(out, static_cast<std::uint64_t>(head.rev));
  putVarint(out, zigzag(head.created_at.packed));
  putUuid(out, head.created_by);
  if (!(flags & sameTimes)) putVarint(out, zigzag(head.updated_at.packed));
  if (!(flags & sameAuthor)) putUuid(out, head.updated_by);
  if (head.deleted_at) putVarint(out, zigzag(head.deleted_at->unix_ms));
}

bool getHead(std::string_view from, std::size_t& at, RowHead& head) {
  if (from.size() < at + 2) return false;
  const auto flags = static_cast<std::uint8_t>(from[at++]);
  // One of a newer schema too: what lies in it is kept.
  head.facet = static_cast<Facet>(from[at++]);
  if (!getUuid(from, at, head.id)) return false;
  head.root_id = head.id;
  if (!(flags & rootIsId) && !getUuid(from, at, head.root_id)) return false;
  std::uint64_t rev;
  if (!getVarint(from, at, rev)) return false;
  head.rev = static_cast<std::int64_t>(rev);
  if (!getSigned(from, at, head.created_at.packed) || !getUuid(from, at, head.created_by)) return false;
  head.updated_at = head.created_at;
  if (!(flags & sameTimes) && !getSigned(from, at, head.updated_at.packed)) return false;
  head.updated_by = head.created_by;
  if (!(flags & sameAuthor) && !getUuid(from, at, head.updated_by)) return false;
  if (flags & hasDeleted) {
    std::int64_t ms;
    if (!getSigned(from, at, ms)) return false;
    head.deleted_at = Instant{ms};
  }
  return true;
}

void putField(std::string& out, std::uint16_t no, const Value& value) {
  const auto tag = [&](WireType type) { putVarint(out, static_cast<std::uint64_t>(no) << 3 | type); };
  if (isNull(value)) {
    tag(wireNull);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    tag(wireVarint);
    putVarint(out, zigzag(*flag ? 1 : 0));
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    tag(wireVarint);
    putVarint(out, zigzag(*number));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    tag(wireBytes);
    putBytes(out, *text);
  } else if (const auto* blob = std::get_if<Blob>(&value)) {
    tag(wireBytes);
    putBytes(out, blob->bytes);
  } else {
    tag(wireBytes);
    const Uuid& id = std::get<Uuid>(value);
    putBytes(out, {reinterpret_cast<const char*>(id.bytes.data()), 16});
  }
}

std::optional<Value> fieldValue(const Field& field, std::uint8_t type, std::int64_t number, std::string_view bytes) {
  Value value;
  if (type == wireVarint) {
    if (field.type == Type::boolean)
      value = number != 0;
    else
      value = number;
  } else if (type == wireBytes) {
    if (field.type == Type::uuid) {
      if (bytes.size() != 16) return std::nullopt;
      value =
          Uuid::fromBytes(std::span<const std::uint8_t, 16>(reinterpret_cast<const std::uint8_t*>(bytes.data()), 16));
    } else if (field.type == Type::blob) {
      value = Blob{std::string(bytes)};
    } else {
      value = std::string(bytes);
    }
  }
  const bool is_name = field.type == Type::enumeration && std::holds_alternative<std::string>(value);
  if (is_name ? !isStorableText(std::get<std::string>(value)) : !fits(field, value)) return std::nullopt;
  return value;
}

}  // namespace

void putVarint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

bool getVarint(std::string_view bytes, std::size_t& at, std::uint64_t& value) {
  value = 0;
  for (int shift = 0; shift < 70; shift += 7) {
    if (at >= bytes.size()) return false;
    const auto byte = static_cast<std::uint8_t>(bytes[at++]);
    if (shift == 63 && byte > 1) return false;
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (!(byte & 0x80)) return true;
  }
  return false;
}

void putBytes(std::string& out, std::string_view bytes) {
  putVarint(out, bytes.size());
  out.append(bytes);
}

bool getBytes(std::string_view from, std::size_t& at, std::string_view& bytes) {
  std::uint64_t size;
  if (!getVarint(from, at, size) || size > from.size() - at) return false;
  bytes = from.substr(at, size);
  at += size;
  return true;
}

void putValue(std::string& out, const Value& value) {
  out.push_back(static_cast<char>(value.index()));
  if (const auto* flag = std::get_if<bool>(&value))
    out.push_back(*flag ? 1 : 0);
  else if (const auto* number = std::get_if<std::int64_t>(&value))
    putVarint(out, zigzag(*number));
  else if (const auto* text = std::get_if<std::string>(&value))
    putBytes(out, *text);
  else if (const auto* blob = std::get_if<Blob>(&value))
    putBytes(out, blob->bytes);
  else if (const auto* id = std::get_if<Uuid>(&value))
    putUuid(out, *id);
}

bool getValue(std::string_view from, std::size_t& at, Value& value) {
  if (at >= from.size()) return false;
  std::string_view bytes;
  switch (static_cast<std::uint8_t>(from[at++])) {
    case 0:
      value = Value();
      return true;
    case 1:
      if (at >= from.size()) return false;
      value = from[at++] != 0;
      return true;
    case 2: {
      std::int64_t number;
      if (!getSigned(from, at, number)) return false;
      value = number;
      return true;
    }
    case 3:
      if (!getBytes(from, at, bytes)) return false;
      value = std::string(bytes);
      return true;
    case 4:
      if (!getBytes(from, at, bytes)) return false;
      value = Blob{std::string(bytes)};
      return true;
    case 5: {
      Uuid id;
      if (!getUuid(from, at, id)) return false;
      value = id;
      return true;
    }
    default:
      return false;
  }
}

std::string encodeRow(const Row& row) {
  std::string out;
  out.reserve(128);
  putHead(out, row.head);
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (row.values[i] != row.entity->defaultOf(i)) putField(out, row.entity->fields[i].no, row.values[i]);
  }
  out += row.unknown;
  return out;
}

std::optional<RowHead> decodeHead(std::string_view bytes) {
  RowHead head;
  std::size_t at = 0;
  if (!getHead(bytes, at, head)) return std::nullopt;
  return head;
}

std::optional<Row> decodeRow(const Entity& entity, std::string_view bytes) {
  RowHead head;
  std::size_t at = 0;
  if (!getHead(bytes, at, head)) return std::nullopt;
  Row row = entity.blank(head);
  while (at < bytes.size()) {
    const std::size_t start = at;
    std::uint64_t tag, number = 0;
    std::string_view content;
    if (!getVarint(bytes, at, tag)) return std::nullopt;
    const auto type = static_cast<std::uint8_t>(tag & 7);
    if (type > wireBytes || tag >> 3 > 0xffff) return std::nullopt;
    if (type == wireVarint && !getVarint(bytes, at, number)) return std::nullopt;
    if (type == wireBytes && !getBytes(bytes, at, content)) return std::nullopt;
    const Field* field = entity.findNo(static_cast<std::uint16_t>(tag >> 3));
    if (field == nullptr) {
      row.unknown.append(bytes.substr(start, at - start));
      continue;
    }
    auto value = fieldValue(*field, type, unzigzag(number), content);
    if (!value) return std::nullopt;
    row.values[static_cast<std::size_t>(field - entity.fields.data())] = std::move(*value);
  }
  return row;
}

}  // namespace carnet
