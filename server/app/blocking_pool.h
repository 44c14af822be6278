// Blocking work for coroutines: a few threads of its own, so that hashing a password delays no link.
#pragma once

#include <type_traits>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace carnet::server {

class BlockingPool {
 public:
  explicit BlockingPool(std::size_t threads) : threads_(threads) {}
  ~BlockingPool() { stop(); }

  // Runs `work` on a thread of the pool; the coroutine goes on where it was. The answer has a default value.
  template <class Work>
  auto run(Work work) -> boost::asio::awaitable<std::invoke_result_t<Work&>> {
    using Answer = std::invoke_result_t<Work&>;
    boost::asio::awaitable<Answer> task = call<Answer, Work>(std::move(work));
    Answer answer =
        co_await boost::asio::co_spawn(threads_.get_executor(), std::move(task), boost::asio::use_awaitable);
    co_return answer;
  }

  // Lets what has begun finish; nothing new begins.
  void stop() {
    threads_.stop();
    threads_.join();
  }

 private:
  template <class Answer, class Work>
  static boost::asio::awaitable<Answer> call(Work work) {
    Answer answer = work();
    co_return answer;
  }

  boost::asio::thread_pool threads_;
};

}  // namespace carnet::server
