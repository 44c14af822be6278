#include "server/sync/device_session.h"

#include <cerrno>
#include <filesystem>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/sync/node_ranges.h"
#include "server/sync/node_sums.h"
#include "server/sync/session_start.h"
#include "server/sync/snapshot_reader.h"

namespace carnet::server {

namespace asio = boost::asio;

namespace {

constexpr std::size_t maxOutgoingBytes = 8u << 20;
constexpr std::size_t maxJudgingBytes = sync::Limits{}.push_window_bytes;
// Two batches: more would only make other devices wait behind this one.
constexpr std::size_t maxJudgingSets = 2 * sync::maxBatchSets;
// Of one frame, for one answer: batches of the authority are filled with them and never part them.
constexpr std::size_t setsTogether = sync::maxBatchSets / 4;
constexpr std::int64_t farBehind = 256;  // commits
constexpr std::size_t maxBlobsWaiting = 64;
constexpr std::size_t maxHeldBack = 64;
constexpr std::int64_t retryAfterMs = 2'000;
// Space comes back when a person makes it.
constexpr std::int64_t retryAfterFullDiskMs = 15'000;

// Not before the time is over, and at the same moment as other sessions: to wake up costs more than what is done then.
std::chrono::steady_clock::time_point onTheSecond(std::chrono::milliseconds from_now) {
  const auto at = std::chrono::steady_clock::now() + std::max(from_now, std::chrono::milliseconds(1));
  return std::chrono::ceil<std::chrono::seconds>(at);
}

}  // namespace

DeviceSession::DeviceSession(SessionHost& host, const SessionParts& parts, asio::thread_pool::executor_type blocking,
                             std::shared_ptr<Link> link)
    : host_(host),
      parts_(parts),
      blocking_(std::move(blocking)),
      link_(std::move(link)),
      ticker_(link_->executor()),
      room_(link_->executor(), asio::steady_timer::time_point::max()) {}

asio::awaitable<void> DeviceSession::run() {
  const auto self = shared_from_this();
  if (co_await greet()) {
    start(tick());
    co_await readFrames();
    host_.leave(hello_.device_id, this);
  }
  closing_ = true;
  ticker_.cancel();
  // What was still to be said is handed to the link, which sends it before it closes.
  while (writing_) {
    room_.expires_after(std::chrono::milliseconds(20));
    boost::system::error_code woken;
    co_await room_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  link_->close(close_reason_, close_text_);
}

asio::awaitable<bool> DeviceSession::greet() {
  asio::steady_timer patience(link_->executor(), parts_.hello_within);
  patience.async_wait([link = std::weak_ptr(link_)](boost::system::error_code cancelled) {
    const auto late = link.lock();
    if (!cancelled && late) late->close(CloseReason::policy, "no hello in time");
  });
  std::optional<std::string> frame = co_await link_->read();
  patience.cancel();
  if (!frame) co_return false;
  Result<sync::Message> message = frames_.decode(*frame, wire::Sender::stranger);
  if (!message.ok()) {
    ++host_.rejected_frames_;
    refuse(message.problem().code, false);
    co_return false;
  }
  const auto* hello = std::get_if<sync::Hello>(&*message);
  if (hello == nullptr) {
    ++host_.rejected_frames_;
    refuse("frame.unexpected", false);
    co_return false;
  }
  hello_ = *hello;
  std::exception_ptr failure;
  try {
    const auto admit = [this] { return parts_.admit(hello_.token); };
    Result<Principal> principal = co_await onBlockingThread(admit);
    hello_.token.clear();
    if (principal.ok() && principal->device_id != hello_.device_id) principal = Problem{"auth.token_invalid", {}, {}};
    if (!principal.ok()) {
      ++host_.refused_;
      parts_.log.info("session.refused", {{"device", hello_.device_id.toString()}, {"why", principal.problem().code}});
      refuse(principal.problem().code, principal.problem().code == "auth.unknown_device");
      co_return false;
    }
    if (const auto wait = host_.hellos_.take(hello_.device_id.toString(), parts_.clock.now())) {
      ++host_.refused_;
      refuse("link.too_often", false, wait->ms);
      co_return false;
    }
    person_id_ = principal->user_id;
    host_.enter(hello_.device_id, shared_from_this());
    // Entered before the head is read: what is committed from here on is announced.
    auto ready = co_await prepare(*principal);
    if (!ready) {
      host_.leave(hello_.device_id, this);
      co_return false;
    }
    session_.emplace(parts_.book, std::move(*ready));
    ++host_.began_;
    apply(session_->begin());
    announce(parts_.hub.head());
    parts_.log.info("session.began", {{"device", hello_.device_id.toString()},
                                      {"person", person_id_.toString()},
                                      {"cursor", std::to_string(hello_.cursor)}});
    co_return true;
  } catch (...) {
    failure = std::current_exception();
  }
  host_.leave(hello_.device_id, this);
  fail(failure);
  co_return false;
}

// Whichever of the two numbers becomes known last compares them.
void DeviceSession::displacedBy(std::int64_t hello_no) {
  std::int64_t known = newest_hello_no_;
  while (known < hello_no && !newest_hello_no_.compare_exchange_weak(known, hello_no)) {
  }
  endIfDisplaced();
}

void DeviceSession::endIfDisplaced() {
  if (hello_no_ != 0 && hello_no_ < newest_hello_no_) end(CloseReason::goingAway, displacedText);
}

asio::awaitable<std::optional<sync::SessionStart>> DeviceSession::prepare(const Principal& principal) {
  const Instant now = parts_.clock.now();
  const std::int64_t hello_no = co_await noteHello(parts_.database, principal.user_id, hello_);
  hello_no_ = hello_no;
  host_.displaceBefore(hello_.device_id, hello_no);
  auto begin = co_await readSessionStart(parts_.database, parts_.book, principal, hello_, now);
  if (!begin) {
    ++host_.refused_;
    refuse("auth.unknown_device", true);
    co_return std::nullopt;
  }
  if (begin->actor.roles == 0) {
    ++host_.refused_;
    // No role: nothing to see and nothing to do, until an administrator gives one.
    refuse("auth.no_role", false, 60'000);
    co_return std::nullopt;
  }
  co_return begin;
}

asio::awaitable<void> DeviceSession::readFrames() {
  while (!closing_) {
    while (isFull() && !closing_ && link_->isOpen()) {
      room_.expires_after(std::chrono::milliseconds(100));
      boost::system::error_code woken;
      co_await room_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
    std::optional<std::string> frame = co_await link_->read();
    if (!frame || closing_) break;
    Result<std::vector<sync::Message>> messages = frames_.decodeAll(*frame, wire::Sender::device);
    if (!messages.ok()) {
      const Problem& problem = messages.problem();
      const std::string& detail = problem.values.empty() ? std::string() : problem.values.front();
      parts_.log.warning("session.bad_frame",
                         {{"device", hello_.device_id.toString()}, {"code", problem.code}, {"what", detail}});
      ++host_.rejected_frames_;
      refuse(problem.code, false);
      break;
    }
    receive(std::move(messages).value());
  }
}

// What came in one frame goes to the authority together, and is answered together.
void DeviceSession::receive(std::vector<sync::Message> messages) {
  std::vector<sync::Received> sets;
  for (std::size_t i = 0; i < messages.size() && !closing_; ++i) {
    sync::SessionReaction reaction = session_->onMessage(std::move(messages[i]), parts_.clock.now());
    std::move(reaction.submit.begin(), reaction.submit.end(), std::back_inserter(sets));
    reaction.submit.clear();
    if (sets.size() >= setsTogether || i + 1 == messages.size()) reaction.submit = std::exchange(sets, {});
    apply(std::move(reaction));
  }
}

asio::awaitable<void> DeviceSession::tick() {
  const auto self = shared_from_this();
  while (!closing_) {
    const Instant now = parts_.clock.now();
    ticker_.expires_at(onTheSecond(std::chrono::milliseconds((session_->nextTick(now) - now).ms)));
    boost::system::error_code cancelled;
    co_await ticker_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    if (closing_ || !link_->isOpen()) co_return;
    apply(session_->onTick(parts_.clock.now()));
  }
}

void DeviceSession::start(asio::awaitable<void> part) {
  asio::co_spawn(link_->executor(), std::move(part), [self = shared_from_this()](std::exception_ptr failure) {
    if (failure) self->fail(failure);
  });
}

void DeviceSession::apply(sync::SessionReaction reaction) {
  if (is_checking_) {
    held_back_.push_back(std::move(reaction));
    return;
  }
  sent_up_to_ = session_->sentUpTo();
  send(reaction.send);
  if (reaction.close) {
    closeAfterSending(CloseReason::normal, "");
    return;
  }
  if (!reaction.submit.empty()) submit(std::move(reaction.submit));
  if (reaction.feed) start(giveFeed(*reaction.feed));
  if (reaction.chunk) start(giveChunk(*reaction.chunk));
  if (reaction.sums) start(giveSums(std::move(*reaction.sums)));
  if (reaction.ranges) start(giveRanges(std::move(*reaction.ranges)));
  if (reaction.verify_token) {
    verifying_ = true;
    start(verify(std::move(*reaction.verify_token)));
  }
  if (!outgoing_parts_.empty()) startWriting();
  for (auto& ask : reaction.blob_asks) blobs_.emplace_back(ask);
  for (auto& put : reaction.blob_puts) blobs_.emplace_back(std::move(put));
  for (auto& get : reaction.blob_gets) blobs_.emplace_back(get);
  if (blobs_.empty() || moving_blobs_) return;
  moving_blobs_ = true;
  start(moveBlobs());
}

void DeviceSession::send(std::span<const sync::Message> messages) {
  if (closing_ || messages.empty()) return;
  for (std::string& frame : frames_.encodeAll(messages, &host_.shared_deltas_)) {
    outgoing_bytes_ += frame.size();
    outgoing_.push_back(std::move(frame));
  }
  startWriting();
}

void DeviceSession::startWriting() {
  if (writing_) return;
  writing_ = true;
  start(writeFrames());
}

std::optional<std::string> DeviceSession::nextFrame() {
  if (!outgoing_.empty()) {
    std::string frame = std::move(outgoing_.front());
    outgoing_.pop_front();
    outgoing_bytes_ -= frame.size();
    return frame;
  }
  if (outgoing_parts_.empty() || closing_ || session_->hasRecordsToSend()) return std::nullopt;
  std::string frame = frames_.encode(outgoing_parts_.front());
  outgoing_parts_.pop_front();
  session_->onBlobGiven();
  return frame;
}

asio::awaitable<void> DeviceSession::writeFrames() {
  const auto self = shared_from_this();
  while (std::optional<std::string> frame = nextFrame()) {
    if (!co_await link_->write(std::move(*frame))) {
      outgoing_.clear();
      outgoing_parts_.clear();
      outgoing_bytes_ = 0;
    }
    wakeReader();
  }
  writing_ = false;
  if (closing_) link_->close(close_reason_, close_text_);
}

void DeviceSession::closeAfterSending(CloseReason reason, std::string text) {
  if (closing_) return;
  closing_ = true;
  close_reason_ = reason;
  close_text_ = std::move(text);
  wakeReader();
  startWriting();
}

void DeviceSession::end(CloseReason reason, std::string text) {
  asio::post(link_->executor(), [self = shared_from_this(), reason, text = std::move(text)]() mutable {
    self->closeAfterSending(reason, std::move(text));
  });
}

void DeviceSession::refuse(std::string code, bool fatal, std::int64_t retry_after_ms) {
  asio::dispatch(link_->executor(), [self = shared_from_this(), code = std::move(code), fatal, retry_after_ms] {
    self->send(sync::Error{code, retry_after_ms, fatal});
    self->closeAfterSending(CloseReason::policy, code);
  });
}

void DeviceSession::fail(std::exception_ptr failure) {
  if (closing_) return;
  std::string code = "server.failed";
  CloseReason reason = CloseReason::internalError;
  try {
    std::rethrow_exception(failure);
  } catch (const DatabaseStopped&) {
    return closeAfterSending(CloseReason::goingAway, "the server stops");
  } catch (const StatementError& e) {
    code = e.isDiskFull() ? "server.disk_full" : "server.unavailable";
    reason = CloseReason::tryAgainLater;
    parts_.log.error("session.database", {{"device", hello_.device_id.toString()}, {"why", e.what()}});
  } catch (const std::filesystem::filesystem_error& e) {
    const bool is_full = e.code() == std::errc::no_space_on_device || e.code().value() == EDQUOT;
    code = is_full ? "server.disk_full" : "server.failed";
    reason = CloseReason::tryAgainLater;
    if (is_full) host_.blobs_disk_full_ = true;
    parts_.log.error("session.files", {{"device", hello_.device_id.toString()}, {"why", e.what()}});
  } catch (const DatabaseError& e) {
    code = "server.unavailable";
    reason = CloseReason::tryAgainLater;
    parts_.log.warning("session.database", {{"device", hello_.device_id.toString()}, {"why", e.what()}});
  } catch (const std::exception& e) {
    parts_.log.error("session.failed", {{"device", hello_.device_id.toString()}, {"why", e.what()}});
  }
  send(sync::Error{code, code == "server.disk_full" ? retryAfterFullDiskMs : retryAfterMs, false});
  closeAfterSending(reason, code);
}

bool DeviceSession::isFull() const {
  return outgoing_bytes_ + link_->unsentBytes() > maxOutgoingBytes || judging_bytes_ > maxJudgingBytes ||
         judging_sets_ > maxJudgingSets || blobs_.size() > maxBlobsWaiting || held_back_.size() > maxHeldBack ||
         verifying_ || !parts_.worker.hasRoom();
}

void DeviceSession::wakeReader() { room_.cancel(); }

// The feed may grow many times before the strand gets to it: one post is under way at most.
void DeviceSession::announce(std::int64_t head) {
  {
    std::lock_guard lock(announcing_);
    announced_ = std::max(announced_, head);
    if (head_posted_) return;
    head_posted_ = true;
  }
  asio::post(link_->executor(), [self = shared_from_this()] {
    std::int64_t newest = 0;
    {
      std::lock_guard lock(self->announcing_);
      self->head_posted_ = false;
      newest = self->announced_;
    }
    if (self->session_ && !self->closing_) self->apply(self->session_->onHead(newest));
  });
}

void DeviceSession::submit(std::vector<sync::Received> sets) {
  std::size_t bytes = 0;
  for (const sync::Received& received : sets) bytes += received.bytes.size();
  const std::size_t count = sets.size();
  judging_bytes_ += bytes;
  judging_sets_ += count;
  const auto answer = [self = shared_from_this(), bytes, count](std::vector<sync::Judgement> judgements,
                                                                std::exception_ptr failure) {
    asio::post(self->link_->executor(), [self, bytes, count, judgements = std::move(judgements), failure] {
      self->judging_bytes_ -= bytes;
      self->judging_sets_ -= count;
      self->wakeReader();
      if (self->closing_) return;
      if (failure)
        self->fail(failure);
      else
        self->apply(self->session_->onJudgements(judgements));
    });
  };
  parts_.worker.submit(std::move(sets), answer);
}

asio::awaitable<void> DeviceSession::giveFeed(sync::FeedRequest request) {
  const auto self = shared_from_this();
  // What stands in the ring is there at once: without a turn of the strand in between, one reaction would call the next.
  co_await asio::post(link_->executor(), asio::use_awaitable);
  // Whoever is up to date is told of what is new at once, however many have all of a week to be told.
  std::optional<Turns::Turn> turn;
  if (request.after + farBehind < parts_.hub.head()) turn.emplace(co_await Turns::take(host_.catching_up_));
  if (closing_) co_return;
  const sync::FeedPart part = co_await parts_.hub.read(request.after, request.max_commits);
  if (closing_) co_return;
  sync::SessionReaction reaction = session_->onFeed(part);
  const bool is_checked = parts_.check_one_in != 0 && host_.deltas_++ % parts_.check_one_in == 0;
  if (is_checked) {
    is_checking_ = true;
    const bool may = co_await mayBeSent(reaction.send);
    is_checking_ = false;
    if (closing_) co_return;
    if (!may) {
      parts_.log.error("session.fan_out_refused",
                       {{"device", hello_.device_id.toString()}, {"after", std::to_string(request.after)}});
      refuse("server.failed", false, 60'000);
      co_return;
    }
  }
  apply(std::move(reaction));
  for (sync::SessionReaction& later : std::exchange(held_back_, {})) apply(std::move(later));
  wakeReader();
}

asio::awaitable<bool> DeviceSession::mayBeSent(const std::vector<sync::Message>& messages) {
  std::vector<SentRow> rows;
  for (const sync::Message& message : messages) {
    if (const auto* delta = std::get_if<sync::Delta>(&message)) addSentRows(parts_.book.registry, *delta, rows);
  }
  if (rows.empty()) co_return true;
  co_return co_await parts_.database.run([&](Transaction& tx) { return holdsAll(tx, person_id_, rows); },
                                         {.readOnly = true});
}

asio::awaitable<void> DeviceSession::giveChunk(sync::ChunkRequest request) {
  const auto self = shared_from_this();
  SnapshotChunkRows chunk = co_await parts_.database.run(
      [&](Transaction& tx) { return readChunk(tx, person_id_, request); }, {.readOnly = true});
  if (closing_) co_return;
  apply(session_->onChunk(std::move(chunk.rows), chunk.last_key, chunk.at_end, chunk.head));
}

asio::awaitable<bool> DeviceSession::awaitComparison() {
  while (const auto wait = host_.comparisons_.take(hello_.device_id.toString(), parts_.clock.now())) {
    asio::steady_timer turn(link_->executor(), std::chrono::milliseconds(wait->ms + 1));
    boost::system::error_code cancelled;
    co_await turn.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    if (closing_ || !link_->isOpen()) co_return false;
  }
  co_return true;
}

asio::awaitable<void> DeviceSession::giveSums(sync::SumsRequest request) {
  const auto self = shared_from_this();
  if (!co_await awaitComparison()) co_return;
  const NodeSumsAt read =
      co_await parts_.database.run([&](Transaction& tx) { return readNodeSums(tx, person_id_, request.nodes); },
                                   {.isolation = TransactionOptions::Isolation::repeatableRead, .readOnly = true});
  if (!closing_) apply(session_->onSums(read.sums, read.head));
}

asio::awaitable<void> DeviceSession::giveRanges(sync::RangesRequest request) {
  const auto self = shared_from_this();
  if (!co_await awaitComparison()) co_return;
  ComparedRanges compared =
      co_await parts_.database.run([&](Transaction& tx) { return compareRanges(tx, person_id_, request); },
                                   {.isolation = TransactionOptions::Isolation::repeatableRead, .readOnly = true});
  if (!closing_) apply(session_->onRanges(std::move(compared.differing), compared.head));
}

asio::awaitable<void> DeviceSession::verify(std::string token) {
  const auto self = shared_from_this();
  const auto admit = [this, &token] { return parts_.admit(token); };
  const Result<Principal> principal = co_await onBlockingThread(admit);
  verifying_ = false;
  wakeReader();
  if (closing_) co_return;
  if (!principal.ok()) {
    refuse(principal.problem().code, principal.problem().code == "auth.unknown_device");
  } else if (principal->device_id != hello_.device_id || principal->user_id != person_id_) {
    refuse("auth.token_invalid", false);
  } else {
    apply(session_->onTokenAccepted(principal->expires_at));
  }
}

}  // namespace carnet::server
