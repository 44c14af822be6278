// Why the feed is numbered by a row taken as the last lock (sync.md 4): three other ways are written down here as they
// are commonly done, each fails in its own way, and the product's reader passes the same runs. Every schedule is fixed:
// two transactions are stepped by hand, so that what happens rarely in the field happens always here.
#include <future>

#include "server/sync/feed_reader.h"
#include "shared/schema/codec.h"
#include "tests/server/sync/company.h"

namespace carnet::testing {
namespace {

// A transaction that waits where it is told to.
class Stepped {
 public:
  Stepped(const std::string& url, std::function<void(server::Transaction&, Stepped&)> work)
      : database_({.url = url, .threads = 1}), done_(std::async(std::launch::async, [this, work = std::move(work)] {
          database_.runBlocking([&](server::Transaction& tx) { work(tx, *this); });
        })) {}

  // Called by the transaction: it has got so far, and goes on when it is allowed to.
  void reached() {
    there_.set_value();
    go_.get_future().wait();
  }
  void waitUntilThere() { there_.get_future().wait(); }
  void commit() {
    go_.set_value();
    done_.get();
  }

 private:
  std::promise<void> there_, go_;
  server::Database database_;
  std::future<void> done_;
};

class Ordering : public ::testing::Test {
 protected:
  Ordering() {
    company.database.runBlocking([](server::Transaction& tx) {
      tx.execScript(
          "CREATE TABLE tried (seq bigserial PRIMARY KEY, xid xid8 NOT NULL DEFAULT pg_current_xact_id(),"
          " place text NOT NULL);"
          "CREATE TABLE stock (id int PRIMARY KEY, place text NOT NULL);"
          "INSERT INTO stock VALUES (1, 'nowhere'), (2, 'nowhere');");
    });
  }

  // Reads everything behind a cursor by the given condition and moves the cursor behind the last one read.
  std::vector<std::string> read(const std::string& condition, std::int64_t& cursor) {
    return company.database.runBlocking([&](server::Transaction& tx) {
      std::vector<std::string> places;
      for (const server::Row& row :
           tx.exec("SELECT seq, place FROM tried WHERE seq > $1 AND " + condition + " ORDER BY seq", cursor)) {
        places.push_back(row[1].string());
        cursor = row[0].integer();
      }
      return places;
    });
  }

