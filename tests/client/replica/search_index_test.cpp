// The index says at every commit what the rows say.
#include "client/replica/search_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

class SearchIndexTest : public testing::Test {
 protected:
  void open() { store_ = std::make_unique<SqliteStore>(folder_.path(), registry()); }
  void SetUp() override { open(); }
  void reopen() {
    store_.reset();
    open();
  }

  static Row partner(std::uint64_t n, const std::string& name) {
    Partner partner;
    partner.head = someHead(n, Facet::card);
    partner.name = name;
    return rowOf(partner);
  }
  // `source` is no field that search looks in.
  static Row withSource(Row row, const std::string& source) {
    row.values[carnet::entityOf<Partner>.indexOf("source")] = source;
    return row;
  }
  void put(const std::vector<Row>& rows, sync::Durability durability = sync::Durability::full) {
    store_->begin(durability);
    for (const Row& row : rows) store_->put(row);
    store_->commit();
  }
  std::vector<Row> many(std::uint64_t first, std::uint64_t count) {
    std::vector<Row> rows;
    for (std::uint64_t n = first; n < first + count; ++n) rows.push_back(partner(n, "Firm " + std::to_string(n)));
    return rows;
  }
  std::int64_t found(const std::string& match) {
    client::Run run(store_->database().cached("SELECT count(*) FROM search_word WHERE search_word MATCH ?"), match);
    run.next();
    return run.number(0);
  }
  void catchUp() {
    while (store_->isSearchBehind()) store_->catchUpSearch([] { return false; });
  }

  // Every row up to where the index says it is has its terms there, no row has others, nothing else is in it, and both
  // full-text tables hold exactly that.
  void expectWhole(bool is_complete = true) {
    Database& database = store_->database();
    std::int64_t docs = 0;
    for (const Entity* entity : registry().entities()) {
      if (!isSearched(*entity)) continue;
      EntityTable table(database, *entity);
      const std::int64_t up_to =
          database.number("SELECT up_to FROM search_state WHERE entity = " + std::to_string(entity->no)).value_or(0);
      std::vector<std::pair<std::int64_t, Row>> rows;
      table.after(0, 1'000'000, rows);
      for (const auto& [rid, row] : rows) {
        client::Run run(database.cached("SELECT title, number, words, sound FROM search_doc WHERE doc = ?"),
                        rid << searchEntityBits | entity->no);
        if (run.next()) {
          EXPECT_EQ((SearchTerms{run.text(0), run.text(1), run.text(2), run.text(3)}), searchTermsOf(row));
          ++docs;
        } else {
          EXPECT_TRUE((rid > up_to && !is_complete) || searchTermsOf(row).isEmpty()) << entity->name << " " << rid;
        }
      }
    }
    EXPECT_EQ(database.number("SELECT count(*) FROM search_doc"), docs) << "something is found that is not here";
    database.execute("INSERT INTO search_word (search_word, rank) VALUES ('integrity-check', 1)");
    database.execute("INSERT INTO search_part (search_part, rank) VALUES ('integrity-check', 1)");
    EXPECT_EQ(store_->isSearchBehind(), !is_complete);
  }

  TemporaryFolder folder_;
  std::unique_ptr<SqliteStore> store_;
};

TEST_F(SearchIndexTest, whatAPersonWritesIsFoundWithTheSameCommit) {
  put({partner(1, "Denaq"), partner(2, "Société Générale")});
  EXPECT_EQ(found("denaq"), 1);
  put({partner(1, "Denaq Pompes")});
  EXPECT_EQ(found("title : pomp*"), 1);
  expectWhole();
  store_->begin(sync::Durability::full);
  store_->put(partner(3, "Undone"));
  store_->rollback();
  EXPECT_EQ(found("undone"), 0);
  expectWhole();
}

TEST_F(SearchIndexTest, whatLeavesTheDeviceOrIsDeletedLeavesTheIndexWithTheSameCommit) {
  put(many(1, 300), sync::Durability::normal);
  catchUp();
  EXPECT_EQ(found("firm"), 300);
  const auto keys = store_->rowsOf({someHead(5, Facet::card).root_id, Facet::card});
  ASSERT_EQ(keys.size(), 1U);
  store_->begin(sync::Durability::normal);
  store_->remove(keys.front());
  store_->commit();
  EXPECT_EQ(found("firm"), 299);
  Row deleted = partner(6, "Firm 6");
  deleted.head.deleted_at = Instant{1};
  put({deleted}, sync::Durability::normal);
  EXPECT_EQ(found("firm"), 298);
  expectWhole();
  // A whole scope at once.
  store_->begin(sync::Durability::normal);
  for (const RowKey& key : store_->rowsOf({Uuid{}, Facet::card})) store_->remove(key);
  store_->commit();
  EXPECT_EQ(found("firm"), 0);
  expectWhole();
}

