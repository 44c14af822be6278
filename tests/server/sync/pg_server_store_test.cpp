#include <thread>

#include "server/sync/entity_table.h"
#include "shared/domain/organisation/parked_change_workflow.h"
#include "shared/domain/rule_book.h"
#include "shared/domain/service/ticket.h"
#include "tests/server/sync/company.h"

namespace carnet::testing {
namespace {

class PgServerStoreTest : public ::testing::Test {
 protected:
  PgServerStoreTest() : anna(company.addPerson("anna")), ben(company.addPerson("ben")) {
    company.grant(anna, everything());
    company.grant(ben, everything());
  }

  Company company;
  Person anna, ben;
};

TEST_F(PgServerStoreTest, aChangeSetIsWrittenOnceHoweverOftenItIsPushed) {
  const Uuid partner = company.newId();
  const sync::Received push = company.changeSet(anna, {company.createPartner(partner, "Meyer")});
  const sync::Receipt first = company.judgeOne(push);
  EXPECT_EQ(first.verdict, Verdict::applied) << first.reason.code;
  const std::int64_t head = company.head();
  EXPECT_EQ(first.commit_no, head);
  EXPECT_EQ(company.judgeOne(push), first);
  const auto twice = company.judge({push, push});
  EXPECT_EQ(twice.judgements[1].receipt, first);
  EXPECT_EQ(company.head(), head);
  EXPECT_EQ(company.count("SELECT count(*) FROM partner"), 1);
}

TEST_F(PgServerStoreTest, theSameNumberWithOtherContentIsACopiedReplicaAndIsKept) {
  company.book.parked_row = &parkedRow;
  company.judgeOne(company.changeSet(anna, {company.createPartner(company.newId(), "Meyer")}));
  anna.next_cs_no = 1;
  const sync::Received copied = company.changeSet(anna, {company.createPartner(company.newId(), "Other")});
  const auto result = company.judge({copied});
  ASSERT_EQ(result.judgements[0].kind, sync::Judgement::Kind::copied);
  EXPECT_EQ(result.judgements[0].receipt.commit_no, company.head());
  EXPECT_EQ(company.count("SELECT count(*) FROM parked_change WHERE code = 'change_set.copied_replica'"), 1);
  EXPECT_EQ(company.count("SELECT count(*) FROM sync_change_set WHERE change_set_id = '" +
                          copied.change_set.id.toString() + "'"),
            1)
      << "its content is kept";
  EXPECT_EQ(company.judge({copied}).judgements[0].receipt, result.judgements[0].receipt);
  EXPECT_EQ(company.count("SELECT count(*) FROM partner"), 1);
}

// They are read together; each is judged by their own.
TEST_F(PgServerStoreTest, rolesAndNodesOfAllPeopleOfABatchAreTheirOwn) {
  Person reader = company.addPerson("reader", "ticket", "set"), outside = company.addPerson("outside");
  company.grant(reader, everything());
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(partner, "Meyer")}));
  const std::vector<sync::Received> batch = {company.changeSet(outside, {company.renamePartner(partner, "Meyer", "A")}),
                                             company.changeSet(reader, {company.renamePartner(partner, "Meyer", "B")}),
                                             company.changeSet(ben, {company.renamePartner(partner, "Meyer", "C")})};
  server::PgServerStore::Forecast forecast;
  for (const sync::Received& received : batch) forecast.person_ids.push_back(received.actor.person_id);
  std::sort(forecast.person_ids.begin(), forecast.person_ids.end());
  sync::BatchResult result;
  company.store.transact(forecast, [&](sync::ServerTransaction& tx) {
    result = company.authority.judge(tx, batch);
    EXPECT_TRUE(tx.nodesOf(outside.id).empty());
    EXPECT_EQ(tx.nodesOf(ben.id).size(), everything().size());
  });
  std::vector<Verdict> verdicts;
  for (const auto& judgement : result.judgements) verdicts.push_back(judgement.receipt.verdict);
  EXPECT_EQ(verdicts, (std::vector{Verdict::parked, Verdict::parked, Verdict::applied}));
  EXPECT_EQ(company.nameOfPartner(partner), "C");
}

