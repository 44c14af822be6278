// A client that means no good and does it a thousand times: the server's memory and disk stay within bounds, and others
// are served meanwhile.
#include "tests/server/app/hostile.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include "shared/core/random.h"
#include "shared/schema/codec.h"
#include "shared/wire/packing.h"

namespace carnet::testing {

double Hostile::memory() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return 0;
#endif
  std::ifstream file("/proc/" + std::to_string(server->pid()) + "/status");
  for (std::string word; file >> word;) {
    double kilobytes = 0;
    if (word == "VmRSS:" && file >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

namespace {

using std::chrono::seconds;
using ::testing::AnyOf;
namespace fs = std::filesystem;

// What a test may leave behind in the server's memory, in MiB: buffers of sockets and what an allocator keeps.
constexpr double allowance = 96;

// An Envelope whose one member is `field`, as proto/sync.proto numbers them.
std::string envelopeWith(std::uint8_t field, std::string_view content) {
  std::string out(1, static_cast<char>(field << 3 | 2));
  putBytes(out, content);
  return out;
}

// A list of a million members of nothing: two bytes each, and nearly none of them packed.
std::string manyEmpty(std::uint8_t field, std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) list += std::string{static_cast<char>(field << 3 | 2), '\0'};
  return list;
}

TEST_F(Hostile, aFrameThatUnpacksToTooMuchIsNotUnpacked) {
  const double before = memory();
  const std::string bomb = wire::pack(std::string(64u << 20, 'x'), true);
  ASSERT_LT(bomb.size(), 10'000u);
  bad->link().send(2, bomb);
  EXPECT_EQ(lastWord(), "frame.too_large");
  // One that says it is small, and is not.
  std::string liar = wire::pack(std::string(900, 'x'), true);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(bad->connect()));
  liar.append(bomb.substr(1));
  bad->link().send(2, liar);
  EXPECT_EQ(lastWord(), "frame.malformed");
  EXPECT_LT(memory() - before, allowance);
}

TEST_F(Hostile, aStrangerIsNotReadBeyondAHello) {
  const double before = memory();
  const std::string commits = envelopeWith(5, manyEmpty(3, 500'000));
  const std::string small = envelopeWith(5, manyEmpty(3, 100'000));
  const std::string nodes = envelopeWith(1, manyEmpty(10, 120'000));
  for (const std::string& envelope : {commits, small, nodes}) {
    std::vector<std::unique_ptr<WireClient>> strangers;
    for (int i = 0; i < 20; ++i) {
      strangers.push_back(std::make_unique<WireClient>(server->port()));
      ASSERT_EQ(strangers.back()->upgrade("/sync"), 101);
      strangers.back()->send(2, wire::pack(envelope, true));
    }
    for (const auto& stranger : strangers) {
      const auto frame = stranger->receive(seconds(10));
      ASSERT_TRUE(frame);
      const auto message = wire::decode(frame->payload);
      ASSERT_TRUE(message.ok());
      EXPECT_THAT(std::get<sync::Error>(message->message).code,
                  AnyOf("frame.too_large", "frame.unexpected", "frame.malformed"));
      EXPECT_TRUE(stranger->endsWithin(seconds(10)));
    }
  }
  EXPECT_LT(memory() - before, allowance);
}

TEST_F(Hostile, messagesWithinMessagesAreNotFollowedForEver) {
  // Groups in groups, as a field that this version does not know, of the Envelope and of a Push.
  const std::string groups(100'000, '\xfb');
  for (const std::string& envelope : {groups, envelopeWith(3, groups), std::string("\x1a\x85\x80\x80\x80\x08", 6),
                                      envelopeWith(25, "a kind of the future"), envelopeWith(3, "\x08")}) {
    bad->link().send(2, '\0' + envelope);
    EXPECT_EQ(lastWord(), "frame.malformed");
    ASSERT_TRUE(std::holds_alternative<sync::Welcome>(bad->connect()));
  }
}

TEST_F(Hostile, aThousandConnectionsWithoutAHelloFromOneAddress) {
  const double before = memory();
  std::vector<std::unique_ptr<WireClient>> silent;
  for (int i = 0; i < 60; ++i) {
    silent.push_back(std::make_unique<WireClient>(server->port()));
    ASSERT_EQ(silent.back()->upgrade("/sync"), 101);
  }
  for (int i = 0; i < 940; ++i) {
    silent.push_back(std::make_unique<WireClient>(server->port(), WireClient::Security::plain));
  }
  // The link that was there goes on; only the address has to wait before it opens another one.
  good->send(good->changeSet({TestDevice::createPartner("Meanwhile")}));
  ASSERT_TRUE(good->await<sync::Receipt>());
  for (int i = 0; i < 60; ++i) {
    const auto frame = silent[static_cast<std::size_t>(i)]->receive(seconds(10));
    ASSERT_TRUE(frame) << i;
    EXPECT_EQ(frame->closeCode(), 1008);
  }
  EXPECT_TRUE(within(seconds(20), [] {
    const auto open = metricOf(*server, "carnet_connections");
    return open && *open < 10;
  })) << "nobody stays who says nothing";
  EXPECT_LT(memory() - before, allowance);
}

TEST_F(Hostile, aFloodOfFreshTokensIsCheckedOneByOne) {
  const double before = memory();
  for (int i = 0; i < 300; ++i) bad->send(sync::Reauthenticate{bad->accessToken});
  bad->send(sync::Ping{.nonce = 9});
  EXPECT_TRUE(bad->await<sync::Pong>());
  EXPECT_LT(memory() - before, allowance);
}

TEST_F(Hostile, whoReadsNothingIsReadNoMoreEither) {
  const double before = memory();
  std::atomic<bool> is_over = false;
  std::thread flood([&is_over] {
    for (std::uint64_t asked = 0; !is_over; ++asked) bad->send(sync::Ping{.nonce = asked});
  });
  std::this_thread::sleep_for(seconds(3));
  EXPECT_LT(memory() - before, allowance);
  good->send(good->changeSet({TestDevice::createPartner("Meanwhile")}));
  EXPECT_TRUE(good->await<sync::Receipt>());
  // A newer connection of the device ends this one.
  is_over = true;
  WireClient newer(server->port());
  ASSERT_EQ(newer.upgrade("/sync"), 101);
  newer.send(2, wire::LinkEnd().encode(sync::Hello{.device_id = bad->id, .token = bad->accessToken}));
  EXPECT_TRUE(newer.receive());
  flood.join();
}

TEST_F(Hostile, aFloodOfNonsenseIsParkedAndHoldsUpNobody) {
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  for (int i = 0; i < 2'000; ++i) {
    sync::Push push = device.changeSet({TestDevice::createPartner("x")});
    push.bytes.clear();
    push.hash = sha256(push.bytes);
    device.send(push);
  }
  const auto asked = std::chrono::steady_clock::now();
  good->send(good->changeSet({TestDevice::createPartner("Meanwhile")}));
  ASSERT_TRUE(good->await<sync::Receipt>());
  EXPECT_LT(std::chrono::steady_clock::now() - asked, seconds(10));
  for (int i = 0; i < 2'000; ++i) {
    const auto receipt = device.await<sync::Receipt>();
    ASSERT_TRUE(receipt) << i;
    EXPECT_EQ(receipt->reason.code, "change_set.unreadable");
    device.send(sync::Credit{4'096});
  }
}

TEST_F(Hostile, whatADependsOnAndTakesTheOfAThousandIsReadAtOnce) {
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  SystemRng random;
  for (int i = 0; i < 50; ++i) {
    device.send(device.changeSet({TestDevice::createPartner("Many")}, [&random](ChangeSet& change_set) {
      for (std::size_t n = 0; n < maxDependencies; ++n) {
        change_set.depends_on.push_back(static_cast<std::int64_t>(random.next() >> 2));
      }
      for (std::size_t n = 0; n < maxClosed; ++n) change_set.in_place_of.push_back(random.newId(SystemClock().now()));
    }));
  }
  for (int i = 0; i < 50; ++i) {
    const auto receipt = device.await<sync::Receipt>();
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->verdict, Verdict::applied);
  }
}

TEST_F(Hostile, aCursorFromTheFutureIsToldOfTheHistoryThatThereIs) {
  const sync::Message now = bad->connect();
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(now));
  const auto& welcome = std::get<sync::Welcome>(now);
  const sync::Message then = bad->connect(1'000'000'000, welcome.epoch);
  ASSERT_TRUE(std::holds_alternative<sync::Restored>(then));
  EXPECT_LE(std::get<sync::Restored>(then).cursor, welcome.head + 1);
  EXPECT_TRUE(bad->link().endsWithin(seconds(10)));
}

TEST_F(Hostile, aThousandPhotosBegunAndNotEndedAreNotKept) {
  for (int i = 0; i < 1'000; ++i) {
    bad->send(sync::BlobPut{sha256("never whole " + std::to_string(i)), 0, 1'000'000, std::string(1'000, 'p')});
    if (i % 50 == 49) {
      for (int n = 0; n < 50; ++n) ASSERT_TRUE(bad->await<sync::BlobHave>());
    }
  }
  const fs::path arriving = data->path() / "blobs" / "arriving" / bad->id.toString();
  EXPECT_LE(std::distance(fs::directory_iterator(arriving), fs::directory_iterator()), 64);
}

TEST_F(Hostile, whoSaysHelloAgainAndAgainIsToldToWait) {
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  for (int i = 0; i < 200; ++i) {
    const sync::Message first = device.connect();
    const auto* error = std::get_if<sync::Error>(&first);
    if (error == nullptr) continue;
    EXPECT_EQ(error->code, "link.too_often");
    EXPECT_GT(error->retry_after_ms, 0);
    EXPECT_FALSE(error->fatal);
    EXPECT_GT(i, 100) << "a line that breaks every second is nothing bad";
    return;
  }
  ADD_FAILURE() << "never told";
}

// Has a server of its own: after it a first synchronisation is more than a window.
class HostileReader : public Hostile {};

TEST_F(HostileReader, whoNeverPaysForWhatTheyAreSentGetsNoMoreThanTheWindow) {
  TestDevice writer(*server);
  ASSERT_EQ(writer.enrol(data->invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(writer.connect()));
  for (int i = 0; i < 20; ++i) {
    std::vector<Operation> partners;
    for (int n = 0; n < 8; ++n) partners.push_back(TestDevice::createPartner("Large", std::string(40'000, 'x')));
    writer.send(writer.changeSet(std::move(partners)));
    ASSERT_EQ(writer.await<sync::Receipt>()->verdict, Verdict::applied);
    writer.send(sync::Credit{4u << 20});
    good->send(sync::Ping{});
  }
  TestDevice reader(*server);
  ASSERT_EQ(reader.enrol(data->invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(reader.connect()));
  const auto sentNow = [&reader] {
    std::size_t bytes = 0;
    while (auto message = reader.next(seconds(2))) bytes += sync::creditCost(*message);
    return bytes;
  };
  const std::size_t unpaid = sentNow();
  EXPECT_GT(unpaid, 3u << 20);
  EXPECT_LT(unpaid, (4u << 20) + sync::maxFrameBytes);
  reader.send(sync::Credit{4u << 20});
  EXPECT_GT(sentNow(), 1u << 20) << "the rest comes when it is paid for";
}

}  // namespace
}  // namespace carnet::testing
