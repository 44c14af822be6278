// An entity: a table, described once beside its struct. From the registry of entities everything else follows.
#pragma once

#include <boost/pfr/tuple_size.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/facet.h"
#include "shared/schema/field.h"

namespace carnet {

struct AppUser;

// The columns every table has. One member `head` of each entity's struct.
struct RowHead {
  Uuid id;
  Uuid root_id;  // with `facet`: the one leaf in which the row lies, fixed for life (sync.md 7)
  Facet facet = Facet::all;
  std::int64_t rev = 0;  // commit_no of its last change; 0 until the server has it
  Hlc created_at;
  Uuid created_by;  // app_user
  Hlc updated_at;   // when the last change happened, by the corrected clock of who made it
  Uuid updated_by;
  std::optional<Instant> deleted_at;
  bool operator==(const RowHead&) const = default;
};

struct Entity;

// A row without its struct: values in the order of the entity's fields.
struct Row {
  const Entity* entity = nullptr;
  RowHead head;
  std::vector<Value> values;
  std::string unknown;  // encoded fields of a newer schema, kept as they came

  bool isDeleted() const { return head.deleted_at.has_value(); }
  bool operator==(const Row&) const = default;
};

using EntityNo = std::uint16_t;

// Who holds an entity's rows.
enum class Replication : std::uint8_t {
  scoped,  // by leaf
  never,   // stays at the server
};

struct Entity {
  std::string_view name;
  EntityNo no = 0;  // on the wire, never reused
  Facet facet = Facet::all;
  bool facet_by_target = false;  // notes, attachments, conflicts lie in the leaf of their target
  Replication replication = Replication::scoped;
  bool append_only = false;
  std::uint8_t priority = 5;  // in first synchronisation: 0 first
  std::span<const Field> fields;

  const Field* find(std::string_view field_name) const;
  const Field* findNo(std::uint16_t field_no) const;
  // Position in `fields` and in Row::values; asserts that the field exists.
  std::size_t indexOf(std::string_view field_name) const;
  // A row of this entity with every field at its default and the given head.
  Row blank(const RowHead& head) const;
  Value (*defaultOf)(std::size_t field_index) = nullptr;
};

// Beside each struct: what the entity is.
struct EntityTraits {
  EntityNo no;
  Facet facet;
  bool facet_by_target = false;
  Replication replication = Replication::scoped;
  bool append_only = false;
  std::uint8_t priority = 5;
};
template <class T>
inline constexpr EntityTraits traitsOf = {};

// Beside each struct: its fields, one line each. Specialise with an array: std::array{field<&T::a>(1), …}.
template <class T>
inline constexpr auto fieldsOf = nullptr;

namespace detail {

template <class T>
Value defaultValue(std::size_t field_index) {
  static const T empty{};
  return fieldsOf<T>[field_index].get(&empty);
}

template <class T>
consteval Entity makeEntity() {
  static_assert(boost::pfr::tuple_size_v<T> == fieldsOf<T>.size() + 1,
                "every member needs a descriptor, and the first member is RowHead head");
  constexpr EntityTraits traits = traitsOf<T>;
  static_assert(traits.no > 0, "the entity needs a number");
  Entity entity;
  entity.name = entityName<T>();
  entity.no = traits.no;
  entity.facet = traits.facet;
  entity.facet_by_target = traits.facet_by_target;
  entity.replication = traits.replication;
  entity.append_only = traits.append_only;
  entity.priority = traits.priority;
  entity.fields = std::span<const Field>(fieldsOf<T>);
  entity.defaultOf = &defaultValue<T>;
  return entity;
}

}  // namespace detail

template <class T>
inline constexpr Entity entityOf = detail::makeEntity<T>();

// Typed view of a row; asserts that the row is a T's. A value that does not fit its member is left at the default.
template <class T>
T as(const Row& row) {
  T out{};
  out.head = row.head;
  for (std::size_t i = 0; i < fieldsOf<T>.size(); ++i) fieldsOf<T>[i].set(&out, row.values[i]);
  return out;
}

template <class T>
Row rowOf(const T& value) {
  Row row;
  row.entity = &entityOf<T>;
  row.head = value.head;
  row.values.reserve(fieldsOf<T>.size());
  for (const Field& f : fieldsOf<T>) row.values.push_back(f.get(&value));
  return row;
}

// Replaces the fields of `row` by those of `value`, keeping what a newer schema added.
template <class T>
void assign(Row& row, const T& value) {
  std::string unknown = std::move(row.unknown);
  row = rowOf(value);
  row.unknown = std::move(unknown);
}

// Whether `value` may stand in `field`: type, NULL, enumeration name, length and UTF-8 of text, years 1 to 9999.
bool fits(const Field& field, const Value& value);

}  // namespace carnet
