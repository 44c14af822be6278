#include "shared/sync/mending.h"

#include <algorithm>
#include <utility>

#include "shared/sync/server_session.h"
#include "shared/sync/visibility.h"

namespace carnet::sync {

namespace {

// The first ranges have so many rows, those of one that differs a sixteenth.
constexpr std::size_t rowsOfRange = 1'024, partsOfRange = 16;

Uuid greatestId() {
  Uuid id;
  id.bytes.fill(0xff);
  return id;
}

}  // namespace

Mending::Mending(std::set<Node> nodes, const Registry& registry) : nodes_(std::move(nodes)) {
  for (const Entity* entity : registry.entities()) {
    if (entity->replication != Replication::scoped) continue;
    const bool lies_there = std::any_of(nodes_.begin(), nodes_.end(), [&](const Node& node) {
      return entity->facet_by_target || node.facet == entity->facet;
    });
    if (lies_there) open_.push_back({entity, Uuid{}, greatestId(), rowsOfRange});
  }
}

void Mending::leave(const Node& node) {
  if (nodes_.erase(node) > 0) nodes_are_known_ = false;
}

std::optional<CompareRanges> Mending::cut(LocalStore& store, std::size_t limit) {
  while (!open_.empty() && ranges_ < maxRangesAtOnce && limit > 0) limit -= std::min(limit, cutFirst(store, limit));
  const bool is_ready = ranges_ >= maxRangesAtOnce || open_.empty();
  if (!is_ready || ranges_ == 0) return std::nullopt;
  if (!nodes_are_known_) question_.nodes.assign(nodes_.begin(), nodes_.end());
  nodes_are_known_ = is_waiting_ = true;
  ranges_ = 0;
  return std::exchange(question_, {});
}

std::size_t Mending::cutFirst(LocalStore& store, std::size_t limit) {
  Range& range = open_.front();
  const Uuid from = looked_at_.value_or(range.after);
  std::size_t seen = 0;
  for (const RowStamp& stamp : store.stamps(*range.entity, from, limit)) {
    if (range.last < stamp.id) break;
    ++seen;
    looked_at_ = stamp.id;
    if (!stamp.stands || !holdsLeaf(nodes_, stamp.leaf)) continue;
    part_.sum += rowHash(range.entity->no, stamp.id, stamp.rev);
    if (++part_.count < range.rows) continue;
    closePart(stamp.id);
    if (ranges_ >= maxRangesAtOnce) return seen;
  }
  if (seen == limit) return seen;
  if (range.after < range.last) closePart(range.last);
  open_.pop_front();
  looked_at_.reset();
  return seen + 1;
}

void Mending::closePart(const Uuid& last) {
  Range& range = open_.front();
  part_.last = last;
  const bool follows = !asked_.empty() && !question_.entities.empty() && asked_.back().entity == range.entity &&
                       asked_.back().last == range.after;
  if (!follows) question_.entities.push_back({range.entity->no, range.after, {}});
  question_.entities.back().ranges.push_back(std::exchange(part_, {}));
  asked_.push_back({range.entity, range.after, last, range.rows});
  range.after = last;
  ++ranges_;
}

void Mending::lookCloser(const Range& asked) {
  open_.push_back({asked.entity, asked.after, asked.last, std::max<std::size_t>(1, asked.rows / partsOfRange)});
}

void Mending::goOnAbove(const Range& asked, const Uuid& up_to) {
  if (up_to < asked.last) open_.push_back({asked.entity, up_to, asked.last, asked.rows});
}

void Mending::answered() {
  asked_.clear();
  is_waiting_ = false;
}

}  // namespace carnet::sync
