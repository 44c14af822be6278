#include "shared/rules/merge.h"

#include <set>
#include <vector>

#include "shared/core/text.h"

namespace carnet {

namespace {

using Lines = std::vector<std::string_view>;

// Positions of a longest common subsequence: pairs (index in a, index in b).
std::vector<std::pair<std::size_t, std::size_t>> matches(const Lines& a, const Lines& b) {
  // Bounded: beyond this the texts are taken as wholly changed rather than spend quadratic memory.
  if (a.size() * b.size() > 4'000'000) return {};
  std::vector<std::vector<std::uint32_t>> best(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      best[i][j] = a[i] == b[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      out.emplace_back(i++, j++);
    else if (best[i + 1][j] >= best[i][j + 1])
      ++i;
    else
      ++j;
  }
  return out;
}

Lines slice(const Lines& lines, std::size_t from, std::size_t to) {
  return {lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to)};
}

void append(std::vector<std::string>& out, const Lines& lines) {
  for (std::string_view line : lines) out.emplace_back(line);
}

}  // namespace

MergedText mergeText(std::string_view base, std::string_view mine, std::string_view theirs) {
  if (mine == theirs || base == mine) return {std::string(theirs), false};
  if (base == theirs) return {std::string(mine), false};
  const Lines o = splitLines(base), a = splitLines(mine), b = splitLines(theirs);
  const auto oa = matches(o, a), ob = matches(o, b);
  // Lines of the base that both sides kept are the anchors; between two anchors lies one piece to decide.
  std::vector<std::string> out;
  bool overlaps = false;
  std::size_t po = 0, pa = 0, pb = 0, ia = 0, ib = 0;
  const auto piece = [&](std::size_t eo, std::size_t ea, std::size_t eb) {
    const Lines from = slice(o, po, eo), left = slice(a, pa, ea), right = slice(b, pb, eb);
    if (left == right || left == from) {
      append(out, right);
    } else if (right == from) {
      append(out, left);
    } else {
      overlaps = true;
      out.emplace_back("<<<<<<<");
      append(out, right);
      out.emplace_back("=======");
      append(out, left);
      out.emplace_back(">>>>>>>");
    }
  };
  while (ia < oa.size() && ib < ob.size()) {
    if (oa[ia].first < ob[ib].first) {
      ++ia;
    } else if (oa[ia].first > ob[ib].first) {
      ++ib;
    } else {
      const auto [at_o, at_a] = oa[ia];
      const std::size_t at_b = ob[ib].second;
      piece(at_o, at_a, at_b);
      out.emplace_back(o[at_o]);
      po = at_o + 1, pa = at_a + 1, pb = at_b + 1;
      ++ia, ++ib;
    }
  }
  piece(o.size(), a.size(), b.size());
  MergedText merged{{}, overlaps};
  for (std::size_t i = 0; i < out.size(); ++i) merged.text += (i ? "\n" : "") + out[i];
  return merged;
}

static std::set<std::string_view> elementsOf(std::string_view set) {
  std::set<std::string_view> out;
  for (std::string_view line : splitLines(set)) {
    if (!line.empty()) out.insert(line);
  }
  return out;
}

static std::string joined(const std::set<std::string_view>& elements) {
  std::string out;
  for (std::string_view element : elements) out += (out.empty() ? "" : "\n") + std::string(element);
  return out;
}

std::string addElement(std::string_view set, std::string_view element) {
  auto elements = elementsOf(set);
  if (!element.empty()) elements.insert(element);
  return joined(elements);
}

std::string removeElement(std::string_view set, std::string_view element) {
  auto elements = elementsOf(set);
  elements.erase(element);
  return joined(elements);
}

bool hasElement(std::string_view set, std::string_view element) { return elementsOf(set).contains(element); }

std::string mergeSet(std::string_view base, std::string_view mine, std::string_view theirs) {
  const auto before = elementsOf(base), wanted = elementsOf(mine);
  auto elements = elementsOf(theirs);
  for (std::string_view element : before) {
    if (!wanted.contains(element)) elements.erase(element);
  }
  for (std::string_view element : wanted) {
    if (!before.contains(element)) elements.insert(element);
  }
  return joined(elements);
}

std::vector<std::string> addedElements(const Value& before, const Value& after) {
  const std::string* was = std::get_if<std::string>(&before);
  const std::string* is = std::get_if<std::string>(&after);
  if (is == nullptr) return {};
  std::vector<std::string> added;
  for (std::string_view element : elementsOf(*is)) {
    if (was == nullptr || !hasElement(*was, element)) added.emplace_back(element);
  }
  return added;
}

}  // namespace carnet
