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
  Parameter(bool value) : text_(value ? "t" : "f") {}
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  Parameter(T value) : text_(std::to_string(value)) {}
  Parameter(std::string_view text);
  Parameter(const std::string& text) : Parameter(std::string_view(text)) {}
  Parameter(const char* text) : Parameter(std::string_view(text)) {}
  Parameter(const Uuid& id) : text_(id.toString()) {}
  template <class T>
  Parameter(const Id<T>& id) : text_(id.value.toString()) {}
  Parameter(Instant at) : text_(at.toString()) {}
  Parameter(Date day) : text_(day.toString()) {}
  template <class T>
  Parameter(const std::optional<T>& value) {
    if (value) *this = Parameter(*value);
  }

  // Arrays: uuid[], bigint[], text[], bytea[] … An element may itself be null.
  // A vector of octets is neither an array nor text: give it through bytes().
  template <class T>
    requires(!std::same_as<T, std::uint8_t> && !std::same_as<T, std::byte> && !std::same_as<T, char>)
  Parameter(const std::vector<T>& elements) {
    openArray();
    for (const auto& element : elements) appendElement(Parameter(element));
    closeArray();
  }
  static Parameter array(const std::vector<Parameter>& elements);

  // bytea. A std::string is text unless it is given through here.
  static Parameter bytes(std::string_view value);
  static Parameter bytes(std::span<const std::uint8_t> value);
  static Parameter bytes(std::span<const std::byte> value);

  bool isNull() const { return !text_.has_value(); }
  // PostgreSQL's text form; only for a parameter that is not null.
  const std::string& text() const { return *text_; }

 private:
  void openArray();
  void appendElement(const Parameter& element);
  void closeArray();

  std::optional<std::string> text_;
};

using Parameters = std::vector<Parameter>;

}  // namespace carnet::server