TEST_F(PgServerStoreTest, laterChangeSetsOfABatchSeeEarlierOnesAndTheRowIsWrittenAsTheLastLeftIt) {
  const Uuid partner = company.newId();
  std::vector<sync::Received> batch;
  batch.push_back(company.changeSet(anna, {company.createPartner(partner, "One")}));
  batch.push_back(company.changeSet(ben, {company.renamePartner(partner, "One", "Two")}));
  batch.push_back(company.changeSet(anna, {company.renamePartner(partner, "Two", "Three")}));
  const auto result = company.judge(batch);
  for (const auto& judgement : result.judgements) EXPECT_EQ(judgement.receipt.verdict, Verdict::applied);
  EXPECT_EQ(company.nameOfPartner(partner), "Three");
  EXPECT_EQ(company.count("SELECT count(*) FROM sync_feed WHERE row_id = '" + partner.toString() + "'"), 3);
  EXPECT_EQ(company.count("SELECT rev FROM partner"), result.commits.back().commit_no);
}

// They are written by one statement, which names every column that differs in any of them.
TEST_F(PgServerStoreTest, rowsOfABatchChangeInWhatIsDifferentInThemAndNothingElse) {
  const Uuid first = company.newId(), second = company.newId(), third = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(first, "One"), company.createPartner(second, "Two"),
                                            company.createPartner(third, "Three")}));
  const auto set = [&](const Uuid& id, std::string_view field, const std::string& from, const std::string& to) {
    Operation operation;
    operation.verb = Verb::set;
    operation.entity = entityOf<Partner>.no;
    operation.row_id = id;
    operation.fields = {{entityOf<Partner>.find(field)->no, from, to}};
    return operation;
  };
  Operation erase = set(third, "name", "", "");
  erase.verb = Verb::erase;
  erase.fields.clear();
  const auto result =
      company.judge({company.changeSet(anna, {set(first, "name", "One", "First")}),
                     company.changeSet(ben, {set(second, "source", "", "fair")}),
                     company.changeSet(anna, {set(first, "sector", "", "28.13")}), company.changeSet(anna, {erase})});
  for (const auto& judgement : result.judgements)
    EXPECT_EQ(judgement.receipt.verdict, Verdict::applied) << judgement.receipt.reason.code;
  std::vector<std::string> rows;
  company.database.runBlocking([&](server::Transaction& tx) {
    rows.clear();
    for (const auto& row : tx.exec("SELECT name || '|' || source || '|' || sector || '|' || (deleted_at IS NOT NULL)"
                                   " FROM partner ORDER BY created_at, id")) {
      rows.push_back(row[0].string());
    }
  });
  std::sort(rows.begin(), rows.end());
  EXPECT_EQ(rows, (std::vector<std::string>{"First||28.13|false", "Three|||true", "Two|fair||false"}));
}

TEST_F(PgServerStoreTest, everyKindOfValueComesBackAsItWasWritten) {
  const Entity& partner = entityOf<Partner>;
  Row row = partner.blank({});
  Operation operation;
  operation.verb = Verb::import;
  operation.entity = partner.no;
  operation.row_id = company.newId();
  const auto put = [&](std::string_view name, Value value) {
    operation.fields.push_back({partner.find(name)->no, {}, std::move(value)});
  };
  put("name", std::string("Ünïcode \"quoted\" {braces}, back\\slash\nline NULL"));
  put("dead_end_at", std::int64_t{1'700'000'000'123});
  put("kind", std::string("person"));
  put("opt_out", true);
  put("resale_mode", std::string("manual"));
  company.judgeOne(company.changeSet(anna, {operation}));
  Row read;
  company.store.transact(
      [&](sync::ServerTransaction& tx) { ASSERT_EQ(tx.get(partner, operation.row_id, read), Presence::present); });
  for (const FieldEdit& edit : operation.fields) {
    const Field* field = partner.findNo(edit.field_no);
    EXPECT_EQ(read.values[partner.indexOf(field->name)], edit.value) << field->name;
  }
  EXPECT_TRUE(isNull(read.values[partner.indexOf("owner_id")]));
}

