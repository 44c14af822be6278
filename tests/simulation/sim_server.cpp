#include "tests/simulation/sim_server.h"

#include <algorithm>

#include "shared/domain/organisation/attachment.h"
#include "shared/domain/rule_book.h"
#include "shared/schema/codec.h"
#include "tests/simulation/misreading.h"
#include "tests/simulation/versions.h"

namespace carnet::simulation {

SimServer::SimServer(World& world, const Faults& faults, Network& network, Database& database, Oracle& oracle,
                     std::size_t no)
    : world_(world),
      faults_(faults),
      network_(network),
      database_(database),
      store_(database.store),
      oracle_(oracle),
      no_(no),
      authority_(ruleBook()),
      version_(database.version) {
  database_.listeners.push_back([this](std::size_t node) {
    if (node != no_ && planted(Bug::deafNode)) return;
    soon(0, 20, [this] { publish(); });
  });
  soon(1000, 1000, [this] { tick(); });
}

void SimServer::soon(std::int64_t lowest_ms, std::int64_t highest_ms, std::function<void()> event) {
  world_.after(world_.between(lowest_ms, highest_ms), [this, life = life_, event = std::move(event)] {
    if (life == life_ && is_up_) event();
  });
}

bool SimServer::diesAt(const char* point) {
  if (!faults_.enabled || !world_.happens(faults_.server_kill)) return false;
  world_.trace("node " + std::to_string(no_) + " dies " + point);
  kill();
  return true;
}

void SimServer::kill() {
  is_up_ = false;
  ++life_;
  sessions_.clear();
  queue_.clear();
  is_working_ = false;
  // The database notices soon that nobody is there, at the latest when the transaction has been idle for too long.
  if (const auto dead = std::exchange(batch_, std::nullopt)) {
    world_.after(world_.between(0, 2'000), [this, transaction = dead->transaction] {
      database_.locks.release(transaction);
      store_.end(transaction);
      // Readers that look at transactions under way wait for their end, whatever it was.
      if (numbersAreDrawn()) tellAll();
    });
  }
  const bool silently = world_.rng.chance(30);
  for (const std::int64_t connection : std::exchange(connections_, {})) network_.breakDown(connection, silently);
  world_.after(world_.between(200, 8'000), [this, life = life_] {
    if (life == life_ && !is_up_) startNow();
  });
}

void SimServer::startNow() {
  if (is_up_) return;
  is_up_ = true;
  ++life_;
  version_ = database_.version;
  world_.trace("node " + std::to_string(no_) + " starts at " + std::to_string(store_.head()));
  oracle_.checkHistory();
  soon(1000, 1000, [this] { tick(); });
}

void SimServer::tick() {
  std::vector<std::int64_t> connections;
  for (const auto& [connection, session] : sessions_) connections.push_back(connection);
  for (const std::int64_t connection : connections) {
    if (const auto found = sessions_.find(connection); found != sessions_.end()) {
      take(connection, found->second.machine->onTick(world_.now()));
    }
  }
  soon(1000, 1000, [this] { tick(); });
}

void SimServer::receive(std::int64_t connection, sync::Message message) {
  if (!is_up_) return;
  const auto found = sessions_.find(connection);
  if (found == sessions_.end()) {
    if (const auto* hello = std::get_if<sync::Hello>(&message)) greet(connection, *hello);
    return;
  }
  take(connection, found->second.machine->onMessage(std::move(message), world_.now()));
}

void SimServer::lose(std::int64_t connection) {
  connections_.erase(connection);
  sessions_.erase(connection);
}

void SimServer::refuse(std::int64_t connection, const std::string& code) {
  if (!is_up_) return;
  network_.toDevice(connection, {sync::Error{code, 0, false}});
  network_.closeByServer(connection);
  sessions_.erase(connection);
}

void SimServer::inject(sync::Received received) {
  if (!is_up_) return;
  queue_.emplace_back(0, std::move(received));
  work();
}

void SimServer::greet(std::int64_t connection, const sync::Hello& hello) {
  // A new connection displaces the device's old one.
  for (auto it = sessions_.begin(); it != sessions_.end();) {
    if (it->second.device_id == hello.device_id) {
      network_.closeByServer(it->first);
      it = sessions_.erase(it);
    } else {
      ++it;
    }
  }
  const auto person = Uuid::parse(hello.token);
  if (hello.epoch == database_.epochs.back().epoch) store_.noteHello(hello.device_id, hello.cursor, hello.next_cs_no);
  sync::SessionStart start;
  start.actor = {*person, hello.device_id, 0};
  store_.transact([&](sync::ServerTransaction& tx) { start.actor.roles = ruleBook().roles_of(tx, *person); });
  start.server_id = server_id_;
  start.epoch = database_.epochs.back().epoch;
  start.hello = hello;
  start.head = start.durable_no = store_.head();
  start.last_cs_no = store_.lastCsNo(hello.device_id);
  start.common_no =
      sync::commonNo(hello, {database_.epochs, start.head, start.last_cs_no, store_.changeSetAt(hello.known_no)});
  start.nodes_at_cursor = store_.nodesAt(*person, start.goesOnAt());
  start.nodes_at_head = store_.nodesAt(*person, start.head);
  start.now = world_.now();
  start.token_expires_at = world_.now() + Duration::seconds(world_.between(100, 600));
  Session& session = sessions_[connection];
  session.person_id = *person;
  session.device_id = hello.device_id;
  session.machine = std::make_unique<sync::ServerSession>(serverBook(version_), std::move(start));
  take(connection, session.machine->begin());
  if (faults_.enabled && world_.happens(faults_.turned_away)) {
    world_.trace("the server turns a device away");
    lose(connection);
    network_.closeByServer(connection);
  }
}

void SimServer::take(std::int64_t connection, sync::SessionReaction reaction) {
  const auto found = sessions_.find(connection);
  if (found == sessions_.end()) return;
  for (const sync::Message& message : reaction.send) oracle_.onSent(found->second.person_id, message);
  network_.toDevice(connection, reaction.send);
  if (reaction.close) {
    network_.closeByServer(connection);
    sessions_.erase(connection);
    return;
  }
  for (sync::Received& received : reaction.submit) queue_.emplace_back(connection, std::move(received));
  if (!queue_.empty()) work();
  if (reaction.feed) readFeed(connection, *reaction.feed);
  if (reaction.chunk) readChunk(connection, *reaction.chunk);
  if (reaction.sums) readSums(connection, *reaction.sums);
  if (reaction.ranges) readRanges(connection, *reaction.ranges);
  for (const sync::BlobAsk& ask : reaction.blob_asks) {
    take(connection, found->second.machine->onBlobHave({ask.hash, database_.blobs.have(ask.hash)}));
  }
  for (const sync::BlobPut& put : reaction.blob_puts) {
    take(connection, found->second.machine->onBlobHave({put.hash, database_.blobs.put(put)}));
  }
  for (const sync::BlobGet& get : reaction.blob_gets) giveBlob(connection, get);
  if (reaction.verify_token) {
    soon(1, 50, [this, connection] {
      const auto session = sessions_.find(connection);
      if (session == sessions_.end()) return;
      take(connection,
           session->second.machine->onTokenAccepted(world_.now() + Duration::seconds(world_.between(100, 600))));
    });
  }
}

// A blob is given only through a row that the person holds.
void SimServer::giveBlob(std::int64_t connection, const sync::BlobGet& get) {
  const auto row = store_.rows().find({&entityOf<Attachment>, get.attachment_id});
  const Session& session = sessions_.at(connection);
  const bool is_given = row != store_.rows().end() && as<Attachment>(row->second).sha256 == toHex(get.hash) &&
                        session.machine->holds({row->second.head.root_id, row->second.head.facet});
  const std::string* bytes = is_given ? database_.blobs.find(get.hash) : nullptr;
  session.machine->onBlobGiven();
  if (bytes == nullptr) return network_.toDevice(connection, {sync::BlobMissing{get.hash}});
  sync::BlobPart part{get.hash, get.offset, bytes->size(),
                      bytes->substr(std::min<std::size_t>(get.offset, bytes->size()), get.length)};
  network_.toDevice(connection, {std::move(part)});
}

void SimServer::readFeed(std::int64_t connection, const sync::FeedRequest& request) {
  if (++sessions_.at(connection).feeds_under_way > 1) throw Violation("L3", "a session reads the feed twice at a time");
  soon(1, faults_.read_high_ms, [this, connection, request] {
    const sync::FeedPart part =
        store_.read(request.after, std::min<std::size_t>(request.max_commits, 1 + world_.rng.below(40)));
    oracle_.onRead(part.up_to);
    soon(0, faults_.read_high_ms, [this, connection, part] {
      const auto session = sessions_.find(connection);
      if (session == sessions_.end()) return;
      --session->second.feeds_under_way;
      take(connection, session->second.machine->onFeed(part));
    });
  });
}

void SimServer::readChunk(std::int64_t connection, const sync::ChunkRequest& asked) {
  soon(1, faults_.read_high_ms, [this, connection, asked] {
    const auto reader = sessions_.find(connection);
    if (reader == sessions_.end()) return;
    sync::ChunkRequest request = asked;
    request.limit = std::min(request.limit, database_.chunk_limit);
    MemoryServer::Chunk chunk = store_.chunk(request);
    // The second fence: rows are read on behalf of the person, who may have lost a node that the session still sends.
    const std::set<Node> held = store_.nodesAt(reader->second.person_id, store_.head());
    if (!planted(Bug::snapshotWithoutRights)) {
      std::erase_if(chunk.rows, [&](const sync::ChunkRow& row) {
        return std::none_of(held.begin(), held.end(), [&](const Node& node) { return node.covers(row.leaf); });
      });
    }
    soon(0, faults_.read_high_ms, [this, connection, chunk = std::move(chunk)]() mutable {
      const auto session = sessions_.find(connection);
      if (session == sessions_.end()) return;
      take(connection,
           session->second.machine->onChunk(std::move(chunk.rows), chunk.last_key, chunk.at_end, chunk.head));
    });
  });
}

void SimServer::readSums(std::int64_t connection, const sync::SumsRequest& request) {
  if (planted(Bug::neverCompares)) return;
  soon(1, faults_.read_high_ms, [this, connection, request] {
    soon(0, faults_.read_high_ms, [this, connection, sums = store_.sums(request.nodes), no = store_.head()] {
      const auto session = sessions_.find(connection);
      if (session != sessions_.end()) take(connection, session->second.machine->onSums(sums, no));
    });
  });
}

void SimServer::readRanges(std::int64_t connection, const sync::RangesRequest& request) {
  soon(1, faults_.read_high_ms, [this, connection, request] {
    const auto reader = sessions_.find(connection);
    if (reader == sessions_.end()) return;
    // The second fence, as for the rows of a snapshot.
    sync::RangesRequest visible = request;
    const std::set<Node> held = store_.nodesAt(reader->second.person_id, store_.head());
    std::erase_if(visible.nodes, [&](const Node& node) { return !held.contains(node); });
    soon(0, faults_.read_high_ms, [this, connection, found = store_.compare(visible), no = store_.head()]() mutable {
      const auto session = sessions_.find(connection);
      if (session != sessions_.end()) take(connection, session->second.machine->onRanges(std::move(found), no));
    });
  });
}

void SimServer::work() {
  if (is_working_) return;
  is_working_ = true;
  soon(0, 20, [this] { judge(); });
}

void SimServer::judge() {
  batch_.emplace();
  for (std::size_t most = 1 + world_.rng.below(40); !queue_.empty() && batch_->received.size() < most;
       queue_.pop_front()) {
    batch_->from.push_back(queue_.front().first);
    batch_->received.push_back(std::move(queue_.front().second));
    const sync::Received& received = batch_->received.back();
    batch_->arrivals.emplace(received.change_set.id, received.arrival);
    misread(store_, batch_->received.back());
  }
  batch_->transaction = store_.begin(batch_->received.size());
  goOn();
}

void SimServer::againIn(std::int64_t lowest_ms, std::int64_t highest_ms) {
  soon(lowest_ms, highest_ms, [this] { goOn(); });
}

void SimServer::beginAnew() {
  database_.locks.release(batch_->transaction);
  store_.end(batch_->transaction);
  batch_->transaction = store_.begin(batch_->received.size());
  batch_->reading = {};
  if (numbersAreDrawn()) tellAll();
  againIn(1, 30);
}

void SimServer::goOn() {
  const SharedTransaction::Setting setting{store_,       database_.locks,     world_,
                                           faults_.rest, batch_->transaction, batch_->refused};
  sync::BatchResult result;
  try {
    const auto prepared = store_.prepare(
        [&](sync::ServerTransaction& plain) {
          SharedTransaction tx(setting, batch_->reading, plain);
          result = authority_.judge(tx, batch_->received);
        },
        batch_->transaction);
    commit(prepared, result);
  } catch (const Resting&) {
    if (!diesAt("between two statements")) againIn(0, 20);
  } catch (const Waiting&) {
    againIn(1, 5);
  } catch (const SerializationFailure&) {
    world_.trace("node " + std::to_string(no_) + " begins its transaction anew");
    beginAnew();
  } catch (const FenceRefused& fence) {
    world_.trace("node " + std::to_string(no_) + " is refused by the fence");
    batch_->refused.insert(fence.questions.begin(), fence.questions.end());
    beginAnew();
  }
}

// From here on it holds the number row.
void SimServer::commit(const std::shared_ptr<MemoryServer::Prepared>& prepared, const sync::BatchResult& result) {
  std::vector<std::pair<std::int64_t, sync::Judgement>> judgements;
  for (std::size_t i = 0; i < result.judgements.size(); ++i)
    judgements.emplace_back(batch_->from[i], result.judgements[i]);
  if (planted(Bug::receiptBeforeCommit)) answer(judgements);
  soon(0, faults_.commit_high_ms, [this, prepared, judgements] {
    if (diesAt("before its commit")) return;
    store_.writeEffects(*prepared);
    if (!planted(Bug::receiptsApart)) store_.writeReceipts(*prepared);
    const Batch done = *std::exchange(batch_, std::nullopt);
    database_.locks.release(done.transaction);
    store_.end(done.transaction);
    for (const auto& commit : prepared->commits) {
      world_.trace(
          "commit " + std::to_string(commit->commit_no) + " " + commit->change_set_id.toString() + " " +
          std::string(nameOf(
              prepared->planned[static_cast<std::size_t>(commit->commit_no - prepared->commits.front()->commit_no)]
                  .verdict)));
    }
    oracle_.onCommits(*prepared, done.arrivals);
    // Sent with the commit: it arrives whatever becomes of this node.
    tellAll();
    if (diesAt("after its commit, before the receipts")) return;
    if (planted(Bug::receiptsApart)) store_.writeReceipts(*prepared);
    is_working_ = false;
    if (!planted(Bug::receiptBeforeCommit)) answer(judgements);
    if (!queue_.empty()) work();
  });
}

void SimServer::answer(const std::vector<std::pair<std::int64_t, sync::Judgement>>& judgements) {
  std::map<std::int64_t, std::vector<sync::Judgement>> by_connection;
  for (const auto& [connection, judgement] : judgements) by_connection[connection].push_back(judgement);
  for (const auto& [connection, mine] : by_connection) {
    const auto session = sessions_.find(connection);
    if (session != sessions_.end()) take(connection, session->second.machine->onJudgements(mine));
  }
}

void SimServer::tellAll() {
  for (const auto& tell : database_.listeners) tell(no_);
}

void SimServer::publish() {
  std::vector<std::int64_t> connections;
  for (const auto& [connection, session] : sessions_) connections.push_back(connection);
  for (const std::int64_t connection : connections) {
    const auto found = sessions_.find(connection);
    if (found != sessions_.end()) take(connection, found->second.machine->onHead(store_.head()));
  }
}

}  // namespace carnet::simulation
