// `carnet-server job` and the jobs of a running server, with the real program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/server/app/server_process.h"

namespace carnet::testing {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(JobCommand, listsRunsSwitchesAndLooksBack) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  const auto list = data.run({"job", "list"});
  EXPECT_EQ(list.status, 0) << list.text;
  EXPECT_THAT(list.text, ContainsRegex("ticket_autoclose +daily 02:00  on .*last never"));
  EXPECT_THAT(list.text, HasSubstr("visit_window"));
  EXPECT_THAT(list.text, HasSubstr("upload_sweep"));
  EXPECT_THAT(data.run({"job", "run", "ticket_autoclose", "--dry-run"}).text, HasSubstr("0 would be done"));
  EXPECT_EQ(data.run({"job", "history"}).text, "");
  EXPECT_EQ(data.run({"job", "run", "ticket_autoclose"}).status, 0);
  EXPECT_THAT(data.run({"job", "history"}).text, ContainsRegex("ticket_autoclose +hand .* done, 0 rows"));
  EXPECT_EQ(data.run({"job", "disable", "ticket_autoclose"}).status, 0);
  EXPECT_THAT(data.run({"job", "list"}).text, ContainsRegex("ticket_autoclose +daily 02:00  off  next - "));
  const auto refused = data.run({"job", "run", "ticket_autoclose"});
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.text, HasSubstr("switched off"));
  EXPECT_EQ(data.run({"job", "run", "ticket_autoclose", "--dry-run"}).status, 0);
  EXPECT_EQ(data.run({"job", "enable", "ticket_autoclose"}).status, 0);
  EXPECT_EQ(data.run({"job", "run", "ticket_autoclose"}).status, 0);
  EXPECT_THAT(data.run({"job", "run", "autoclose"}).text, HasSubstr("there are visit_window, ticket_autoclose"));
  EXPECT_EQ(data.run({"job"}).status, 2);
}

TEST(JobCommand, aRunningServerMakesUpForTheDayAndRefreshesAtItsStart) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  RunningServer server(data);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  std::string history;
  do {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    history = data.run({"job", "history"}).text;
  } while (history.find(" start ") == std::string::npos && std::chrono::steady_clock::now() < deadline);
  EXPECT_THAT(history, ContainsRegex("visit_window +start "));
  EXPECT_THAT(history, ContainsRegex("visit_window +20[0-9-]+ "));
  EXPECT_THAT(history, ContainsRegex("upload_sweep +20[0-9-]+ "));
  EXPECT_THAT(history, Not(HasSubstr("failed")));
  EXPECT_EQ(server.stop(std::chrono::seconds(5)), 0);
}

}  // namespace
}  // namespace carnet::testing