TEST_F(PgServerStoreTest, parkedReasonsComeBackWithTheirValues) {
  Operation operation = company.renamePartner(company.newId(), "a", "b");
  const sync::Received push = company.changeSet(anna, {operation});
  const sync::Receipt first = company.judgeOne(push);
  EXPECT_EQ(first.verdict, Verdict::parked);
  EXPECT_EQ(first.reason.code, "row.unknown");
  EXPECT_EQ(company.judgeOne(push), first);
  EXPECT_EQ(company.count("SELECT count(*) FROM sync_change_set c JOIN sync_receipt r USING (change_set_id)"
                          " WHERE r.verdict = 3 AND octet_length(c.content) > 0"),
            1);
}

TEST_F(PgServerStoreTest, concurrentBatchesGetDenseNumbersInTheOrderOfTheirRows) {
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(partner, "start")}));
  const std::int64_t before = company.head();
  constexpr int rounds = 40;
  const auto write = [&](Person person, int node) {
    server::Database database({.url = company.url, .threads = 1});
    server::PgServerStore store(database, registry());
    for (int i = 0; i < rounds; ++i) {
      const auto push = company.changeSet(
          person, {company.renamePartner(partner, "start", std::to_string(node) + "/" + std::to_string(i)),
                   company.createPartner(company.newId(), "new")});
      store.transact([&](sync::ServerTransaction& tx) { company.authority.judge(tx, {push}); });
    }
  };
  std::thread other([&] { write(ben, 2); });
  write(anna, 1);
  other.join();
  EXPECT_EQ(company.head(), before + 2 * rounds);
  EXPECT_EQ(company.count("SELECT count(*) FROM sync_receipt"), company.head());
  EXPECT_EQ(company.count("SELECT max(commit_no) FROM sync_receipt"), company.head());
  // The row is what the highest number says: numbers follow the order in which the row was won.
  EXPECT_EQ(company.count("SELECT rev FROM partner WHERE id = '" + partner.toString() + "'"),
            company.count("SELECT max(commit_no) FROM sync_feed WHERE row_id = '" + partner.toString() + "'"));
}

TEST_F(PgServerStoreTest, twoNodesThatMakeTheSameRowDoNotOverwriteEachOther) {
  const Uuid partner = company.newId();
  bool first_run = true;
  EXPECT_THROW(company.store.transact([&](sync::ServerTransaction& tx) {
    Row ignored;
    EXPECT_EQ(tx.get(entityOf<Partner>, partner, ignored), first_run ? Presence::absent : Presence::present);
    if (first_run) {
      first_run = false;
      company.judgeOne(company.changeSet(ben, {company.createPartner(partner, "Ben's")}));
    }
    company.authority.judge(tx, {company.changeSet(anna, {company.createPartner(partner, "Anna's")})});
  }),
               server::StatementError);
  EXPECT_EQ(company.nameOfPartner(partner), "Ben's");
}

TEST_F(PgServerStoreTest, aFieldsLastChangeIsFoundInTheFeed) {
  const Uuid partner = company.newId();
  const auto create = company.changeSet(anna, {company.createPartner(partner, "a")});
  company.judgeOne(create);
  const auto rename = company.changeSet(ben, {company.renamePartner(partner, "a", "b")});
  company.judgeOne(rename);
  company.store.transact([&](sync::ServerTransaction& tx) {
    const auto no = [](std::string_view name) { return entityOf<Partner>.find(name)->no; };
    const Written renamed{rename.change_set.happened_at, rename.change_set.person_id};
    const Written created{create.change_set.happened_at, create.change_set.person_id};
    EXPECT_EQ(tx.written(entityOf<Partner>, partner, no("name")), renamed);
    EXPECT_EQ(tx.written(entityOf<Partner>, partner, no("source")), created);
    EXPECT_EQ(tx.written(entityOf<Partner>, company.newId(), no("source")), std::nullopt);
  });
}