  Company company;
};

void append(server::Transaction& tx, const std::string& place) {
  tx.exec("INSERT INTO tried (place) VALUES ($1)", place);
}

TEST_F(Ordering, aCursorOverASequenceNeverSeesWhatCommitsLater) {
  Stepped slow(company.url, [](server::Transaction& tx, Stepped& step) {
    append(tx, "slow");
    step.reached();
  });
  slow.waitUntilThere();
  company.database.runBlocking([](server::Transaction& tx) { append(tx, "quick"); });
  std::int64_t cursor = 0;
  EXPECT_THAT(read("true", cursor), ::testing::ElementsAre("quick"));
  slow.commit();
  EXPECT_THAT(read("true", cursor), ::testing::IsEmpty()) << "the row with the smaller number is passed over for ever";
}

TEST_F(Ordering, waitingForOlderTransactionsStillPassesOverARowOfAYoungerOne) {
  // The half-fix: rows of transactions older than any running one, but still a cursor on the sequence. A transaction
  // draws its number before it has an xid of its own: here the one with the smaller number is the younger.
  company.database.runBlocking([](server::Transaction& tx) { append(tx, "before"); });
  Stepped young(company.url, [](server::Transaction& tx, Stepped& step) {
    const auto number = tx.execOne("SELECT nextval('tried_seq_seq')").front()[0].integer();
    step.reached();
    tx.exec("INSERT INTO tried (seq, place) VALUES ($1, 'drew its number first')", number);
  });
  young.waitUntilThere();
  company.database.runBlocking([](server::Transaction& tx) { append(tx, "quick"); });
  const std::string half_fix = "xid < pg_snapshot_xmin(pg_current_snapshot())";
  std::int64_t cursor = 0;
  EXPECT_THAT(read(half_fix, cursor), ::testing::ElementsAre("before", "quick"));
  young.commit();
  EXPECT_THAT(read(half_fix, cursor), ::testing::IsEmpty());
}

TEST_F(Ordering, orderingByTransactionNumbersPublishesInTheWrongOrder) {
  // The xid gate: a cursor on (xid, seq), gated by xmin. Nothing is lost, but a transaction draws its xid at its first
  // write, not when it wins the row: who waited for the row, and wrote it last, is published first.
  Stepped first_xid(company.url, [](server::Transaction& tx, Stepped& step) {
    tx.exec("UPDATE stock SET place = 'elsewhere' WHERE id = 2");
    step.reached();
    tx.exec("UPDATE stock SET place = 'by the one who waited' WHERE id = 1");
    append(tx, "by the one who waited");
  });
  first_xid.waitUntilThere();
  company.database.runBlocking([](server::Transaction& tx) {
    tx.exec("UPDATE stock SET place = 'by the quick one' WHERE id = 1");
    append(tx, "by the quick one");
  });
  first_xid.commit();
  company.database.runBlocking([](server::Transaction& tx) {
    std::string last;
    for (const server::Row& row : tx.exec("SELECT place FROM tried WHERE xid < pg_snapshot_xmin(pg_current_snapshot())"
                                          " ORDER BY xid, seq")) {
      last = row[0].string();
    }
    EXPECT_EQ(tx.execOne("SELECT place FROM stock WHERE id = 1").front()[0].string(), "by the one who waited");
    EXPECT_EQ(last, "by the quick one") << "a replica that follows this order ends on the older value";
  });
}

TEST_F(Ordering, theProductsFeedFollowsTheRowsInTheSameSchedules) {
  Person anna = company.addPerson("anna");
  Person ben = company.addPerson("ben");
  company.grant(anna, everything());
  company.grant(ben, everything());
  const Uuid wanted = company.newId(), other = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(wanted, "a"), company.createPartner(other, "a")}));
  const std::int64_t begin = company.head();

  // As above: it draws its xid first and comes to the row last.
  server::Database database({.url = company.url, .threads = 1});
  server::PgServerStore store(database, registry());
  std::promise<void> there, go;
  std::optional<sync::Received> waited;
  auto slow = std::async(std::launch::async, [&] {
    bool first_run = true;
    store.transact([&](sync::ServerTransaction& tx) {
      Row row;
      tx.get(entityOf<Partner>, other, row);
      if (std::exchange(first_run, false)) {
        there.set_value();
        go.get_future().wait();
        // The later edit, so that it is the one which stands.
        waited = company.changeSet(
            ben, {company.renamePartner(other, "a", "b"), company.renamePartner(wanted, "a", "by the one who waited")});
      }
      company.authority.judge(tx, {*waited});
    });
  });
  there.get_future().wait();
  std::vector<std::string> seen;
  std::int64_t cursor = begin;
  const auto follow = [&] {
    company.database.runBlocking([&](server::Transaction& tx) {
      for (const auto& commit : server::readFeed(tx, cursor, 100).commits) {
        EXPECT_EQ(commit->commit_no, cursor + 1) << "dense";
        cursor = commit->commit_no;
        for (const sync::FeedRow& row : commit->rows) {
          if (row.id == wanted) seen.push_back(as<Partner>(*decodeRow(entityOf<Partner>, row.image)).name);
        }
      }
    });
  };
  company.judgeOne(company.changeSet(anna, {company.renamePartner(wanted, "a", "by the quick one")}));
  follow();
  go.set_value();
  slow.get();
  follow();
  EXPECT_EQ(cursor, company.head());
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(seen.back(), company.nameOfPartner(wanted));
}

TEST_F(Ordering, theProductsReaderMissesNothingWhileFourWritersCommit) {
  std::vector<Person> persons;
  for (const char* name : {"anna", "ben", "carl", "dora"}) {
    persons.push_back(company.addPerson(name));
    company.grant(persons.back(), everything());
  }
  const std::int64_t begin = company.head();
  constexpr int rounds = 50;
  std::vector<std::future<void>> writers;
  for (Person& person : persons) {
    writers.push_back(std::async(std::launch::async, [&] {
      server::Database database({.url = company.url, .threads = 1});
      server::PgServerStore store(database, registry());
      for (int i = 0; i < rounds; ++i) {
        const auto push = company.changeSet(person, {company.createPartner(company.newId(), "new")});
        store.transact([&](sync::ServerTransaction& tx) { company.authority.judge(tx, {push}); });
      }
    }));
  }
  const std::int64_t end = begin + static_cast<std::int64_t>(persons.size()) * rounds;
  std::int64_t cursor = begin;
  std::size_t rows = 0;
  const auto patience = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (cursor < end && std::chrono::steady_clock::now() < patience) {
    company.database.runBlocking([&](server::Transaction& tx) {
      for (const auto& commit : server::readFeed(tx, cursor, 16).commits) {
        EXPECT_EQ(commit->commit_no, cursor + 1);
        cursor = commit->commit_no;
        rows += commit->rows.size();
      }
    });
  }
  for (auto& writer : writers) writer.get();
  EXPECT_EQ(cursor, end);
  EXPECT_EQ(rows, persons.size() * rounds);
}

}  // namespace
}  // namespace carnet::testing
