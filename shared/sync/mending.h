// How a device finds the rows in which it differs from the server: the ids of each entity are cut into ranges, and of those
// that differ smaller ones, until the server gives the rows. What is here of this is lost with the connection; ranges that
// were mended are then equal.
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <vector>

#include "shared/schema/registry.h"
#include "shared/sync/local_store.h"

namespace carnet::sync {

class Mending {
 public:
  struct Range {
    const Entity* entity = nullptr;
    Uuid after, last;      // above the one, up to and with the other
    std::size_t rows = 0;  // it is asked about in parts of so many rows
  };

  Mending(std::set<Node> nodes, const Registry& registry);

  const std::set<Node>& nodes() const { return nodes_; }
  // The person holds it no longer.
  void leave(const Node& node);

  // Whether there is something to ask, or being asked.
  bool isOpen() const { return !open_.empty() || !asked_.empty() || !question_.entities.empty(); }
  bool isWaiting() const { return is_waiting_; }
  // Counts rows of the store for the next question, at most `limit`; the question when it is complete.
  std::optional<CompareRanges> cut(LocalStore& store, std::size_t limit);

  // The ranges of the question under way, in its order.
  const std::vector<Range>& asked() const { return asked_; }
  // What the answer leaves of one of them.
  void lookCloser(const Range& asked);
  void goOnAbove(const Range& asked, const Uuid& up_to);
  void answered();

 private:
  // Adds rows of the first open range to the question. How many it has looked at.
  std::size_t cutFirst(LocalStore& store, std::size_t limit);
  void closePart(const Uuid& last);

  std::set<Node> nodes_;
  bool nodes_are_known_ = false;  // to the server
  std::deque<Range> open_;
  // Of the first open range: its part that is being counted, and how far.
  std::optional<Uuid> looked_at_;
  RangeSum part_;
  CompareRanges question_;
  std::size_t ranges_ = 0;  // of the question
  std::vector<Range> asked_;
  bool is_waiting_ = false;
};

}  // namespace carnet::sync
