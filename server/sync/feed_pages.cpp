#include "server/sync/feed_pages.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <stdexcept>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/sync/feed_reader.h"

namespace carnet::server {

namespace asio = boost::asio;

// Guarded by the mutex of FeedPages until it is done, then never written again.
struct FeedPages::Page {
  bool is_done = false;
  std::optional<sync::FeedPart> part;
  std::exception_ptr failure;
  std::vector<std::function<void()>> waiting;
  std::chrono::steady_clock::time_point read_at;
  std::size_t bytes = 0;
};

// A page being read; whoever waits for it is told however that ends.
class FeedPages::Reading {
 public:
  Reading(FeedPages& pages, std::int64_t first, std::shared_ptr<Page> page)
      : pages_(pages), first_(first), page_(std::move(page)) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() {
    if (!page_->part && !page_->failure)
      page_->failure = std::make_exception_ptr(std::runtime_error("the feed is not read to the end"));
    pages_.finish(first_, page_);
  }

 private:
  FeedPages& pages_;
  const std::int64_t first_;
  const std::shared_ptr<Page> page_;
};

void FeedPages::forgetOld() {
  std::lock_guard lock(mutex_);
  forgetOldUnderLock();
}

std::size_t FeedPages::bytes() const {
  std::lock_guard lock(mutex_);
  return bytes_;
}

void FeedPages::forgetOldUnderLock() {
  const auto drop = [&](auto at) {
    bytes_ -= at->second->bytes;
    return pages_.erase(at);
  };
  const auto oldest_kept = std::chrono::steady_clock::now() - limits_.kept_for;
  for (auto at = pages_.begin(); at != pages_.end();)
    at = at->second->is_done && at->second->read_at < oldest_kept ? drop(at) : std::next(at);
  while (bytes_ > limits_.bytes) {
    const auto age = [](const auto& held) {
      return held.second->is_done ? held.second->read_at : std::chrono::steady_clock::time_point::max();
    };
    drop(std::min_element(pages_.begin(), pages_.end(), [&](const auto& a, const auto& b) { return age(a) < age(b); }));
  }
}

void FeedPages::finish(std::int64_t first, const std::shared_ptr<Page>& page) {
  std::vector<std::function<void()>> waiting;
  {
    std::lock_guard lock(mutex_);
    page->is_done = true;
    page->read_at = std::chrono::steady_clock::now();
    waiting = std::move(page->waiting);
    const auto at = pages_.find(first);
    if (at != pages_.end() && at->second == page) {
      if (page->failure) {
        pages_.erase(at);
      } else {
        for (const auto& commit : page->part->commits) page->bytes += bytesOf(*commit);
        bytes_ += page->bytes;
        forgetOldUnderLock();
      }
    }
  }
  for (const auto& go_on : waiting) go_on();
}

asio::awaitable<sync::FeedPart> FeedPages::read(std::shared_ptr<FeedPages> self, std::int64_t after,
                                                std::size_t max_commits, Read read) {
  const auto size = static_cast<std::int64_t>(self->limits_.commits);
  if (max_commits < self->limits_.commits) co_return co_await read(after, max_commits);
  std::int64_t first = after - after % size;
  std::shared_ptr<Page> page;
  bool is_reader = false;
  {
    std::lock_guard lock(self->mutex_);
    self->forgetOldUnderLock();
    const auto begins = self->pages_.find(first);
    // Large commits, or the head as it was then: what comes after it is a page of its own.
    if (begins != self->pages_.end() && begins->second->is_done && begins->second->part->up_to <= after) first = after;
    std::shared_ptr<Page>& held = self->pages_[first];
    if (!held || (held->is_done && held->part->up_to <= after)) {
      if (held) self->bytes_ -= held->bytes;
      held = std::make_shared<Page>();
      is_reader = true;
    }
    page = held;
  }
  if (is_reader) {
    const Reading reading(*self, first, page);
    try {
      page->part = co_await read(first, self->limits_.commits);
    } catch (...) {
      page->failure = std::current_exception();
    }
  } else {
    co_await asio::async_initiate<decltype(asio::use_awaitable), void()>(
        [&](auto handler) {
          auto waiter = std::make_shared<decltype(handler)>(std::move(handler));
          const auto go_on = [waiter] { asio::post(asio::get_associated_executor(*waiter), std::move(*waiter)); };
          std::unique_lock lock(self->mutex_);
          if (!page->is_done) return page->waiting.push_back(go_on);
          lock.unlock();
          go_on();
        },
        asio::use_awaitable);
  }
  if (page->failure) std::rethrow_exception(page->failure);
  // Larger commits than fit into one reading, or nothing new.
  if (page->part->up_to <= after) co_return co_await read(after, max_commits);
  sync::FeedPart part = *page->part;
  part.after = after;
  std::erase_if(part.commits, [&](const auto& commit) { return commit->commit_no <= after; });
  co_return part;
}

}  // namespace carnet::server
