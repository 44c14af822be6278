#include "tests/simulation/oracle.h"

#include <algorithm>

#include "shared/domain/catalogue/product.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/stock/stock_move.h"
#include "shared/schema/codec.h"

namespace carnet::simulation {

std::string nameOf(const RowKey& key) { return std::string(key.entity->name) + " " + key.id.toString(); }

void Oracle::fail(const std::string& invariant, const std::string& what) const {
  world_.trace("VIOLATION " + invariant + ": " + what);
  throw Violation(invariant, what);
}

const Oracle::Version* Oracle::versionAt(const std::vector<Version>& versions, std::int64_t no) {
  for (auto it = versions.rbegin(); it != versions.rend(); ++it) {
    if (it->no <= no) return &*it;
  }
  return nullptr;
}

const Oracle::Version* Oracle::versionAt(const RowKey& key, std::int64_t no) const {
  const auto found = rows_.find(key);
  return found == rows_.end() ? nullptr : versionAt(found->second, no);
}

std::int64_t Oracle::sightChangeBefore(std::int64_t no) const {
  const auto later = std::upper_bound(sight_changes_.begin(), sight_changes_.end(), no);
  return later == sight_changes_.begin() ? 0 : *std::prev(later);
}

const Sight& Oracle::sightAt(const Uuid& person, std::int64_t no) {
  const auto [found, is_new] = sights_.try_emplace({person, sightChangeBefore(no)});
  if (is_new) {
    found->second = sightOf(person, [&](const Entity& entity, const std::function<void(const Row&)>& take) {
      for (auto it = rows_.lower_bound({&entity, Uuid{}}); it != rows_.end() && it->first.entity == &entity; ++it) {
        const Version* version = versionAt(it->first, no);
        if (version != nullptr && !version->row.isDeleted()) take(version->row);
      }
    });
  }
  return found->second;
}

// Dense and in order, whoever wrote it; each change set once.
void Oracle::take(const std::shared_ptr<const sync::FeedCommit>& commit) {
  const std::string what = "commit " + std::to_string(commit->commit_no);
  if (commit->commit_no <= read_up_to_) fail("S4", what + " appeared behind what had been read");
  // Drawn numbers leave holes; what is wrong with them is what comes of them.
  if (commit->commit_no != head() + 1 && !numbersAreDrawn()) fail("S4", what + " after " + std::to_string(head()));
  if (commits_.size() < static_cast<std::size_t>(commit->commit_no)) {
    commits_.resize(static_cast<std::size_t>(commit->commit_no));
  }
  commits_[static_cast<std::size_t>(commit->commit_no - 1)] = commit;
  if (!change_sets_.insert(commit->change_set_id).second)
    fail("S2", what + " is a change set that was committed before");
}

void Oracle::onCommits(const MemoryServer::Prepared& prepared, const Arrivals& arrivals) {
  for (std::size_t i = 0; i < prepared.commits.size(); ++i) {
    const auto& commit = prepared.commits[i];
    take(commit);
    const bool changes_sight = std::any_of(commit->rows.begin(), commit->rows.end(), [](const sync::FeedRow& row) {
      return decidesSight(*registry().findNo(row.entity));
    });
    if (changes_sight) sight_changes_.push_back(commit->commit_no);
    for (const sync::FeedRow& feed_row : commit->rows) {
      const Entity* entity = registry().findNo(feed_row.entity);
      auto row = decodeRow(*entity, feed_row.image);
      if (!row) fail("S3", "the feed holds a row that cannot be read: " + std::string(entity->name));
      std::vector<Version>& versions = rows_[{entity, feed_row.id}];
      if (!versions.empty() && versions.back().row.head.root_id != row->head.root_id) {
        fail("S5", "a row changed its leaf: " + nameOf({entity, feed_row.id}));
      }
      if (!versions.empty() && versions.back().no > commit->commit_no) {
        fail("S8", nameOf({entity, feed_row.id}) + " was written by commit " + std::to_string(commit->commit_no) +
                       " after commit " + std::to_string(versions.back().no));
      }
      if (entity == &entityOf<AppUser>) persons_.insert(feed_row.id);
      if (prepared.planned[i].change_set.cs_no != 0) {
        checkRowChange(prepared.planned[i].change_set, {entity, feed_row.id},
                       versions.empty() ? nullptr : &versions.back(), *row);
      }
      checkTold({entity, feed_row.id}, *row);
      images_.insert_or_assign(feed_row.image, std::pair{RowKey{entity, feed_row.id}, versions.size()});
      versions.push_back({commit->commit_no, std::move(*row), feed_row.image});
    }
    for (const sync::FeedRow& row : commit->rows) {
      const RowKey key{registry().findNo(row.entity), row.id};
      checkReferences(key, rows_.at(key).back().row);
    }
    for (const sync::ScopeMove& move : commit->moves) {
      if (server_.nodesAt(move.person_id, commit->commit_no - 1).contains(move.node) != move.entered) continue;
      fail("S2", "commit " + std::to_string(commit->commit_no) +
                     (move.entered ? " gives somebody what they hold" : " takes from somebody what they do not hold"));
    }
    // The founding was written as it is, by nobody.
    if (prepared.planned[i].change_set.cs_no == 0) continue;
    const Instant arrival = arrivals.at(commit->change_set_id);
    arrived_[commit->commit_no] = Hlc::of(arrival, 0xffff);
    checkCommit(prepared.planned[i], *commit, arrival);
    checkSights(*commit);
  }
}

// The verdict and its effects belong together (S2, S6).
void Oracle::checkCommit(const sync::PlannedCommit& plan, const sync::FeedCommit& commit, Instant arrival) {
  const ChangeSet& cs = plan.change_set;
  if (plan.verdict == Verdict::parked) {
    ++parked_;
    for (const sync::FeedRow& row : commit.rows) {
      if (registry().findNo(row.entity)->name != "parked_change") fail("S6", "a parked change set changed a row");
    }
    return;
  }
  merged_ += plan.verdict == Verdict::merged;
  undone_ += std::any_of(cs.operations.begin(), cs.operations.end(), takesBack);
  for (const Operation& op : cs.operations) {
    const RowKey key{registry().findNo(op.entity), op.row_id};
    const auto found = rows_.find(key);
    if (found == rows_.end()) fail("S6", "an applied operation left no row: " + nameOf(key));
    const std::vector<Version>& versions = found->second;
    const Leaf leaf{versions.back().row.head.root_id, versions.back().row.head.facet};
    const bool existed = versions.front().no < commit.commit_no;
    // Who creates what stands already under its natural key may name what they do not see, and writes nothing of it.
    const bool is_new = op.verb == Verb::create || op.verb == Verb::append || op.verb == Verb::import;
    const bool is_only_named = is_new && versions.back().no < commit.commit_no;
    if (existed && !is_only_named && !sightAt(cs.person_id, commit.commit_no - 1).covers(leaf)) {
      // A change set may give itself the leaf: a row made under one that it opens.
      const bool opened = versionAt({registry().find("ticket"), leaf.root_id}, commit.commit_no - 1) == nullptr;
      // Hours that were recorded are corrected late as they are recorded late.
      const bool is_late = correctsOwnTime(cs, op) && sightAt(cs.person_id, cs.seen).covers(leaf);
      if (!opened && !is_late) fail("S6", "written without the right to see it: " + nameOf(key));
    }
    if (op.verb == Verb::append && key.entity->append_only) {
      if (versions.size() != 1 && key.entity->name != "attachment") fail("S2", "appended twice: " + nameOf(key));
      appended_[key] = versions.back().row;
    }
    checkOperation(cs, op, commit);
  }
  checkValues(plan, commit, arrival);
  checkGain(cs, commit.commit_no);
}

// What the server thinks each person holds is what the words say.
void Oracle::checkSights(const sync::FeedCommit& commit) {
  // Otherwise all is as it was after the commit before.
  if (commit.moves.empty() && sightChangeBefore(commit.commit_no) != commit.commit_no) return;
  for (const Uuid& person : persons_) {
    const Sight& sight = sightAt(person, commit.commit_no);
    const std::set<Node> nodes = server_.nodesAt(person, commit.commit_no);
    for (const Node& node : nodes) {
      const bool expected =
          node.root_id.isNil() ? sight.facets.contains(node.facet) : sight.covers({node.root_id, node.facet});
      if (!expected) {
        fail("S5", "after commit " + std::to_string(commit.commit_no) + " " + person.toString() + " still holds " +
                       std::string(carnet::nameOf(node.facet)) + " " + node.root_id.toString());
      }
    }
    const auto held = [&](const Leaf& leaf) {
      return nodes.contains(Node{leaf.root_id, leaf.facet}) || nodes.contains(Node{Uuid{}, leaf.facet});
    };
    for (const Leaf& leaf : sight.leaves) {
      if (held(leaf)) continue;
      fail("S3", "after commit " + std::to_string(commit.commit_no) + " " + person.toString() + " lacks " +
                     std::string(carnet::nameOf(leaf.facet)) + " " + leaf.root_id.toString());
    }
    for (const Facet facet : sight.facets) {
      if (!nodes.contains(Node{Uuid{}, facet}))
        fail("S3", "a person lacks all of " + std::string(carnet::nameOf(facet)));
    }
  }
}

void Oracle::onSaved(std::size_t device, const sync::OutboxEntry& entry, MapStore& store) {
  DeviceView& view = devices_[device];
  Saved saved{*decodeChangeSet(entry.bytes), entry.bytes, false};
  operations_saved_ += static_cast<std::int64_t>(saved.change_set.operations.size());
  if (view.saved.contains(entry.cs_no)) fail("S1", "a number was given twice: " + std::to_string(entry.cs_no));
  view.saved.emplace(entry.cs_no, std::move(saved));
  view.open.insert(entry.cs_no);
  checkOwnWork(device, store, view);
}

// Every device may have to go back, and has to offer again what the server knows no more.
void Oracle::onRestored(const Uuid& epoch) {
  epoch_ = epoch;
  corrections_.clear();
  for (auto& [no, view] : devices_) {
    view.cursor = -1;
    for (const auto& [cs_no, saved] : view.saved) {
      if (!server_.receipts().contains({saved.change_set.device_id, cs_no})) view.open.insert(cs_no);
    }
  }
}

void Oracle::onWithdrawn(std::size_t device, std::int64_t cs_no, bool is_withdrawn) {
  devices_[device].saved.at(cs_no).is_withdrawn = is_withdrawn;
}

void Oracle::onTakenBack(std::size_t device, std::int64_t cs_no) {
  DeviceView& view = devices_[device];
  view.saved.erase(cs_no);
  view.open.erase(cs_no);
  ++withdrawn_;
}

// Nothing outside a person's rights leaves the server (S5): an image was visible to them at some commit at which it was
// the latest.
void Oracle::onSent(const Uuid& person, const sync::Message& message) {
  if (const auto* delta = std::get_if<sync::Delta>(&message)) {
    for (const sync::DeltaCommit& commit : delta->commits) {
      for (const sync::EntityImage& row : commit.rows) checkImage(person, row.entity, row.image);
    }
  } else if (const auto* chunk = std::get_if<sync::SnapshotChunk>(&message)) {
    for (const std::string& image : chunk->images) checkImage(person, chunk->entity, image);
  } else if (const auto* compared = std::get_if<sync::RangesCompared>(&message)) {
    for (const sync::RangeAnswer& range : compared->differing) {
      for (const std::string& image : range.images) checkImage(person, range.entity, image);
    }
  } else if (const auto* receipt = std::get_if<sync::Receipt>(&message)) {
    if (receipt->commit_no == 0) fail("S1", "a receipt without a commit");
  }
}

void Oracle::checkImage(const Uuid& person, EntityNo entity, const std::string& image) {
  const auto found = images_.find(image);
  if (found == images_.end() || found->second.first.entity->no != entity)
    fail("S3", "a row was sent that was never written");
  const auto& [key, index] = found->second;
  const std::vector<Version>& versions = rows_.at(key);
  const RowHead& said = versions[index].row.head;
  const Leaf leaf{said.root_id, said.facet};
  const std::int64_t until = index + 1 < versions.size() ? versions[index + 1].no - 1 : head();
  if (sightAt(person, until).covers(leaf)) return;
  for (std::int64_t no = sightChangeBefore(until); no >= said.rev; no = sightChangeBefore(no - 1)) {
    if (sightAt(person, std::max(said.rev, no - 1)).covers(leaf)) return;
  }
  fail("S5", "sent without the right: " + nameOf(key) + " of commit " + std::to_string(said.rev));
}

void Oracle::checkHistory() const {
  const auto& feed = server_.wholeFeed();
  if (feed.size() != commits_.size()) fail("S4", "the server came back with another history");
  for (std::size_t i = 0; i < feed.size(); ++i) {
    if (feed[i] != commits_[i]) fail("S4", "commit " + std::to_string(i + 1) + " is another one now");
  }
}

// What was used is counted once, however often it was sent (S2).
void Oracle::checkLedger() const {
  std::map<std::pair<Uuid, Uuid>, std::int64_t> expected, found;
  std::size_t expected_moves = 0, found_moves = 0;
  const auto add = [](auto& sums, const Uuid& product, const Uuid& from, const Uuid& to, std::int64_t quantity) {
    sums[{product, from}] -= quantity;
    sums[{product, to}] += quantity;
  };
  std::set<Uuid> moves_of_parts;
  for (const auto& [key, row] : appended_) {
    if (key.entity == &entityOf<StockMove>) {
      const StockMove move = as<StockMove>(row);
      add(expected, move.product_id.value, move.from_location_id.value, move.to_location_id.value,
          move.quantity.thousandths);
      ++expected_moves;
    } else if (key.entity == &entityOf<TicketPart>) {
      const TicketPart part = as<TicketPart>(row);
      const Version* product = versionAt({&entityOf<Product>, part.product_id.value}, head());
      if (product == nullptr || as<Product>(product->row).kind != ProductKind::goods) continue;
      if (!part.stock_move_id || !moves_of_parts.insert(part.stock_move_id->value).second) {
        fail("S2", "a part without a move of its own: " + nameOf(key));
      }
      const auto customers = rows_.find({&entityOf<StockMove>, part.stock_move_id->value});
      if (customers == rows_.end()) fail("S2", "a part whose move is missing: " + nameOf(key));
      const StockMove move = as<StockMove>(customers->second.back().row);
      const Uuid other = part.quantity.thousandths < 0 ? move.from_location_id.value : move.to_location_id.value;
      add(expected, part.product_id.value, part.location_id.value, other, part.quantity.thousandths);
      ++expected_moves;
    }
  }
  for (auto it = rows_.lower_bound({&entityOf<StockMove>, Uuid{}});
       it != rows_.end() && it->first.entity == &entityOf<StockMove>; ++it) {
    if (it->second.size() != 1) fail("S2", "a stock move was written twice: " + nameOf(it->first));
    const StockMove move = as<StockMove>(it->second.front().row);
    add(found, move.product_id.value, move.from_location_id.value, move.to_location_id.value,
        move.quantity.thousandths);
    ++found_moves;
  }
  std::erase_if(expected, [](const auto& sum) { return sum.second == 0; });
  std::erase_if(found, [](const auto& sum) { return sum.second == 0; });
  if (expected_moves != found_moves || expected != found) {
    fail("S2", "the stock's sums differ: " + std::to_string(expected_moves) + " moves expected, " +
                   std::to_string(found_moves) + " found");
  }
}

}  // namespace carnet::simulation
