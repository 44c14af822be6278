// The server's part of the comparison: what a device should hold, as sums over its nodes, and, where those differ, which of
// its rows do.
#include <algorithm>
#include <iterator>
#include <utility>

#include "shared/sync/server_session.h"
#include "shared/sync/visibility.h"

namespace carnet::sync {

namespace {

// After one that could not be given because the feed went on: soon, then less and less often.
constexpr Duration checkpointSoon = Duration::seconds(1), checkpointLate = Duration::minutes(1);
constexpr std::size_t answerBytes = 256 * 1024;

}  // namespace

void ServerSession::askForSums(SessionReaction& reaction) {
  if (now_ < checkpoint_at_ || sums_under_way_ || checkpoint_ || sent_ != head_ || !isWhole()) return;
  sums_under_way_ = true;
  summed_ = nodes_;
  reaction.sums = SumsRequest{nodes_};
}

SessionReaction ServerSession::onSums(const NodeSums& sums, std::int64_t no) {
  SessionReaction reaction;
  sums_under_way_ = false;
  Checkpoint checkpoint{no, {}};
  for (const Node& node : summed_) {
    const auto found = sums.find(node);
    checkpoint.hashes.push_back({node, found == sums.end() ? 0 : found->second});
  }
  checkpoint_ = std::move(checkpoint);
  if (sent_ >= no) giveCheckpoint(reaction);
  pump(reaction);
  return reaction;
}

// The device compares when it stands where the sums were read: behind the Delta that ends there.
void ServerSession::giveCheckpoint(SessionReaction& reaction) {
  Checkpoint checkpoint = *std::exchange(checkpoint_, std::nullopt);
  if (sent_ != checkpoint.no || !isWhole()) {
    missed_checkpoint_ = std::clamp(Duration{missed_checkpoint_.ms * 2}, checkpointSoon, checkpointLate);
    checkpoint_at_ = now_ + missed_checkpoint_;
    return;
  }
  std::erase_if(checkpoint.hashes, [&](const NodeHash& hash) { return !nodes_.contains(hash.node); });
  checkpoint_at_ = now_ + compareEvery;
  missed_checkpoint_ = {};
  may_compare_anew_ = true;
  send(reaction, std::move(checkpoint));
}

// Each row is looked at once for a question at most.
bool ServerSession::overlap(const CompareRanges& question) {
  std::map<EntityNo, std::map<Uuid, Uuid>> asked;  // after → last
  for (const EntityRanges& entity : question.entities) {
    Uuid after = entity.after;
    for (const RangeSum& range : entity.ranges) {
      if (!asked[entity.entity].emplace(after, range.last).second) return true;
      after = range.last;
    }
  }
  for (const auto& [entity, ranges] : asked) {
    const Uuid* before = nullptr;
    for (const auto& [after, last] : ranges) {
      if (last < after || (before != nullptr && after < *before)) return true;
      before = &last;
    }
  }
  return false;
}

bool ServerSession::compareRanges(CompareRanges question, SessionReaction& reaction) {
  std::size_t count = 0;
  for (const EntityRanges& entity : question.entities) count += entity.ranges.size();
  if (ranges_ || count > maxRangesAtOnce || question.nodes.size() > maxNodesHeld || overlap(question)) return false;
  if (!question.nodes.empty()) compared_ = {question.nodes.begin(), question.nodes.end()};
  if (count == 0) {
    // Nobody has found anything different who was not told the sums.
    if (std::exchange(may_compare_anew_, false)) checkpoint_at_ = now_;
    return true;
  }
  std::set<Node> nodes;
  std::set_intersection(compared_.begin(), compared_.end(), nodes_.begin(), nodes_.end(),
                        std::inserter(nodes, nodes.end()));
  ranges_ = reaction.ranges = RangesRequest{std::move(nodes), std::move(question.entities)};
  return true;
}

SessionReaction ServerSession::onRanges(std::vector<DifferingRange> differing, std::int64_t no) {
  SessionReaction reaction;
  struct Place {
    EntityNo entity = 0;
    Uuid after;
  };
  std::vector<Place> places;
  for (const EntityRanges& entity : ranges_->entities) {
    Uuid after = entity.after;
    for (const RangeSum& range : entity.ranges) {
      places.push_back({entity.entity, after});
      after = range.last;
    }
  }
  ranges_.reset();
  RangesCompared answer{no, {}};
  std::size_t bytes = 0;
  for (DifferingRange& range : differing) {
    const Place& place = places.at(range.range);
    RangeAnswer& out = answer.differing.emplace_back(
        RangeAnswer{static_cast<std::uint32_t>(range.range), place.entity, range.has_rows, range.up_to, {}});
    // What no longer fits into the frame is asked for again.
    Uuid last = place.after;
    for (RangeRow& row : range.rows) {
      if (bytes >= answerBytes) {
        out.up_to = last;
        break;
      }
      last = row.id;
      // The person may have lost the node since the rows were asked for.
      if (!holds(row.leaf)) continue;
      bytes += row.image.size();
      out.images.push_back(std::move(row.image));
    }
  }
  send(reaction, std::move(answer));
  pump(reaction);
  return reaction;
}

}  // namespace carnet::sync
