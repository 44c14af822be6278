// A field's descriptor: everything the system needs to know about one member of an entity's struct.
// Written once, beside the struct: field<&Ticket::number>(3, Merge::server).searched().
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "shared/core/decimal.h"
#include "shared/core/id.h"
#include "shared/core/time.h"
#include "shared/schema/local_text.h"
#include "shared/schema/names.h"
#include "shared/schema/value.h"

namespace carnet {

// Money in minor units; the currency stands in the document.
struct Minor {
  std::int64_t minor = 0;
  auto operator<=>(const Minor&) const = default;
};

// What happens when two people change a field (sync.md 3), and who may write it at all.
enum class Merge : std::uint8_t {
  free,     // both changed: the later edit stands, the other value goes to a conflict
  guarded,  // both changed: the server's value stands, mine goes to a conflict
  group,    // free, but merged together with every field of the same group
  text,     // three-way by line
  set,      // elements separated by '\n'; add wins
  once,     // given at creation, never changed by an operation afterwards
  state,    // written only by transitions
  server,   // written only by the authority: numbers, due times it computes
};

struct Field {
  std::string_view name;
  std::uint16_t no = 0;  // on the wire, never reused
  Type type = Type::text;
  bool nullable = false;
  Merge merge = Merge::free;
  std::string_view references;  // entity's name, empty if none
  std::string_view group_name;
  bool is_searched = false;                 // part of full-text search
  bool is_indexed = false;                  // references and searched numbers; `list` works only on these
  bool is_unique = false;                   // at the server; only for keys that the server fills
  std::span<const std::string_view> names;  // of an enumeration, in order of its values

  Value (*get)(const void* row) = nullptr;
  // False when the value has another type, is NULL where that is refused, or names no value of the enumeration.
  bool (*set)(void* row, const Value& value) = nullptr;

  consteval Field searched() const {
    Field f = *this;
    f.is_searched = true;
    return f;
  }
  consteval Field indexed() const {
    Field f = *this;
    f.is_indexed = true;
    return f;
  }
  consteval Field unique() const {
    Field f = *this;
    f.is_unique = true;
    f.is_indexed = true;
    return f;
  }
  consteval Field inGroup(std::string_view name) const {
    Field f = *this;
    f.group_name = name;
    f.merge = Merge::group;
    return f;
  }
};

// An enumeration that is stored gives the names of its values, in their order, by specialising this:
// template <> inline constexpr auto enumNames<TicketState> = std::array<std::string_view, 2>{"new", "assigned"};
template <class E>
inline constexpr auto enumNames = nullptr;

namespace detail {

template <class M>
struct MemberTraits;
template <class C, class T>
struct MemberTraits<T C::*> {
  using Class = C;
  using Member = T;
};

template <class T>
struct Unwrapped {
  using type = T;
  static constexpr bool optional = false;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
  static constexpr bool optional = true;
};

template <class T>
struct IdTarget {
  static constexpr bool is_id = false;
};
template <class T>
struct IdTarget<Id<T>> {
  static constexpr bool is_id = true;
  using type = T;
};

template <class T>
consteval Type typeFor() {
  if constexpr (std::is_same_v<T, bool>)
    return Type::boolean;
  else if constexpr (std::is_enum_v<T>)
    return Type::enumeration;
  else if constexpr (std::is_integral_v<T>)
    return Type::integer;
  else if constexpr (std::is_same_v<T, std::string>)
    return Type::text;
  else if constexpr (std::is_same_v<T, LocalText>)
    return Type::localText;
  else if constexpr (std::is_same_v<T, Blob>)
    return Type::blob;
  else if constexpr (std::is_same_v<T, Uuid> || IdTarget<T>::is_id)
    return Type::uuid;
  else if constexpr (std::is_same_v<T, Instant>)
    return Type::instant;
  else if constexpr (std::is_same_v<T, Date>)
    return Type::date;
  else if constexpr (std::is_same_v<T, Minor>)
    return Type::minor;
  else if constexpr (std::is_same_v<T, UnitPrice>)
    return Type::unitPrice;
  else if constexpr (std::is_same_v<T, Quantity>)
    return Type::quantity;
  else if constexpr (std::is_same_v<T, Percent>)
    return Type::percent;
  else
    static_assert(sizeof(T) == 0, "a member of this type cannot be stored");
}

// Defined in accessors.h, which one source per folder of entities includes: a descriptor alone takes only their addresses.
template <auto M>
Value getMember(const void* row);
template <auto M>
bool setMember(void* row, const Value& value);

}  // namespace detail

// The descriptor of member M. References to other entities are indexed by themselves.
template <auto M>
consteval Field field(std::uint16_t no, Merge merge = Merge::free) {
  using Unwrapped = detail::Unwrapped<typename detail::MemberTraits<decltype(M)>::Member>;
  using Inner = typename Unwrapped::type;
  Field f;
  f.name = memberName<M>();
  f.no = no;
  f.type = detail::typeFor<Inner>();
  f.nullable = Unwrapped::optional;
  f.merge = merge;
  if constexpr (detail::IdTarget<Inner>::is_id) {
    f.references = entityName<typename detail::IdTarget<Inner>::type>();
    f.is_indexed = true;
  }
  if constexpr (std::is_enum_v<Inner>) f.names = std::span<const std::string_view>(enumNames<Inner>);
  f.get = &detail::getMember<M>;
  f.set = &detail::setMember<M>;
  return f;
}

}  // namespace carnet
