#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_cluster.h"

namespace carnet::server {
namespace {

using carnet::testing::TemporaryCluster;
using ::testing::ElementsAre;
using ::testing::Optional;

class ParameterTest : public ::testing::Test {
 protected:
  static Database& database() {
    static Database shared({.url = TemporaryCluster::instance().emptyDatabase(), .threads = 1});
    return shared;
  }
};

TEST_F(ParameterTest, everyTypeComesBackAsItWentIn) {
  const Uuid id = *Uuid::parse("0190b5a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b");
  const std::string octets("\x00\x01\xff\\'\"", 6);
  const Instant at = *Instant::parse("2026-03-01T07:10:00.123Z");
  const Date day = *Date::parse("2024-02-29");
  const Rows rows = database().runBlocking([&](Transaction& tx) {
    return tx.exec(
        "SELECT $1::text AS words, $2::bigint AS number, $3::uuid AS id, $4::bytea AS octets, $5::boolean AS yes,"
        " $6::text AS nothing, $7::timestamptz AS at, $8::date AS day",
        "Zoë's \"quote\" \\ €", std::int64_t{-9'000'000'000}, id, Parameter::bytes(octets), true, nullptr, at, day);
  });
  const Row row = rows.front();
  EXPECT_EQ(row["words"].text(), "Zoë's \"quote\" \\ €");
  EXPECT_EQ(row["number"].integer(), -9'000'000'000);
  EXPECT_EQ(row["id"].uuid(), id);
  EXPECT_EQ(row["octets"].bytes(), octets);
  EXPECT_TRUE(row["yes"].boolean());
  EXPECT_TRUE(row["nothing"].isNull());
  EXPECT_EQ(row["at"].instant(), at);
  EXPECT_EQ(row["day"].date(), day);
}

TEST_F(ParameterTest, arraysKeepQuotesNullsAndEmptyElements) {
  const std::vector<std::optional<std::string>> words{"plain",     "with \"quotes\", comma", "back\\slash", "", "NULL",
                                                      std::nullopt};
  const Rows rows = database().runBlocking([&](Transaction& tx) {
    return tx.exec("SELECT $1::text[] AS words, $2::uuid[] AS ids, $3::bytea[] AS octets, $4::bigint[] AS none", words,
                   std::vector<Uuid>{Uuid{}}, Parameter::array({Parameter::bytes("ab"), nullptr}),
                   std::vector<std::int64_t>{});
  });
  EXPECT_EQ(rows.front()["words"].array(), words);
  EXPECT_THAT(rows.front()["ids"].array(), ElementsAre(Optional(Uuid{}.toString())));
  EXPECT_THAT(rows.front()["octets"].array(), ElementsAre(Optional(std::string("\\x6162")), std::nullopt));
  EXPECT_TRUE(rows.front()["none"].array().empty());
}

TEST_F(ParameterTest, textWithNulIsRefusedBeforePostgresSeesIt) {
  EXPECT_THROW(Parameter(std::string("a\0b", 3)), std::invalid_argument);
}

TEST_F(ParameterTest, aRefusedStatementDoesNotRepeatTheValue) {
  try {
    database().runBlocking([](Transaction& tx) { tx.exec("SELECT $1::bigint", "my secret"); });
    FAIL();
  } catch (const StatementError& e) {
    EXPECT_EQ(e.sqlState(), "22P02");
    EXPECT_EQ(std::string(e.what()).find("secret"), std::string::npos) << e.what();
  }
}

TEST_F(ParameterTest, copyWritesWhatSelectReads) {
  const Rows rows = database().runBlocking([&](Transaction& tx) {
    tx.execScript("CREATE TEMP TABLE copied (id bigint, words text, octets bytea) ON COMMIT DROP");
    tx.copyIn("copied", {"id", "words", "octets"},
              {{1, "tab\there\nline \\ end", Parameter::bytes("\\x")}, {2, nullptr, nullptr}});
    return tx.exec("SELECT * FROM copied ORDER BY id");
  });
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0]["words"].text(), "tab\there\nline \\ end");
  EXPECT_EQ(rows[0]["octets"].bytes(), "\\x");
  EXPECT_TRUE(rows[1]["words"].isNull());
}

TEST_F(ParameterTest, aReaderThatDisagreesWithItsStatementIsTold) {
  const Rows rows = database().runBlocking([](Transaction& tx) { return tx.exec("SELECT NULL::text AS a, 'x' AS b"); });
  EXPECT_THROW(rows.front()["a"].text(), std::logic_error);
  EXPECT_THROW(rows.front()["b"].integer(), std::logic_error);
  EXPECT_THROW(rows.front()["missing"], std::logic_error);
  EXPECT_THROW(rows[1], std::logic_error);
}

}  // namespace
}  // namespace carnet::server
