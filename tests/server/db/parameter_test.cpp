#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "server/db/array_parameter.h"
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
    return tx.exec("SELECT $1::text[] AS words, $2::uuid[] AS ids, $3::bigint[] AS none, $4::uuid[] AS no_ids", words,
                   std::vector<Uuid>{Uuid{}}, std::vector<std::int64_t>{}, std::vector<Uuid>{});
  });
  EXPECT_EQ(rows.front()["words"].array(), words);
  EXPECT_THAT(rows.front()["ids"].array(), ElementsAre(Optional(Uuid{}.toString())));
  EXPECT_TRUE(rows.front()["none"].array().empty());
  EXPECT_TRUE(rows.front()["no_ids"].array().empty());
}

// One element as it came back, and a null behind it.
std::string firstOf(const Rows& rows, const char* column) {
  const auto elements = rows.front()[column].array();
  EXPECT_EQ(elements.size(), 2u) << column;
  EXPECT_FALSE(elements.back()) << column;
  return elements.front().value_or("null");
}

TEST_F(ParameterTest, everyTypeOfElementComesBackAsItWentIn) {
  const Uuid id = *Uuid::parse("0190b5a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b");
  const auto of = [](ElementType type, const auto& value) {
    ArrayParameter array(type);
    array.add(value);
    array.add(nullptr);
    return array.take();
  };
  ArrayParameter octets(ElementType::bytea);
  octets.addBytes(std::string_view("\x00\x01\xff\\'\"", 6));
  octets.add(nullptr);
  const Rows rows = database().runBlocking([&](Transaction& tx) {
    tx.setLocal("timezone", "UTC");
    return tx.exec(
        "SELECT $1::boolean[] AS yes, $2::bytea[] AS octets, $3::bigint[] AS big, $4::smallint[] AS small,"
        " $5::integer[] AS number, $6::text[] AS words, $7::date[] AS day, $8::timestamptz[] AS at, $9::uuid[] AS id",
        of(ElementType::boolean, true), octets.take(), of(ElementType::bigint, std::int64_t{-9'000'000'000}),
        of(ElementType::smallint, -32'768), of(ElementType::integer, -2), of(ElementType::text, "Zoë's \"quote\" \\ €"),
        of(ElementType::date, *Date::parse("1999-12-31")),
        of(ElementType::timestamptz, *Instant::parse("1969-07-20T20:17:40.123Z")), of(ElementType::uuid, id));
  });
  EXPECT_EQ(firstOf(rows, "yes"), "t");
  EXPECT_EQ(firstOf(rows, "octets"), "\\x0001ff5c2722");
  EXPECT_EQ(firstOf(rows, "big"), "-9000000000");
  EXPECT_EQ(firstOf(rows, "small"), "-32768");
  EXPECT_EQ(firstOf(rows, "number"), "-2");
  EXPECT_EQ(firstOf(rows, "words"), "Zoë's \"quote\" \\ €");
  EXPECT_EQ(firstOf(rows, "day"), "1999-12-31");
  EXPECT_EQ(firstOf(rows, "at"), "1969-07-20 20:17:40.123+00");
  EXPECT_EQ(firstOf(rows, "id"), id.toString());
}

TEST_F(ParameterTest, anArrayIsGivenAwayOnceAndMayBeEmpty) {
  ArrayParameter words(ElementType::text);
  words.add("one");
  const Parameter first = words.take();
  EXPECT_TRUE(words.empty());
  const Rows rows = database().runBlocking(
      [&](Transaction& tx) { return tx.exec("SELECT $1::text[] AS some, $2::text[] AS none", first, words.take()); });
  EXPECT_THAT(rows.front()["some"].array(), ElementsAre(Optional(std::string("one"))));
  EXPECT_TRUE(rows.front()["none"].array().empty());
}

TEST_F(ParameterTest, anArrayTakesNoElementOfAnotherType) {
  ArrayParameter numbers(ElementType::smallint), ids(ElementType::uuid), words(ElementType::text),
      instants(ElementType::timestamptz);
  EXPECT_THROW(numbers.add(32'768), std::logic_error);
  EXPECT_THROW(numbers.add("1"), std::logic_error);
  EXPECT_THROW(ids.add(1), std::logic_error);
  EXPECT_THROW(words.addBytes("octets"), std::logic_error);
  EXPECT_THROW(words.add(std::string("a\0b", 3)), std::invalid_argument);
  EXPECT_THROW(instants.add(Instant{std::numeric_limits<std::int64_t>::max()}), std::logic_error);
  EXPECT_TRUE(numbers.empty() && ids.empty() && words.empty() && instants.empty());
  EXPECT_THROW((void)ids.take().text(), std::logic_error);
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
