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
  const auto turns = std::make_shared<Turns>(2);
  int at_once = 0, most = 0;
  std::vector<int> order;
  const auto work = [&](int who) -> asio::awaitable<void> {
    const Turns::Turn turn = co_await Turns::take(turns);
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
  const auto turns = std::make_shared<Turns>(1);
  int done = 0;
  const auto fail = [&]() -> asio::awaitable<void> {
    const Turns::Turn turn = co_await Turns::take(turns);
    throw std::runtime_error("on purpose");
  };
  const auto work = [&]() -> asio::awaitable<void> {
    const Turns::Turn turn = co_await Turns::take(turns);
    ++done;
  };
  for (int i = 0; i < 3; ++i) {
    asio::co_spawn(context, fail(), [](std::exception_ptr) {});
    asio::co_spawn(context, work(), asio::detached);
  }
  context.run();
  EXPECT_EQ(done, 3);
}

// As when a server stops in the middle of a storm: coroutines are thrown away after their host.
TEST(Turns, nobodyHoldsThemWhenAllIsOver) {
  std::weak_ptr<Turns> held;
  {
    asio::io_context context;
    auto turns = std::make_shared<Turns>(1);
    held = turns;
    for (int who = 0; who < 3; ++who) {
      asio::co_spawn(
          context,
          [](std::shared_ptr<Turns> own) -> asio::awaitable<void> {
            const Turns::Turn turn = co_await Turns::take(std::move(own));
            asio::steady_timer long_work(co_await asio::this_coro::executor, std::chrono::hours(1));
            co_await long_work.async_wait(asio::use_awaitable);
          }(turns),
          asio::detached);
    }
    context.poll();
    turns->open();
    turns.reset();
    EXPECT_FALSE(held.expired()) << "whoever works holds it";
  }
  EXPECT_TRUE(held.expired());
}

}  // namespace
}  // namespace carnet::testing