TEST_F(PgServerStoreTest, holdsFollowTheMovesOfEachCommit) {
  Person carl = company.addPerson("carl");
  const Node leaf{company.newId(), Facet::ticket};
  const std::int64_t before = company.head();
  company.grant(carl, {leaf});
  company.grant(carl, {leaf}, false);
  company.grant(carl, {leaf});
  const auto held = [&](std::int64_t at) {
    return company.count("SELECT holds('" + carl.id.toString() + "', '" + leaf.root_id.toString() + "', 6::smallint, " +
                         std::to_string(at) + ")::int");
  };
  EXPECT_EQ(held(before), 0);
  EXPECT_EQ(held(before + 1), 1);
  EXPECT_EQ(held(before + 2), 0);
  EXPECT_EQ(held(before + 3), 1);
  company.store.transact([&](sync::ServerTransaction& tx) { EXPECT_EQ(tx.nodesOf(carl.id), std::set<Node>{leaf}); });
}

// Those of all people of a batch are read together, before anybody is locked. Whoever is given something meanwhile, by
// another node, would hold it twice if what was read then still counted.
TEST_F(PgServerStoreTest, whatAPersonHoldsIsReadAnewOnceTheyAreLocked) {
  Person carl = company.addPerson("carl");
  const Node leaf{company.newId(), Facet::ticket};
  server::PgServerStore::Forecast forecast;
  forecast.person_ids = {anna.id, carl.id};
  std::sort(forecast.person_ids.begin(), forecast.person_ids.end());
  std::set<Node> before, after, of_anna;
  company.store.transact(forecast, [&](sync::ServerTransaction& tx) {
    before = tx.nodesOf(carl.id);
    if (before.empty()) company.grant(carl, {leaf});
    std::vector<carnet::Row> tickets;
    tx.list(entityOf<Ticket>, entityOf<Ticket>.indexOf("assignee_id"), carl.id, tickets);
    after = tx.nodesOf(carl.id);
    of_anna = tx.nodesOf(anna.id);
  });
  EXPECT_TRUE(before.empty());
  EXPECT_EQ(after, std::set<Node>{leaf});
  EXPECT_EQ(of_anna.size(), everything().size());
}

// Whoever loses their last role loses what they are given at that moment too.
TEST_F(PgServerStoreTest, whoeverTheScopeIsGatheredOfIsLocked) {
  Person carl = company.addPerson("carl");
  const Node leaf{company.newId(), Facet::ticket};
  server::PgServerStore::Forecast forecast;
  forecast.person_ids = {carl.id};
  std::set<Node> before, after;
  company.store.transact(forecast, [&](sync::ServerTransaction& tx) {
    before = tx.nodesOf(carl.id);
    if (before.empty()) company.grant(carl, {leaf});
    ruleBook().scope_of(tx, carl.id, company.now());
    after = tx.nodesOf(carl.id);
  });
  EXPECT_TRUE(before.empty());
  EXPECT_EQ(after, std::set<Node>{leaf});
}

// The same of the author, of whom the authority asks before it knows whose nodes a change set moves.
TEST_F(PgServerStoreTest, whatTheAuthorHoldsIsReadAnewTooOnceTheyAreLocked) {
  Person carl = company.addPerson("carl");
  company.grant(carl, everything());
  static const Person* author = nullptr;
  static std::function<void()> meanwhile;
  static Node leaf;
  author = &carl;
  leaf = {company.newId(), Facet::ticket};
  meanwhile = [&] { company.grant(carl, {leaf}); };
  RuleBook book = company.book;
  book.dirty_persons = [](Rows&, const std::vector<RowChange>&) { return std::set<Uuid>{author->id}; };
  book.scope_of = [](Rows& rows, const Uuid& person, Instant) {
    if (meanwhile) std::exchange(meanwhile, nullptr)();
    std::vector<carnet::Row> tickets;
    rows.list(entityOf<Ticket>, entityOf<Ticket>.indexOf("assignee_id"), person, tickets);
    const std::vector<Node> all = everything();
    std::set<Node> scope(all.begin(), all.end());
    scope.insert(leaf);
    return scope;
  };
  const sync::Authority authority(book);
  const std::vector<sync::Received> batch = {
      company.changeSet(carl, {company.createPartner(company.newId(), "Meyer")})};
  server::PgServerStore::Forecast forecast;
  forecast.person_ids = {carl.id};
  sync::BatchResult result;
  company.store.transact(forecast, [&](sync::ServerTransaction& tx) { result = authority.judge(tx, batch); });
  EXPECT_EQ(result.judgements.at(0).receipt.verdict, Verdict::applied);
  EXPECT_EQ(
      company.count("SELECT count(*) FROM sync_hold WHERE to_no IS NULL AND facet = " +
                    std::to_string(static_cast<int>(leaf.facet)) + " AND root_id = '" + leaf.root_id.toString() + "'"),
      1);
}

