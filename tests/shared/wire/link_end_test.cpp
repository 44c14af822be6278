// Frames in their turn, and every way of being out of it.
#include "shared/wire/link_end.h"

#include <gtest/gtest.h>

#include "shared/core/hash.h"
#include "shared/rules/operation.h"
#include "shared/wire/packing.h"

namespace carnet::wire {
namespace {

using sync::Pong;

class LinkEndTest : public testing::Test {
 protected:
  std::string codeOf(const std::string& frame) {
    const auto message = server_.decode(frame, Sender::device);
    return message ? "" : message.problem().code;
  }
  LinkEnd device_, server_;
  const std::string first_ = device_.encode(Pong{1}), second_ = device_.encode(Pong{2}),
                    third_ = device_.encode(Pong{3});
};

TEST_F(LinkEndTest, framesInTheirTurnAreTaken) {
  for (const std::string& frame : {first_, second_, third_}) EXPECT_EQ(codeOf(frame), "");
}

TEST_F(LinkEndTest, eachDirectionCountsForItself) {
  const std::string answer = server_.encode(Pong{7});
  EXPECT_TRUE(device_.decode(answer).ok());
  EXPECT_EQ(codeOf(first_), "");
}

TEST_F(LinkEndTest, aLostFrameIsNoticedWithTheNext) {
  EXPECT_EQ(codeOf(first_), "");
  EXPECT_EQ(codeOf(third_), "frame.out_of_order");
}

TEST_F(LinkEndTest, aFrameThatComesTwiceIsTakenOnce) {
  EXPECT_EQ(codeOf(first_), "");
  EXPECT_EQ(codeOf(first_), "frame.out_of_order");
}

TEST_F(LinkEndTest, afterOneThatOvertookNothingIsTakenNotEvenWhatItOvertook) {
  EXPECT_EQ(codeOf(first_), "");
  EXPECT_EQ(codeOf(third_), "frame.out_of_order");
  EXPECT_EQ(codeOf(second_), "frame.out_of_order");
}

TEST_F(LinkEndTest, aFrameThatCannotBeReadEndsItToo) {
  EXPECT_EQ(codeOf("x"), "frame.malformed");
  EXPECT_EQ(codeOf(first_), "frame.out_of_order");
}

TEST_F(LinkEndTest, aFrameWithoutANumberIsNotTaken) {
  EXPECT_EQ(codeOf(wire::encode(Pong{1}, 0)), "frame.out_of_order");
}

using sync::Push;

Push pushOf(std::int64_t cs_no, const std::string& bytes) {
  return {.cs_no = cs_no, .id = Uuid::v7(cs_no, 1, 2), .hash = sha256(bytes), .depends_on = {}, .bytes = bytes};
}

class BundleTest : public testing::Test {
 protected:
  void SetUp() override {
    sync::Welcome welcome;
    welcome.server_id = welcome.epoch = Uuid::v7(1, 2, 3);
    welcome.limits.takes_bundles = true;
    ASSERT_TRUE(device_.decode(server_.encode(welcome)).ok());
  }
  // What arrives of these frames, in order.
  std::vector<sync::Message> takeAll(const std::vector<std::string>& frames) {
    std::vector<sync::Message> out;
    for (const std::string& frame : frames) {
      auto messages = server_.decodeAll(frame, Sender::device);
      EXPECT_TRUE(messages.ok());
      if (messages) out.insert(out.end(), messages->begin(), messages->end());
    }
    return out;
  }
  LinkEnd device_, server_;
};

TEST_F(BundleTest, whatFollowsOneAnotherSharesFramesAndComesInItsOrder) {
  std::vector<sync::Message> messages{Pong{1}};
  for (int i = 1; i <= 3'000; ++i) messages.push_back(pushOf(i, "change set " + std::to_string(i)));
  messages.push_back(Pong{2});
  messages.push_back(pushOf(3'001, std::string(300'000, 'x')));
  messages.push_back(pushOf(3'002, "the last"));
  const std::vector<std::string> frames = device_.encodeAll(messages);
  EXPECT_LT(frames.size(), 10u);
  const std::vector<sync::Message> back = takeAll(frames);
  ASSERT_EQ(back.size(), messages.size());
  for (std::size_t i = 0; i < back.size(); ++i) {
    ASSERT_EQ(back[i].index(), messages[i].index()) << i;
    const auto* push = std::get_if<Push>(&back[i]);
    if (push == nullptr) continue;
    const auto& sent = std::get<Push>(messages[i]);
    ASSERT_EQ(push->cs_no, sent.cs_no);
    ASSERT_EQ(push->bytes, sent.bytes);
    ASSERT_EQ(push->hash, sent.hash);
  }
}

TEST_F(BundleTest, aHashThatIsNotThatOfTheBytesTravels) {
  Push damaged = pushOf(1, "as it was");
  damaged.bytes = "as the disk gave it back";
  const std::vector<sync::Message> messages{damaged, pushOf(2, "sound")};
  const auto back = takeAll(device_.encodeAll(messages));
  ASSERT_EQ(back.size(), 2u);
  EXPECT_EQ(std::get<Push>(back[0]).hash, sha256("as it was"));
}

TEST_F(BundleTest, whoeverHasNotSaidThatItTakesBundlesGetsNone) {
  LinkEnd older;
  const std::vector<sync::Message> messages{pushOf(1, "one"), pushOf(2, "two")};
  EXPECT_EQ(older.encodeAll(messages).size(), 2u);
}

TEST_F(BundleTest, onlyPushesAndReceiptsAreTakenOutOfABundle) {
  const std::vector<sync::Message> messages{Pong{1}, Pong{2}};
  EXPECT_FALSE(server_.decodeAll(wire::encodeBundle(messages, 1), Sender::device).ok());
  EXPECT_FALSE(LinkEnd().decodeAll(wire::encodeBundle({}, 1), Sender::device).ok());
}

TEST_F(BundleTest, aBundleOutOfTurnIsRefusedWhole) {
  const std::vector<sync::Message> messages{pushOf(1, "one"), pushOf(2, "two")};
  const std::string frame = device_.encodeAll(messages).at(0);
  EXPECT_TRUE(server_.decodeAll(frame, Sender::device).ok());
  const auto again = server_.decodeAll(frame, Sender::device);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.problem().code, "frame.out_of_order");
}

ChangeSet changeSetOf(std::int64_t cs_no, std::int64_t device = 1) {
  ChangeSet out;
  out.id = Uuid::v7(cs_no, 3, 4);
  out.device_id = Uuid::v7(device, 5, 6);
  out.person_id = Uuid::v7(7, 8, 9);
  out.cs_no = cs_no;
  out.seen = 40;
  out.happened_at = Hlc{1'000 + cs_no};
  out.depends_on = {cs_no - 1};
  Operation set;
  set.verb = Verb::set;
  set.entity = 50;
  set.row_id = Uuid::v7(cs_no, 9, 9);
  set.fields = {{9, std::string("before"), std::string("after")}};
  out.operations = {set};
  return out;
}

Push pushOf(const ChangeSet& change_set) {
  const std::string bytes = encodeChangeSet(change_set);
  return {change_set.cs_no, change_set.id, sha256(bytes), change_set.depends_on, bytes, {}};
}

class ChangeSetsTest : public BundleTest {
 protected:
  void SetUp() override {
    sync::Welcome welcome;
    welcome.server_id = welcome.epoch = Uuid::v7(1, 2, 3);
    welcome.limits = {.takes_bundles = true, .takes_change_sets = true};
    ASSERT_TRUE(device_.decode(server_.encode(welcome)).ok());
  }
  void expectToCome(const std::vector<sync::Message>& messages, std::size_t in_frames) {
    const std::vector<std::string> frames = device_.encodeAll(messages);
    EXPECT_EQ(frames.size(), in_frames);
    const std::vector<sync::Message> back = takeAll(frames);
    ASSERT_EQ(back.size(), messages.size());
    for (std::size_t i = 0; i < back.size(); ++i) {
      const auto &came = std::get<Push>(back[i]), &sent = std::get<Push>(messages[i]);
      EXPECT_EQ(came.cs_no, sent.cs_no);
      EXPECT_EQ(came.id, sent.id);
      EXPECT_EQ(came.hash, sent.hash);
      EXPECT_EQ(came.depends_on, sent.depends_on);
      EXPECT_EQ(came.bytes, sent.bytes);
      EXPECT_EQ(came.offered_again, sent.offered_again);
    }
  }
};

TEST_F(ChangeSetsTest, whoMadeThemIsSaidOnceAndTheBytesComeAsTheyWere) {
  std::vector<sync::Message> messages;
  std::size_t bytes = 0;
  for (int i = 1; i <= 500; ++i) {
    messages.push_back(pushOf(changeSetOf(i)));
    bytes += std::get<Push>(messages.back()).bytes.size();
  }
  const auto maker = makerOf(std::get<Push>(messages.front()));
  ASSERT_TRUE(maker);
  const auto unpacked = unpack(encodeChangeSets(*maker, messages, 1), maxUnpackedFromDevice);
  ASSERT_TRUE(unpacked.ok());
  EXPECT_LT(unpacked->size(), bytes - 500 * 28);
  expectToCome(messages, 1);
}

TEST_F(ChangeSetsTest, oneByItselfTravelsSoToo) { expectToCome({pushOf(changeSetOf(1))}, 1); }

TEST_F(ChangeSetsTest, ofEachFormatThatAnOutboxMayHold) {
  for (const std::int32_t version : {lastUnmarkedVersion, lastUnmarkedVersion + 1}) {
    for (const bool is_in_place : {false, true}) {
      ChangeSet change_set = changeSetOf(1);
      change_set.schema_version = version;
      if (is_in_place) change_set.in_place_of = {Uuid::v7(1, 1, 1)};
      expectToCome({pushOf(change_set), pushOf(changeSetOf(2))}, 1);
    }
  }
}

// Only the device's next version makes one: here the bytes of today's are given its mark.
Push ofTheNextFormat(std::int64_t cs_no) {
  ChangeSet change_set = changeSetOf(cs_no);
  change_set.schema_version = lastUnmarkedVersion + 1;
  std::string bytes = encodeChangeSet(change_set);
  bytes.front() = newestChangeSetFormat + 1;
  return {cs_no, change_set.id, sha256(bytes), change_set.depends_on, bytes, {}};
}

TEST_F(ChangeSetsTest, aFormatThatTheServerHasNotNamedIsLeftOut) {
  const Push next = ofTheNextFormat(2);
  EXPECT_FALSE(makerOf(next));
  expectToCome({pushOf(changeSetOf(1)), next, pushOf(changeSetOf(3))}, 2);
}

TEST_F(ChangeSetsTest, aFormatThatTheServerHasNamedTravelsWithTheOthers) {
  LinkEnd device, server;
  sync::Welcome welcome;
  welcome.server_id = welcome.epoch = Uuid::v7(1, 2, 3);
  welcome.limits = {.takes_change_sets = true, .change_set_format = newestChangeSetFormat + 1};
  ASSERT_TRUE(device.decode(server.encode(welcome)).ok());
  const std::vector<sync::Message> messages{pushOf(changeSetOf(1)), ofTheNextFormat(2), pushOf(changeSetOf(3))};
  const auto frames = device.encodeAll(messages);
  ASSERT_EQ(frames.size(), 1u);
  // A server that does not know it either has it with its bytes, and what stands before and behind it too.
  const auto came = server.decodeAll(frames.front(), Sender::device);
  ASSERT_TRUE(came.ok());
  ASSERT_EQ(came->size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(std::get<Push>((*came)[i]).bytes, std::get<Push>(messages[i]).bytes);
    EXPECT_EQ(std::get<Push>((*came)[i]).id, std::get<Push>(messages[i]).id);
  }
  EXPECT_FALSE(decodeChangeSet(std::get<Push>((*came)[1]).bytes));
}

TEST_F(ChangeSetsTest, thoseOfAnotherDeviceComeInAnotherFrame) {
  expectToCome({pushOf(changeSetOf(1)), pushOf(changeSetOf(2, 2)), pushOf(changeSetOf(3))}, 3);
}

TEST_F(ChangeSetsTest, whatIsNotInTheBytesIsSaidBesideThem) {
  Push damaged = pushOf(changeSetOf(1)), unreadable = pushOf(2, "nothing"), renamed = pushOf(changeSetOf(3)),
       offered = pushOf(changeSetOf(4)), renumbered = pushOf(changeSetOf(5)), freed = pushOf(changeSetOf(6));
  damaged.bytes.back() ^= 1;
  renamed.id = Uuid::v7(99, 9, 9);
  offered.offered_again = sync::OfferedAgain{.seen = 7};
  renumbered.cs_no = 50;
  freed.depends_on = {};
  for (const Push& push : {damaged, unreadable, renamed, offered, renumbered, freed}) {
    EXPECT_FALSE(makerOf(push)) << push.cs_no;
    expectToCome({push}, 1);
  }
  // In its place between others it keeps its order.
  expectToCome({pushOf(changeSetOf(8)), damaged, pushOf(changeSetOf(9))}, 2);
}

TEST_F(ChangeSetsTest, areReadOfDevicesOnlyAndOnlyWhole) {
  const Push push = pushOf(changeSetOf(1));
  const std::string frame = encodeChangeSets(*makerOf(push), std::vector<sync::Message>{push}, 1);
  EXPECT_FALSE(wire::decodeAll(frame, Sender::stranger).ok());
  EXPECT_TRUE(wire::decodeAll(frame, Sender::device).ok());
  EXPECT_FALSE(wire::decodeAll(encodeChangeSets({}, {}, 1), Sender::device).ok());
  const std::vector<sync::Message> many(maxBundled + 1, push);
  EXPECT_EQ(wire::decodeAll(encodeChangeSets(*makerOf(push), many, 1), Sender::device).problem().code,
            "frame.malformed");
  std::string cut(1, '\0');  // not packed
  cut += std::string("\xd2\x01\x04\x1a\x02") + "\x03\x01";
  EXPECT_EQ(wire::decodeAll(cut, Sender::device).problem().code, "frame.malformed");
}

}  // namespace
}  // namespace carnet::wire
