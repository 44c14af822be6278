#include "client/store/list_diff.h"

#include <algorithm>

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
  return out;
}

}  // namespace carnet::client
