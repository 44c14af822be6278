// Heavy work of coroutines, a few at a time: whoever has little to do is not kept waiting behind all who have much.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace carnet::server {

class Turns {
 public:
  explicit Turns(std::size_t places) : free_(places) {}

  // A place; given back when it ends.
  class Turn {
   public:
    explicit Turn(Turns& turns) : turns_(&turns) {}
    Turn(Turn&& other) noexcept : turns_(std::exchange(other.turns_, nullptr)) {}
    Turn& operator=(Turn&&) = delete;
    ~Turn() {
      if (turns_) turns_->giveBack();
    }

   private:
    Turns* turns_;
  };

  // In the order of asking; goes on on the caller's executor. The turns outlive whoever waits.
  boost::asio::awaitable<Turn> take() {
    co_await boost::asio::async_initiate<decltype(boost::asio::use_awaitable), void()>(
        [this](auto handler) {
          auto waiter = std::make_shared<decltype(handler)>(std::move(handler));
          const auto go_on = [waiter] {
            boost::asio::post(boost::asio::get_associated_executor(*waiter), std::move(*waiter));
          };
          std::unique_lock lock(mutex_);
          if (free_ == 0) return waiting_.push_back(go_on);
          --free_;
          lock.unlock();
          go_on();
        },
        boost::asio::use_awaitable);
    co_return Turn(*this);
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
