// The feed is trimmed in PostgreSQL while people write, and a real replica sleeps.
#include <atomic>
#include <iostream>
#include <thread>

#include "client/replica/sqlite_store.h"
#include "server/sync/feed_reader.h"
#include "server/sync/feed_trimmer.h"
#include "shared/domain/crm/partner.h"
#include "shared/schema/codec.h"
#include "shared/sync/device_engine.h"
#include "shared/wire/frame.h"
#include "tests/server/sync/company.h"
#include "tests/server/sync/server_node.h"

namespace carnet::testing {
namespace {

Operation rename(const Uuid& partner, const std::string& from, const std::string& to) {
  Operation operation = createPartner(partner, to);
  operation.verb = Verb::set;
  operation.fields = {{entityOf<Partner>.find("name")->no, from, to}};
  return operation;
}

// The product's engine over its SQLite file, joined to a node.
class Replica {
 public:
  Replica(ServerNode& node, std::string login, const Uuid& device)
      : node_(node), login_(std::move(login)), device_(device), store(folder_.path(), registry()) {
    sync::ReplicaState state;
    state.device_id = device;
    state.person_id = officePerson(login_);
    state.device_code = "T1";
    store.begin(sync::Durability::full);
    store.putState(state);
    store.commit();
    restart();
  }

  void restart() {
    link_.reset();
    engine = std::make_unique<sync::DeviceEngine>(ruleBook(), store, nullptr, rng_);
    take(engine->start(now()));
  }
  void connect() {
    received = sent = checkpoints = snapshots = 0;
    link_ = node_.connect();
    if (engine->link() == sync::LinkState::offline) take(engine->onWakeUp(now()));
    take(engine->onConnected(node_.hello(login_, device_).token, now()));
  }
  void cut() {
    link_->close(server::CloseReason::normal, "");
    link_.reset();
    take(engine->onDisconnected(now()));
  }
  // Takes what comes until `done`; false when that takes too long.
  bool until(const std::function<bool()>& done) {
    const auto patience = std::chrono::steady_clock::now() + std::chrono::minutes(4);
    while (std::chrono::steady_clock::now() < patience) {
      while (has_more_) take(engine->step(now()));
      if (done()) return true;
      auto message = link_->next(std::chrono::milliseconds(50));
      if (!message) continue;
      received += wire::encode(*message, 0).size();
      checkpoints += std::holds_alternative<sync::Checkpoint>(*message);
      snapshots += std::holds_alternative<sync::SnapshotBegin>(*message);
      take(engine->onMessage(std::move(*message), now()));
    }
    return false;
  }
  bool untilWholeAt(std::int64_t head) {
    return until(
        [&] { return store.state().cursor >= head && engine->isFirstSyncComplete() && store.countWaiting() == 0; });
  }
  std::map<std::pair<EntityNo, Uuid>, std::string> rows() {
    std::map<std::pair<EntityNo, Uuid>, std::string> rows;
    for (const Entity* entity : registry().entities()) {
      if (entity->replication != Replication::scoped) continue;
      for (Uuid after;;) {
        const auto stamps = store.stamps(*entity, after, 1'000);
        if (stamps.empty()) break;
        for (const sync::RowStamp& stamp : stamps) {
          Row row;
          if (stamp.stands && store.get(*entity, stamp.id, row) == Presence::present)
            rows[{entity->no, stamp.id}] = encodeRow(row);
        }
        after = stamps.back().id;
      }
    }
    return rows;
  }

  std::size_t received = 0, sent = 0, checkpoints = 0, snapshots = 0;

 private:
  void take(sync::DeviceReaction reaction) {
    has_more_ = reaction.has_more_work;
    if (!link_) return;
    for (const sync::Message& message : reaction.send) {
      sent += wire::encode(message, 0).size();
      link_->send(message);
    }
  }
  Instant now() const { return node_.clock.now(); }

  ServerNode& node_;
  std::string login_;
  Uuid device_;
  TemporaryFolder folder_;
  SystemRng rng_;
  std::shared_ptr<TestLink> link_;
  bool has_more_ = false;

 public:
  client::SqliteStore store;
  std::unique_ptr<sync::DeviceEngine> engine;
};

class TrimmedFeedTest : public ::testing::Test {
 protected:
  Uuid newId() { return node.rng.newId(node.clock.now()); }
  std::int64_t head() { return office.count("SELECT n FROM sync_head"); }
  // All of it, slice by slice.
  std::int64_t trim(std::int64_t until) {
    std::int64_t archived = 0;
    for (;;) {
      const auto slice =
          office.database.runBlocking([&](server::Transaction& tx) { return server::trimSlice(tx, until); });
      if (slice.from == slice.to) return archived;
      archived += slice.archived;
    }
  }
  // Names that the partner had, in order, by everything that is kept.
  std::vector<std::string> history(const Uuid& partner) {
    return office.database.runBlocking([&](server::Transaction& tx) {
      std::vector<std::string> names;
      for (const server::Row& row :
           tx.exec("SELECT image FROM sync_history WHERE row_id = $1 AND entity = $2 ORDER BY commit_no", partner,
                   static_cast<int>(entityOf<Partner>.no))) {
        names.push_back(as<Partner>(*decodeRow(entityOf<Partner>, row[0].bytes())).name);
      }
      return names;
    });
  }

