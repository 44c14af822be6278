// Older commits, read from the database once for all who ask at about the same time: after an outage every device of a
// company asks for the same ones.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include <boost/asio/awaitable.hpp>

#include "shared/sync/server_session.h"

namespace carnet::server {

class FeedPages {
 public:
  // Commits above `after`, at most `max_commits`, as readFeed() gives them.
  using Read = std::function<boost::asio::awaitable<sync::FeedPart>(std::int64_t after, std::size_t max_commits)>;

  struct Limits {
    std::size_t commits = 256;  // of a page
    std::size_t bytes = 32u << 20;
    // A page says what stood when it was read; the feed may be trimmed meanwhile.
    std::chrono::milliseconds kept_for{10'000};
  };

  FeedPages() : FeedPages(Limits{}) {}
  explicit FeedPages(Limits limits) : limits_(limits) {}

  // The commits above `after`, at most `max_commits`: from the page that `read` gave before or is giving now, else by
  // `read`. Its failure is that of everybody who waits for it. `self` may be let go of meanwhile.
  static boost::asio::awaitable<sync::FeedPart> read(std::shared_ptr<FeedPages> self, std::int64_t after,
                                                     std::size_t max_commits, Read read);

  // Lets go of what was kept for long enough.
  void forgetOld();
  std::size_t bytes() const;

 private:
  struct Page;
  class Reading;

  void forgetOldUnderLock();
  void finish(std::int64_t first, const std::shared_ptr<Page>& page);

  const Limits limits_;
  mutable std::mutex mutex_;
  std::map<std::int64_t, std::shared_ptr<Page>> pages_;  // by the commit before the page
  std::size_t bytes_ = 0;
};

}  // namespace carnet::server
