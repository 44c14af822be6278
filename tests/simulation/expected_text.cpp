#include "tests/simulation/expected_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace carnet::simulation {

namespace {

using Lines = std::vector<std::string>;

constexpr const char *opening = "<<<<<<<", *between = "=======", *closing = ">>>>>>>";

Lines linesOf(std::string_view text) {
  Lines lines(1);
  for (const char c : text) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  return lines;
}

Lines commonWith(const Lines& lines, const Lines& other) {
  const std::set<std::string> there(other.begin(), other.end());
  Lines common;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(common),
               [&](const std::string& line) { return there.contains(line); });
  return common;
}

bool isDistinct(const Lines& lines) { return std::set<std::string>(lines.begin(), lines.end()).size() == lines.size(); }

bool keepsOrder(const Lines& a, const Lines& b) { return commonWith(a, b) == commonWith(b, a); }

// The pieces between the lines where it is cut; one more than cuts.
std::vector<Lines> cutAt(const Lines& cuts, const Lines& lines) {
  std::vector<Lines> pieces(1);
  for (const std::string& line : lines) {
    if (pieces.size() <= cuts.size() && line == cuts[pieces.size() - 1])
      pieces.emplace_back();
    else
      pieces.back().push_back(line);
  }
  return pieces;
}

Lines merged(const Lines& base, const Lines& mine, const Lines& theirs, bool& overlaps) {
  const Lines untouched = commonWith(commonWith(base, mine), theirs);
  const auto was = cutAt(untouched, base), my = cutAt(untouched, mine), their = cutAt(untouched, theirs);
  Lines out;
  const auto add = [&](const Lines& piece) { out.insert(out.end(), piece.begin(), piece.end()); };
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (i > 0) out.push_back(untouched[i - 1]);
    if (my[i] == was[i] || my[i] == their[i]) {
      add(their[i]);
    } else if (their[i] == was[i]) {
      add(my[i]);
    } else {
      overlaps = true;
      out.emplace_back(opening);
      add(their[i]);
      out.emplace_back(between);
      add(my[i]);
      out.emplace_back(closing);
    }
  }
  return out;
}

std::string whatIsMissing(const Lines& base, const Lines& mine, const Lines& theirs, const Lines& result) {
  const std::set<std::string> was(base.begin(), base.end()), is(result.begin(), result.end());
  std::set<std::string> known{opening, between, closing};
  for (const Lines* side : {&mine, &theirs}) {
    for (const std::string& line : *side) {
      known.insert(line);
      if (!was.contains(line) && !is.contains(line)) return "the line '" + line + "' is lost";
    }
  }
  for (const std::string& line : result) {
    if (!known.contains(line)) return "nobody wrote the line '" + line + "'";
  }
  return {};
}

}  // namespace

TextCheck checkText(std::string_view base, std::string_view mine, std::string_view theirs, std::string_view result) {
  if (base == theirs || mine == theirs) return {result == mine ? "" : "the only edit does not stand", false};
  if (base == mine) return {result == theirs ? "" : "what stood is gone, though nobody edited it", false};
  const Lines was = linesOf(base), my = linesOf(mine), their = linesOf(theirs), is = linesOf(result);
  const bool is_plain =
      isDistinct(was) && isDistinct(my) && isDistinct(their) && keepsOrder(was, my) && keepsOrder(was, their);
  if (!is_plain) return {whatIsMissing(was, my, their, is), std::nullopt};
  bool overlaps = false;
  const bool is_expected = merged(was, my, their, overlaps) == is;
  return {is_expected ? "" : "the two edits give another text", overlaps};
}

}  // namespace carnet::simulation
