// Photos beside records: several parts under way, within what the line and the server allow, and never before a record.
#include <gtest/gtest.h>

#include "shared/sync/blob_pace.h"
#include "tests/shared/sync/rig.h"

namespace carnet::testbook {
namespace {

using sync::blobPartBytes;

template <class T>
std::size_t countOf(const std::deque<sync::Message>& messages) {
  return static_cast<std::size_t>(
      std::ranges::count_if(messages, [](const sync::Message& message) { return std::holds_alternative<T>(message); }));
}

std::size_t bytesOfParts(const std::deque<sync::Message>& messages) {
  std::size_t bytes = 0;
  for (const sync::Message& message : messages) {
    if (const auto* put = std::get_if<sync::BlobPut>(&message)) bytes += put->bytes.size();
  }
  return bytes;
}

class BlobTest : public testing::Test {
 protected:
  BlobTest() : bert_(rig_.add(rig_.bert)) {
    rig_.serverDoes(rig_.anna, {createJob(job_, "Boiler"), step(job_, "assign", {{"person_id", rig_.bert}})});
    bert_.connect();
    rig_.settle();
  }
  std::string photo(std::size_t size) {
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(source_.next());
    return bytes;
  }
  void look() { bert_.take(bert_.engine->onBlobs(rig_.now)); }
  Sha256 keepAtServer(const std::string& bytes) {
    const Sha256 hash = sha256(bytes);
    rig_.blobs.put({hash, 0, bytes.size(), bytes});
    return hash;
  }

