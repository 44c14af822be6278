// What an import refused and why, a line each: "partner.csv:17: vat_no: is too long". Counts on when it no longer prints.
#pragma once

#include <ostream>
#include <string_view>

#include "shared/core/result.h"

namespace carnet::server {

class Complaints {
 public:
  explicit Complaints(std::ostream& out, std::size_t most = 1'000) : out_(out), most_(most) {}

  // `line` 0 and an empty `field` are left out.
  void say(std::string_view file, std::size_t line, std::string_view field, std::string_view reason);
  std::size_t count() const { return count_; }
  // Says how many were not printed.
  void finish();

 private:
  std::ostream& out_;
  std::size_t most_;
  std::size_t count_ = 0;
};

// The rule core's refusal in words for an administrator.
std::string wordsOf(const Problem& problem);

}  // namespace carnet::server
