// What goes wrong around the server: each time a clear message, and nothing that a person saw as saved is lost.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/sync/server_work.h"
#include "tests/server/app/test_device.h"

namespace carnet::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using ::testing::HasSubstr;

// Text that no compression makes smaller.
std::string noise(std::size_t size) {
  static std::mt19937 random(20260301);
  std::string text(size, ' ');
  for (char& c : text) c = static_cast<char>('!' + random() % 90);
  return text;
}

Verdict verdictOf(const std::optional<sync::Receipt>& receipt) { return receipt ? receipt->verdict : Verdict::unknown; }

// A server, with its PostgreSQL, on a disk that is full while switched so.
class FullDisk {
 public:
  explicit FullDisk(const ServerData& data) : data_(data) {
    std::ifstream library(CARNET_FULL_DISK, std::ios::binary);
    std::ostringstream bytes;
    bytes << library.rdbuf();
    ::setenv("LD_PRELOAD", data.file("full_disk.so", bytes.str()).c_str(), 1);
    ::setenv("CARNET_FULL_DISK_FOLDER", data.path().c_str(), 1);
    ::setenv("CARNET_FULL_DISK_SWITCH", gate().c_str(), 1);
    const Restored restored;
    server = std::make_unique<RunningServer>(data);
  }
  void fill() { data_.file("full", ""); }
  void empty() { fs::remove(gate()); }

  std::unique_ptr<RunningServer> server;

 private:
  // Nothing else is to start so, also when the server does not.
  struct Restored {
    ~Restored() {
      for (const char* name : {"LD_PRELOAD", "CARNET_FULL_DISK_FOLDER", "CARNET_FULL_DISK_SWITCH"}) ::unsetenv(name);
    }
  };
  fs::path gate() const { return data_.outputPath("full"); }
  const ServerData& data_;
};

