// A bound array in PostgreSQL's binary form: for long arrays, and for bytea[].
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/db/parameter.h"

namespace carnet::server {

// Types of elements by PostgreSQL's numbers for them, which are the same in every database.
enum class ElementType : std::uint32_t {
  boolean = 16,
  bytea = 17,
  bigint = 20,
  smallint = 21,
  integer = 23,
  text = 25,
  date = 1082,
  timestamptz = 1184,
  uuid = 2950,
};

// "bytea[]", as the statement must say of the parameter.
std::string_view arrayOf(ElementType type);

// An array in PostgreSQL's binary form, which it takes without parsing and libpqxx without escaping: element after element
// is added, each of the one type or null. Another type than the array's is std::logic_error; so is a number that the type
// cannot hold.
class ArrayParameter {
 public:
  explicit ArrayParameter(ElementType type);

  void add(std::nullptr_t);
  void add(bool value);
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  void add(T value) { addNumber(static_cast<std::int64_t>(value)); }
  void add(std::string_view text);  // with a NUL: std::invalid_argument
  void add(const std::string& text) { add(std::string_view(text)); }
  void add(const char* text) { add(std::string_view(text)); }
  void add(const Uuid& id);
  void add(Instant at);
  void add(Date day);
  template <class T>
  void add(const std::optional<T>& value) {
    if (value)
      add(*value);
    else
      add(nullptr);
  }
  void addBytes(std::string_view value);
  void addBytes(std::span<const std::uint8_t> value);

  ElementType type() const { return type_; }
  bool empty() const { return count_ == 0; }
  // Gives it away; the array is empty then.
  Parameter take();

 private:
  void require(ElementType type) const;
  void addNumber(std::int64_t value);
  void addOctets(const void* data, std::size_t size);

  ElementType type_;
  std::string octets_;  // a head, and each element behind its length
  std::uint32_t count_ = 0;
  bool has_null_ = false;
};

}  // namespace carnet::server
