// The user's errors: a value or a Problem that a screen can say in the user's language.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace carnet {

// A refusal. `code` names a sentence ("ticket.resolve.step_missing"), `field` the stored field it stands beside (may be
// empty), `values` fill the sentence's places in order. Nothing here is shown raw.
struct Problem {
  std::string code;
  std::string field;
  std::vector<std::string> values;
  bool operator==(const Problem&) const = default;
};

// Either a T or the Problem why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(Problem problem) : content_(std::move(problem)) {}
  bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }
  const T& value() const& { return std::get<0>(content_); }
  T&& value() && { return std::get<0>(std::move(content_)); }
  const T& operator*() const { return value(); }
  const T* operator->() const { return &value(); }
  const Problem& problem() const { return std::get<1>(content_); }

 private:
  std::variant<T, Problem> content_;
};

struct Nothing {
  bool operator==(const Nothing&) const = default;
};

}  // namespace carnet