  ServerNode node;
  Office office{node.database.options().url, nullptr};
};

// What is not alike, in a few words.
template <class Rows>
std::vector<std::string> differing(const Rows& a, const Rows& b) {
  std::vector<std::string> out;
  const auto said = [](const auto& key, const std::string& image) {
    const Entity* entity = registry().findNo(key.first);
    const auto row = decodeRow(*entity, image);
    return std::string(entity->name) + " rev " + std::to_string(row->head.rev) + (row->isDeleted() ? " deleted" : "") +
           (entity->no == entityOf<Partner>.no ? " " + as<Partner>(*row).name : "");
  };
  for (const auto& [key, image] : a) {
    const auto other = b.find(key);
    if (other == b.end())
      out.push_back("only the first: " + said(key, image));
    else if (other->second != image)
      out.push_back(said(key, image) + " against " + said(key, other->second));
  }
  for (const auto& [key, image] : b) {
    if (!a.contains(key)) out.push_back("only the second: " + said(key, image));
  }
  return out;
}

TEST_F(TrimmedFeedTest, aSleeperWithUnsentWorkEqualsAFreshReplicaThoughPeopleWroteWhileTheFeedWasTrimmed) {
  std::vector<Uuid> partners;
  for (int n = 0; n < 20; ++n) {
    partners.push_back(newId());
    office.act(officePerson("desk"), {createPartner(partners.back(), "0")});
  }
  Replica sleeper(node, "desk", newId());
  sleeper.connect();
  ASSERT_TRUE(sleeper.untilWholeAt(head()));
  sleeper.cut();
  const Uuid own = newId();
  const std::int64_t slept_at = sleeper.store.state().cursor;
  auto outcome = sleeper.engine->submit({.operations = {createPartner(own, "made asleep")}}, node.clock.now());
  ASSERT_TRUE(outcome.saved);
  outcome = sleeper.engine->submit({.operations = {rename(partners[0], "0", "renamed asleep")}}, node.clock.now());
  ASSERT_TRUE(outcome.saved);

  // One who is awake all the time, two who write, and one who trims up to the newest commit again and again.
  Replica awake(node, "admin", newId());
  awake.connect();
  std::atomic<int> writing = 2;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 2; ++writer) {
    writers.emplace_back([&, writer] {
      Office beside(node.database.options().url, nullptr);
      for (int round = 1; round <= 15; ++round) {
        for (int n = writer; n < 20; n += 2) {
          const auto receipt = beside.act(
              officePerson("desk"),
              {rename(partners[static_cast<std::size_t>(n)], std::to_string(round - 1), std::to_string(round))});
          EXPECT_EQ(receipt.verdict, Verdict::applied);
        }
      }
      --writing;
    });
  }
  std::int64_t archived = 0;
  int trims = 0;
  std::thread trimmer([&] {
    for (; writing > 0; ++trims) archived += trim(head());
  });
  for (std::thread& writer : writers) writer.join();
  trimmer.join();
  archived += trim(head());
  EXPECT_GT(trims, 2);
  ASSERT_TRUE(awake.untilWholeAt(head()));

