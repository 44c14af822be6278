#include "tests/simulation/memory_server.h"

#include <algorithm>
#include <stdexcept>

#include "shared/rules/merge.h"
#include "shared/schema/codec.h"

namespace carnet::simulation {

class MemoryServer::Transaction final : public sync::ServerTransaction {
 public:
  Transaction(MemoryServer& server, std::int64_t transaction)
      : server_(server), prepared_(std::make_shared<Prepared>()) {
    prepared_->transaction = transaction;
  }

  Presence get(const Entity& entity, const Uuid& id, Row& out) override {
    open();
    const auto found = server_.rows_.find({&entity, id});
    if (found == server_.rows_.end()) return Presence::absent;
    out = found->second;
    return Presence::present;
  }
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override {
    open();
    out.clear();
    const auto& rows = server_.rows_;
    for (auto it = rows.lower_bound({&entity, Uuid{}}); it != rows.end() && it->first.entity == &entity; ++it) {
      const Uuid* reference = std::get_if<Uuid>(&it->second.values[field_index]);
      if (!it->second.isDeleted() && reference != nullptr && *reference == id) out.push_back(it->second);
    }
  }
  std::optional<Written> written(const Entity& entity, const Uuid& id, std::uint16_t field_no) override {
    open();
    const auto found = server_.written_.find({{&entity, id}, field_no});
    if (found == server_.written_.end()) return std::nullopt;
    return found->second;
  }
  std::optional<bool> changedByOthers(const Entity& entity, const Uuid& id, std::int64_t after_commit_no,
                                      const Uuid& person_id) override {
    open();
    for (const auto& commit : server_.feed(after_commit_no, server_.feed_.size())) {
      for (const sync::FeedRow& row : commit->rows) {
        if (row.entity == entity.no && row.id == id && commit->author_id != person_id) return true;
      }
    }
    return false;
  }
  std::optional<bool> addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                    std::string_view element, std::int64_t after_commit_no,
                                    const Uuid& person_id) override {
    open();
    const std::size_t index = static_cast<std::size_t>(entity.findNo(field_no) - entity.fields.data());
    bool stood = false;
    for (const auto& commit : server_.feed_) {
      if (!commit) continue;
      for (const sync::FeedRow& row : commit->rows) {
        if (row.entity != entity.no || row.id != id) continue;
        const auto image = decodeRow(entity, row.image);
        const auto* set = std::get_if<std::string>(&image->values[index]);
        const bool stands = set != nullptr && hasElement(*set, element);
        if (stands && !stood && commit->commit_no > after_commit_no && commit->author_id != person_id) return true;
        stood = stands;
      }
    }
    return false;
  }
  void prefetch(const std::vector<RowKey>&) override { open(); }
  std::int64_t lastCsNo(const Uuid& device_id) override {
    open();
    return server_.lastCsNo(device_id);
  }
  std::optional<sync::StoredReceipt> receipt(const Uuid& device_id, std::int64_t cs_no) override {
    open();
    const auto found = server_.receipts_.find({device_id, cs_no});
    if (found == server_.receipts_.end()) return std::nullopt;
    return found->second.stored;
  }
  std::optional<sync::StoredReceipt> receiptById(const Uuid& id) override {
    open();
    if (const auto copy = server_.copies_.find(id); copy != server_.copies_.end()) return copy->second.stored;
    const auto found = server_.receipts_by_id_.find(id);
    if (found == server_.receipts_by_id_.end()) return std::nullopt;
    return receipt(found->second.first, found->second.second);
  }
  std::set<Node> nodesOf(const Uuid& person_id) override {
    open();
    const auto found = server_.nodes_.find(person_id);
    return found == server_.nodes_.end() ? std::set<Node>{} : found->second;
  }
  bool heldWhenMade(const Uuid& person_id, const Leaf& leaf, const sync::MadeAt& made) override {
    open();
    return server_.heldWhenMade(person_id, leaf, made);
  }
  bool mayWrite(const Uuid& person, const Entity& entity, const Leaf& leaf, Verb verb,
                const std::optional<sync::MadeAt>&) override {
    open();
    return !server_.fence || server_.fence(person, entity, leaf, verb);
  }

