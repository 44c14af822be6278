#include "client/device/requests.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "client/replica/sqlite_store.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

using nlohmann::json;

class RequestsTest : public testing::Test {
 protected:
  RequestsTest()
      : store_(folder_.path(), registry()), reader_(folder_.path()), requests_(registry(), reader_, rng_, clock_) {
    ticket_ = fullRow(entityOf<Ticket>, 4);
    store_.begin(sync::Durability::full);
    store_.put(ticket_);
    store_.commit();
  }

  std::string problemOf(const json& request) {
    try {
      requests_.operation(request);
    } catch (const RequestError& error) {
      return error.problem.code;
    }
    return "";
  }

  TemporaryFolder folder_;
  SqliteStore store_;
  RowReader reader_;
  SystemRng rng_;
  SystemClock clock_;
  Requests requests_;
  Row ticket_;
};

TEST_F(RequestsTest, aNamedRowIsMeantByItsNameFromThenOn) {
  const Operation partner = requests_.operation({{"verb", "create"}, {"entity", "partner"}, {"id", "$p"}});
  const Operation ticket = requests_.operation(
      {{"verb", "create"}, {"entity", "ticket"}, {"fields", {{"title", "Leak"}, {"partner_id", "$p"}}}});
  ASSERT_EQ(ticket.fields.size(), 2u);
  EXPECT_EQ(ticket.fields[0].value, Value(partner.row_id));
  EXPECT_EQ(ticket.fields[1].value, Value(std::string("Leak")));
  EXPECT_NE(ticket.row_id, partner.row_id);
  const Operation step = requests_.operation({{"verb", "transition"},
                                              {"entity", "partner"},
                                              {"id", "$p"},
                                              {"transition", "assign"},
                                              {"arguments", {{"assignee_id", "$p"}, {"reason_text", "because"}}}});
  EXPECT_EQ(step.row_id, partner.row_id);
  EXPECT_EQ(*step.argument("assignee_id"), Value(partner.row_id));
  EXPECT_EQ(*step.argument("reason_text"), Value(std::string("because")));
}

TEST_F(RequestsTest, anEditIsBasedOnTheValueThatStandsUnlessItSaysOtherwise) {
  json request = {
      {"verb", "set"}, {"entity", "ticket"}, {"id", ticket_.head.id.toString()}, {"fields", {{"title", "New title"}}}};
  EXPECT_EQ(requests_.operation(request).fields[0].base, ticket_.values[entityOf<Ticket>.indexOf("title")]);
  request["base"] = {{"title", "Seen"}};
  EXPECT_EQ(requests_.operation(request).fields[0].base, Value(std::string("Seen")));
}

TEST_F(RequestsTest, whatCannotBeUnderstoodIsRefusedWithACode) {
  EXPECT_EQ(problemOf({{"verb", "sing"}, {"entity", "ticket"}}), "request.unknown_verb");
  EXPECT_EQ(problemOf({{"verb", "create"}, {"entity", "song"}}), "request.unknown_entity");
  EXPECT_EQ(problemOf({{"verb", "create"}}), "request.missing");
  EXPECT_EQ(problemOf({{"verb", "set"}, {"entity", "ticket"}, {"id", "$nobody"}}), "request.unknown_name");
  EXPECT_EQ(problemOf({{"verb", "set"}, {"entity", "ticket"}, {"id", "123"}}), "request.bad_id");
  EXPECT_EQ(problemOf({{"verb", "create"}, {"entity", "ticket"}, {"fields", {{"colour", "red"}}}}), "field.unknown");
  EXPECT_EQ(problemOf({{"verb", "create"}, {"entity", "ticket"}, {"fields", {{"priority", "red"}}}}),
            "field.bad_value");
  EXPECT_EQ(problemOf(json::array()), "request.malformed");
}

TEST_F(RequestsTest, rowsAreFoundByAllTheirConditions) {
  const std::string priority = std::get<std::string>(ticket_.values[entityOf<Ticket>.indexOf("priority")]);
  EXPECT_EQ(reader_.find(requests_.question({{"entity", "ticket"}, {"where", {{"priority", priority}}}})).size(), 1u);
  EXPECT_EQ(
      reader_.find(requests_.question({{"entity", "ticket"}, {"where", {{"priority", priority}, {"title", "x"}}}}))
          .size(),
      0u);
  EXPECT_EQ(reader_.count(requests_.question({{"entity", "ticket"}, {"id", ticket_.head.id.toString()}})), 1);
  EXPECT_EQ(reader_.count(requests_.question({{"entity", "ticket"}, {"where", {{"merged_into_id", nullptr}}}})), 0);
  const json row = toJson(reader_.find(requests_.question({{"entity", "ticket"}})).at(0));
  EXPECT_EQ(row.at("id"), ticket_.head.id.toString());
}

}  // namespace
}  // namespace carnet::client
