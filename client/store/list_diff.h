// How the rows of a list become other rows: what a model tells its views, worked out away from the screen's thread.
#pragma once

#include <QHash>
#include <optional>
#include <utility>
#include <vector>

namespace carnet::client {

struct ListDiff {
  // So many separate places differ that telling each costs more than showing the list anew.
  static constexpr std::size_t mostRanges = 64;

  using Range = std::pair<int, int>;  // first and last position
  bool is_reset = false;
  std::vector<Range> removed;  // from the end to the beginning, positions in the former list
  bool is_reordered = false;   // `kept` is what remains, in its new order
  std::vector<qint64> kept;
  // From where to where of what remains, if one row alone moved: a view that is told so keeps its current row at the same
  // record, which it does not when it hears of a new layout.
  std::optional<std::pair<int, int>> moved;
  std::vector<Range> inserted;   // in order, positions in the new list
  std::vector<qint64> ids;       // the new list
  QHash<qint64, int> positions;  // of the new list

  static ListDiff between(const std::vector<qint64>& from, std::vector<qint64> to);
};

}  // namespace carnet::client
