// When what was applied is committed, and who is told of it.
#include "client/replica/writer.h"

#include <algorithm>
#include <cstdlib>

namespace carnet::client {

namespace {

constexpr std::int64_t clockNewsMs = 1'000;
// What is committed together: pages of indexes that many rows share are written once. Somebody who is at work waits for
// one slice at most.
constexpr std::size_t mostHeldRows = 5'000;
constexpr auto atWorkFor = std::chrono::seconds(2);

}  // namespace

bool Writer::isAtWork() const { return worked_at_ && std::chrono::steady_clock::now() - *worked_at_ < atWorkFor; }

void Writer::holdCommits() {
  if (!isAtWork()) store_.hold();
}

bool Writer::mayHold() {
  const std::optional<std::size_t> rows = store_.heldRows();
  if (!rows || *rows >= mostHeldRows || isAtWork()) return false;
  if (std::chrono::steady_clock::now() - held_since_ >= longestHeld) return false;
  const std::lock_guard lock(mutex_);
  if (!asked_.empty() || is_closing_) return false;
  // During the first synchronisation more is coming.
  return has_more_work_ || !events_.empty() || (store_.state().progress && engine_.link() == sync::LinkState::online);
}

void Writer::settle() {
  if (!untold_) return;
  store_.release();
  Untold done = *std::exchange(untold_, std::nullopt);
  if (!done.changed.empty()) {
    Commit commit{store_.localNo(), std::move(done.changed)};
    std::sort(commit.changed.begin(), commit.changed.end());
    commit.changed.erase(std::unique(commit.changed.begin(), commit.changed.end()), commit.changed.end());
    tell([&](const ReplicaObserver& observer) {
      if (observer.changed) observer.changed(commit);
    });
  }
  if (!done.receipts.empty()) {
    tell([&](const ReplicaObserver& observer) {
      if (observer.receipts) observer.receipts(done.receipts);
    });
  }
  if (done.outbox_changed) {
    tell([&](const ReplicaObserver& observer) {
      if (observer.outbox) observer.outbox();
    });
  }
  publishStatus(done.nodes_changed);
}

void Writer::publishStatus(bool nodes_changed) {
  LinkStatus next;
  bool is_news = false;
  {
    const std::lock_guard lock(mutex_);
    next = status_;
    // A held link is never seen to try.
    next.link = is_held_ ? sync::LinkState::offline : engine_.link();
    next.waiting = store_.countWaiting();
    next.parked = store_.countParked();
    next.files_waiting = blobs_.openUploads();
    next.last_contact = engine_.lastContact();
    next.cursor = store_.state().cursor;
    const bool has_come_online = next.link == sync::LinkState::online && status_.link != sync::LinkState::online;
    // A server that has no room greets all the same; only that it takes something shows that its trouble is over.
    if (has_come_online && (!isServersTrouble() || next.waiting == 0)) trouble_.reset();
    next.trouble = trouble_;
    if (!trouble_ && store_.state().is_reconciling) next.trouble = Problem{"sync.server_restored", "", {}};
    next.rescued = rescued_;
    next.clock_offset_ms = store_.state().clock_offset_ms;
    if (nodes_changed) {
      next.first_sync_complete = engine_.isFirstSyncComplete();
      next.progress = store_.state().progress;
    }
    // These two alone are no news; whoever asks gets them.
    LinkStatus compared = next;
    compared.last_contact = status_.last_contact;
    compared.cursor = status_.cursor;
    // A measured offset trembles by what the network takes.
    if (std::abs(next.clock_offset_ms - status_.clock_offset_ms) < clockNewsMs) {
      compared.clock_offset_ms = status_.clock_offset_ms;
    }
    is_news = compared != status_;
    status_ = next;
  }
  if (!is_news) return;
  tell([&](const ReplicaObserver& observer) {
    if (observer.status) observer.status(next);
  });
}

LinkStatus Writer::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

Replica::Subscription Writer::subscribe(ReplicaObserver observer) {
  const std::lock_guard lock(observers_mutex_);
  observers_.emplace(next_subscription_, std::move(observer));
  return next_subscription_++;
}

void Writer::unsubscribe(Replica::Subscription subscription) {
  const std::lock_guard lock(observers_mutex_);
  observers_.erase(subscription);
}

}  // namespace carnet::client
