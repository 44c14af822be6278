// A damaged file: what waited on the device goes on in a new one, under the same numbers and with the same bytes.
#include "client/replica/rescue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "client/replica/database.h"
#include "client/replica/replica.h"
#include "client/replica/replica_error.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/partner.h"
#include "shared/sync/rescue.h"
#include "tests/client/replica/replica_fixture.h"

namespace carnet::client {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t pageSize = 4096;
constexpr int changes = 60;

class RescueTest : public ReplicaTest {
 protected:
  static Operation renamePartner(const Uuid& id, const std::string& from, const std::string& to) {
    Operation op = createPartner(id, to);
    op.verb = Verb::set;
    op.fields.front().base = from;
    return op;
  }

  // Changes that depend on each other, one that was taken back, and a photo; nothing was ever sent.
  void work() {
    auto replica = open();
    for (int n = 1; n < changes; n += 2) {
      const Uuid id = someId(100 + static_cast<std::uint64_t>(n));
      const std::string name = "Customer " + std::to_string(n) + std::string(300, 'x');
      ASSERT_TRUE(replica->submit({{createPartner(id, name)}}).get().saved);
      ASSERT_TRUE(replica->submit({{renamePartner(id, name, name + "!")}}).get().saved);
    }
    const auto taken_back = replica->submit({{createPartner(someId(900), "Taken back")}}).get();
    ASSERT_TRUE(replica->withdraw(taken_back.cs_no).get().ok());
    photo_ = replica->attachFile(std::string(10'000, 'p')).get().value();
    before_ = entries(*replica);
    ASSERT_EQ(before_.size(), static_cast<std::size_t>(changes));
    EXPECT_EQ(before_[1].depends_on, std::vector<std::int64_t>{1});
    replica.reset();
    original_ = contentOf(file());
  }

  std::vector<sync::OutboxEntry> entries(Replica& replica) {
    std::vector<sync::OutboxEntry> found;
    replica.read([&](Rows& rows) { found = dynamic_cast<SqliteStore&>(rows).outbox(0, 10'000); }).get();
    return found;
  }

  fs::path file() const { return SqliteStore::fileIn(folder_.path()); }

  static std::string contentOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  // Bytes that say nothing, in place of what stood there.
  static void damage(const fs::path& path, std::uint64_t offset, std::size_t size) {
    SeededRng rng(offset + 1);
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(rng.below(256));
    std::fstream out(path, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(static_cast<std::streamoff>(offset));
    out.write(bytes.data(), static_cast<std::streamsize>(size));
  }
  void damagePage(std::int64_t no) { damage(file(), static_cast<std::uint64_t>(no - 1) * pageSize, pageSize); }

  std::int64_t rootPage(const std::string& table) {
    Database database(file(), Access::readOnly);
    return database.number("SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'").value();
  }

  // The table's page on which the change set's bytes are.
  std::int64_t pageOf(const sync::OutboxEntry& entry) {
    const std::string content = contentOf(file());
    const auto at = content.find(entry.bytes);
    return at == content.npos ? 0 : static_cast<std::int64_t>(at / pageSize) + 1;
  }

  std::vector<fs::path> setAside() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      if (entry.path().filename().string().starts_with("damaged-")) found.push_back(entry.path());
    }
    return found;
  }

  static void expectSame(const std::vector<sync::OutboxEntry>& now, const std::vector<sync::OutboxEntry>& before) {
    ASSERT_EQ(now.size(), before.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
      EXPECT_EQ(now[i].cs_no, before[i].cs_no);
      EXPECT_EQ(now[i].id, before[i].id);
      EXPECT_EQ(now[i].bytes, before[i].bytes);
      EXPECT_EQ(now[i].hash, before[i].hash);
      EXPECT_EQ(now[i].depends_on, before[i].depends_on);
    }
  }

  void expectAllRescued(Replica& replica, const std::string& unsure) {
    expectSame(entries(replica), before_);
    const LinkStatus status = replica.status();
    ASSERT_TRUE(status.rescued.has_value());
    EXPECT_EQ(status.rescued->code, "replica.rescued");
    EXPECT_EQ(status.rescued->values, (std::vector<std::string>{std::to_string(changes), "0", unsure}));
    EXPECT_EQ(status.files_waiting, 1);
    EXPECT_TRUE(replica.blobPath(photo_).has_value());
    EXPECT_EQ(partnersHere(replica), changes / 2) << "what waits is seen, without the server";
    const auto aside = setAside();
    ASSERT_EQ(aside.size(), 1u);
    EXPECT_TRUE(fs::exists(aside.front() / "replica.db"));
    // What was taken back stays so, and its content is kept.
    Database database(file(), Access::readOnly);
    EXPECT_EQ(database.number("SELECT count(*) FROM sync_withdrawn"), 1);
  }

  int partnersHere(Replica& replica) {
    int count = 0;
    replica
        .read([&](Rows& rows) {
          Row row;
          for (int n = 1; n < changes; n += 2) {
            if (rows.get(entityOf<Partner>, someId(100 + static_cast<std::uint64_t>(n)), row) == Presence::present)
              ++count;
          }
        })
        .get();
    return count;
  }

  void welcome(FakeLink& link, std::int64_t last_cs_no) {
    ASSERT_TRUE(link.waitForOpen(1));
    link.connected();
    const auto hello = link.expect<sync::Hello>();
    EXPECT_EQ(hello.device_id, identity.device_id);
    EXPECT_EQ(hello.cursor, 0) << "everything is asked for again";
    sync::Welcome welcome;
    welcome.server_id = identity.server_id;
    welcome.epoch = someId(9);
    welcome.last_cs_no = last_cs_no;
    welcome.server_time = clock_.now();
    link.deliver(welcome);
  }

  Sha256 photo_{};
  std::vector<sync::OutboxEntry> before_;
  std::string original_;
};

TEST_F(RescueTest, aDamagedFirstPageLosesNothing) {
  work();
  damagePage(1);
  expectAllRescued(*open(), "1");
  EXPECT_EQ(contentOf(setAside().front() / "replica.db").size(), original_.size()) << "the old file is kept whole";
}

TEST_F(RescueTest, aDamagedHeadOfTheOutboxLosesNothing) {
  work();
  damagePage(rootPage("sync_outbox"));
  expectAllRescued(*open(), "1");
}

TEST_F(RescueTest, aDamagedIndexOfTheOutboxLosesNothing) {
  work();
  damagePage(rootPage("sync_outbox_state"));
  expectAllRescued(*open(), "0");
}

TEST_F(RescueTest, damagedPlacesOfTheListOfFilesLoseNoPhoto) {
  work();
  damagePage(rootPage("sync_blob"));
  expectAllRescued(*open(), "0");
}

TEST_F(RescueTest, withoutItsOwnStateTheDeviceStillGivesNoNumberTwice) {
  work();
  damagePage(rootPage("sync_state"));
  auto replica = open();
  expectAllRescued(*replica, "0");
  EXPECT_NE(replica->temporaryNumber("T").get(), "T-T07-0001");
  EXPECT_EQ(replica->submit({{createPartner(someId(800), "New")}}).get().cs_no, changes + 1);
}

TEST_F(RescueTest, theChangesOnAPageThatCannotBeReadAreCountedAsLost) {
  work();
  const std::int64_t page = pageOf(before_[20]);
  ASSERT_GT(page, 1);
  std::vector<sync::OutboxEntry> others;
  for (const auto& entry : before_) {
    if (pageOf(entry) != page) others.push_back(entry);
  }
  const auto lost = before_.size() - others.size();
  ASSERT_GT(others.size(), 0u);
  damagePage(page);
  auto replica = open();
  // Noticed when it is read, while the replica is open.
  if (replica->status().rescued == std::nullopt) {
    EXPECT_THROW(replica->outbox().get(), ReplicaError);
    ASSERT_EQ(replica->status().trouble->code, "replica.damaged");
    replica.reset();
    replica = open();
  }
  expectSame(entries(*replica), others);
  EXPECT_EQ(replica->status().rescued->values,
            (std::vector<std::string>{std::to_string(others.size()), std::to_string(lost), "1"}));
}

// It was not accepted, and is open again because its correction was taken back: what came after it has its verdicts.
TEST_F(RescueTest, anOldNumberThatWasJudgedSaysNothingOfThoseAfterIt) {
  work();
  {
    SqliteStore store(folder_.path(), registry());
    store.begin(sync::Durability::full);
    sync::OutboxEntry open_again = before_[0];
    open_again.verdict = Verdict::parked;
    open_again.commit_no = 7;
    store.putOutbox(open_again);
    for (std::int64_t no = 2; no <= 41; ++no) store.removeOutbox(no);
    store.commit();
  }
  damagePage(rootPage("sync_state"));
  auto replica = open();
  ASSERT_TRUE(replica->status().rescued.has_value());
  EXPECT_EQ(replica->status().rescued->values[1], "0");
}

TEST_F(RescueTest, damageThatIsMetWhileWorkingIsMendedAtTheNextOpening) {
  work();
  damagePage(rootPage("partner"));
  auto replica = open();
  if (!replica->status().rescued) {
    const auto outcome = replica->submit({{createPartner(someId(800), "New")}}).get();
    EXPECT_FALSE(outcome.saved) << "what was not written is not called saved";
    EXPECT_EQ(outcome.problem.code, "replica.damaged");
    EXPECT_EQ(replica->status().trouble->code, "replica.damaged");
    replica.reset();
    replica = open();
  }
  expectAllRescued(*replica, "0");
  EXPECT_TRUE(replica->submit({{createPartner(someId(800), "New")}}).get().saved);
}

TEST_F(RescueTest, aFileThatEndsTooSoonKeepsWhatStandsBefore) {
  work();
  const std::int64_t page = pageOf(before_[40]);
  ASSERT_GT(page, pageOf(before_[0]));
  fs::resize_file(file(), static_cast<std::uintmax_t>(page - 1) * pageSize);
  auto replica = open();
  ASSERT_TRUE(replica->status().rescued.has_value());
  const auto values = replica->status().rescued->values;
  EXPECT_EQ(std::stoul(values[0]), entries(*replica).size());
  EXPECT_GE(entries(*replica).size(), 20u);
  EXPECT_EQ(std::stoul(values[0]) + std::stoul(values[1]), before_.size()) << "and says how many are lost";
}

TEST_F(RescueTest, everySinglePageMayBeDamagedWithoutThatMoreThanItsOwnChangesAreLost) {
  work();
  const std::size_t pages = original_.size() / pageSize;
  SeededRng rng(7);
  for (int round = 0; round < 4; ++round) {
    const auto page = static_cast<std::int64_t>(1 + rng.below(pages));
    for (const auto& aside : setAside()) fs::remove_all(aside);
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << original_;
    const auto on_it =
        std::count_if(before_.begin(), before_.end(), [&](const auto& entry) { return pageOf(entry) == page; });
    damagePage(page);
    markDamaged(folder_.path());
    auto replica = open();
    EXPECT_EQ(entries(*replica).size(), before_.size() - static_cast<std::size_t>(on_it)) << "page " << page;
    EXPECT_EQ(replica->status().files_waiting, 1) << "page " << page;
  }
}

// What the log holds is not in the file yet.
class RescueLogTest : public RescueTest {
 protected:
  // The files as they stand after a crash.
  void crash() {
    auto replica = open();
    // What is written while somebody reads stays in the log, whenever that is moved into the file.
    std::optional<Database> reader;
    for (int n = 1; n < changes; n += 2) {
      if (n > changes / 2 && !reader) {
        reader.emplace(file(), Access::readOnly);
        reader->execute("BEGIN");
        ASSERT_TRUE(reader->number("SELECT count(*) FROM sync_outbox"));
      }
      const Uuid id = someId(100 + static_cast<std::uint64_t>(n));
      ASSERT_TRUE(replica->submit({{createPartner(id, "Customer")}}).get().saved);
      ASSERT_TRUE(replica->submit({{renamePartner(id, "Customer", "Customer!")}}).get().saved);
    }
    before_ = entries(*replica);
    const std::string data = contentOf(file()), log = contentOf(logFile());
    ASSERT_GT(log.size(), 100u * pageSize);
    reader.reset();
    replica.reset();
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << data;
    std::ofstream(logFile(), std::ios::binary | std::ios::trunc) << log;
  }
  // Behind them stand frames of the log's former round.
  std::uint64_t framesInUse() const {
    const std::string log = contentOf(logFile());
    std::uint64_t count = 0;
    while (32 + (count + 1) * (pageSize + 24) <= log.size() &&
           log.compare(32 + count * (pageSize + 24) + 8, 8, log, 16, 8) == 0) {
      ++count;
    }
    return count;
  }
  fs::path logFile() const {
    fs::path path = file();
    path += "-wal";
    return path;
  }
};

TEST_F(RescueLogTest, aWholeLogNeedsNoRescue) {
  crash();
  auto replica = open();
  expectSame(entries(*replica), before_);
  EXPECT_FALSE(replica->status().rescued.has_value());
  EXPECT_TRUE(setAside().empty());
}

TEST_F(RescueLogTest, whatStandsBehindADamagedFrameIsNotForgotten) {
  crash();
  damage(logFile(), 32 + framesInUse() * 2 / 3 * (pageSize + 24) + 1000, 64);
  auto replica = open();
  expectSame(entries(*replica), before_);
  ASSERT_TRUE(replica->status().rescued.has_value());
  EXPECT_GT(std::stoi(replica->status().rescued->values[0]), 0);
  EXPECT_EQ(replica->status().rescued->values[1], "0");
  EXPECT_EQ(partnersHere(*replica), changes / 2);
  ASSERT_EQ(setAside().size(), 1u);
}

TEST_F(RescueLogTest, aLogWithADamagedHeadIsReadAllTheSame) {
  crash();
  damage(logFile(), 0, 32);
  auto replica = open();
  expectSame(entries(*replica), before_);
  ASSERT_TRUE(replica->status().rescued.has_value());
  EXPECT_EQ(replica->submit({{createPartner(someId(800), "New")}}).get().cs_no, changes + 1);
}

TEST_F(RescueTest, aCrashDuringTheRescueIsFinishedAtTheNextOpening) {
  work();
  damagePage(1);
  { expectAllRescued(*open(), "1"); }
  const fs::path aside = setAside().front();
  const std::string stamp = aside.filename().string().substr(8);
  // As it stands when the new file is complete and the old one only partly aside, with an older attempt's remains.
  fs::create_directories(folder_.path() / ("rescued-" + stamp));
  fs::create_directories(folder_.path() / "rescued-20200101T000000000.part");
  fs::rename(file(), folder_.path() / ("rescued-" + stamp) / "replica.db");
  fs::rename(aside / "replica.db", file());
  markDamaged(folder_.path());
  expectAllRescued(*open(), "1");
  EXPECT_FALSE(fs::exists(folder_.path() / "replica.damaged"));
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    EXPECT_FALSE(entry.path().filename().string().starts_with("rescued-")) << entry.path();
  }
}

TEST_F(RescueTest, aDamagedFileOfAnotherDeviceIsNotTakenOver) {
  work();
  damagePage(rootPage("sync_outbox"));
  Identity other = identity;
  other.device_id = someId(77);
  try {
    Replica replica({folder_.path(), &freeRules(), &clock_, &rng_, nullptr}, other);
    FAIL() << "it was opened";
  } catch (const ReplicaError& error) {
    EXPECT_EQ(error.problem.code, "replica.other_identity");
  }
  EXPECT_TRUE(setAside().empty());
}

TEST_F(RescueTest, whatWasSeenIsNotToldAgain) {
  work();
  damagePage(1);
  auto replica = open();
  ASSERT_TRUE(replica->status().rescued.has_value());
  replica->markRescueSeen();
  replica->settled().get();
  EXPECT_FALSE(replica->status().rescued.has_value());
  replica.reset();
  EXPECT_FALSE(open()->status().rescued.has_value());
}

TEST_F(RescueTest, theServerGetsEachChangeUnderItsNumberAndALostOneLeavesNoGap) {
  work();
  const std::int64_t page = pageOf(before_[20]);
  std::set<std::int64_t> lost;
  for (const auto& entry : before_) {
    if (pageOf(entry) == page) lost.insert(entry.cs_no);
  }
  damagePage(page);
  markDamaged(folder_.path());
  FakeLink link;
  auto replica = open(&link);
  const auto made_since = replica->submit({{createPartner(someId(800), "New")}}).get();
  EXPECT_EQ(made_since.cs_no, changes + 1);
  // The server judged five of them before; their receipts never arrived.
  welcome(link, 5);
  for (std::int64_t no = 1; no <= changes + 1; ++no) {
    if (no <= 5 && lost.contains(no)) continue;
    const auto push = link.expect<sync::Push>();
    ASSERT_EQ(push.cs_no, no);
    if (lost.contains(no)) {
      EXPECT_TRUE(push.bytes.empty()) << "its place is taken, so that those behind it are not held up";
    } else if (no <= changes) {
      const auto& entry = before_[static_cast<std::size_t>(no - 1)];
      EXPECT_EQ(push.bytes, entry.bytes);
      EXPECT_EQ(push.hash, entry.hash);
      EXPECT_EQ(push.depends_on, entry.depends_on);
    }
  }
  // A person sees that something is missing.
  const auto items = replica->outbox().get();
  EXPECT_EQ(std::count_if(items.begin(), items.end(), [](const auto& i) { return i.change_set.operations.empty(); }),
            static_cast<std::ptrdiff_t>(lost.size()));
}

TEST_F(RescueTest, numbersThatTheServerKnowsAlreadyAreNotGivenToOtherWork) {
  // Everything had been sent and confirmed: an empty outbox, and the page with the next number is gone.
  { open()->temporaryNumber("T").get(); }
  damagePage(rootPage("sync_state"));
  FakeLink link;
  auto replica = open(&link);
  const auto first = replica->submit({{createPartner(someId(800), "A")}}).get();
  const auto second = replica->submit({{renamePartner(someId(800), "A", "B")}}).get();
  ASSERT_TRUE(first.saved && second.saved);
  EXPECT_EQ(first.cs_no, 1);
  welcome(link, 41);
  const auto one = link.expect<sync::Push>(), two = link.expect<sync::Push>();
  EXPECT_EQ(one.cs_no, 42);
  EXPECT_EQ(one.id, first.change_set_id);
  EXPECT_EQ(two.cs_no, 43);
  EXPECT_EQ(two.depends_on, std::vector<std::int64_t>{42});
  for (const auto& push : {one, two}) {
    const auto sent = decodeChangeSet(push.bytes);
    ASSERT_TRUE(sent.has_value());
    EXPECT_EQ(sent->cs_no, push.cs_no);
    EXPECT_EQ(sha256(push.bytes), push.hash);
  }
  EXPECT_EQ(replica->submit({{createPartner(someId(801), "C")}}).get().cs_no, 44);
  EXPECT_EQ(replica->status().waiting, 3);
}

}  // namespace
}  // namespace carnet::client
