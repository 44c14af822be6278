#include "shared/schema/json.h"

#include <gtest/gtest.h>

#include "shared/domain/catalogue/product_attribute_value.h"
#include "shared/domain/organisation/attachment.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_part.h"

namespace carnet {
namespace {

const Field& fieldNamed(const Entity& entity, std::string_view name) { return entity.fields[entity.indexOf(name)]; }

TEST(Json, everyValueOfEveryTypeCanBeReadBackFromItsText) {
  const Value samples[] = {Value(true), Value(std::int64_t{-123456}), Value(std::string("Pompe à chaleur")),
                           Value(Blob{"\x00\xff\x10"}), Value(Uuid::v7(1'700'000'000'000, 1, 2))};
  int tried = 0;
  for (const Entity* entity : registry().entities()) {
    for (const Field& field : entity->fields) {
      for (const Value& sample : samples) {
        if (!fits(field, sample)) continue;
        const Result<Value> back = valueFromText(field, valueToText(field, sample));
        ASSERT_TRUE(back.ok()) << entity->name << "." << field.name << ": " << valueToText(field, sample);
        EXPECT_EQ(*back, sample) << entity->name << "." << field.name;
        ++tried;
      }
    }
  }
  EXPECT_GT(tried, 200);
}

TEST(Json, amountsAreWrittenAsPeopleWriteThem) {
  const Field& quantity = fieldNamed(entityOf<TicketPart>, "quantity");
  EXPECT_EQ(valueToText(quantity, Value(std::int64_t{2500})), "2.5");
  EXPECT_EQ(*valueFromText(quantity, "2.5"), Value(std::int64_t{2500}));
  EXPECT_FALSE(valueFromText(quantity, "2.5555").ok());
  EXPECT_FALSE(valueFromText(quantity, "two").ok());
}

TEST(Json, emptyTextIsNullOnlyWhereAFieldMayBeNull) {
  EXPECT_EQ(*valueFromText(fieldNamed(entityOf<Ticket>, "partner_id"), ""), Value());
  EXPECT_EQ(*valueFromText(fieldNamed(entityOf<Ticket>, "title"), ""), Value(std::string()));
  EXPECT_EQ(valueFromText(fieldNamed(entityOf<Ticket>, "priority"), "").problem().code, "field.bad_value");
}

TEST(Json, anUnknownNameOfAnEnumerationIsRefusedBesideItsField) {
  const auto result = valuesFromJson(entityOf<Ticket>, R"({"priority":"very high"})");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problem(), (Problem{"field.bad_value", "priority", {"very high"}}));
}

TEST(Json, numbersMayBeWrittenAsNumbers) {
  const auto result = valuesFromJson(entityOf<TicketPart>, R"({"quantity":2.5,"is_charged":false})");
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result->size(), 2u);
  EXPECT_EQ((*result)[0].value, Value(false));
  EXPECT_EQ((*result)[1].value, Value(std::int64_t{2500}));
}

TEST(Json, unknownFieldsAndBrokenJsonAreRefused) {
  EXPECT_EQ(valuesFromJson(entityOf<Ticket>, R"({"colour":"red"})").problem().code, "field.unknown");
  EXPECT_EQ(valuesFromJson(entityOf<Ticket>, R"({"title":)").problem().code, "json.malformed");
  EXPECT_EQ(valuesFromJson(entityOf<Ticket>, R"(["title"])").problem().code, "json.malformed");
}

TEST(Json, invalidUtf8AndNulAreRefused) {
  EXPECT_FALSE(valuesFromJson(entityOf<Ticket>, "{\"title\":\"a\\u0000b\"}").ok());
  EXPECT_FALSE(valueFromText(fieldNamed(entityOf<Ticket>, "title"), "\xc3\x28").ok());
}

TEST(Json, aRowNamesItsLeafAndItsFields) {
  Ticket ticket;
  ticket.head.id = ticket.head.root_id = Uuid::v7(0, 0, 7);
  ticket.head.facet = Facet::ticket;
  ticket.title = "Pump leaks";
  ticket.resolution_due_at = Instant{86'400'000};
  const std::string json = rowToJson(rowOf(ticket));
  EXPECT_NE(json.find(R"("entity":"ticket","id":"00000000-0000-7000-8000-000000000007")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("facet":"ticket")"), std::string::npos);
  EXPECT_NE(json.find(R"("title":"Pump leaks")"), std::string::npos);
  EXPECT_NE(json.find(R"("resolution_due_at":"1970-01-02T00:00:00.000Z")"), std::string::npos);
  EXPECT_NE(json.find(R"("partner_id":null)"), std::string::npos);
}

TEST(Json, localisedTextIsAnObject) {
  const auto result = valuesFromJson(entityOf<Product>, R"({"name":{"fr":"Pompe","en":"Pump"}})");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ((*result)[0].value, Value(std::string(R"({"en":"Pump","fr":"Pompe"})")));
}

}  // namespace
}  // namespace carnet
