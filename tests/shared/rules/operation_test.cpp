#include "shared/rules/operation.h"

#include <gtest/gtest.h>

#include "shared/core/random.h"
#include "shared/core/text.h"

namespace carnet {
namespace {

Value anyValue(SeededRng& rng) {
  switch (rng.below(7)) {
    case 0:
      return Value();
    case 1:
      return rng.chance(50);
    case 2:
      return static_cast<std::int64_t>(rng.next());
    case 3:
      return std::string("Pumpe läuft\nnicht");
    case 4:
      return Blob{std::string("\x00\xff\x01", 3)};
    case 5:
      return Uuid::v7(static_cast<std::int64_t>(rng.below(1u << 30)), rng.next(), rng.next());
    default:
      return std::string();
  }
}

ChangeSet anyChangeSet(SeededRng& rng) {
  ChangeSet cs;
  cs.id = rng.newId(Instant{1'700'000'000'000});
  cs.device_id = rng.newId(Instant{1});
  cs.person_id = rng.newId(Instant{2});
  cs.cs_no = static_cast<std::int64_t>(rng.below(1'000'000));
  cs.seen = static_cast<std::int64_t>(rng.below(1'000'000));
  cs.happened_at = Hlc::of(Instant{1'700'000'000'000 + static_cast<std::int64_t>(rng.below(1000))});
  for (std::uint64_t n = rng.below(4); n > 0; --n) cs.depends_on.push_back(static_cast<std::int64_t>(rng.below(100)));
  for (std::uint64_t n = rng.below(3); n > 0; --n) cs.in_place_of.push_back(rng.newId(Instant{3}));
  for (std::uint64_t n = rng.below(6); n > 0; --n) {
    Operation op;
    op.verb = static_cast<Verb>(1 + rng.below(9));
    op.entity = static_cast<EntityNo>(rng.below(0x10000));
    op.row_id = rng.newId(Instant{3});
    op.happened_at = Hlc{cs.happened_at.packed + static_cast<std::int64_t>(rng.below(5000)) - 2500};
    for (std::uint64_t f = rng.below(4); f > 0; --f) {
      op.fields.push_back({static_cast<std::uint16_t>(rng.below(0x8000)), anyValue(rng), anyValue(rng)});
    }
    if (op.verb == Verb::transition) {
      op.transition = "resolve";
      op.arguments = {{"reason", anyValue(rng)}, {"at", anyValue(rng)}};
    }
    cs.operations.push_back(std::move(op));
  }
  return cs;
}

TEST(ChangeSetBytes, comeBackAsTheyWere) {
  SeededRng rng(1);
  for (int i = 0; i < 500; ++i) {
    const ChangeSet cs = anyChangeSet(rng);
    const std::string bytes = encodeChangeSet(cs);
    const auto back = decodeChangeSet(bytes);
    ASSERT_TRUE(back.has_value()) << i;
    EXPECT_EQ(*back, cs) << i;
    EXPECT_EQ(encodeChangeSet(*back), bytes) << "the hash covers exactly these bytes";
  }
}

TEST(ChangeSetBytes, cutShortAreRefused) {
  SeededRng rng(2);
  for (int i = 0; i < 50; ++i) {
    const std::string bytes = encodeChangeSet(anyChangeSet(rng));
    for (std::size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(decodeChangeSet(bytes.substr(0, n))) << i << " " << n;
    EXPECT_FALSE(decodeChangeSet(bytes + "x"));
  }
}

// Whatever arrives is refused or means exactly what it says; it never crashes and never takes much memory.
TEST(ChangeSetBytes, damagedAreRefusedOrReadTheSameTwice) {
  SeededRng rng(3);
  int readable = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = encodeChangeSet(anyChangeSet(rng));
    for (std::uint64_t n = 1 + rng.below(4); n > 0; --n) {
      bytes[rng.below(bytes.size())] = static_cast<char>(rng.next());
    }
    const auto read = decodeChangeSet(bytes);
    if (!read) continue;
    ++readable;
    const auto again = decodeChangeSet(encodeChangeSet(*read));
    ASSERT_TRUE(again.has_value());
    ASSERT_EQ(*again, *read);
  }
  EXPECT_GT(readable, 0);
}

TEST(ChangeSetBytes, extremeTimesComeBack) {
  ChangeSet cs;
  cs.happened_at.packed = INT64_MIN;
  cs.operations.push_back({});
  cs.operations[0].happened_at.packed = INT64_MAX;
  const auto back = decodeChangeSet(encodeChangeSet(cs));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, cs);
}

TEST(ChangeSetBytes, textThatMayNotBeStoredIsRefused) {
  for (const std::string& bad : {std::string("a\0b", 3), std::string("\xc3\x28"), std::string(maxTextBytes + 1, 'x')}) {
    ChangeSet cs;
    cs.operations.push_back({});
    cs.operations[0].fields.push_back({1, Value(), Value(bad)});
    EXPECT_FALSE(decodeChangeSet(encodeChangeSet(cs)));
    cs.operations[0].fields.clear();
    cs.operations[0].transition = bad;
    EXPECT_FALSE(decodeChangeSet(encodeChangeSet(cs)));
  }
}

TEST(ChangeSetBytes, numbersThatDoNotFitAreRefused) {
  ChangeSet cs;
  cs.operations.push_back({});
  cs.operations[0].entity = 121;
  std::string bytes = encodeChangeSet(cs);
  const std::size_t at = bytes.find(static_cast<char>(121));
  ASSERT_NE(at, std::string::npos);
  // 65536 + 121 must not be taken for entity 121.
  EXPECT_FALSE(decodeChangeSet(bytes.substr(0, at) + "\xf9\x80\x04" + bytes.substr(at + 1)));
}

TEST(ChangeSetBytes, tooManyOrTooLongAreRefused) {
  ChangeSet cs;
  cs.operations.resize(maxOperations + 1);
  EXPECT_FALSE(decodeChangeSet(encodeChangeSet(cs)));
  EXPECT_FALSE(decodeChangeSet(std::string(maxChangeSetBytes + 1, '\1')));
  EXPECT_FALSE(decodeChangeSet(""));
}

}  // namespace
}  // namespace carnet
