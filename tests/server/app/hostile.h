// A client that means no good, and beside it one that works: whatever the first does, after each test the second one's
// work is done at once and on the link it had.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/app/test_device.h"

namespace carnet::testing {

class Hostile : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    data = new ServerData(TemporaryCluster::instance().emptyDatabase());
    data->init();
    server = new RunningServer(*data);
    bad = new TestDevice(*server);
    good = new TestDevice(*server);
    ASSERT_EQ(bad->enrol(data->invite("anna")).status, 200);
    ASSERT_EQ(good->enrol(data->invite("anna")).status, 200);
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(server->stop(std::chrono::seconds(10)), 0);
    delete good;
    delete bad;
    delete server;
    delete data;
  }
  void SetUp() override {
    const sync::Message first = good->connect();
    ASSERT_TRUE(std::holds_alternative<sync::Welcome>(first));
    good->goOn(std::get<sync::Welcome>(first));
    ASSERT_TRUE(std::holds_alternative<sync::Welcome>(bad->connect()));
  }
  void TearDown() override {
    good->send(good->changeSet({TestDevice::createPartner("Honest")}));
    const auto receipt = good->await<sync::Receipt>();
    ASSERT_TRUE(receipt) << "somebody else's link has ended";
    EXPECT_EQ(receipt->verdict, Verdict::applied);
    EXPECT_EQ(healthOf(*server), 200);
  }

  // What the server says before it ends the link; empty when it just ends it.
  static std::string lastWord(TestDevice& device = *bad) {
    std::string code;
    while (auto message = device.next()) {
      if (const auto* error = std::get_if<sync::Error>(&*message)) code = error->code;
    }
    return code;
  }

  // What the server's process has in memory, in MiB. A sanitizer's own memory would count too: 0 under one.
  static double memory();

  static inline ServerData* data = nullptr;
  static inline RunningServer* server = nullptr;
  static inline TestDevice *bad = nullptr, *good = nullptr;
};

}  // namespace carnet::testing
