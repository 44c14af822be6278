#include "shared/wire/frame.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "shared/core/random.h"
#include "shared/schema/codec.h"
#include "shared/wire/packing.h"

namespace carnet::wire {
namespace {

using namespace carnet::sync;

Uuid someId(std::uint8_t n) { return Uuid::v7(1'700'000'000'000 + n, n, n * 7u); }

Sha256 someHash(std::uint8_t n) { return sha256(std::string(1, static_cast<char>(n))); }

std::string noise(std::size_t size, std::uint64_t seed) {
  SeededRng rng(seed);
  std::string out(size, '\0');
  for (char& c : out) c = static_cast<char>(rng.next());
  return out;
}

// One of each kind, with every member different from its default.
std::vector<Message> oneOfEach() {
  Hello hello;
  hello.device_id = someId(1);
  hello.token = "token";
  hello.protocol_version = 2;
  hello.schema_version = 3;
  hello.server_id = someId(2);
  hello.epoch = someId(3);
  hello.cursor = 4;
  hello.nodes_digest = someHash(5);
  hello.next_cs_no = 6;
  hello.incomplete = {{{someId(7), Facet::ticket}, 8}, {{Uuid{}, Facet::product}, 0}};
  hello.progress = SnapshotProgress{8, 121, someId(9)};
  hello.confirmed_cs_no = 5;
  hello.known_no = 3;
  hello.known_id = someId(10);
  hello.takes_bundles = true;
  Welcome welcome{someId(1), someId(2), 3, 4, 5, 6, {7, 8, true, true}, {9}};
  Push push{1, someId(2), someHash(3), {4, 5}, "change set", OfferedAgain{6, 7, true, {{someId(8), "T-2026-00009"}}}};
  Receipt receipt{1,
                  someId(2),
                  Verdict::parked,
                  3,
                  {{4, 5, FieldResult::theirsStands}},
                  {"ticket.resolve.step_missing", "state", {"Müller", "Ж"}}};
  DeltaCommit commit{8,
                     someId(1),
                     someId(2),
                     Hlc{77},
                     {{someId(3), Facet::card}},
                     {{someId(4), Facet::all}},
                     {{121, "image"}, {3, noise(2000, 1)}},
                     true};
  Delta delta{true, 7, 9, 8, {commit}};
  return {hello,
          welcome,
          push,
          receipt,
          delta,
          Checkpoint{5, {{{someId(1), Facet::serial}, 0xfedcba9876543210}}},
          SnapshotBegin{1, 2, {{someId(3), Facet::location}, {Uuid{}, Facet::all}}, 4},
          SnapshotChunk{1, 2, someId(3), {"a", "", std::string(3000, 'b')}},
          SnapshotEnd{1, 2},
          Credit{1},
          BlobPut{someHash(1), 2, 100, "bytes"},
          BlobHave{someHash(1), 2},
          BlobAsk{someHash(1), 2},
          BlobGet{someHash(1), 2, someId(3), 65'536},
          BlobPart{someHash(1), 0, blobPartBytes, noise(blobPartBytes, 3)},
          BlobMissing{someHash(1)},
          Ping{1, 2, 3},
          Pong{1},
          Reauthenticate{"token"},
          Wipe{},
          Error{"server.busy", 5000, true},
          Restored{someId(1), someId(2), 3, 4, 5, {{someId(6), Facet::card}, {Uuid{}, Facet::all}}},
          CompareRanges{{{someId(1), Facet::card}}, {{121, someId(2), {{someId(3), 4, 0xfedcba9876543210}}}}},
          RangesCompared{1, {{2, 121, true, someId(3), {"a", "b"}}}}};
}

std::string encode(const Message& message) { return wire::encode(message, 0); }

Result<Message> decoded(std::string_view frame, Sender sender = Sender::server) {
  Result<Frame> result = wire::decode(frame, sender);
  if (!result) return result.problem();
  return std::move(result->message);
}

std::string codeOf(const Result<Message>& result) { return result ? "" : result.problem().code; }

TEST(Frame, everyMessageSurvivesTheWay) {
  const std::vector<Message> messages = oneOfEach();
  ASSERT_EQ(messages.size(), std::variant_size_v<Message>);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    ASSERT_EQ(messages[i].index(), i) << "one of each, in order";
    const std::string frame = encode(messages[i]);
    const Result<Message> back = decoded(frame);
    ASSERT_TRUE(back.ok()) << i << ": " << back.problem().code << " " << back.problem().values.at(0);
    ASSERT_EQ(back->index(), i);
    EXPECT_EQ(encode(*back), frame) << "message " << i;
  }
}

TEST(Frame, membersComeBackInTheirPlaces) {
  const std::vector<Message> messages = oneOfEach();
  const auto hello = std::get<Hello>(decoded(encode(messages[0])).value());
  EXPECT_EQ(hello.incomplete, std::get<Hello>(messages[0]).incomplete);
  EXPECT_EQ(hello.progress, std::get<Hello>(messages[0]).progress);
  EXPECT_EQ(hello.epoch, someId(3));
  EXPECT_EQ(hello.known_id, someId(10));
  EXPECT_EQ(std::get<Push>(decoded(encode(messages[2])).value()).offered_again,
            std::get<Push>(messages[2]).offered_again);
  const auto welcome = std::get<Welcome>(decoded(encode(messages[1])).value());
  EXPECT_EQ(welcome.limits, (Limits{7, 8, true, true}));
  EXPECT_EQ(welcome.durable_no, 4);
  EXPECT_EQ(welcome.server_time.unix_ms, 9);
  EXPECT_EQ(std::get<Receipt>(decoded(encode(messages[3])).value()), std::get<Receipt>(messages[3]));
  const auto delta = std::get<Delta>(decoded(encode(messages[4])).value());
  EXPECT_TRUE(delta.is_reset);
  ASSERT_EQ(delta.commits.size(), 1u);
  EXPECT_TRUE(delta.commits[0].is_partial);
  EXPECT_EQ(delta.commits[0].left, (std::vector<Node>{{someId(4), Facet::all}}));
  EXPECT_EQ(delta.commits[0].rows[1].image, noise(2000, 1));
}

TEST(Frame, largeOnesArePackedAndBlobsAreNot) {
  const std::string chunk = encode(SnapshotChunk{1, 2, someId(3), {std::string(100'000, 'x')}});
  EXPECT_EQ(chunk[0], 1);
  EXPECT_LT(chunk.size(), 1000u);
  EXPECT_EQ(encode(BlobPart{someHash(1), 0, 100'000, std::string(100'000, 'x')})[0], 0);
  EXPECT_EQ(encode(Pong{1})[0], 0);
}

TEST(Frame, aMessageThatDoesNotFitIsNotSent) {
  EXPECT_THROW(encode(SnapshotChunk{1, 2, someId(3), {noise(maxFrameBytes, 1)}}), std::length_error);
  EXPECT_THROW(encode(SnapshotChunk{1, 2, someId(3), {std::string(maxUnpackedBytes, 'x')}}), std::length_error);
}

TEST(Frame, oversizedIsRefusedBeforeMemoryIsAskedFor) {
  EXPECT_EQ(codeOf(decoded(std::string(maxFrameBytes + 1, '\0'))), "frame.too_large");
  // Some hundred bytes that declare 64 MiB.
  const std::string bomb = pack(std::string(64u << 20, 'x'), true);
  ASSERT_LT(bomb.size(), 10'000u);
  EXPECT_EQ(codeOf(decoded(bomb)), "frame.too_large");
  const std::string chunk = encode(SnapshotChunk{1, 2, someId(3), {std::string(2u << 20, 'x')}});
  EXPECT_TRUE(decoded(chunk).ok());
  EXPECT_EQ(codeOf(decoded(chunk, Sender::device)), "frame.too_large");
}

TEST(Frame, ofAMessageThatItsSenderNeverSaysNothingIsRead) {
  // Half a million commits of nothing, in some hundred bytes: an object for each would take a hundred times as much.
  std::string commits;
  for (int i = 0; i < 500'000; ++i) commits += std::string("\x1a\0", 2);
  std::string delta = "\x2a";
  putBytes(delta, commits);
  const std::string bomb = pack(delta, true);
  ASSERT_LT(bomb.size(), 1'000u);
  EXPECT_EQ(codeOf(decoded(bomb, Sender::device)), "frame.unexpected");
  EXPECT_EQ(codeOf(decoded(bomb, Sender::stranger)), "frame.too_large");
  for (const Message& message : oneOfEach()) {
    const std::string frame = encode(message);
    const bool is_hello = std::holds_alternative<Hello>(message);
    if (frame.size() < maxHelloBytes)
      EXPECT_EQ(codeOf(decoded(frame, Sender::stranger)), is_hello ? "" : "frame.unexpected");
    const std::string code = codeOf(decoded(frame, Sender::device));
    EXPECT_TRUE(code.empty() || code == "frame.unexpected") << code;
    EXPECT_EQ(code.empty(),
              is_hello || std::holds_alternative<Push>(message) || std::holds_alternative<Credit>(message) ||
                  std::holds_alternative<BlobPut>(message) || std::holds_alternative<BlobAsk>(message) ||
                  std::holds_alternative<BlobGet>(message) || std::holds_alternative<Ping>(message) ||
                  std::holds_alternative<Pong>(message) || std::holds_alternative<Reauthenticate>(message) ||
                  std::holds_alternative<Error>(message) || std::holds_alternative<CompareRanges>(message))
        << message.index();
  }
}

TEST(Frame, aFrameOfADeviceHasOneMessage) {
  const std::string two = encode(Pong{1}) + encode(Ping{1, 2, 3}).substr(1);
  EXPECT_TRUE(decoded(two).ok()) << "protobuf takes the last";
  EXPECT_EQ(codeOf(decoded(two, Sender::device)), "frame.malformed");
}

TEST(Frame, aBundleOfADeviceHoldsPushesAndNotTooMany) {
  const auto bundleOf = [](const std::string& message, int count) {
    std::string inside, frame = "\xca\x01";
    for (int i = 0; i < count; ++i) {
      inside += "\x0a";
      putBytes(inside, message);
    }
    putBytes(frame, inside);
    return pack(frame, true);
  };
  EXPECT_EQ(codeOf(decoded(bundleOf("", 400'000), Sender::device)), "frame.malformed");
  const std::string push = encode(Push{1, someId(1), someHash(1), {}, "x"}).substr(1);
  EXPECT_EQ(codeOf(decoded(bundleOf(push, 1), Sender::device)), "");
  EXPECT_EQ(codeOf(decoded(bundleOf(push, 1), Sender::stranger)), "frame.unexpected");
  EXPECT_TRUE(decodeAll(bundleOf(push, int(maxBundled)), Sender::device).ok());
  EXPECT_FALSE(decodeAll(bundleOf(push, int(maxBundled) + 1), Sender::device).ok());
  EXPECT_FALSE(decodeAll(bundleOf(push + encode(Pong{1}).substr(1), 1), Sender::device).ok());
  EXPECT_FALSE(decodeAll(bundleOf(encode(Pong{1}).substr(1), 1), Sender::device).ok());
}

// protobuf reads the lower 32 bits only, and would find there what is not to be.
TEST(Frame, aTagThatIsTooWideHidesNothing) {
  constexpr std::uint64_t beyond = std::uint64_t{1} << 32;
  const auto tagged = [](std::uint64_t tag, const std::string& content) {
    std::string bytes;
    putVarint(bytes, tag);
    putBytes(bytes, content);
    return bytes;
  };
  const auto refuses = [](const std::string& envelope) {
    return codeOf(decoded(pack(envelope, false), Sender::device)) == "frame.malformed";
  };
  constexpr std::uint64_t bundle = 25 << 3 | 2, changeSets = 26 << 3 | 2, content = 1 << 3 | 2;
  const std::string push = encode(Push{1, someId(1), someHash(1), {}, "x"}).substr(1);
  ASSERT_FALSE(refuses(tagged(bundle, tagged(content, push))));
  EXPECT_TRUE(refuses(tagged(bundle | beyond, tagged(content, push))));
  EXPECT_TRUE(refuses(tagged(bundle, tagged(content | beyond, push))));
  std::string wide;
  std::uint64_t first = 0;
  std::size_t at = 0;
  ASSERT_TRUE(getVarint(push, at, first));
  putVarint(wide, first | beyond);
  EXPECT_TRUE(refuses(tagged(bundle, tagged(content, wide + push.substr(at)))));
  EXPECT_TRUE(refuses(wide + push.substr(at)));
  EXPECT_TRUE(refuses(tagged(changeSets, tagged((3 << 3 | 2) | beyond, "x"))));
}

TEST(Frame, aHelloIsNoLongerThanWhatADeviceHolds) {
  Hello hello;
  hello.device_id = someId(1);
  hello.incomplete.resize(2'000, {{someId(7), Facet::ticket}, 8});
  EXPECT_TRUE(decoded(encode(hello), Sender::stranger).ok()) << "as many nodes as a person may hold";
  hello.incomplete.resize(20'000, {{someId(7), Facet::ticket}, 8});
  EXPECT_EQ(codeOf(decoded(encode(hello), Sender::stranger)), "frame.too_large");
  EXPECT_EQ(codeOf(decoded(encode(hello), Sender::device)), "frame.too_large");
}

TEST(Frame, damagedIsMalformed) {
  EXPECT_EQ(codeOf(decoded("")), "frame.malformed");
  EXPECT_EQ(codeOf(decoded(std::string(1, '\0'))), "frame.malformed");
  EXPECT_EQ(codeOf(decoded("\x02whatever")), "frame.malformed");
  EXPECT_EQ(codeOf(decoded("\x01not zstd")), "frame.malformed");
  std::string frame = encode(SnapshotChunk{1, 2, someId(3), {std::string(5000, 'x')}});
  frame.resize(frame.size() - 3);
  EXPECT_EQ(codeOf(decoded(frame)), "frame.malformed");
}

TEST(Frame, textMustBeStorable) {
  EXPECT_EQ(codeOf(decoded(encode(Error{std::string("a\0b", 3), 0, false}))), "frame.malformed");
  std::string frame = encode(Error{"aaaa", 0, false});
  frame[frame.find("aaaa")] = '\xff';
  EXPECT_EQ(codeOf(decoded(frame)), "frame.malformed");
  EXPECT_EQ(codeOf(decoded(encode(Error{std::string(300, 'a'), 0, false}))), "frame.malformed");
}

TEST(Frame, idsHashesAndNumbersAreChecked) {
  const auto refuses = [](const Message& message) { return codeOf(decoded(encode(message))) == "frame.malformed"; };
  EXPECT_TRUE(refuses(Push{1, Uuid{}, someHash(1), {}, "x"}));
  EXPECT_TRUE(refuses(Push{-1, someId(1), someHash(1), {}, "x"}));
  EXPECT_TRUE(refuses(Push{1, someId(1), someHash(1), {}, std::string(maxChangeSetBytes + 1, 'x')}));
  EXPECT_TRUE(refuses(Push{1, someId(1), someHash(1), std::vector<std::int64_t>(maxDependencies + 1, 1), "x"}));
  const std::vector<std::pair<Uuid, std::string>> numbers(maxOperations + 1, {someId(1), "T-1"});
  EXPECT_TRUE(refuses(Push{1, someId(1), someHash(1), {}, "x", OfferedAgain{1, 0, false, numbers}}));
  EXPECT_TRUE(refuses(Receipt{1, someId(1), Verdict::unknown, 1, {}, {}}));
  EXPECT_TRUE(refuses(Delta{false, 9, 8, 0, {}}));
  EXPECT_TRUE(refuses(BlobPut{someHash(1), 99, 100, "xx"}));
  EXPECT_TRUE(refuses(BlobPut{someHash(1), 200, 100, ""}));
  std::string frame = encode(BlobMissing{someHash(1)});
  // Format, tag of two bytes, length, tag, length, hash: it becomes 31 bytes long.
  frame[3] = static_cast<char>(frame[3] - 1);
  frame[5] = static_cast<char>(frame[5] - 1);
  frame.pop_back();
  EXPECT_EQ(codeOf(decoded(frame)), "frame.malformed");
}

TEST(Frame, aNewerVersionsFieldsAreSkippedAndItsMessagesRefused) {
  std::string pong = encode(Pong{7});
  pong[3] = static_cast<char>(pong[3] + 3);
  pong += "\xf8\x01\x05";  // field 31 of the inner message is the number 5
  const Result<Message> back = decoded(pong);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(std::get<Pong>(*back).nonce, 7u);
  EXPECT_EQ(codeOf(decoded(std::string("\0\xfa\x07\x00", 4))), "frame.malformed");  // envelope field 127
}

// Whatever the network delivers: an answer, never a crash (run with the asan preset too).
TEST(Frame, mutatedFramesNeverCrash) {
  SeededRng rng(20'26);
  std::size_t refused = 0;
  for (const Message& message : oneOfEach()) {
    const std::string frame = encode(message);
    const int rounds = frame.size() > 100'000 ? 50 : 1500;
    for (int round = 0; round < rounds; ++round) {
      std::string mutated = frame;
      for (std::uint64_t n = 1 + rng.below(4); n > 0; --n) {
        const std::size_t at = rng.below(mutated.size());
        switch (rng.below(4)) {
          case 0:
            mutated[at] = static_cast<char>(rng.next());
            break;
          case 1:
            mutated[at] = static_cast<char>(mutated[at] ^ (1 << rng.below(8)));
            break;
          case 2:
            mutated.insert(at, 1, static_cast<char>(rng.next()));
            break;
          default:
            mutated.erase(at, 1 + rng.below(8));
        }
        if (mutated.empty()) mutated = "x";
      }
      const Result<Message> back = decoded(mutated);
      if (back)
        encode(*back);
      else
        ++refused;
    }
  }
  EXPECT_GT(refused, 1000u);
}

}  // namespace
}  // namespace carnet::wire
