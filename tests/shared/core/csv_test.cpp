#include "shared/core/csv.h"

#include <gmock/gmock.h>

namespace carnet {
namespace {

using Records = std::vector<std::vector<std::string>>;

Records recordsOf(std::string_view text) {
  CsvReader reader(text);
  Records records;
  std::vector<std::string> values;
  while (reader.next(values)) records.push_back(values);
  return records;
}

std::optional<CsvReader::Fault> faultOf(std::string_view text, std::size_t line) {
  CsvReader reader(text);
  std::vector<std::string> values;
  while (reader.next(values)) {
  }
  EXPECT_EQ(reader.faultLine(), line);
  return reader.fault();
}

TEST(Csv, readsPlainAndQuotedValues) {
  EXPECT_EQ(recordsOf("a,b\r\n1,\"two, \"\"2\"\"\"\r\n"), (Records{{"a", "b"}, {"1", "two, \"2\""}}));
  EXPECT_EQ(recordsOf("a\nb"), (Records{{"a"}, {"b"}}));
  EXPECT_EQ(recordsOf("a,,\n"), (Records{{"a", "", ""}}));
  EXPECT_EQ(recordsOf("\xEF\xBB\xBFkey\n"), (Records{{"key"}}));
  EXPECT_EQ(recordsOf(""), Records{});
}

TEST(Csv, aQuotedValueMayHoldLineEndsAndLinesAreCountedOn) {
  CsvReader reader("a\n\"x\ny\"\n\nb\n");
  std::vector<std::string> values;
  ASSERT_TRUE(reader.next(values));
  ASSERT_TRUE(reader.next(values));
  EXPECT_EQ(values, std::vector<std::string>{"x\ny"});
  EXPECT_EQ(reader.line(), 2u);
  ASSERT_TRUE(reader.next(values));
  EXPECT_EQ(reader.line(), 5u);
  EXPECT_FALSE(reader.next(values));
  EXPECT_FALSE(reader.fault());
}

TEST(Csv, readsWhatIsSeparatedOtherwiseAndSaysByWhat) {
  const std::string_view text = "name;price\n\"Denaq; Annecy\";1,50\n";
  EXPECT_EQ(separatorOf(text), ';');
  CsvReader reader(text, ';');
  std::vector<std::string> values;
  ASSERT_TRUE(reader.next(values));
  ASSERT_TRUE(reader.next(values));
  EXPECT_EQ(values, (std::vector<std::string>{"Denaq; Annecy", "1,50"}));
  EXPECT_EQ(separatorOf("name\tunit\tprice, net\nx\tpcs\t1\n"), '\t');
  EXPECT_EQ(separatorOf("\"a;b;c\",d\n"), ',');
  EXPECT_EQ(separatorOf("name\nx;y;z\n"), ',');
  EXPECT_EQ(separatorOf(""), ',');
}

TEST(Csv, refusesWhatIsNotQuotedAsTheStandardSays) {
  using enum CsvReader::Fault;
  EXPECT_EQ(faultOf("a\nb\"c\n", 2), quoteInValue);
  EXPECT_EQ(faultOf("a\n\"b\"c\n", 2), textAfterQuote);
  EXPECT_EQ(faultOf("a\n\"b\nc\n", 2), unclosedQuote);
  EXPECT_EQ(faultOf("a\rb\n", 1), bareReturn);
}

}  // namespace
}  // namespace carnet