  std::vector<sync::FeedCommit> flush(std::vector<sync::PlannedCommit> commits) override {
    open();
    is_flushed_ = true;
    std::int64_t no = server_.firstNumber(commits.size(), prepared_->transaction) - 1;
    std::vector<sync::FeedCommit> out;
    for (const sync::PlannedCommit& plan : commits) {
      sync::FeedCommit commit;
      commit.commit_no = ++no;
      commit.change_set_id = plan.change_set.id;
      commit.device_id = plan.change_set.device_id;
      commit.author_id = plan.change_set.person_id;
      commit.happened_at = plan.change_set.happened_at;
      commit.moves = plan.moves;
      std::vector<Row> rows;
      for (const RowChange& change : plan.changes) {
        Row row = change.after;
        row.head.rev = no;
        if (server_.numbering) server_.numbering(row);
        sync::FeedRow feed_row{row.entity->no, row.head.id, {row.head.root_id, row.head.facet}, encodeRow(row), {}};
        for (std::size_t i = 0; change.before && i < row.values.size(); ++i) {
          if (change.before->values[i] != row.values[i]) feed_row.changed_fields.push_back(row.entity->fields[i].no);
        }
        commit.rows.push_back(std::move(feed_row));
        rows.push_back(std::move(row));
      }
      prepared_->rows.push_back(std::move(rows));
      prepared_->commits.push_back(std::make_shared<const sync::FeedCommit>(commit));
      out.push_back(std::move(commit));
    }
    prepared_->planned = std::move(commits);
    return out;
  }

  std::shared_ptr<Prepared> prepared() const { return prepared_; }

 private:
  void open() const {
    if (is_flushed_) throw std::logic_error("the transaction is used after flush");
  }
  MemoryServer& server_;
  std::shared_ptr<Prepared> prepared_;
  bool is_flushed_ = false;
};

void MemoryServer::transact(const std::function<void(sync::ServerTransaction&)>& work) { write(*prepare(work)); }

std::shared_ptr<MemoryServer::Prepared> MemoryServer::prepare(const std::function<void(sync::ServerTransaction&)>& work,
                                                              std::int64_t transaction) {
  Transaction tx(*this, transaction);
  work(tx);
  return tx.prepared();
}

void MemoryServer::write(const Prepared& prepared) {
  writeEffects(prepared);
  writeReceipts(prepared);
}

std::int64_t MemoryServer::begin(std::size_t commits) {
  running_[++last_transaction_] = planted(Bug::xidGate) ? drawn_ + 1 : 0;
  if (planted(Bug::xidGate)) drawn_ += static_cast<std::int64_t>(commits);
  return last_transaction_;
}

std::int64_t MemoryServer::firstNumber(std::size_t commits, std::int64_t transaction) {
  if (!numbersAreDrawn()) return head() + 1;
  if (const auto running = running_.find(transaction); running != running_.end() && running->second != 0) {
    return running->second;
  }
  drawn_ = std::max(drawn_, head()) + static_cast<std::int64_t>(commits);
  return drawn_ - static_cast<std::int64_t>(commits) + 1;
}

// What a reader of the feed takes: everything, unless a bug is planted that makes it look at transactions under way.
bool MemoryServer::isVisible(std::int64_t commit_no) const {
  if (running_.empty() || !numbersAreDrawn()) return true;
  if (planted(Bug::halfFix)) return transaction_of_.at(commit_no) < running_.begin()->first;
  return !planted(Bug::xidGate) || commit_no < running_.begin()->second;
}

void MemoryServer::append(const std::shared_ptr<const sync::FeedCommit>& commit, std::int64_t transaction) {
  if (!numbersAreDrawn()) {
    if (commit->commit_no != head() + 1) throw std::logic_error("commit numbers are not dense");
    feed_.push_back(commit);
    return;
  }
  const auto place = static_cast<std::size_t>(commit->commit_no);
  if (feed_.size() < place) feed_.resize(place);
  feed_[place - 1] = commit;
  transaction_of_[commit->commit_no] = transaction;
}

void MemoryServer::writeEffects(const Prepared& prepared) {
  for (std::size_t i = 0; i < prepared.commits.size(); ++i) {
    const std::shared_ptr<const sync::FeedCommit>& commit = prepared.commits[i];
    for (const Row& row : prepared.rows[i]) {
      const RowKey key{row.entity, row.head.id};
      const auto before = rows_.find(key);
      for (std::size_t f = 0; f < row.values.size(); ++f) {
        if (before != rows_.end() && before->second.values[f] == row.values[f]) continue;
        written_[{key, row.entity->fields[f].no}] = {commit->happened_at, commit->author_id};
      }
      rows_.insert_or_assign(key, row);
    }
    for (const sync::ScopeMove& move : commit->moves) {
      if (move.entered)
        nodes_[move.person_id].insert(move.node);
      else
        nodes_[move.person_id].erase(move.node);
      moves_[move.person_id].emplace_back(commit->commit_no, move);
    }
    append(commit, prepared.transaction);
  }
}

