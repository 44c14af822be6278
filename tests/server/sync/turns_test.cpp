#include "server/sync/turns.h"

#include <chrono>
#include <vector>

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

namespace carnet::testing {
namespace {

namespace asio = boost::asio;
using server::Turns;

TEST(Turns, soManyAtOnceInTheOrderOfAskingAndNobodyIsForgotten) {
  asio::io_context context;
  Turns turns(2);
  int at_once = 0, most = 0;
  std::vector<int> order;
  const auto work = [&](int who) -> asio::awaitable<void> {
    const Turns::Turn turn = co_await turns.take();
    most = std::max(most, ++at_once);
    order.push_back(who);
    asio::steady_timer busy(co_await asio::this_coro::executor, std::chrono::milliseconds(2));
    co_await busy.async_wait(asio::use_awaitable);
    --at_once;
  };
  for (int who = 0; who < 20; ++who) asio::co_spawn(context, work(who), asio::detached);
  context.run();
  EXPECT_EQ(most, 2);
  std::vector<int> asked(20);
  for (int who = 0; who < 20; ++who) asked[static_cast<std::size_t>(who)] = who;
  EXPECT_EQ(order, asked);
}

TEST(Turns, aPlaceIsGivenBackByWhoFails) {
  asio::io_context context;
  Turns turns(1);
  int done = 0;
  const auto fail = [&]() -> asio::awaitable<void> {
    const Turns::Turn turn = co_await turns.take();
    throw std::runtime_error("on purpose");
  };
  const auto work = [&]() -> asio::awaitable<void> {
    const Turns::Turn turn = co_await turns.take();
    ++done;
  };
  for (int i = 0; i < 3; ++i) {
    asio::co_spawn(context, fail(), [](std::exception_ptr) {});
    asio::co_spawn(context, work(), asio::detached);
  }
  context.run();
  EXPECT_EQ(done, 3);
}

}  // namespace
}  // namespace carnet::testing
