// Heavy work of coroutines, a few at a time: whoever has little to do is not kept waiting behind all who have much.
#pragma once

#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <utility>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace carnet::server {

class Turns : public std::enable_shared_from_this<Turns> {
 public:
  explicit Turns(std::size_t places) : free_(places) {}

  // A place; given back when it ends.
  class Turn {
   public:
    explicit Turn(std::shared_ptr<Turns> turns) : turns_(std::move(turns)) {}
    Turn(Turn&&) noexcept = default;
    Turn& operator=(Turn&&) = delete;
    ~Turn() {
      if (turns_) turns_->giveBack();
    }

   private:
    // A coroutine that is thrown away at the end gives its place back later than its host goes.
    std::shared_ptr<Turns> turns_;
  };

  // In the order of asking; goes on on the caller's executor.
  static boost::asio::awaitable<Turn> take(std::shared_ptr<Turns> self) {
    co_await boost::asio::async_initiate<decltype(boost::asio::use_awaitable), void()>(
        [&self](auto handler) {
          auto waiter = std::make_shared<decltype(handler)>(std::move(handler));
          const auto go_on = [waiter] {
            boost::asio::post(boost::asio::get_associated_executor(*waiter), std::move(*waiter));
          };
          std::unique_lock lock(self->mutex_);
          if (self->free_ == 0) return self->waiting_.push_back(go_on);
          --self->free_;
          lock.unlock();
          go_on();
        },
        boost::asio::use_awaitable);
    co_return Turn(std::move(self));
  }

  // Lets everybody go on from here on, for whoever waits holds the turns: before the executors end.
  void open() {
    std::unique_lock lock(mutex_);
    free_ = std::numeric_limits<std::size_t>::max() / 2;
    const std::deque<std::function<void()>> waiting = std::exchange(waiting_, {});
    lock.unlock();
    for (const auto& go_on : waiting) go_on();
  }

 private:
  void giveBack() {
    std::unique_lock lock(mutex_);
    if (waiting_.empty()) {
      ++free_;
      return;
    }
    const std::function<void()> next = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    next();
  }

  std::mutex mutex_;
  std::size_t free_;
  std::deque<std::function<void()>> waiting_;
};

}  // namespace carnet::server