TEST_F(SearchIndexTest, ofWhatLeftTheDeviceNoWordIsLeftInTheFile) {
  const auto isInFile = [&](std::string_view word) {
    store_->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    std::ifstream file(SqliteStore::fileIn(folder_.path()), std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    std::transform(content.begin(), content.end(), content.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return content.find(word) != content.npos;
  };
  put(many(1, 300));
  put({partner(900, "Zyxquorn Vabblethorpe")});
  put(many(301, 300));
  store_->begin(sync::Durability::normal);
  store_->remove({&entityOf<Partner>, partner(900, "").head.id});
  store_->commit();
  EXPECT_TRUE(isInFile("vabblethorpe")) << "FTS5 forgets by itself now: the index need not";
  reopen();
  ASSERT_TRUE(store_->hasSearchWork()) << "also after the program has ended meanwhile";
  for (int step = 0; step < 1'000 && store_->hasSearchWork(); ++step) {
    store_->catchUpSearch([] { return true; });
  }
  EXPECT_FALSE(store_->hasSearchWork());
  EXPECT_FALSE(isInFile("vabblethorpe"));
  EXPECT_TRUE(isInFile("firm 17"));
  EXPECT_EQ(found("firm*"), 600);
  expectWhole();
}

TEST_F(SearchIndexTest, aFirstSynchronisationIsIndexedAfterwardsAndWhatAPersonDoesMeanwhileIsFoundAtOnce) {
  put(many(1, 500), sync::Durability::normal);
  put(many(501, 500), sync::Durability::normal);
  EXPECT_EQ(found("firm"), 0);
  expectWhole(false);
  put({partner(2'000, "Denaq")});
  EXPECT_EQ(found("denaq"), 1);
  put({partner(700, "Renamed before it was indexed")}, sync::Durability::normal);
  store_->catchUpSearch([] { return true; });
  EXPECT_LT(found("firm"), 999) << "it gives way to a person after a few rows";
  expectWhole(false);
  reopen();
  EXPECT_TRUE(store_->isSearchBehind());
  catchUp();
  EXPECT_EQ(found("firm"), 999);
  EXPECT_EQ(found("renamed"), 1);
  expectWhole();
}

TEST_F(SearchIndexTest, anIndexOfAnotherVersionIsMadeAnew) {
  put(many(1, 200));
  store_->database().execute("UPDATE search_version SET version = version - 1");
  store_->database().execute("DELETE FROM search_doc");
  reopen();
  EXPECT_TRUE(store_->isSearchBehind());
  catchUp();
  EXPECT_EQ(found("firm"), 200);
  expectWhole();
}

TEST_F(SearchIndexTest, rowsAndIndexNeverDifferWhateverHappens) {
  SeededRng rng(3);
  for (int round = 0; round < 120; ++round) {
    const bool is_persons = rng.chance(50);
    const std::uint64_t count = rng.chance(20) ? 150 : 1 + rng.below(10);
    store_->begin(is_persons ? sync::Durability::full : sync::Durability::normal);
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t n = 1 + rng.below(400);
      if (rng.chance(30)) {
        store_->remove({&carnet::entityOf<Partner>, someId(n)});
      } else if (rng.chance(80)) {
        Row row = partner(n, "Firm " + std::to_string(rng.below(50)));
        if (rng.chance(10)) row.head.deleted_at = Instant{1};
        Row standing;
        if (rng.chance(50) && store_->get(*row.entity, row.head.id, standing) == Presence::present) {
          if (rng.chance(50)) row = withSource(standing, "round " + std::to_string(round));
          store_->replace(standing, row);
        } else {
          store_->put(row);
        }
      } else {
        store_->put(fullRow(carnet::entityOf<Ticket>, n));
      }
    }
    if (rng.chance(15)) {
      store_->rollback();
    } else {
      store_->commit();
    }
    if (rng.chance(40) && store_->isSearchBehind()) store_->catchUpSearch([&] { return rng.chance(50); });
    if (rng.chance(10)) reopen();
    if (round % 10 == 0) expectWhole(!store_->isSearchBehind());
  }
  catchUp();
  expectWhole();
}

}  // namespace
}  // namespace carnet::client