void MemoryServer::writeReceipts(const Prepared& prepared) {
  for (std::size_t i = 0; i < prepared.commits.size(); ++i) {
    const sync::PlannedCommit& plan = prepared.planned[i];
    const std::shared_ptr<const sync::FeedCommit>& commit = prepared.commits[i];
    // The server's own work has no device's number; a copy's work neither, but its content is kept.
    if (plan.change_set.cs_no == 0 && plan.bytes.empty()) continue;
    Stored stored;
    stored.id = plan.change_set.id;
    stored.bytes = plan.bytes;
    stored.stored.hash = plan.hash;
    stored.stored.receipt = {plan.change_set.cs_no, plan.change_set.id, plan.verdict,
                             commit->commit_no,     plan.fields,        plan.reason};
    if (plan.change_set.cs_no == 0) {
      copies_.emplace(plan.change_set.id, std::move(stored));
      continue;
    }
    const std::pair key{plan.change_set.device_id, plan.change_set.cs_no};
    const bool is_new =
        receipts_by_id_.emplace(plan.change_set.id, key).second && receipts_.emplace(key, std::move(stored)).second;
    if (!is_new) throw std::logic_error("a change set has two receipts");
    last_cs_no_[plan.change_set.device_id] = plan.change_set.cs_no;
  }
}

std::vector<std::shared_ptr<const sync::FeedCommit>> MemoryServer::feed(std::int64_t after, std::size_t limit) const {
  const std::size_t from = std::min(feed_.size(), static_cast<std::size_t>(std::max<std::int64_t>(after, 0)));
  const std::size_t to = std::min(feed_.size(), from + limit);
  std::vector<std::shared_ptr<const sync::FeedCommit>> commits(feed_.begin() + static_cast<std::ptrdiff_t>(from),
                                                               feed_.begin() + static_cast<std::ptrdiff_t>(to));
  if (!numbersAreDrawn()) return commits;
  // A number that nobody uses, or whose transaction is still under way, looks like a commit without anything in it.
  while (!commits.empty() && (!commits.back() || !isVisible(commits.back()->commit_no))) commits.pop_back();
  for (std::size_t i = 0; i < commits.size(); ++i) {
    if (commits[i] && isVisible(commits[i]->commit_no)) continue;
    sync::FeedCommit nothing;
    nothing.commit_no = static_cast<std::int64_t>(from + i) + 1;
    commits[i] = std::make_shared<const sync::FeedCommit>(nothing);
  }
  return commits;
}

sync::FeedPart MemoryServer::read(std::int64_t after, std::size_t limit) const {
  sync::FeedPart part{after, {}, after, trimmed_to_};
  for (const auto& commit : feed(after, limit)) {
    part.up_to = commit->commit_no;
    const auto left = commit->commit_no <= trimmed_to_ ? trimmed(commit) : commit;
    const bool is_empty = left->rows.empty() && left->moves.empty();
    if (!is_empty || commit->commit_no > trimmed_to_) part.commits.push_back(left);
  }
  return part;
}

void MemoryServer::trimTo(std::int64_t no) {
  for (; trimmed_to_ < std::min(no, head()); ++trimmed_to_) {
    const auto& commit = feed_[static_cast<std::size_t>(trimmed_to_)];
    if (!commit) continue;
    for (const sync::FeedRow& row : commit->rows) newest_[{row.entity, row.id}] = commit->commit_no;
  }
}

std::shared_ptr<const sync::FeedCommit> MemoryServer::trimmed(
    const std::shared_ptr<const sync::FeedCommit>& commit) const {
  auto left = std::make_shared<sync::FeedCommit>(*commit);
  std::erase_if(left->rows, [&](const sync::FeedRow& row) {
    const auto newest = newest_.find({row.entity, row.id});
    if (newest == newest_.end() || newest->second != commit->commit_no) return true;
    return planted(Bug::trimDropsTombstones) && rows_.at({entityNamed(row.entity), row.id}).isDeleted();
  });
  return left;
}

std::set<Node> MemoryServer::nodesAt(const Uuid& person_id, std::int64_t commit_no) const {
  std::set<Node> nodes;
  const auto found = moves_.find(person_id);
  if (found == moves_.end()) return nodes;
  for (const auto& [no, move] : found->second) {
    if (no > commit_no) break;
    if (move.entered)
      nodes.insert(move.node);
    else
      nodes.erase(move.node);
  }
  return nodes;
}

// sql/sync/0005_late_work.sql, held_when_made.
bool MemoryServer::heldWhenMade(const Uuid& person_id, const Leaf& leaf, const sync::MadeAt& made) const {
  const auto isConfirmed = [&](std::int64_t left_no) {
    const auto hellos = hellos_.find(made.device_id);
    return hellos != hellos_.end() && std::any_of(hellos->second.begin(), hellos->second.end(), [&](const auto& hello) {
             return hello.first >= left_no && hello.second <= made.cs_no;
           });
  };
  const auto moves = moves_.find(person_id);
  if (moves == moves_.end()) return false;
  for (const Node& node : {Node{leaf.root_id, leaf.facet}, Node{Uuid{}, leaf.facet}}) {
    bool held = false;
    std::int64_t left_no = 0;
    for (const auto& [no, move] : moves->second) {
      if (move.node != node) continue;
      if (no <= made.seen) held = move.entered;
      if (no > made.seen && !move.entered && left_no == 0) left_no = no;
    }
    if (held && (left_no == 0 || !isConfirmed(left_no))) return true;
  }
  return false;
}

