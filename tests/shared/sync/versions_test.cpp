// Devices and servers of different versions of the schema.
#include "tests/shared/sync/session_fixture.h"

namespace carnet::testbook {
namespace {

const Entity& J = entityOf<Job>;

// The rules of this book, said to be of another version; an earlier app knows no lines.
const RuleBook& bookOf(std::int32_t version, const Registry& known) {
  static std::map<std::pair<std::int32_t, const Registry*>, RuleBook> books;
  const auto [found, is_new] = books.try_emplace({version, &known}, known);
  if (is_new) {
    const RuleBook& now = book();
    RuleBook& made = found->second;
    made.schema_version = version;
    made.entities = now.entities;
    made.may_write = now.may_write;
    made.conflict_row = now.conflict_row;
    made.parked_row = now.parked_row;
    made.close_parked = now.close_parked;
    made.roles_of = now.roles_of;
    made.scope_of = now.scope_of;
    made.dirty_persons = now.dirty_persons;
  }
  return found->second;
}

const Registry& withoutLines() {
  static const Registry earlier(
      {&entityOf<Person>, &entityOf<Job>, &entityOf<Watcher>, &entityOf<Clash>, &entityOf<Parked>});
  return earlier;
}

const RuleBook& appOf(std::int32_t version) { return bookOf(version, withoutLines()); }
const RuleBook& serverOf(std::int32_t version) { return bookOf(version, registry()); }

class Versions : public SessionTest {
 protected:
  Versions() { makeJobs(2, rig_.bert); }
  void start(const RuleBook& program) {
    device_.program = &program;
    device_.restart();
    device_.connect();
    rig_.settle();
  }
  RigDevice& device_ = rig_.add(rig_.bert);
};

TEST_F(Versions, devicesOfThreeVersionsBackAreTakenAndOneOfFourIsNot) {
  for (std::int32_t back = 0; back <= versionsBack; ++back) {
    start(appOf(schemaVersion - back));
    EXPECT_EQ(device_.engine->link(), sync::LinkState::online) << back;
  }
  start(appOf(1));
  EXPECT_EQ(device_.engine->link(), sync::LinkState::online) << "every app of the first versions says 1";
  ASSERT_TRUE(device_.submit({setField(J, jobId(0), "title", "job 0", "mine")}).saved);
  rig_.settle();
  device_.trouble.reset();
  const RuleBook& ahead = serverOf(lastUnmarkedVersion + versionsBack + 1);
  rig_.program = &ahead;
  device_.program = &appOf(lastUnmarkedVersion);
  device_.restart();
  ASSERT_TRUE(device_.submit({setField(J, jobId(1), "title", "job 1", "mine too")}).saved);
  const std::string bytes = device_.outbox(2)->bytes;
  device_.connect();
  rig_.settle();
  ASSERT_TRUE(device_.trouble.has_value());
  EXPECT_EQ(device_.trouble->code, "sync.app_too_old");
  EXPECT_TRUE(device_.trouble->fatal) << "it does not call again by itself";
  ASSERT_TRUE(device_.outbox(2).has_value());
  EXPECT_EQ(device_.outbox(2)->bytes, bytes);
  EXPECT_EQ(device_.find<Job>(jobId(1))->title, "mine too") << "the person works on";

  start(ahead);
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "mine too");
  EXPECT_FALSE(device_.outbox(2).has_value());
}

TEST_F(Versions, aDeviceAheadOfItsServerComesAgain) {
  rig_.program = &serverOf(schemaVersion - 1);
  device_.program = &book();
  device_.restart();
  device_.connect();
  rig_.settle();
  ASSERT_TRUE(device_.trouble.has_value());
  EXPECT_EQ(device_.trouble->code, "sync.protocol_too_new");
  EXPECT_FALSE(device_.trouble->fatal);
  device_.wants_connection = false;
  rig_.now = rig_.now + Duration::minutes(2);
  device_.take(device_.engine->onTime(rig_.now));
  EXPECT_TRUE(device_.wants_connection);
  rig_.program = &book();
  device_.connect();
  rig_.settle();
  EXPECT_EQ(device_.engine->link(), sync::LinkState::online);
  rig_.expectSame(device_);
}

TEST_F(Versions, rowsOfAnUnknownEntityAreKeptAndCompared) {
  start(appOf(schemaVersion - 1));
  ASSERT_EQ(device_.store.unreadRows().size(), 2u);
  const auto snapshots = [&] {
    return std::count_if(device_.seen.begin(), device_.seen.end(),
                         [](const auto& message) { return std::holds_alternative<sync::SnapshotBegin>(message); });
  };
  const auto before = snapshots();
  start(appOf(schemaVersion - 1));
  EXPECT_EQ(snapshots(), before) << "the sums are those of the server: nothing comes anew";
  rig_.serverDoes(rig_.anna, {appendLine(Uuid::v7(300, 1, 1), jobId(0), 5)});
  rig_.settle();
  EXPECT_EQ(device_.store.unreadRows().size(), 3u);
  // One that was lost comes again.
  device_.store.begin(sync::Durability::full);
  device_.store.dropUnread(entityOf<Line>.no, Uuid::v7(300, 1, 1));
  device_.store.commit();
  start(appOf(schemaVersion - 1));
  if (device_.engine->link() == sync::LinkState::offline) device_.connect();
  rig_.settle();
  EXPECT_EQ(device_.store.unreadRows().size(), 3u);
}

TEST_F(Versions, rowsOfAnUnknownEntityGoWithTheirLeaf) {
  start(appOf(schemaVersion - 1));
  rig_.serverDoes(rig_.anna, {step(jobId(0), "assign", {{"person_id", rig_.carl}})});
  rig_.settle();
  ASSERT_EQ(device_.store.unreadRows().size(), 1u);
  EXPECT_EQ(device_.store.unreadRows().begin()->second.stamp.leaf.root_id, jobId(1));
}

// Before the present version a title was what is called notes now.
TEST_F(Versions, whatAnEarlierVersionMeantIsSaidInTheWordsOfThisOne) {
  start(appOf(schemaVersion - 1));
  device_.cut();
  ASSERT_TRUE(device_.submit({setField(J, jobId(0), "title", "job 0", "a long story")}).saved);
  const std::string bytes = device_.outbox(1)->bytes;
  RuleBook converting = serverOf(schemaVersion);
  converting.converters = {{schemaVersion, [](Operation& op) {
                              for (FieldEdit& edit : op.fields) {
                                if (op.entity != J.no || edit.field_no != 1) continue;
                                edit = {5, Value(std::string()), edit.value};
                              }
                            }}};
  rig_.program = &converting;
  start(converting);
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "job 0");
  EXPECT_EQ(rig_.find<Job>(jobId(0))->notes, "a long story");
  const auto& receipts = rig_.server.receipts();
  const auto stored = std::find_if(receipts.begin(), receipts.end(),
                                   [&](const auto& receipt) { return receipt.second.bytes == bytes; });
  EXPECT_NE(stored, receipts.end()) << "what is kept are the bytes that were sent";
  // What was made by this version is not touched.
  ASSERT_TRUE(device_.submit({setField(J, jobId(0), "title", "job 0", "short")}).saved);
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "short");
}

