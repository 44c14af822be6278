#include "client/store/list_selection.h"

#include <algorithm>

#include "client/store/entity_list_model.h"

namespace carnet::client {

ListSelection::ListSelection(EntityListModel& model) : QObject(&model), model_(model) {}

std::vector<qint64> ListSelection::inOrder() const {
  std::vector<qint64> out;
  out.reserve(std::size_t(rids_.size()));
  for (qint64 rid : model_.rids()) {
    if (rids_.contains(rid)) out.push_back(rid);
  }
  return out;
}

bool ListSelection::has(int position) const {
  const auto& rids = model_.rids();
  return position >= 0 && position < int(rids.size()) && rids_.contains(rids[std::size_t(position)]);
}

void ListSelection::toggle(int position) { setRange(position, position, !has(position)); }

void ListSelection::setRange(int from, int to, bool chosen) {
  const auto& rids = model_.rids();
  const int first = std::max(0, std::min(from, to));
  const int last = std::min(int(rids.size()) - 1, std::max(from, to));
  for (int at = first; at <= last; ++at) {
    if (chosen)
      rids_.insert(rids[std::size_t(at)]);
    else
      rids_.remove(rids[std::size_t(at)]);
  }
  wants_all_ = false;
  touch();
}

void ListSelection::chooseAll() {
  wants_all_ = !model_.isWhole();
  rids_ = QSet<qint64>(model_.rids().begin(), model_.rids().end());
  touch();
}

void ListSelection::clear() {
  if (rids_.isEmpty() && !wants_all_) return;
  rids_.clear();
  wants_all_ = false;
  touch();
}

void ListSelection::keepOnly(const QHash<qint64, int>& positions, bool is_whole) {
  if (is_whole && wants_all_) return chooseAll();
  if (!is_whole || rids_.isEmpty()) return;
  const qsizetype before = rids_.size();
  rids_.removeIf([&](qint64 rid) { return !positions.contains(rid); });
  if (rids_.size() != before) touch();
}

void ListSelection::touch() {
  ++revision_;
  emit changed();
}

}  // namespace carnet::client