  sleeper.connect();
  ASSERT_TRUE(sleeper.untilWholeAt(head()));
  ASSERT_TRUE(sleeper.until([&] { return sleeper.checkpoints > 0; }));
  // Its own work makes the last commits.
  ASSERT_TRUE(sleeper.until([&] { return sleeper.store.countWaiting() == 0; }));
  ASSERT_TRUE(sleeper.untilWholeAt(head()));
  EXPECT_EQ(sleeper.snapshots, 0u) << "it was never reset";
  EXPECT_GT(sleeper.store.state().cursor, slept_at);
  ASSERT_TRUE(awake.untilWholeAt(head()));
  Replica fresh(node, "desk", newId());
  fresh.connect();
  ASSERT_TRUE(fresh.untilWholeAt(head()));
  EXPECT_EQ(differing(sleeper.rows(), fresh.rows()), std::vector<std::string>());
  Replica fresh_admin(node, "admin", newId());
  fresh_admin.connect();
  ASSERT_TRUE(fresh_admin.untilWholeAt(head()));
  EXPECT_EQ(differing(awake.rows(), fresh_admin.rows()), std::vector<std::string>());

  // What a person asks for is all still there.
  EXPECT_EQ(office.text("SELECT name FROM partner WHERE id = '" + own.toString() + "'"), "made asleep");
  for (int n = 1; n < 20; ++n) {
    std::vector<std::string> expected;
    for (int round = 0; round <= 15; ++round) expected.push_back(std::to_string(round));
    EXPECT_EQ(history(partners[static_cast<std::size_t>(n)]), expected);
  }
  EXPECT_EQ(archived, office.count("SELECT count(*) FROM sync_feed_archive"));
  EXPECT_GE(archived, 19 * 14);
  EXPECT_EQ(office.count("SELECT count(*) FROM sync_feed f JOIN sync_trim t ON f.commit_no <= t.to_no GROUP BY row_id,"
                         " entity ORDER BY 1 DESC LIMIT 1"),
            1);
}

TEST_F(TrimmedFeedTest, aHundredDifferingRowsOfAHundredThousandTakeFewBytes) {
  const Uuid model = newId();
  office.act(officePerson("desk"), {createPartner(model, "Menuiserie Schmit et fils S.à r.l.")});
  office.database.runBlocking([&](server::Transaction& tx) {
    // No two are alike, so that what is packed for the way is as long as in life.
    tx.exec(
        "DO $$ DECLARE columns text; BEGIN SELECT string_agg(quote_ident(column_name), ', ') INTO columns"
        " FROM information_schema.columns WHERE table_name = 'partner'"
        " AND column_name NOT IN ('id', 'root_id', 'name', 'description');"
        " EXECUTE format('INSERT INTO partner (id, root_id, name, description, %s)"
        " SELECT v, v, ''Menuiserie '' || left(md5(v::text), 12), md5(v::text || ''d''), %s FROM partner,"
        " (SELECT gen_random_uuid() AS v FROM generate_series(1, 100000)) AS s WHERE name LIKE ''Menuiserie%%''',"
        " columns, columns); END $$");
  });
  Replica replica(node, "desk", newId());
  replica.connect();
  ASSERT_TRUE(replica.untilWholeAt(head()));
  const std::size_t snapshot = replica.received;
  replica.cut();
  const auto right = replica.rows();
  ASSERT_GT(right.size(), 100'000u);
  std::vector<Uuid> ids;
  for (const auto& [key, image] : right) {
    if (key.first == entityOf<Partner>.no) ids.push_back(key.second);
  }
  // 60 are lost, 20 are older, 20 are there that should not be.
  replica.store.begin(sync::Durability::full);
  for (std::size_t n = 0; n < 100; ++n) {
    const Uuid& id = ids.at(n * (ids.size() / 100) + n * n % 300);
    Row row;
    ASSERT_EQ(replica.store.get(entityOf<Partner>, id, row), Presence::present);
    if (n < 60) {
      replica.store.remove({&entityOf<Partner>, id});
    } else if (n < 80) {
      --row.head.rev;
      replica.store.put(row);
    } else {
      row.head.id = row.head.root_id = newId();
      replica.store.put(row);
    }
  }
  replica.store.commit();
  replica.restart();
  replica.connect();
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_TRUE(replica.until([&] { return replica.checkpoints == 2; }));
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun).count();
  EXPECT_EQ(replica.snapshots, 0u);
  EXPECT_EQ(replica.rows(), right);
  std::cout << "100 of " << right.size() << " rows mended: " << replica.sent << " bytes asked, " << replica.received
            << " bytes answered, " << took << " ms; all of it took " << snapshot << " bytes\n";
  EXPECT_LT(replica.sent + replica.received, 300'000u);
  EXPECT_LT(20 * (replica.sent + replica.received), snapshot);
}

class TrimmedHistory : public ::testing::Test {
 protected:
  TrimmedHistory() {
    company.grant(anna, everything());
    company.grant(bert, everything());
  }
  void trimAll() {
    company.database.runBlocking([&](server::Transaction& tx) { server::trimSlice(tx, company.head()); });
  }

  Company company;
  Person anna = company.addPerson("anna"), bert = company.addPerson("bert");
};

TEST_F(TrimmedHistory, whichEditWasTheLaterOneIsStillKnown) {
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(partner, "a")}));
  sync::Received early = company.changeSet(bert, {company.renamePartner(partner, "a", "earlier")});
  company.judgeOne(company.changeSet(anna, {company.renamePartner(partner, "a", "later")}));
  // Something else is written since: the entry that wrote the name is archived.
  Operation described = company.renamePartner(partner, "", "a joiner");
  described.fields[0].field_no = entityOf<Partner>.find("description")->no;
  described.verb = Verb::text;
  ASSERT_EQ(company.judgeOne(company.changeSet(anna, {described})).verdict, Verdict::applied);
  trimAll();
  ASSERT_EQ(company.count("SELECT count(*) FROM sync_feed WHERE row_id = '" + partner.toString() + "'"), 1);
  EXPECT_EQ(company.judgeOne(early).verdict, Verdict::merged);
  EXPECT_EQ(company.nameOfPartner(partner), "later");
}