// Likewise, and what stood before is what the app of today calls an empty note.
TEST_F(Versions, whatAnEarlierVersionDidIsTakenBackInTheWordsOfThisOne) {
  RuleBook converting = serverOf(schemaVersion);
  converting.converters = {{schemaVersion, [](Operation& op) {
                              for (FieldEdit& edit : op.fields) {
                                if (op.entity != J.no || edit.field_no != 1) continue;
                                edit.field_no = 5;
                                for (Value* value : {&edit.base, &edit.value}) {
                                  if (*value == Value("job 0")) *value = std::string();
                                }
                              }
                            }}};
  rig_.program = &converting;
  start(appOf(schemaVersion - 1));
  const auto done = device_.submit({setField(J, jobId(0), "title", "job 0", "a long story")});
  ASSERT_TRUE(done.saved);
  rig_.settle();
  ASSERT_EQ(rig_.find<Job>(jobId(0))->notes, "a long story");
  start(converting);
  EXPECT_TRUE(device_.engine->mayTakeBack(done.change_set_id, rig_.now).ok());
  auto undone = device_.engine->takeBack(done.change_set_id, rig_.now);
  ASSERT_TRUE(undone.saved) << undone.problem.code;
  device_.take(std::move(undone.reaction));
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->notes, "");
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "job 0");
}

TEST_F(Versions, aChangeSetOfALaterVersionIsKeptUnjudged) {
  start(book());
  ChangeSet set;
  set.schema_version = schemaVersion + 1;
  set.id = Uuid::v7(9, 9, 9);
  set.cs_no = 1;
  EXPECT_TRUE(decodeChangeSet(encodeChangeSet(set)).has_value());
  EXPECT_FALSE(readChangeSet(book(), encodeChangeSet(set)).has_value());
}

}  // namespace
}  // namespace carnet::testbook