TEST(PgServerStoreOwner, needNotBeASuperuser) {
  const std::string url = TemporaryCluster::instance().emptyDatabase();
  {
    server::Database control({.url = url, .threads = 1});
    const std::string name = control.runBlocking([](server::Transaction& tx) {
      tx.exec("CREATE ROLE plain_owner LOGIN CREATEROLE");
      return tx.execOne("SELECT current_database()").front()[0].string();
    });
    control.execOutsideTransaction("ALTER DATABASE " + name + " OWNER TO plain_owner");
  }
  const std::string as_owner = url + " user=plain_owner";
  {
    server::Database database({.url = as_owner, .threads = 1});
    server::migrate(database);
  }
  Company company(as_owner);
  EXPECT_EQ(company.count("SELECT (current_user = 'plain_owner')::int"), 1);
  Person anna = company.addPerson("anna");
  company.grant(anna, everything());
  const auto receipt = company.judgeOne(company.changeSet(anna, {company.createPartner(company.newId(), "Meyer")}));
  EXPECT_EQ(receipt.verdict, Verdict::applied) << receipt.reason.code;
}

// What follows from roles that another node has taken away meanwhile is not written: it is judged anew.
TEST_F(PgServerStoreTest, rightsChangedBehindItsBackAreReadAnew) {
  const auto commit = [&](sync::ServerTransaction& tx, std::vector<RowChange> changes) {
    sync::PlannedCommit plan;
    plan.change_set.id = company.newId();
    plan.changes = std::move(changes);
    tx.flush({plan});
  };
  const auto user = [&](sync::ServerTransaction& tx) {
    Row row;
    EXPECT_EQ(tx.get(entityOf<AppUser>, anna.id, row), Presence::present);
    return as<AppUser>(row);
  };
  std::vector<bool> was_active;
  company.store.transact([&](sync::ServerTransaction& tx) {
    was_active.push_back(user(tx).is_active);
    if (was_active.size() == 1) {
      company.store.transact([&](sync::ServerTransaction& other) {
        AppUser left = user(other);
        const Row before = rowOf(left);
        left.is_active = false;
        commit(other, {{before, rowOf(left)}});
      });
    }
    commit(tx, {});
  });
  EXPECT_EQ(was_active, (std::vector<bool>{true, false}));
}

TEST_F(PgServerStoreTest, aRowChangedBehindItsBackIsReadAnew) {
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(partner, "a")}));
  int runs = 0;
  company.store.transact([&](sync::ServerTransaction& tx) {
    ++runs;
    Row before;
    ASSERT_EQ(tx.get(entityOf<Partner>, partner, before), Presence::present);
    sync::PlannedCommit plan;
    plan.change_set.id = company.newId();
    plan.changes.push_back({before, before});
    // As if another node had written the row without waiting for this one's lock.
    if (runs == 1) plan.changes.back().before->head.rev -= 1;
    std::vector<sync::PlannedCommit> planned;
    planned.push_back(std::move(plan));
    tx.flush(std::move(planned));
  });
  EXPECT_EQ(runs, 2);
}

}  // namespace
}  // namespace carnet::testing