TEST_F(TrimmedHistory, whatSomebodyElseChangedSinceIsStillKnown) {
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(partner, "a")}));
  const std::int64_t seen = company.head();
  // Bert, then Anna: of these two only Anna's stays in the feed.
  company.judgeOne(company.changeSet(bert, {company.renamePartner(partner, "a", "Bert's")}));
  company.judgeOne(company.changeSet(anna, {company.renamePartner(partner, "Bert's", "Anna's")}));
  trimAll();
  Operation erase = company.createPartner(partner, "");
  erase.verb = Verb::erase;
  erase.fields.clear();
  sync::Received deletion = company.changeSet(anna, {erase});
  deletion.change_set.seen = seen;
  EXPECT_EQ(company.judgeOne(deletion).reason.code, "row.changed_since");
}

TEST_F(TrimmedHistory, aSliceMovesOnlyWhatIsOldAndGoesOnWhereItStood) {
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(partner, "0")}));
  for (int n = 1; n < 6; ++n) {
    company.judgeOne(
        company.changeSet(anna, {company.renamePartner(partner, std::to_string(n - 1), std::to_string(n))}));
  }
  const auto entries = [&] {
    return company.count("SELECT count(*) FROM sync_feed WHERE row_id = '" + partner.toString() + "'");
  };
  const auto sliceUpTo = [&](std::int64_t until) {
    return company.database.runBlocking([&](server::Transaction& tx) { return server::trimSlice(tx, until); });
  };
  const std::int64_t head = company.head();
  EXPECT_EQ(sliceUpTo(head - 3).archived, 2);
  EXPECT_EQ(entries(), 4);
  EXPECT_EQ(sliceUpTo(head - 3).to, head - 3);
  EXPECT_EQ(sliceUpTo(head - 1).archived, 2);
  EXPECT_EQ(entries(), 2) << "of the trimmed part one, and the newest";
  const auto trimmed =
      company.database.runBlocking([&](server::Transaction& tx) { return server::readFeed(tx, head - 5, 100); });
  EXPECT_EQ(trimmed.trimmed_to, head - 1);
  EXPECT_EQ(trimmed.up_to, head - 1);
  ASSERT_EQ(trimmed.commits.size(), 1u);
  EXPECT_EQ(trimmed.commits[0]->commit_no, head - 1);
  const auto rest =
      company.database.runBlocking([&](server::Transaction& tx) { return server::readFeed(tx, head - 1, 100); });
  EXPECT_EQ(rest.up_to, head);
}

TEST_F(TrimmedHistory, aCommitIsYoungAsLongAsOneBeforeItIs) {
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(partner, "0")}));
  const std::int64_t young = company.head();
  company.judgeOne(company.changeSet(anna, {company.renamePartner(partner, "0", "1")}));
  company.count("WITH old AS (UPDATE sync_receipt SET received_at = now() - interval '30 days' WHERE commit_no <> " +
                std::to_string(young) + " RETURNING 1) SELECT count(*) FROM old");
  company.database.runBlocking([&](server::Transaction& tx) {
    EXPECT_EQ(server::newestCommitBefore(tx, company.now() - Duration::days(7)), young - 1);
    EXPECT_EQ(server::newestCommitBefore(tx, company.now() + Duration::days(1)), young + 1);
  });
}

}  // namespace
}  // namespace carnet::testing
