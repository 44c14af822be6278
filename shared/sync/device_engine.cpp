// The link as the engine sees it: greeting, receipts, retry and the watchdog.
#include "shared/sync/device_engine.h"

#include <algorithm>
#include <utility>

#include "shared/core/planted.h"
#include "shared/sync/rescue.h"

namespace carnet::sync {

namespace {

constexpr std::int64_t greetingMs = 10'000;
constexpr std::int64_t serverSilenceMs = 50'000;  // the server pings every 20 s
constexpr std::int64_t watchdogMs = 60'000;
constexpr std::int64_t steadyMs = 10'000;  // a link that holds so long is no failure
constexpr std::int64_t eagerCapMs = 1'000;
constexpr std::int64_t lazyCapMs = 60'000;
constexpr std::int64_t eagerForMs = 600'000;  // since the last cut
constexpr std::int64_t inUseMs = 60'000;
constexpr std::int64_t probeMs = 5'000;
constexpr std::int64_t clockToleranceMs = 60'000;
// What a server may send without being paid is 4 MiB, and one large commit or chunk beyond it.
constexpr std::size_t maxInboxCost = 32u << 20;
constexpr std::int64_t compareEveryMs = 6 * 3'600'000;
// Longer than any device that is switched on takes until it tries again.
constexpr Duration awaitOthersFor = Duration::seconds(90);

// Of the faults that pass: those that last long enough for a person to wonder why nothing is sent.
bool concernsPeople(std::string_view code) {
  return code.starts_with("server.") || code == "auth.no_role" || code == "sync.protocol_too_new";
}

}  // namespace

DeviceEngine::DeviceEngine(const RuleBook& book, LocalStore& store, BlobStore* blobs, Rng& rng)
    : book_(book), store_(store), blob_lane_(blobs), rng_(rng) {}

Actor DeviceEngine::actor(const ReplicaState& state) {
  Actor actor{state.person_id, state.device_id, state.roles};
  if (book_.roles_of != nullptr) {
    if (const std::uint32_t roles = book_.roles_of(store_, state.person_id)) actor.roles = roles;
  }
  return actor;
}

bool DeviceEngine::noticeClock(Instant now) {
  const bool went_back = last_event_ && now < *last_event_;
  if (went_back) {
    const Duration back = *last_event_ - now;
    for (std::optional<Instant>* timer : {&retry_at_, &online_since_, &last_cut_, &last_contact_, &last_use_,
                                          &probe_until_, &compared_at_, &awaits_until_, &went_over_at_}) {
      if (*timer) *timer = **timer - back;
    }
    last_heard_ = last_heard_ - back;
  }
  last_event_ = now;
  return went_back;
}

DeviceReaction DeviceEngine::finish(DeviceReaction reaction, Instant now) {
  reaction.has_more_work = !inbox_.empty() || (mending_ && !mending_->isWaiting());
  std::int64_t wake = now.unix_ms + watchdogMs;
  if (link_ == LinkState::offline && !gave_up_ && retry_at_) wake = std::min(wake, retry_at_->unix_ms);
  if (link_ == LinkState::connecting || link_ == LinkState::greeting)
    wake = std::min(wake, last_heard_.unix_ms + greetingMs);
  if (link_ == LinkState::online) wake = std::min(wake, last_heard_.unix_ms + serverSilenceMs);
  if (probe_until_) wake = std::min(wake, probe_until_->unix_ms);
  if (awaits_until_ && *awaits_until_ > now) wake = std::min(wake, awaits_until_->unix_ms);
  reaction.wake_at = Instant{std::max(wake, now.unix_ms)};
  return reaction;
}

DeviceReaction DeviceEngine::start(Instant now) {
  DeviceReaction reaction;
  retry_at_ = now;
  link_ = LinkState::offline;
  return onTime(now);
}

DeviceReaction DeviceEngine::onTime(Instant now) {
  const bool went_back = noticeClock(now);
  DeviceReaction reaction;
  switch (link_) {
    case LinkState::offline:
      if (!gave_up_ && (!retry_at_ || now >= *retry_at_)) {
        link_ = LinkState::connecting;
        last_heard_ = now;
        reaction.connect = true;
      }
      break;
    case LinkState::connecting:
    case LinkState::greeting:
      if ((now - last_heard_).ms >= greetingMs) cut(now, reaction);
      break;
    case LinkState::online:
      if ((now - last_heard_).ms >= serverSilenceMs) {
        cut(now, reaction);
      } else if (probe_until_ && now >= *probe_until_) {
        cut(now, reaction);
        retry_at_ = now;
      } else {
        // How long nothing was heard is not known after the clock was set back: the connection is asked.
        if (went_back && !probe_until_) {
          probe_until_ = now + Duration{probeMs};
          reaction.send.push_back(Ping{});
        }
        // The watchdog: whatever was forgotten is sent now.
        pushMore(reaction);
        blobMore(now, reaction);
      }
      break;
  }
  return finish(std::move(reaction), now);
}

DeviceReaction DeviceEngine::onWakeUp(Instant now) {
  noticeClock(now);
  last_use_ = now;
  gave_up_ = false;
  if (link_ == LinkState::offline) retry_at_ = now;
  const bool probes = link_ == LinkState::online && !probe_until_;
  // The old connection may be dead without a word, as after a change of network: it is asked.
  if (probes) probe_until_ = now + Duration{probeMs};
  DeviceReaction reaction = onTime(now);
  if (probes) reaction.send.push_back(Ping{});
  return reaction;
}

DeviceReaction DeviceEngine::onConnected(std::string token, Instant now) {
  noticeClock(now);
  DeviceReaction reaction;
  link_ = LinkState::greeting;
  last_heard_ = now;
  sayHello(std::move(token), now, reaction);
  return finish(std::move(reaction), now);
}

void DeviceEngine::sayHello(std::string token, Instant now, DeviceReaction& reaction) {
  const ReplicaState state = store_.state();
  Hello hello;
  hello.device_id = state.device_id;
  hello.token = std::move(token);
  hello.schema_version = book_.schema_version;
  hello.server_id = state.server_id;
  hello.epoch = state.epoch;
  hello.cursor = state.cursor;
  hello.next_cs_no = state.next_cs_no;
  hello.progress = state.progress;
  hello.wants_checkpoint =
      state.is_reconciling || isAhead(state) || !compared_at_ || (now - *compared_at_).ms >= compareEveryMs;
  hello.confirmed_cs_no = confirmedUpTo();
  hello.known_no = state.known_no;
  hello.known_id = state.known_id;
  hello.takes_bundles = true;
  // The server numbers the next snapshot above every number used here, also above one that waits for the cursor.
  if (!hello.progress && state.ended) hello.progress = SnapshotProgress{state.ended->generation, 0, Uuid{}};
  std::set<Node> complete;
  for (const HeldNode& held : store_.nodes()) {
    // A snapshot that has ended is whole as soon as the cursor reaches its end, which the tail brings.
    const bool has_ended = state.ended && held.generation != 0 && held.generation <= state.ended->generation;
    if (held.is_complete || has_ended)
      complete.insert(held.node);
    else
      hello.incomplete.push_back({held.node, held.generation});
  }
  hello.nodes_digest = digestOf(complete);
  reaction.send.push_back(std::move(hello));
}

void DeviceEngine::applyWelcome(const Welcome& welcome, Instant now, DeviceReaction& reaction) {
  ReplicaState state = store_.state();
  state.server_id = welcome.server_id;
  state.epoch = welcome.epoch;
  state.clock_offset_ms = welcome.server_time.unix_ms - now.unix_ms;
  welcomed_at_ = welcome.server_time;
  // A clock that once ran far ahead must not date everything that is done from now on.
  const Instant latest{welcome.server_time.unix_ms + clockToleranceMs};
  if (state.last_hlc > Hlc::of(latest)) state.last_hlc = Hlc::of(welcome.server_time);
  store_.begin(Durability::normal);
  forgetBeyond(welcome.head, state, reaction);
  store_.putState(state);
  store_.trimJournal(welcome.server_time - journalLife);
  store_.trimDeeds(welcome.server_time - journalLife);
  store_.commit();
  if (state.is_reconciling && !awaits_until_) awaits_until_ = now + awaitOthersFor;
  mendNumbers(store_, rng_, welcome.last_cs_no, now);
  limits_ = welcome.limits;
  blob_lane_.open(limits_.blob_window_bytes);
  link_ = LinkState::online;
  online_since_ = now;
  last_cut_.reset();
  last_contact_ = now;
  pushed_up_to_ = 0;
  in_flight_.clear();
  in_flight_bytes_ = 0;
  reaction.nodes_changed = true;
  reaction.outbox_changed = true;
  // Everything without a receipt is sent again; the server answers what it has judged with the receipt it kept.
  pushMore(reaction);
  blobMore(now, reaction);
}

DeviceReaction DeviceEngine::onMessage(Message message, Instant now) {
  noticeClock(now);
  DeviceReaction reaction;
  if (link_ == LinkState::offline) return finish(std::move(reaction), now);
  last_heard_ = now;
  probe_until_.reset();
  if (link_ == LinkState::online) last_contact_ = now;
  if (const auto* welcome = std::get_if<Welcome>(&message)) {
    applyWelcome(*welcome, now, reaction);
  } else if (const auto* restored = std::get_if<Restored>(&message)) {
    applyRestored(*restored, now, reaction);
  } else if (const auto* receipt = std::get_if<Receipt>(&message)) {
    applyReceipts({*receipt}, now, reaction);
    pushMore(reaction);
    blobMore(now, reaction);
  } else if (const auto* error = std::get_if<Error>(&message)) {
    applyError(*error, now, reaction);
  } else if (const auto* ping = std::get_if<Ping>(&message)) {
    reaction.send.push_back(Pong{ping->nonce});
  } else if (std::holds_alternative<Reauthenticate>(message)) {
    reaction.wants_token = true;
  } else if (const auto* have = std::get_if<BlobHave>(&message)) {
    applyBlobHave(*have, now, reaction);
  } else if (const auto* part = std::get_if<BlobPart>(&message)) {
    applyBlobPart(*part, now, reaction);
  } else if (const auto* missing = std::get_if<BlobMissing>(&message)) {
    applyBlobMissing(*missing, now, reaction);
  } else if (std::holds_alternative<Delta>(message) || std::holds_alternative<SnapshotBegin>(message) ||
             std::holds_alternative<SnapshotChunk>(message) || std::holds_alternative<SnapshotEnd>(message) ||
             std::holds_alternative<Checkpoint>(message) || std::holds_alternative<RangesCompared>(message)) {
    inbox_cost_ += creditCost(message);
    if (inbox_cost_ > maxInboxCost) {
      reaction.send.push_back(Error{"link.credit_exceeded", 0, false});
      cut(now, reaction);
    } else {
      inbox_.push_back(std::move(message));
    }
  }
  return finish(std::move(reaction), now);
}

DeviceReaction DeviceEngine::onReceipts(const std::vector<Receipt>& receipts, Instant now) {
  noticeClock(now);
  DeviceReaction reaction;
  if (link_ == LinkState::offline) return finish(std::move(reaction), now);
  last_heard_ = now;
  probe_until_.reset();
  if (link_ == LinkState::online) last_contact_ = now;
  applyReceipts(receipts, now, reaction);
  pushMore(reaction);
  blobMore(now, reaction);
  return finish(std::move(reaction), now);
}

DeviceReaction DeviceEngine::onToken(std::string token, Instant now) {
  noticeClock(now);
  DeviceReaction reaction;
  if (link_ == LinkState::online) reaction.send.push_back(Reauthenticate{std::move(token)});
  return finish(std::move(reaction), now);
}

void DeviceEngine::applyError(const Error& error, Instant now, DeviceReaction& reaction) {
  if (error.fatal) gave_up_ = true;
  if (error.fatal || concernsPeople(error.code)) reaction.trouble = error;
  cut(now, reaction);
  if (error.retry_after_ms > 0) retry_at_ = now + Duration{error.retry_after_ms};
}

DeviceReaction DeviceEngine::onDisconnected(Instant now) {
  noticeClock(now);
  DeviceReaction reaction;
  held_.reset();
  cut(now, reaction);
  reaction.close = false;
  return finish(std::move(reaction), now);
}

void DeviceEngine::cut(Instant now, DeviceReaction& reaction) {
  if (link_ == LinkState::offline) return;
  if (!last_cut_) last_cut_ = now;
  // A server that greets and hangs up is not called more often than one that is away.
  if (const auto since = std::exchange(online_since_, std::nullopt); since && (now - *since).ms >= steadyMs)
    failures_ = 0;
  link_ = LinkState::offline;
  inbox_.clear();
  inbox_cost_ = 0;
  done_in_front_ = 0;
  partial_.clear();
  comparison_.reset();
  // What was not mended yet differs in the comparison that the next connection asks for.
  if (mending_) {
    mending_.reset();
    mendings_ = 0;
    compared_at_.reset();
  }
  in_flight_.clear();
  in_flight_bytes_ = 0;
  pushed_up_to_ = 0;
  blob_lane_.close();
  probe_until_.reset();
  reaction.close = true;
  reaction.outbox_changed = true;
  reaction.nodes_changed = true;
  retry_at_ = nextRetry(now);
}

// Full jitter: uniform between nothing and a cap that doubles from 250 ms.
Instant DeviceEngine::nextRetry(Instant now) {
  if (planted(Bug::retryAtOnce)) return now;
  if (planted(Bug::retryOnNextWrite)) return now + Duration::hours(24);
  const bool in_use = last_use_ && (now - *last_use_).ms < inUseMs;
  const bool recent = last_cut_ && (now - *last_cut_).ms < eagerForMs;
  const bool is_eager =
      (recent && (in_use || store_.countWaiting() > 0 || blob_lane_.hasWork())) || planted(Bug::neverLazy);
  const std::int64_t cap = is_eager ? eagerCapMs : lazyCapMs;
  const std::int64_t span = std::min(cap, std::int64_t{250} << std::min(failures_, 10));
  ++failures_;
  return now + Duration{static_cast<std::int64_t>(rng_.next() % static_cast<std::uint64_t>(span + 1))};
}

}  // namespace carnet::sync
