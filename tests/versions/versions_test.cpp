// What was shipped stays understood: schemas only grow, and what devices of earlier versions have in their outboxes is
// judged as their own version would have judged it.
#include <gtest/gtest.h>

#include "shared/domain/organisation/parked_change.h"
#include "shared/domain/registry.h"
#include "shared/domain/rule_book.h"
#include "shared/schema/json.h"
#include "shared/schema/version.h"
#include "shared/sync/server_session.h"
#include "shared/wire/frame.h"
#include "tests/simulation/memory_server.h"
#include "tests/versions/frames_file.h"
#include "tests/versions/outbox_file.h"
#include "tests/versions/sample_work.h"
#include "tests/versions/schema_text.h"

namespace carnet::versions {
namespace {

const std::string folder = CARNET_VERSIONS;

SchemaText kept(int version) { return readSchema(folder + "/schema/" + std::to_string(version) + ".txt"); }

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

// A parked change keeps what was meant as the change set of whoever parked it: the same, whatever version wrote it down.
std::string withoutVersion(const std::string& operations) {
  const Field& field = *entityOf<ParkedChange>.find("operations");
  const Value bytes = valueFromText(field, operations).value();
  ChangeSet meant = decodeChangeSet(std::get<Blob>(bytes).bytes).value();
  meant.schema_version = lastUnmarkedVersion;
  return valueToText(field, Blob{encodeChangeSet(meant)});
}

// Today's fields that the version did not have are no difference.
JudgedWork asSeenBy(int version, JudgedWork work) {
  const SchemaText schema = kept(version);
  const auto has = [&](const std::string& name) {
    for (const auto& [no, line] : schema) {
      if (line.what.starts_with(name + " ")) return true;
    }
    return false;
  };
  for (auto& [row, fields] : work.rows) {
    const std::string entity = row.substr(0, row.find(' '));
    if (const auto meant = fields.find("operations"); meant != fields.end())
      meant->second = withoutVersion(meant->second);
    std::erase_if(fields,
                  [&](const auto& field) { return field.first != "deleted" && !has(entity + "." + field.first); });
  }
  return work;
}

TEST(Versions, theSchemaIsTheOneThatIsKeptForThisVersion) {
  EXPECT_EQ(written(schemaOf(ruleBook())), written(kept(schemaVersion)))
      << "The schema has changed. If version " << schemaVersion << " was not shipped yet, or else after raising "
      << "schemaVersion in shared/schema/version.h, record it:\n  carnet-record-version tests/versions N \"…\"\n"
      << "See tests/versions/README.md.";
}

TEST(Versions, aVersionOnlyAddsToThoseBeforeIt) {
  for (int version = 2; version <= schemaVersion; ++version) {
    const std::vector<std::string> found = breaches(kept(version - 1), kept(version));
    EXPECT_TRUE(found.empty()) << "from " << version - 1 << " to " << version << ":\n" << joined(found);
  }
  const std::vector<std::string> now = breaches(kept(schemaVersion), schemaOf(ruleBook()));
  EXPECT_TRUE(now.empty()) << joined(now);
}

TEST(Versions, aChangedTypeAMissingFieldAndALostNameAreBreaches) {
  const SchemaText shipped = {{"50", {"partner card scoped", {}}},
                              {"50.1", {"partner.name text", {}}},
                              {"50.2", {"partner.kind enumeration", {"org", "person"}}}};
  SchemaText grown = shipped;
  grown["50.3"] = {"partner.size integer", {}};
  grown["50.2"].names.push_back("public");
  EXPECT_TRUE(breaches(shipped, grown).empty());
  SchemaText other = shipped;
  other["50.1"].what = "partner.name integer";
  EXPECT_EQ(breaches(shipped, other).size(), 1u);
  other = shipped;
  other.erase("50.1");
  EXPECT_EQ(breaches(shipped, other).size(), 1u);
  other = shipped;
  other["50.2"].names.erase(other["50.2"].names.begin());
  EXPECT_EQ(breaches(shipped, other).size(), 1u);
  other = shipped;
  other["50.1"].what = "partner.label text";
  EXPECT_EQ(breaches(shipped, other).size(), 1u) << "the number now means another field";
}

TEST(Versions, aStepThatIsGoneIsABreachAndOneMoreIsNot) {
  const SchemaText shipped = {{"42", {"attachment_link card scoped by_target append_only", {"remove"}}}};
  SchemaText other = shipped;
  other["42"].names = {"put_back", "remove"};
  EXPECT_TRUE(breaches(shipped, other).empty());
  EXPECT_EQ(breaches(other, shipped).size(), 1u) << "it may wait in an outbox";
  const std::string line = written(other);
  EXPECT_EQ(line, "42 attachment_link card scoped by_target append_only steps put_back,remove\n");
}

class OutboxOf : public ::testing::TestWithParam<int> {};

TEST_P(OutboxOf, isJudgedAsItsOwnVersionJudgedIt) {
  const Outbox outbox = readOutbox(folder + "/outbox", GetParam());
  const JudgedWork judged = asSeenBy(GetParam(), judge(outbox.change_sets));
  const JudgedWork then = asSeenBy(GetParam(), outbox.judged);
  EXPECT_EQ(judged.verdicts, then.verdicts);
  EXPECT_EQ(judged.rows.size(), then.rows.size());
  for (const auto& [name, fields] : then.rows) {
    const auto row = judged.rows.find(name);
    ASSERT_NE(row, judged.rows.end()) << name;
    EXPECT_EQ(row->second, fields) << name;
  }
}

TEST_P(OutboxOf, saysWhatThePersonDidAndKeepsItsBytes) {
  const Outbox outbox = readOutbox(folder + "/outbox", GetParam());
  const std::vector<ChangeSet> work = sampleWork(GetParam());
  ASSERT_EQ(outbox.change_sets.size(), work.size());
  for (std::size_t i = 0; i < work.size(); ++i) {
    const auto decoded = decodeChangeSet(outbox.change_sets[i]);
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(decoded->operations, work[i].operations) << i + 1;
    EXPECT_EQ(encodeChangeSet(*decoded), outbox.change_sets[i]) << "what is kept is never written in other bytes";
    EXPECT_EQ(decoded->schema_version, std::max(GetParam(), lastUnmarkedVersion));
  }
}

// From the first version whose frames were kept.
class FramesOf : public ::testing::TestWithParam<int> {};

TEST_P(FramesOf, bringTheVeryBytesOfTheOutbox) {
  const Outbox outbox = readOutbox(folder + "/outbox", GetParam());
  std::vector<std::string> came;
  for (const std::string& frame : readFrames(folder + "/frames", std::to_string(GetParam()))) {
    const auto messages = wire::decodeAll(frame, wire::Sender::device);
    ASSERT_TRUE(messages.ok()) << messages.problem().code;
    for (const sync::Message& message : messages->messages) {
      const auto& push = std::get<sync::Push>(message);
      EXPECT_EQ(push.hash, sha256(push.bytes));
      came.push_back(push.bytes);
    }
  }
  std::vector<std::string> sent;
  for (int way = 0; way < 3; ++way) sent.insert(sent.end(), outbox.change_sets.begin(), outbox.change_sets.end());
  EXPECT_EQ(came, sent);
}

INSTANTIATE_TEST_SUITE_P(Every, FramesOf, ::testing::Range(5, schemaVersion + 1));

TEST(Versions, aChangeSetOfAFormatToComeIsParkedWithItsBytesAndTheNextGoesOn) {
  const auto frames = readFrames(folder + "/frames", "to_come");
  ASSERT_EQ(frames.size(), 1u);
  const auto messages = wire::decodeAll(frames.front(), wire::Sender::device);
  ASSERT_TRUE(messages.ok()) << messages.problem().code;
  ASSERT_EQ(messages->messages.size(), 3u);
  simulation::MemoryServer server;
  foundCompany(server);
  sync::SessionStart start;
  start.actor.person_id = samplePerson();
  start.actor.device_id = sampleDevice();
  start.hello.schema_version = schemaVersion;
  sync::ServerSession session(ruleBook(), start);
  const sync::Authority authority(ruleBook());
  std::vector<std::string> verdicts;
  for (const sync::Message& message : messages->messages) {
    const auto reaction = session.onMessage(message, Instant{1'800'000'000'000});
    EXPECT_FALSE(reaction.close);
    ASSERT_EQ(reaction.submit.size(), 1u);
    EXPECT_EQ(reaction.submit.front().bytes, std::get<sync::Push>(message).bytes);
    server.transact([&](sync::ServerTransaction& tx) {
      const sync::Receipt receipt = authority.judge(tx, reaction.submit).judgements.front().receipt;
      verdicts.push_back(std::to_string(receipt.cs_no) + " " + std::string(nameOf(receipt.verdict)) + " " +
                         receipt.reason.code);
    });
  }
  EXPECT_EQ(verdicts, (std::vector<std::string>{"1 applied ", "2 parked change_set.unreadable", "3 applied "}));
  const std::string& kept = std::get<sync::Push>(messages->messages[1]).bytes;
  const auto head = readChangeSetHead(kept);
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->device_id, sampleDevice());
  EXPECT_EQ(head->person_id, samplePerson());
  EXPECT_TRUE(kept.ends_with("what only its own version can read"));
}

INSTANTIATE_TEST_SUITE_P(Every, OutboxOf, ::testing::Range(1, schemaVersion + 1));

}  // namespace
}  // namespace carnet::versions
