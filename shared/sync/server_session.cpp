#include "shared/sync/server_session.h"

#include <algorithm>

#include "shared/core/planted.h"
#include "shared/sync/blob_pace.h"
#include "shared/sync/visibility.h"

namespace carnet::sync {

namespace {

constexpr std::int64_t creditWindow = 4 << 20;
constexpr std::size_t deltaBytes = 256 * 1024;
constexpr std::size_t commitsPerRequest = 256;
constexpr std::int64_t pingEveryMs = 20'000;
constexpr std::int64_t deviceSilenceMs = 60'000;
constexpr std::int64_t lookAgainMs = 60'000;  // for a device that is ahead of its server
constexpr std::int64_t reauthenticateBeforeMs = 90'000;

}  // namespace

std::vector<const Entity*> snapshotOrder(const Registry& registry) {
  std::vector<const Entity*> order;
  for (const Entity* entity : registry.entities()) {
    if (entity->replication == Replication::scoped) order.push_back(entity);
  }
  std::stable_sort(order.begin(), order.end(), [](const Entity* a, const Entity* b) {
    return a->priority != b->priority ? a->priority < b->priority : a->no < b->no;
  });
  return order;
}

ServerSession::ServerSession(const RuleBook& book, SessionStart start)
    : book_(book),
      start_(std::move(start)),
      head_(start_.head),
      credit_(creditWindow),
      order_(snapshotOrder(book.registry)),
      checkpoint_at_(start_.hello.wants_checkpoint ? start_.now : start_.now + compareEvery),
      last_submitted_(start_.last_cs_no),
      now_(start_.now),
      last_heard_(start_.now),
      last_pinged_(start_.now) {}

SessionReaction ServerSession::begin() {
  const Hello& hello = start_.hello;
  if (hello.protocol_version > protocolVersion || hello.schema_version > book_.schema_version)
    return fail("sync.protocol_too_new", false, lookAgainMs);
  // Apps of the first versions said nothing, or all the same.
  const std::int32_t version = std::max(hello.schema_version, lastUnmarkedVersion);
  if (version < book_.schema_version - versionsBack) return fail("sync.app_too_old", true);
  if (!hello.server_id.isNil() && hello.server_id != start_.server_id) return fail("sync.other_server", true);
  SessionReaction reaction;
  if (start_.common_no) {
    Restored restored{start_.server_id, start_.epoch, *start_.common_no, start_.goesOnAt(), start_.last_cs_no, {}};
    restored.nodes.assign(start_.nodes_at_cursor.begin(), start_.nodes_at_cursor.end());
    reaction.send.push_back(std::move(restored));
    reaction.close = true;
    return reaction;
  }
  Welcome welcome;
  welcome.server_id = start_.server_id;
  welcome.epoch = start_.epoch;
  welcome.head = start_.head;
  welcome.durable_no = start_.durable_no;
  welcome.last_cs_no = start_.last_cs_no;
  welcome.rights_version = start_.rights_version;
  welcome.limits = limits_;
  welcome.server_time = start_.now;
  send(reaction, welcome);

  std::set<Node> complete = start_.nodes_at_cursor;
  for (const IncompleteNode& node : hello.incomplete) complete.erase(node.node);
  if (hello.progress) generation_ = hello.progress->generation;
  for (const IncompleteNode& node : hello.incomplete) generation_ = std::max(generation_, node.generation);
  if (hello.cursor == 0 || digestOf(complete) != hello.nodes_digest)
    reset(reaction);
  else
    resume(reaction);
  pump(reaction);
  return reaction;
}

// First contact, or the two sides disagree about what the device holds: everything held enters anew.
void ServerSession::reset(SessionReaction& reaction) {
  nodes_ = waiting_ = start_.nodes_at_head;
  sent_ = start_.head;
  Delta delta;
  delta.is_reset = true;
  delta.from = start_.hello.cursor;
  delta.to = start_.head;
  DeltaCommit commit;
  commit.commit_no = start_.head;
  commit.entered.assign(nodes_.begin(), nodes_.end());
  delta.commits.push_back(std::move(commit));
  send(reaction, std::move(delta));
}

void ServerSession::resume(SessionReaction&) {
  const Hello& hello = start_.hello;
  nodes_ = start_.nodes_at_cursor;
  sent_ = hello.cursor;
  for (const IncompleteNode& node : hello.incomplete) {
    if (!nodes_.contains(node.node)) continue;
    const bool is_running = hello.progress && node.generation != 0 && node.generation == hello.progress->generation;
    (is_running ? current_ : waiting_).insert(node.node);
  }
  if (current_.empty()) return;
  running_ = true;
  chunk_head_ = start_.head;
  const Entity* entity = book_.registry.findNo(hello.progress->entity);
  const auto found = std::find(order_.begin(), order_.end(), entity);
  entity_index_ = found == order_.end() ? 0 : static_cast<std::size_t>(found - order_.begin());
  after_ = found == order_.end() ? Uuid{} : hello.progress->last_key;
}

bool ServerSession::holds(const Leaf& leaf) const { return holdsLeaf(nodes_, leaf); }

void ServerSession::send(SessionReaction& reaction, Message message) {
  if (std::holds_alternative<Delta>(message) || std::holds_alternative<SnapshotChunk>(message) ||
      std::holds_alternative<SnapshotBegin>(message)) {
    credit_ -= static_cast<std::int64_t>(creditCost(message));
  }
  reaction.send.push_back(std::move(message));
}

SessionReaction ServerSession::fail(std::string code, bool fatal, std::int64_t retry_after_ms) {
  SessionReaction reaction;
  reaction.send.push_back(Error{std::move(code), retry_after_ms, fatal});
  reaction.close = true;
  return reaction;
}

SessionReaction ServerSession::onMessage(Message message, Instant now) {
  now_ = last_heard_ = now;
  SessionReaction reaction;
  if (auto* push = std::get_if<Push>(&message)) {
    receivePush(std::move(*push), now, reaction);
  } else if (const auto* credit = std::get_if<Credit>(&message)) {
    credit_ = std::min<std::int64_t>(credit_ + credit->bytes, creditWindow);
  } else if (auto* question = std::get_if<CompareRanges>(&message)) {
    if (!compareRanges(std::move(*question), reaction)) return fail("frame.unexpected", false);
  } else if (const auto* ask = std::get_if<BlobAsk>(&message)) {
    puts_.add(0, limits_.blob_window_bytes);
    reaction.blob_asks.push_back(*ask);
  } else if (auto* put = std::get_if<BlobPut>(&message)) {
    if (!puts_.add(put->bytes.size(), limits_.blob_window_bytes)) return fail("blob.window_exceeded", false);
    reaction.blob_puts.push_back(std::move(*put));
  } else if (const auto* get = std::get_if<BlobGet>(&message)) {
    const std::size_t length = get->length == 0 ? blobPartBytes : get->length;
    if (!gets_.add(std::clamp(length, leastBlobPartBytes, blobPartBytes), limits_.blob_window_bytes))
      return fail("blob.window_exceeded", false);
    reaction.blob_gets.push_back(*get);
  } else if (const auto* ping = std::get_if<Ping>(&message)) {
    send(reaction, Pong{ping->nonce});
  } else if (auto* token = std::get_if<Reauthenticate>(&message)) {
    reaction.verify_token = std::move(token->token);
  } else if (!std::holds_alternative<Pong>(message)) {
    return fail("frame.unexpected", false);
  }
  pump(reaction);
  return reaction;
}

void ServerSession::receivePush(Push push, Instant now, SessionReaction& reaction) {
  Received received;
  received.actor = start_.actor;
  received.arrival = now;
  received.hash = sha256(push.bytes);
  received.offered_again = std::move(push.offered_again);
  received.bytes = std::move(push.bytes);
  auto decoded = readChangeSet(book_, received.bytes);
  // An unreadable change set is parked under its number with its bytes kept: it must not block those behind it.
  const bool readable = decoded && received.hash == push.hash && decoded->cs_no == push.cs_no && decoded->id == push.id;
  if (readable) {
    received.change_set = std::move(*decoded);
    // Numbers of the lost history mean other commits here.
    if (received.offered_again) {
      received.change_set.seen = std::min(received.change_set.seen, received.offered_again->seen);
    }
    // Nobody has seen what was not sent to them.
    received.change_set.seen = std::min(received.change_set.seen, sent_);
  } else {
    received.change_set.id = push.id;
    received.change_set.cs_no = push.cs_no;
    received.change_set.happened_at = Hlc::of(now);
  }
  reaction.submit.push_back(std::move(received));
}

SessionReaction ServerSession::onHead(std::int64_t head) {
  SessionReaction reaction;
  head_ = std::max(head_, head);
  pump(reaction);
  return reaction;
}

DeltaCommit ServerSession::project(const FeedCommit& commit) {
  DeltaCommit out;
  out.commit_no = commit.commit_no;
  out.change_set_id = commit.change_set_id;
  out.author_id = commit.author_id;
  out.happened_at = commit.happened_at;
  for (const ScopeMove& move : commit.moves) {
    if (move.person_id != start_.actor.person_id) continue;
    if (move.entered) {
      if (!nodes_.insert(move.node).second) continue;
      waiting_.insert(move.node);
      out.entered.push_back(move.node);
    } else {
      if (nodes_.erase(move.node) == 0) continue;
      waiting_.erase(move.node);
      current_.erase(move.node);
      out.left.push_back(move.node);
    }
  }
  for (const FeedRow& row : commit.rows) {
    const Entity* entity = book_.registry.findNo(row.entity);
    if (entity == nullptr || entity->replication == Replication::never || !holds(row.leaf)) continue;
    out.rows.push_back({row.entity, row.image});
  }
  return out;
}

SessionReaction ServerSession::onFeed(const FeedPart& part) {
  SessionReaction reaction;
  feed_under_way_ = false;
  if (part.after <= sent_) sendCommits(part, reaction);
  pump(reaction);
  return reaction;
}

void ServerSession::sendCommits(const FeedPart& part, SessionReaction& reaction) {
  // Where rows skip commits only a comparison tells that nothing was skipped too much.
  if (part.trimmed_to > sent_) checkpoint_at_ = now_;
  const auto emptyDelta = [&](std::int64_t at) {
    Delta delta;
    delta.from = delta.to = at;
    delta.trimmed_to = part.trimmed_to > at ? part.trimmed_to : 0;
    return delta;
  };
  Delta delta = emptyDelta(sent_);
  std::size_t bytes = 0;
  const auto cut = [&] {
    if (delta.to == delta.from && delta.commits.empty()) return;
    const std::int64_t to = delta.to;
    send(reaction, std::exchange(delta, emptyDelta(to)));
    bytes = 0;
  };
  const auto checkpoint = [&] {
    if (!checkpoint_ || checkpoint_->no > sent_) return;
    cut();
    giveCheckpoint(reaction);
  };
  for (const auto& commit : part.commits) {
    if (commit->commit_no <= sent_) continue;
    const std::int64_t before = sent_;
    DeltaCommit projected = project(*commit);
    sent_ = commit->commit_no;
    if (projected.rows.empty() && projected.entered.empty() && projected.left.empty()) {
      delta.to = sent_;
      checkpoint();
      continue;
    }
    // A commit larger than a frame travels in pieces that the device applies together.
    DeltaCommit piece = projected;
    piece.rows.clear();
    for (EntityImage& row : projected.rows) {
      bytes += row.image.size();
      piece.rows.push_back(std::move(row));
      if (bytes < deltaBytes || &row == &projected.rows.back()) continue;
      DeltaCommit rest = piece;
      rest.rows.clear();
      rest.entered.clear();
      rest.left.clear();
      piece.is_partial = true;
      delta.commits.push_back(std::move(piece));
      send(reaction, std::exchange(delta, emptyDelta(before)));
      bytes = 0;
      piece = std::move(rest);
    }
    delta.commits.push_back(std::move(piece));
    delta.to = sent_;
    if (bytes >= deltaBytes) cut();
    checkpoint();
  }
  if (part.up_to > sent_) {
    delta.to = sent_ = part.up_to;
    checkpoint();
  }
  cut();
}

std::vector<Node> ServerSession::nodesFor(const Entity& entity) const {
  std::vector<Node> nodes;
  for (const Node& node : current_) {
    if (entity.facet_by_target || node.facet == entity.facet) nodes.push_back(node);
  }
  return nodes;
}

void ServerSession::beginGeneration(SessionReaction& reaction) {
  current_ = std::exchange(waiting_, {});
  ++generation_;
  running_ = true;
  entity_index_ = 0;
  after_ = Uuid{};
  chunk_head_ = head_;
  SnapshotBegin begin;
  begin.generation = generation_;
  begin.horizon = head_;
  begin.nodes.assign(current_.begin(), current_.end());
  send(reaction, std::move(begin));
}

void ServerSession::endGeneration(SessionReaction& reaction) {
  running_ = false;
  current_.clear();
  ended_to_ = chunk_head_;
  send(reaction, SnapshotEnd{generation_, chunk_head_});
}

void ServerSession::requestChunk(SessionReaction& reaction) {
  while (running_ && entity_index_ < order_.size()) {
    std::vector<Node> nodes = nodesFor(*order_[entity_index_]);
    if (!nodes.empty()) {
      reaction.chunk = ChunkRequest{generation_, order_[entity_index_], std::move(nodes), after_, 2'000};
      chunk_under_way_ = true;
      return;
    }
    ++entity_index_;
    after_ = Uuid{};
  }
  if (running_) endGeneration(reaction);
}

SessionReaction ServerSession::onChunk(std::vector<ChunkRow> rows, const Uuid& last_key, bool at_end,
                                       std::int64_t head) {
  SessionReaction reaction;
  chunk_under_way_ = false;
  head_ = std::max(head_, head);
  chunk_head_ = std::max(chunk_head_, head);
  SnapshotChunk chunk;
  chunk.generation = generation_;
  chunk.entity = order_[entity_index_]->no;
  chunk.last_key = last_key;
  std::size_t bytes = 0;
  for (ChunkRow& row : rows) {
    // The person may have lost the node since the rows were asked for.
    if (!holds(row.leaf)) continue;
    bytes += row.image.size();
    chunk.images.push_back(std::move(row.image));
    if (bytes < deltaBytes || &row == &rows.back()) continue;
    SnapshotChunk part = chunk;
    // Progress moves only with the last piece: a cut in between sends the chunk again.
    part.last_key = after_;
    send(reaction, std::move(part));
    chunk.images.clear();
    bytes = 0;
  }
  if (!chunk.images.empty()) send(reaction, std::move(chunk));
  after_ = last_key;
  if (at_end) {
    ++entity_index_;
    after_ = Uuid{};
  }
  pump(reaction);
  return reaction;
}

void ServerSession::pump(SessionReaction& reaction) {
  if (reaction.close || credit_ <= 0) return;
  if ((!feed_under_way_ || planted(Bug::readsWithoutEnd)) && sent_ < head_) {
    reaction.feed = FeedRequest{sent_, commitsPerRequest};
    feed_under_way_ = true;
  }
  askForSums(reaction);
  if (chunk_under_way_) return;
  // What entered while one generation ran follows it at once: nothing else may come to set it going.
  while (!chunk_under_way_ && (running_ || !waiting_.empty())) {
    if (!running_) beginGeneration(reaction);
    requestChunk(reaction);
  }
}

SessionReaction ServerSession::onJudgements(const std::vector<Judgement>& judgements) {
  SessionReaction reaction;
  for (const Judgement& judgement : judgements) {
    switch (judgement.kind) {
      case Judgement::Kind::judged:
        send(reaction, judgement.receipt);
        break;
      case Judgement::Kind::gap:
        // The device starts again from Welcome.last_cs_no.
        reaction.send.push_back(Error{"push.gap", 0, false});
        reaction.close = true;
        return reaction;
      case Judgement::Kind::copied:
        // What it did is safe here; it may go on only as a device of its own.
        send(reaction, judgement.receipt);
        reaction.send.push_back(Error{"sync.copied_replica", 0, true});
        reaction.close = true;
        return reaction;
    }
  }
  pump(reaction);
  return reaction;
}

bool ServerSession::BlobWindow::add(std::size_t part, std::size_t window) {
  const bool is_within = part == 0 || bytes == 0 || bytes + part <= window;
  parts.push_back(part);
  bytes += part;
  return is_within;
}

void ServerSession::BlobWindow::answered() {
  if (parts.empty()) return;
  bytes -= parts.front();
  parts.pop_front();
}

void ServerSession::onBlobGiven() { gets_.answered(); }

SessionReaction ServerSession::onBlobHave(const BlobHave& have) {
  puts_.answered();
  SessionReaction reaction;
  send(reaction, have);
  return reaction;
}

SessionReaction ServerSession::onTokenAccepted(Instant expires_at) {
  start_.token_expires_at = expires_at;
  asked_reauthentication_ = false;
  return {};
}

Instant ServerSession::nextTick(Instant now) const {
  const Instant renewal = start_.token_expires_at - Duration{reauthenticateBeforeMs};
  return std::min({now + Duration::seconds(5), start_.token_expires_at, last_heard_ + Duration{deviceSilenceMs + 1},
                   last_pinged_ + Duration{pingEveryMs}, std::max(checkpoint_at_, now + Duration::seconds(1)),
                   asked_reauthentication_ ? start_.token_expires_at : renewal + Duration{1}});
}

SessionReaction ServerSession::onTick(Instant now) {
  now_ = now;
  if (now >= start_.token_expires_at) return fail("auth.token_expired", false);
  if ((now - last_heard_).ms > deviceSilenceMs) return fail("link.silent", false);
  SessionReaction reaction;
  if (!asked_reauthentication_ && (start_.token_expires_at - now).ms < reauthenticateBeforeMs) {
    asked_reauthentication_ = true;
    send(reaction, Reauthenticate{});
  }
  if ((now - last_pinged_).ms >= pingEveryMs) {
    last_pinged_ = now;
    send(reaction, Ping{static_cast<std::uint64_t>(now.unix_ms), head_, (start_.token_expires_at - now).ms});
  }
  pump(reaction);
  return reaction;
}

}  // namespace carnet::sync
