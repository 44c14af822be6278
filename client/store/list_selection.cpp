#include "client/store/list_selection.h"

#include <algorithm>
#include <utility>

#include "client/store/entity_list_model.h"

namespace carnet::client {

ListSelection::ListSelection(EntityListModel& model) : QObject(&model), model_(model) {}

std::vector<qint64> ListSelection::inOrder() const {
  const bool is_everything = count() == int(model_.rids().size());
  if (is_everything) return model_.rids();
  std::vector<qint64> out;
  out.reserve(std::size_t(count()));
  for (qint64 rid : model_.rids()) {
    if (isChosen(rid)) out.push_back(rid);
  }
  return out;
}

bool ListSelection::has(int position) const {
  const auto& rids = model_.rids();
  return position >= 0 && position < int(rids.size()) && isChosen(rids[std::size_t(position)]);
}

void ListSelection::toggle(int position) { setRange(position, position, !has(position)); }

void ListSelection::setRange(int from, int to, bool chosen) {
  const auto& rids = model_.rids();
  const int first = std::max(0, std::min(from, to));
  const int last = std::min(int(rids.size()) - 1, std::max(from, to));
  for (int at = first; at <= last; ++at) choose(rids[std::size_t(at)], chosen);
  wants_all_ = false;
  touch();
}

void ListSelection::choose(qint64 rid, bool chosen) {
  QSet<qint64>& named = all_.contains(rid) ? without_ : rids_;
  if (chosen == (&named == &rids_))
    named.insert(rid);
  else
    named.remove(rid);
}

void ListSelection::chooseAll() {
  wants_all_ = !model_.isWhole();
  all_ = model_.positions();
  came_.clear();
  without_.clear();
  rids_.clear();
  touch();
}

void ListSelection::clear() {
  if (count() == 0 && !wants_all_) return;
  all_.clear();
  without_.clear();
  rids_.clear();
  wants_all_ = false;
  touch();
}

void ListSelection::keepOnly(const QHash<qint64, int>& positions, const std::vector<qint64>& came, bool is_whole) {
  if (is_whole && wants_all_) return chooseAll();
  if (count() == 0) return;
  if (!is_whole) {
    came_.insert(came_.end(), came.begin(), came.end());
    return;
  }
  const int before = count();
  const auto is_gone = [&](qint64 rid) { return !positions.contains(rid); };
  rids_.removeIf(is_gone);
  if (!all_.isEmpty()) {
    // All that was chosen and is still here is everything but what has come since.
    for (const std::vector<qint64>* rows : {&std::as_const(came_), &came}) {
      for (qint64 rid : *rows) {
        if (!all_.contains(rid) && !rids_.contains(rid)) without_.insert(rid);
      }
    }
    all_ = positions;
    without_.removeIf(is_gone);
    rids_.clear();
  }
  came_.clear();
  if (count() != before) touch();
}

void ListSelection::touch() {
  ++revision_;
  emit changed();
}

}  // namespace carnet::client

#include "moc_list_selection.cpp"