TEST(Faults, aFullDiskLeavesPeoplesWorkOnTheirDevicesUntilThereIsRoom) {
  ServerData data;
  data.init();
  FullDisk disk(data);
  RunningServer& server = *disk.server;
  TestDevice device(server);
  ASSERT_EQ(device.enrol(data.invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  device.send(device.changeSet({TestDevice::createPartner("Before")}));
  ASSERT_EQ(verdictOf(device.await<sync::Receipt>()), Verdict::applied);

  disk.fill();
  std::vector<Operation> much;
  for (int i = 0; i < 7; ++i) much.push_back(TestDevice::createPartner("Meanwhile", noise(60'000)));
  const sync::Push push = device.changeSet(std::move(much));
  device.send(push);
  const auto refusedWith = [&]() -> std::optional<sync::Error> {
    while (auto message = device.next()) {
      if (const auto* error = std::get_if<sync::Error>(&*message)) return *error;
      EXPECT_FALSE(std::holds_alternative<sync::Receipt>(*message)) << "a verdict that nobody could write down";
    }
    return std::nullopt;
  };
  auto error = refusedWith();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "server.disk_full");
  EXPECT_FALSE(error->fatal);
  EXPECT_GT(error->retry_after_ms, 5'000);
  EXPECT_EQ(healthOf(server), 503);
  EXPECT_THAT(healthTextOf(server)["status"].get<std::string>(), HasSubstr("database's disk is full"));
  EXPECT_THAT(server.output(), HasSubstr("No space left on device"));

  disk.empty();
  const sync::Message greeting = device.connect();
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(greeting));
  EXPECT_EQ(std::get<sync::Welcome>(greeting).last_cs_no, 1);
  device.send(push);
  EXPECT_EQ(verdictOf(device.await<sync::Receipt>()), Verdict::applied);
  EXPECT_EQ(healthOf(server), 200);

  const std::string photo = noise(100'000);
  const sync::BlobPut put{sha256(photo), 0, photo.size(), photo};
  disk.fill();
  device.send(put);
  error = refusedWith();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "server.disk_full");
  EXPECT_THAT(healthTextOf(server)["status"].get<std::string>(), HasSubstr("disk for photos is full"));
  disk.empty();
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  device.send(put);
  const auto have = device.await<sync::BlobHave>();
  ASSERT_TRUE(have);
  EXPECT_EQ(have->offset, photo.size());
  EXPECT_EQ(healthOf(server), 200);
  EXPECT_EQ(metricOf(server, "carnet_authority_parked_total"), 0);
  EXPECT_EQ(server.stop(seconds(10)), 0);
}

TEST(Faults, aDatabaseRestoredFromAnOlderStateIsNoticedAndEveryDeviceIsTold) {
  ServerData data;
  data.init();
  const std::string cluster = (data.path() / "pg/data").string(), backup = data.outputPath("backup").string();
  TestDevice* device = nullptr;
  const auto work = [&](const std::string& name) {
    device->send(device->changeSet({TestDevice::createPartner(name)}));
    const auto receipt = device->await<sync::Receipt>();
    EXPECT_EQ(verdictOf(receipt), Verdict::applied);
    return receipt ? receipt->commit_no : 0;
  };
  std::int64_t seen = 0;
  Uuid epoch;
  RunningServer first(data);
  TestDevice tablet(first);
  device = &tablet;
  ASSERT_EQ(tablet.enrol(data.invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(tablet.connect()));
  work("in the backup");
  EXPECT_EQ(first.stop(seconds(10)), 0);
  ASSERT_EQ(std::system(("cp -a " + cluster + " " + backup).c_str()), 0);
  {
    RunningServer second(data);
    tablet.moveTo(second);
    const sync::Message greeting = tablet.connect();
    ASSERT_TRUE(std::holds_alternative<sync::Welcome>(greeting));
    epoch = std::get<sync::Welcome>(greeting).epoch;
    seen = work("after the backup");
    EXPECT_EQ(second.stop(seconds(10)), 0);
  }
  ASSERT_EQ(std::system(("rm -r " + cluster + " && mv " + backup + " " + cluster).c_str()), 0);

  for (int start = 0; start < 2; ++start) {
    RunningServer restored(data);
    tablet.moveTo(restored);
    const sync::Message answer = tablet.connect(seen, epoch);
    ASSERT_TRUE(std::holds_alternative<sync::Restored>(answer)) << "a device was let into another history";
    const auto& told_device = std::get<sync::Restored>(answer);
    EXPECT_NE(told_device.epoch, epoch);
    EXPECT_LT(told_device.common_no, seen);
    EXPECT_GT(told_device.common_no, 0);
    EXPECT_EQ(told_device.last_cs_no, 1) << "the second change set is to be offered again";
    if (start == 0) {
      EXPECT_THAT(restored.output(), HasSubstr("restored from an older state"));
      EXPECT_EQ(healthOf(restored), 503);
      EXPECT_THAT(healthTextOf(restored)["status"].get<std::string>(), HasSubstr("restored from an older state"));
    }
    // A job may have committed after the device's work.
    const std::string told = data.run({"check"}).text, words = "devices have been told of commits up to ";
    const std::size_t at = told.find(words);
    ASSERT_NE(at, std::string::npos) << told;
    EXPECT_GE(std::stoll(told.substr(at + words.size())), seen);
    // A device without a past is served.
    TestDevice fresh(restored);
    ASSERT_EQ(fresh.enrol(data.invite("anna")).status, 200);
    EXPECT_TRUE(std::holds_alternative<sync::Welcome>(fresh.connect()));
    EXPECT_EQ(restored.stop(seconds(10)), 0);
  }
}

TEST(Faults, aClockThatIsHoursWrongIsSaidAndLosesNothing) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  data.file("carnet-demo", "");  // a clock can be wound only in a demo
  std::unique_ptr<TestDevice> device;
  const char* expected[] = {"5 hours ahead of the database's", "5 hours behind the database's", ""};
  const char* wound[] = {"18000", "-18000", "0"};
  for (int i = 0; i < 3; ++i) {
    RunningServer server(data, {"--clock-ahead=" + std::string(wound[i])});
    if (!device) {
      device = std::make_unique<TestDevice>(server);
      ASSERT_EQ(device->enrol(data.invite("anna")).status, 200);
    }
    device->moveTo(server);
    if (*expected[i] != '\0') {
      EXPECT_EQ(healthOf(server), 503);
      EXPECT_THAT(healthTextOf(server)["status"].get<std::string>(), HasSubstr(expected[i]));
      EXPECT_THAT(server.output(), HasSubstr(expected[i]));
    } else {
      EXPECT_EQ(healthOf(server), 200) << healthTextOf(server);
    }
    ASSERT_EQ(device->renew(device->refreshToken).status, 200) << wound[i];
    ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device->connect())) << wound[i];
    device->send(device->changeSet({TestDevice::createPartner("Firm " + std::to_string(i))}));
    EXPECT_EQ(verdictOf(device->await<sync::Receipt>()), Verdict::applied) << wound[i];
    EXPECT_EQ(server.stop(seconds(10)), 0);
  }
  server::Database database({.url = data.databaseUrl(), .threads = 1});
  database.runBlocking([](server::Transaction& tx) {
    EXPECT_EQ(tx.execOne("SELECT count(*) FROM partner").front()[0].integer(), 3);
    // Nothing is dated after it was received, whatever the clocks said.
    EXPECT_EQ(tx.execOne("SELECT count(*) FROM sync_receipt WHERE cs_no > 0 AND device_id <> $1"
                         " AND happened_at >> 16 > extract(epoch FROM received_at) * 1000 + 1000",
                         server::serverDevice())
                  .front()[0]
                  .integer(),
              0);
  });
}

}  // namespace
}  // namespace carnet::testing
