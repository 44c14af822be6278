#include "client/store/list_diff.h"

#include <algorithm>
#include <iterator>

namespace carnet::client {

namespace {

// Runs of positions below `size` for which `differs` says so, from the beginning.
template <class Differs>
std::vector<ListDiff::Range> runsOf(int size, Differs differs) {
  std::vector<ListDiff::Range> runs;
  for (int at = 0; at < size; ++at) {
    if (!differs(at)) continue;
    const int first = at;
    while (at + 1 < size && differs(at + 1)) ++at;
    runs.push_back({first, at});
    if (runs.size() > ListDiff::mostRanges) break;
  }
  return runs;
}

// From where to where, if one row alone moved.
std::optional<std::pair<int, int>> onlyMove(const std::vector<qint64>& former, const std::vector<qint64>& now) {
  const auto [begin, other] = std::mismatch(former.begin(), former.end(), now.begin(), now.end());
  if (begin == former.end()) return std::nullopt;
  const auto [rbegin, rother] = std::mismatch(former.rbegin(), former.rend(), now.rbegin(), now.rend());
  const int first = int(begin - former.begin()), last = int(former.rend() - rbegin) - 1;
  if (std::equal(begin + 1, former.begin() + last + 1, other)) return std::pair(first, last);
  if (std::equal(begin, former.begin() + last, other + 1)) return std::pair(last, first);
  return std::nullopt;
}

}  // namespace

ListDiff ListDiff::between(const std::vector<qint64>& from, std::vector<qint64> to) {
  ListDiff out;
  out.positions.reserve(qsizetype(to.size()));
  for (std::size_t i = 0; i < to.size(); ++i) out.positions.insert(to[i], int(i));
  out.ids = std::move(to);
  if (from == out.ids) return out;

  QHash<qint64, int> former;
  former.reserve(qsizetype(from.size()));
  for (std::size_t i = 0; i < from.size(); ++i) former.insert(from[i], int(i));

  out.removed = runsOf(int(from.size()), [&](int at) { return !out.positions.contains(from[std::size_t(at)]); });
  out.inserted = runsOf(int(out.ids.size()), [&](int at) { return !former.contains(out.ids[std::size_t(at)]); });
  out.is_reset = out.removed.size() + out.inserted.size() > mostRanges;
  if (out.is_reset) return out;
  std::reverse(out.removed.begin(), out.removed.end());

  int last = -1;
  for (qint64 id : out.ids) {
    const auto was = former.constFind(id);
    if (was == former.constEnd()) continue;
    out.kept.push_back(id);
    out.is_reordered = out.is_reordered || *was < last;
    last = *was;
  }
  if (!out.is_reordered) return out;
  std::vector<qint64> remaining;
  remaining.reserve(out.kept.size());
  std::copy_if(from.begin(), from.end(), std::back_inserter(remaining),
               [&](qint64 id) { return out.positions.contains(id); });
  out.moved = onlyMove(remaining, out.kept);
  return out;
}

}  // namespace carnet::client
