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

// Refuses a text with a NUL (std::invalid_argument), before PostgreSQL would cut it.
void refuseNul(std::string_view text);

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

  // Arrays in text form: bigint[], text[] … An element may itself be null. Long ones, and bytea[], go as an
  // ArrayParameter (array_parameter.h).
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

using Parameters = std::vector<Parameter>;

}  // namespace carnet::server