std::int64_t MemoryServer::lastCsNo(const Uuid& device_id) const {
  const auto found = last_cs_no_.find(device_id);
  return found == last_cs_no_.end() ? 0 : found->second;
}

sync::NodeSums MemoryServer::sums(const std::set<Node>& nodes) const {
  sync::NodeSums sums;
  for (const auto& [key, row] : rows_) {
    if (row.isDeleted() || key.entity->replication != Replication::scoped) continue;
    for (const Node& node : {Node{row.head.root_id, row.head.facet}, Node{Uuid{}, row.head.facet}}) {
      if (nodes.contains(node)) sums[node] += sync::rowHash(key.entity->no, key.id, row.head.rev);
    }
  }
  return sums;
}

// Nothing when it has no rows.
const Entity* MemoryServer::entityNamed(EntityNo no) const {
  Uuid last;
  last.bytes.fill(0xff);
  for (auto it = rows_.begin(); it != rows_.end(); it = rows_.upper_bound({it->first.entity, last})) {
    if (it->first.entity->no == no) return it->first.entity;
  }
  return nullptr;
}

std::vector<const Row*> MemoryServer::rowsBetween(const Entity& entity, const Uuid& after, const Uuid& last,
                                                  const std::set<Node>& nodes) const {
  std::vector<const Row*> rows;
  for (auto it = rows_.upper_bound({&entity, after});
       it != rows_.end() && it->first.entity == &entity && !(last < it->first.id); ++it) {
    const Row& row = it->second;
    const bool is_held = std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
      return node.covers({row.head.root_id, row.head.facet});
    });
    if (is_held && !row.isDeleted()) rows.push_back(&row);
  }
  return rows;
}

std::vector<sync::DifferingRange> MemoryServer::compare(const sync::RangesRequest& request) const {
  std::vector<sync::DifferingRange> differing;
  std::size_t no = 0;
  for (const sync::EntityRanges& asked : request.entities) {
    const Entity* entity = entityNamed(asked.entity);
    Uuid after = asked.after;
    for (const sync::RangeSum& range : asked.ranges) {
      const Uuid above = std::exchange(after, range.last);
      std::vector<const Row*> rows;
      if (entity != nullptr) rows = rowsBetween(*entity, above, range.last, request.nodes);
      std::uint64_t sum = 0;
      for (const Row* row : rows) sum += sync::rowHash(asked.entity, row->head.id, row->head.rev);
      const std::size_t place = no++;
      if (sync::isSame(range, rows.size(), sum)) continue;
      sync::DifferingRange& out =
          differing.emplace_back(sync::DifferingRange{place, sync::isGivenRows(range, rows.size()), range.last, {}});
      for (const Row* row : rows) {
        if (!out.has_rows) break;
        if (out.rows.size() == sync::mostRowsOfRange) {
          out.up_to = out.rows.back().id;
          break;
        }
        out.rows.push_back({row->head.id, {row->head.root_id, row->head.facet}, encodeRow(*row)});
      }
    }
  }
  return differing;
}

// Numbers of transactions are not the database's: those of before may still be ending.
void MemoryServer::restore(const MemoryServer& backup) {
  const std::int64_t last_transaction = last_transaction_;
  const auto running = running_;
  *this = backup;
  last_transaction_ = last_transaction;
  running_ = running;
}

Uuid MemoryServer::changeSetAt(std::int64_t commit_no) const {
  const bool is_there = commit_no > 0 && commit_no <= head();
  const auto& commit = is_there ? feed_[static_cast<std::size_t>(commit_no - 1)] : nullptr;
  return commit ? commit->change_set_id : Uuid{};
}

MemoryServer::Chunk MemoryServer::chunk(const sync::ChunkRequest& request) const {
  Chunk chunk;
  chunk.head = head();
  chunk.last_key = request.after;
  for (auto it = rows_.upper_bound({request.entity, request.after});
       it != rows_.end() && it->first.entity == request.entity; ++it) {
    if (chunk.rows.size() == request.limit) {
      chunk.at_end = false;
      return chunk;
    }
    const Leaf leaf{it->second.head.root_id, it->second.head.facet};
    chunk.last_key = it->first.id;
    if (it->second.isDeleted()) continue;
    for (const Node& node : request.nodes) {
      if (!node.covers(leaf)) continue;
      chunk.rows.push_back({leaf, encodeRow(it->second)});
      break;
    }
  }
  return chunk;
}

}  // namespace carnet::simulation
