#include "server/app/server_log.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carnet::server {
namespace {

TEST(ServerLog, oneEventIsOneLineOfWords) {
  EXPECT_EQ(asWords("enrolled", {{"code", "T01"}, {"name", "Zoë's tablet"}, {"empty", ""}}),
            "enrolled code=T01 name=\"Zoë's tablet\" empty=\"\"");
  EXPECT_EQ(asWords("x", {{"v", "a\nb\"c\\\x01"}}), "x v=\"a\\nb\\\"c\\\\\\x01\"");
}

TEST(ServerLog, oneEventIsOneObject) {
  const std::string line = "{" + asJson("x", {{"v", "a\nb\"\xff"}}) + "}";
  const auto object = nlohmann::json::parse(line);
  EXPECT_EQ(object["event"], "x");
  EXPECT_EQ(object["v"], "a\nb\"\uFFFD");
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

}  // namespace
}  // namespace carnet::server
