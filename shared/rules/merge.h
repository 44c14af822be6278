// Merging one field or one text (sync.md 3), without a database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/value.h"

namespace carnet {

struct MergedText {
  std::string text;
  bool overlaps = false;  // both changed the same lines: both pieces are kept and marked
};

// Three-way by line. Where only one side changed, that side; where both changed the same lines differently, both,
// between lines "<<<<<<<", "=======" and ">>>>>>>" (the order: standing text first).
MergedText mergeText(std::string_view base, std::string_view mine, std::string_view theirs);

// A set field is lines of distinct, non-empty elements, sorted. Add wins, per element.
std::string addElement(std::string_view set, std::string_view element);
std::string removeElement(std::string_view set, std::string_view element);
bool hasElement(std::string_view set, std::string_view element);
// What stands, with what `mine` has beyond `base` and without what it lacks of it.
std::string mergeSet(std::string_view base, std::string_view mine, std::string_view theirs);
// The elements that `after` has and `before` has not; a value that is no text has none.
std::vector<std::string> addedElements(const Value& before, const Value& after);

}  // namespace carnet
