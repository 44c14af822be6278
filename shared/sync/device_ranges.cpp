// The rows in which the device differs from the server, once it is known that some do: what was lost comes, what the server
// does not have goes, nothing else is sent. All stays readable meanwhile. Pending work stands over what comes.
#include <algorithm>
#include <set>

#include "shared/core/planted.h"
#include "shared/schema/codec.h"
#include "shared/sync/device_engine.h"
#include "shared/sync/rebase.h"
#include "shared/sync/transaction.h"
#include "shared/sync/visibility.h"

namespace carnet::sync {

void DeviceEngine::askMore(DeviceReaction& reaction) {
  if (!mending_ || mending_->isWaiting() || link_ != LinkState::online) return;
  if (auto question = mending_->cut(store_, stampsPerSlice)) reaction.send.push_back(std::move(*question));
  if (mending_->isOpen()) return;
  // Was it all? The server compares once more.
  mending_.reset();
  reaction.send.push_back(CompareRanges{});
}

bool DeviceEngine::applyCompared(const RangesCompared& answer, DeviceReaction& reaction) {
  if (!mending_ || !mending_->isWaiting()) return true;
  ReplicaState state = store_.state();
  Transaction tx(store_, Durability::normal);
  Rebase rebase(book_, store_);
  bool changes = false;
  for (std::size_t rows = 0; done_in_front_ < answer.differing.size() && rows < rowsPerSlice; ++done_in_front_) {
    const RangeAnswer& range = answer.differing[done_in_front_];
    if (range.range >= mending_->asked().size()) continue;
    const Mending::Range asked = mending_->asked()[range.range];
    rows += range.images.size() + 1;
    if (!range.has_rows) {
      mending_->lookCloser(asked);
      continue;
    }
    changes = replaceRows(range, asked, answer.no, answer.no > state.cursor, rebase, reaction) || changes;
    mending_->goOnAbove(asked, range.up_to);
  }
  if (changes && answer.no > state.cursor) catchUp(state, answer.no, reaction);
  rebase.run(actor(state), reaction.changed);
  store_.putState(state);
  tx.commit();
  if (done_in_front_ < answer.differing.size()) return false;
  mending_->answered();
  return true;
}

bool DeviceEngine::replaceRows(const RangeAnswer& answer, const Mending::Range& asked, std::int64_t no, bool is_ahead,
                               Rebase& rebase, DeviceReaction& reaction) {
  bool changes = false;
  const auto replace = [&](const RowKey& key, std::optional<Row> row) {
    changes = true;
    if (row && newest_rev_) newest_rev_ = std::max(*newest_rev_, row->head.rev);
    if (!store_.pendingOf(key).empty()) {
      rebase.setImage(key, std::move(row));
      return;
    }
    if (row)
      store_.put(*row);
    else if (!planted(Bug::vanishedRowsStay))
      store_.remove(key);
    reaction.changed.push_back(key);
  };
  std::set<Uuid> come;
  for (const std::string& image : answer.images) {
    auto row = decodeRow(*asked.entity, image);
    if (!row || !holdsLeaf(mending_->nodes(), {row->head.root_id, row->head.facet})) continue;
    const RowKey key{asked.entity, row->head.id};
    come.insert(key.id);
    const std::optional<std::int64_t> standing = revOf(key);
    if (standing && (*standing > no || *standing == row->head.rev)) continue;
    replace(key, std::move(row));
  }
  for (Uuid after = asked.after; after < answer.up_to;) {
    const std::vector<RowStamp> stamps = store_.stamps(*asked.entity, after, rowsPerSlice);
    if (stamps.empty()) break;
    for (const RowStamp& stamp : stamps) {
      after = stamp.id;
      if (answer.up_to < stamp.id) break;
      // Newer than what the answer was read from.
      if (!stamp.stands || stamp.rev > no || come.contains(stamp.id)) continue;
      if (!holdsLeaf(mending_->nodes(), stamp.leaf)) continue;
      const RowKey key{asked.entity, stamp.id};
      // The commits up to there say whether it was deleted or withdrawn, which whoever has worked on it is told.
      if (is_ahead && stamp.rev != lostRev && !store_.pendingOf(key).empty()) continue;
      replace(key, std::nullopt);
    }
  }
  return changes;
}

// The revision of the row as the server said it last.
std::optional<std::int64_t> DeviceEngine::revOf(const RowKey& key) {
  if (const auto shadow = store_.shadow(key)) {
    return shadow->image ? std::optional(shadow->image->head.rev) : std::nullopt;
  }
  Row row;
  if (store_.get(*key.entity, key.id, row) != Presence::present) return std::nullopt;
  return row.head.rev;
}

}  // namespace carnet::sync
