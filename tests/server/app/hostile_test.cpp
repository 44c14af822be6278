// A client that means no good, over real sockets: whatever it sends, its own link ends or its nonsense is parked, and
// everybody else goes on.
#include "tests/server/app/hostile.h"

namespace carnet::testing {
namespace {

using std::chrono::seconds;

TEST_F(Hostile, bytesThatAreNoFrameEndTheLink) {
  bad->link().send(2, std::string(1'000, '\xff'));
  EXPECT_EQ(lastWord(), "frame.malformed");
}

TEST_F(Hostile, aTextFrameEndsTheLink) {
  bad->link().send(1, "{\"hello\": true}");
  lastWord();
  EXPECT_TRUE(bad->link().endsWithin(seconds(10)));
}

TEST_F(Hostile, aFrameOverTheLimitEndsTheLinkBeforeItIsKept) {
  bad->link().send(2, std::string(sync::maxFrameBytes + 1, 'x'));
  lastWord();
  EXPECT_TRUE(bad->link().endsWithin(seconds(10)));
}

TEST_F(Hostile, aFrameThatSaysItIsHugeEndsTheLinkAtOnce) {
  // FIN, binary, masked, 2^62 bytes to come.
  bad->link().sendRaw(std::string("\x82\xff\x40\x00\x00\x00\x00\x00\x00\x00wxyz", 14));
  lastWord();
  EXPECT_TRUE(bad->link().endsWithin(seconds(10)));
}

TEST_F(Hostile, aFrameWithoutAMaskEndsTheLink) {
  bad->link().sendRaw(
      std::string("\x82\x03"
                  "abc",
                  5));
  lastWord();
  EXPECT_TRUE(bad->link().endsWithin(seconds(10)));
}

TEST_F(Hostile, aSecondHelloOrAMessageOfTheServersIsOutOfPlace) {
  bad->send(sync::Hello{.device_id = bad->id, .token = bad->accessToken});
  EXPECT_EQ(lastWord(), "frame.unexpected");
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(bad->connect()));
  bad->send(sync::Receipt{.cs_no = 1, .id = bad->id, .verdict = Verdict::applied, .commit_no = 1});
  EXPECT_EQ(lastWord(), "frame.unexpected");
}

TEST_F(Hostile, aFrameThatComesTwiceEndsTheLinkAndCountsOnce) {
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  const sync::Push push = device.changeSet({TestDevice::createPartner("Once")});
  // The Hello was the first frame of this link.
  for (int i = 0; i < 2; ++i) device.link().send(2, wire::encode(push, 2));
  std::string code;
  while (auto message = device.next()) {
    if (const auto* error = std::get_if<sync::Error>(&*message)) code = error->code;
  }
  EXPECT_EQ(code, "frame.out_of_order");
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  device.send(push);
  const auto receipt = device.await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->verdict, Verdict::applied);
}

TEST_F(Hostile, workBeforeTheHelloIsNotTaken) {
  WireClient stranger(server->port());
  wire::LinkEnd end;
  ASSERT_EQ(stranger.upgrade("/sync"), 101);
  stranger.send(2, end.encode(bad->changeSet({TestDevice::createPartner("Stranger")})));
  while (const auto frame = stranger.receive(seconds(10))) {
    if (frame->opcode == 8) break;
    const auto message = end.decode(frame->payload);
    ASSERT_TRUE(message.ok());
    ASSERT_TRUE(std::holds_alternative<sync::Error>(*message));
    EXPECT_EQ(std::get<sync::Error>(*message).code, "frame.unexpected");
  }
  EXPECT_TRUE(stranger.endsWithin(seconds(10)));
}

TEST_F(Hostile, workOutOfOrderIsGivenBackAndNothingOfItStands) {
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  const sync::Push first = device.changeSet({TestDevice::createPartner("First")});
  const sync::Push second = device.changeSet({TestDevice::createPartner("Second")});
  device.send(second);
  std::string code;
  while (auto message = device.next()) {
    EXPECT_FALSE(std::holds_alternative<sync::Receipt>(*message));
    if (const auto* error = std::get_if<sync::Error>(&*message)) code = error->code;
  }
  EXPECT_EQ(code, "push.gap");
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  device.send(first);
  device.send(second);
  for (int i = 0; i < 2; ++i) {
    const auto receipt = device.await<sync::Receipt>();
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->verdict, Verdict::applied);
  }
}

TEST_F(Hostile, contentThatCannotBeReadOrIsSomebodyElsesIsParkedUnderItsNumber) {
  TestDevice device(*server);
  ASSERT_EQ(device.enrol(data->invite("anna")).status, 200);
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  sync::Push garbage = device.changeSet({TestDevice::createPartner("Garbage")});
  garbage.bytes = "these are no operations";
  garbage.hash = sha256(garbage.bytes);
  device.send(garbage);
  auto receipt = device.await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->reason.code, "change_set.unreadable");
  sync::Push lie = device.changeSet({TestDevice::createPartner("Lie")});
  lie.hash = sha256("something else");
  device.send(lie);
  receipt = device.await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->verdict, Verdict::parked);
  const Uuid own = std::exchange(device.user_id, bad->id);
  device.send(device.changeSet({TestDevice::createPartner("In another's name")}));
  device.user_id = own;
  receipt = device.await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->reason.code, "change_set.other_person");
}

TEST_F(Hostile, creditWithoutEndBuysNoMoreThanTheWindow) {
  for (int i = 0; i < 1'000; ++i) bad->send(sync::Credit{0xffffffff});
  bad->send(sync::Ping{.nonce = 7});
  const auto pong = bad->await<sync::Pong>();
  ASSERT_TRUE(pong);
  EXPECT_EQ(pong->nonce, 7u);
}

TEST_F(Hostile, photosThatDoNotFitTogetherAreNotKept) {
  const Sha256 hash = sha256("a photo");
  bad->send(sync::BlobPut{hash, 500, 1'000, "not from the beginning"});
  auto have = bad->await<sync::BlobHave>();
  ASSERT_TRUE(have);
  EXPECT_EQ(have->offset, 0u);
  bad->send(sync::BlobPut{hash, 0, 7, "aphoto!"});
  have = bad->await<sync::BlobHave>();
  ASSERT_TRUE(have);
  EXPECT_EQ(have->offset, 0u);
  bad->send(sync::BlobGet{hash, 0, bad->id});
  EXPECT_TRUE(bad->await<sync::BlobMissing>());
}

TEST_F(Hostile, aFloodOfPingsAndAsksIsAnsweredInItsTurn) {
  for (int i = 0; i < 2'000; ++i) bad->send(sync::BlobAsk{sha256(std::to_string(i)), 10});
  bad->send(sync::Ping{.nonce = 8});
  EXPECT_TRUE(bad->await<sync::Pong>());
}

}  // namespace
}  // namespace carnet::testing
