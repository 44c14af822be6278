// A bound parameter of a statement: $1, $2 … Values never become part of the statement's text.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/time.h"

namespace carnet::server {

// Text with a NUL is refused with std::invalid_argument here, before PostgreSQL would cut it.
// The statement gives the type where PostgreSQL cannot infer it: `$1::uuid[]`, `$2::jsonb`.
class Parameter {
 public:
  Parameter(std::nullptr_t) {}
  Parameter(bool value) : value_(value ? "t" : "f") {}
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  Parameter(T value) : value_(std::to_string(value)) {}
  Parameter(std::string_view text);
  Parameter(const std::string& text) : Parameter(std::string_view(text)) {}
  Parameter(const char* text) : Parameter(std::string_view(text)) {}
  Parameter(const Uuid& id) : value_(id.toString()) {}
  template <class T>
  Parameter(const Id<T>& id) : value_(id.value.toString()) {}
  Parameter(Instant at) : value_(at.toString()) {}
  Parameter(Date day) : value_(day.toString()) {}
  template <class T>
  Parameter(const std::optional<T>& value) {
    if (value) *this = Parameter(*value);
  }

  // Arrays in text form: bigint[], text[] … An element may itself be null. Long ones, and bytea[], go as an ArrayParameter.
  // A vector of octets is neither an array nor text: give it through bytes().
  Parameter(const std::vector<Uuid>& ids);  // uuid[], in binary form
  template <class T>
    requires(!std::same_as<T, std::uint8_t> && !std::same_as<T, std::byte> && !std::same_as<T, char>)
  Parameter(const std::vector<T>& elements) {
    openArray();
    for (const auto& element : elements) appendElement(Parameter(element));
    closeArray();
  }
  // bytea. A std::string is text unless it is given through here.
  static Parameter bytes(std::string_view value);
  static Parameter bytes(std::span<const std::uint8_t> value);
  static Parameter bytes(std::span<const std::byte> value);

  bool isNull() const { return !value_.has_value(); }
  // In PostgreSQL's binary form, which the statement's type must be the very type of.
  bool isBinary() const { return is_binary_; }
  // The form as it is sent; only for a parameter that is not null.
  const std::string& form() const { return *value_; }
  // PostgreSQL's text form; only for a parameter that is neither null nor binary (std::logic_error).
  const std::string& text() const;

 private:
  friend class ArrayParameter;
  void openArray();
  void appendElement(const Parameter& element);
  void closeArray();

  std::optional<std::string> value_;
  bool is_binary_ = false;
};

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

using Parameters = std::vector<Parameter>;

}  // namespace carnet::server