  Rig rig_;
  SeededRng source_{7};
  const Uuid job_ = Uuid::v7(100, 1, 1);
  RigDevice& bert_;
};

TEST_F(BlobTest, severalPartsAreUnderWayOnceTheLineIsKnownToCarryThem) {
  bert_.blobs.add(photo(8 << 20));
  look();
  std::size_t most = 0;
  while (!bert_.to_server.empty() || !bert_.to_device.empty()) {
    most = std::max(most, bytesOfParts(bert_.to_server));
    bert_.deliverToServer();
    bert_.deliverToDevice();
  }
  EXPECT_EQ(most, sync::Limits{}.blob_window_bytes);
  EXPECT_EQ(rig_.blobs.count(), 1u);
  EXPECT_EQ(bert_.blobs.countUploads(), 0u);
  EXPECT_TRUE(bert_.session) << "the server never saw more than it allows";
}

TEST_F(BlobTest, manySmallPhotosDoNotWaitForEachOther) {
  for (int n = 0; n < 20; ++n) bert_.blobs.add(photo(1'000));
  look();
  EXPECT_EQ(countOf<sync::BlobAsk>(bert_.to_server), 4u);
  rig_.settle();
  EXPECT_EQ(rig_.blobs.count(), 20u);
}

TEST_F(BlobTest, aPhotoComesInSeveralPartsAtOnceAndIsWhole) {
  const std::string bytes = photo((2 << 20) + 5);
  const Sha256 hash = keepAtServer(bytes);
  bert_.blobs.wish(hash, job_);
  look();
  std::size_t most = 0;
  while (!bert_.to_server.empty() || !bert_.to_device.empty()) {
    most = std::max(most, countOf<sync::BlobGet>(bert_.to_server));
    while (bert_.deliverToServer()) {
    }
    while (bert_.deliverToDevice()) {
    }
  }
  EXPECT_GE(most, 2u);
  EXPECT_TRUE(bert_.blobs.has(hash));
}

TEST_F(BlobTest, noPartIsBegunWhileAChangeSetHasNoReceipt) {
  bert_.blobs.add(photo(4 << 20));
  look();
  rig_.take(bert_, bert_.session->onMessage(bert_.to_server.front(), rig_.now));
  bert_.to_server.clear();
  bert_.submit({setField(J, job_, "title", "Boiler", "Pump")});
  const std::deque<sync::Message> pushed = bert_.to_server;
  ASSERT_EQ(countOf<sync::Push>(pushed), 1u);
  bert_.deliverToDevice();  // how much the server has of the photo
  EXPECT_EQ(countOf<sync::BlobPut>(bert_.to_server), 0u);
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Pump");
  EXPECT_EQ(rig_.blobs.count(), 1u);
}

TEST_F(BlobTest, noPartIsAskedForWhileRecordsThatCameAreNotDealtWith) {
  const Sha256 hash = keepAtServer(photo(600'000));
  rig_.serverDoes(rig_.anna, {setField(J, job_, "title", "Boiler", "Pump")});
  while (bert_.deliverToDevice()) {
  }
  bert_.blobs.wish(hash, job_);
  look();
  EXPECT_EQ(countOf<sync::BlobGet>(bert_.to_server), 0u);
  bert_.work();
  EXPECT_GE(countOf<sync::BlobGet>(bert_.to_server), 1u);
  rig_.settle();
  EXPECT_TRUE(bert_.blobs.has(hash));
}

TEST_F(BlobTest, theServerEndsALinkThatExceedsTheWindow) {
  const std::string bytes = photo(8 << 20);
  const Sha256 hash = sha256(bytes);
  // Five parts are within reach of one who does not wait for answers; the window holds four.
  sync::SessionReaction last;
  for (std::size_t n = 0; n < 5; ++n) {
    last = bert_.session->onMessage(
        sync::BlobPut{hash, n * blobPartBytes, bytes.size(), bytes.substr(n * blobPartBytes, blobPartBytes)}, rig_.now);
    EXPECT_EQ(last.close, n == 4) << n;
  }
  EXPECT_EQ(std::get<sync::Error>(last.send.at(0)).code, "blob.window_exceeded");
  EXPECT_FALSE(std::get<sync::Error>(last.send.at(0)).fatal);
}

TEST_F(BlobTest, theServerEndsALinkThatAsksForMoreThanTheWindow) {
  sync::SessionReaction last;
  for (std::size_t n = 0; n < 5; ++n) {
    last = bert_.session->onMessage(sync::BlobGet{sha256("a photo"), n * blobPartBytes, job_, 0}, rig_.now);
    EXPECT_EQ(last.close, n == 4) << n;
  }
  EXPECT_EQ(std::get<sync::Error>(last.send.at(0)).code, "blob.window_exceeded");
}

TEST_F(BlobTest, theDeviceEndsALinkThatSendsPartsItDidNotAskFor) {
  bert_.to_device.push_back(sync::BlobPart{sha256("a photo"), 0, 7, "a photo"});
  sync::DeviceReaction reaction = bert_.engine->onMessage(bert_.to_device.front(), rig_.now);
  EXPECT_TRUE(reaction.close);
  ASSERT_EQ(reaction.send.size(), 1u);
  EXPECT_EQ(std::get<sync::Error>(reaction.send[0]).code, "blob.window_exceeded");
  EXPECT_EQ(bert_.engine->link(), sync::LinkState::offline);
}

TEST_F(BlobTest, aServerThatDeclaresNoWindowIsSentAndAskedForOnePartAtATime) {
  bert_.cut();
  bert_.blobs.add(photo(1'000'000));
  const Sha256 hash = keepAtServer(photo(900'000));
  bert_.blobs.wish(hash, job_);
  bert_.connect();
  std::get<sync::Welcome>(bert_.to_device.front()).limits.blob_window_bytes = 0;
  std::size_t puts = 0, gets = 0;
  for (bool moved = true; moved;) {
    puts = std::max(puts, countOf<sync::BlobPut>(bert_.to_server));
    gets = std::max(gets, countOf<sync::BlobGet>(bert_.to_server));
    moved = bert_.deliverToServer();
    moved = bert_.deliverToDevice() || moved;
    bert_.work();
  }
  EXPECT_EQ(puts, 1u);
  EXPECT_EQ(gets, 1u);
  EXPECT_EQ(rig_.blobs.count(), 2u);
  EXPECT_TRUE(bert_.blobs.has(hash));
}

TEST_F(BlobTest, aPhotoGoesOnWhereEachCutLeftIt) {
  const std::string bytes = photo(3 << 20);
  const Sha256 hash = bert_.blobs.add(bytes);
  std::uint64_t before = 0;
  for (int cuts = 0; bert_.blobs.countUploads() > 0; ++cuts) {
    ASSERT_LT(cuts, 40);
    look();
    for (int n = 0; n < 12 && bert_.deliverToServer(); ++n) bert_.deliverToDevice();
    EXPECT_GT(rig_.blobs.have(hash), before);
    before = rig_.blobs.have(hash);
    bert_.cut();
    bert_.connect();
    bert_.deliverToDevice();
  }
  ASSERT_NE(rig_.blobs.find(hash), nullptr);
  EXPECT_EQ(*rig_.blobs.find(hash), bytes);
}

TEST_F(BlobTest, aLinkThatIsCutAmongPhotosIsTriedAgainWithinASecond) {
  rig_.now = rig_.now + Duration::minutes(2);  // nobody has used the device for a while
  bert_.blobs.wish(keepAtServer(photo(4 << 20)), job_);
  look();
  for (int cuts = 0; cuts < 12; ++cuts) {
    bert_.session.reset();
    const sync::DeviceReaction cut = bert_.engine->onDisconnected(rig_.now);
    ASSERT_LE((*cut.wake_at - rig_.now).ms, 1'000) << cuts;
    rig_.now = *cut.wake_at;
    bert_.to_server.clear(), bert_.to_device.clear();
    bert_.take(bert_.engine->onTime(rig_.now));
    bert_.connect();
    bert_.deliverToDevice();
  }
}

TEST_F(BlobTest, whatTheServerHasLostIsSentAgainFromThere) {
  const std::string bytes = photo(2 << 20);
  const Sha256 hash = bert_.blobs.add(bytes);
  look();
  while (rig_.blobs.have(hash) < (1 << 20)) bert_.deliverToServer(), bert_.deliverToDevice();
  rig_.blobs.forget(hash);
  rig_.settle();
  ASSERT_NE(rig_.blobs.find(hash), nullptr);
  EXPECT_EQ(*rig_.blobs.find(hash), bytes);
}

TEST_F(BlobTest, oneThatIsDamagedHereIsNotSentForEverAndHoldsUpNoOther) {
  const Sha256 damaged = bert_.blobs.add(photo(300'000)), good = bert_.blobs.add(photo(400'000));
  bert_.blobs.damage(damaged);
  look();
  rig_.settle();
  EXPECT_EQ(rig_.blobs.find(damaged), nullptr);
  EXPECT_NE(rig_.blobs.find(good), nullptr);
  EXPECT_EQ(bert_.blobs.countUploads(), 1u);
}

// A line that carries so many bytes a second behind a round trip, and what stands in it.
struct Uplink {
  std::int64_t bytes_per_second = 0, round_trip_ms = 0;
  Instant now{1'700'000'000'000};
  std::int64_t free_at_ms = 0;
  std::deque<std::pair<std::int64_t, std::size_t>> answers;

  // Runs for `seconds`; the bytes that got through, and the longest that a record would have waited for those before it.
  std::pair<std::int64_t, std::int64_t> run(sync::BlobPace& pace, std::int64_t seconds) {
    const std::int64_t end = now.unix_ms + seconds * 1'000;
    free_at_ms = now.unix_ms;
    std::int64_t through = 0, longest = 0;
    for (; now.unix_ms < end; now = now + Duration{1}) {
      for (; !answers.empty() && answers.front().first <= now.unix_ms; answers.pop_front()) {
        through += static_cast<std::int64_t>(answers.front().second);
        pace.ended(now);
      }
      for (std::size_t part = pace.room(); part > 0; part = pace.room()) {
        pace.began(part, now);
        free_at_ms = std::max(free_at_ms, now.unix_ms) + static_cast<std::int64_t>(part) * 1'000 / bytes_per_second;
        answers.emplace_back(free_at_ms + round_trip_ms, part);
      }
      longest = std::max(longest, free_at_ms - now.unix_ms);
    }
    return {through, longest};
  }
};

TEST(BlobPace, aFastLineIsFull) {
  sync::BlobPace pace(1 << 20);
  Uplink line{.bytes_per_second = 5'000'000, .round_trip_ms = 60};
  const auto [through, longest] = line.run(pace, 10);
  EXPECT_GT(through, 45'000'000) << "nine tenths of what the line carries";
  EXPECT_LE(longest, 300);
}

TEST(BlobPace, onASlowLineARecordWaitsAboutASecondBehindPhotos) {
  sync::BlobPace pace(1 << 20);
  Uplink line{.bytes_per_second = 60'000, .round_trip_ms = 120};
  const auto [through, longest] = line.run(pace, 60);
  EXPECT_GT(through, 50'000 * 60) << "it is used all the same";
  EXPECT_LT(longest, 1'200);
}

TEST(BlobPace, aLongWayIsNotTakenForASlowLine) {
  sync::BlobPace pace(1 << 20);
  Uplink line{.bytes_per_second = 5'000'000, .round_trip_ms = 700};
  const auto [through, longest] = line.run(pace, 30);
  EXPECT_GT(through, 30 * 1'100'000) << "three quarters of a window each round trip";
  EXPECT_LE(longest, 300);
}

}  // namespace
}  // namespace carnet::testbook
