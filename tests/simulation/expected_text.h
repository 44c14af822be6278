// What two edits of one long text give together (sync.md 3: three-way by line), worked out by cutting the texts at the
// lines that nobody touched: another way than the rule core's, and none of its code.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carnet::simulation {

struct TextCheck {
  std::string problem;           // empty: `result` is what the two edits give
  std::optional<bool> overlaps;  // both changed the same place: both pieces are in it, marked; nullopt: cannot be said
};

// Exact where every line of a text occurs once and nobody moved lines, which is nearly always; otherwise that nothing
// written by either side is missing and nothing was invented.
TextCheck checkText(std::string_view base, std::string_view mine, std::string_view theirs, std::string_view result);

}  // namespace carnet::simulation
