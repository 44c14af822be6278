#include <gmock/gmock.h>

#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner_rules.h"
#include "shared/domain/organisation/conflict.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

struct ConflictCard : ::testing::Test {
  House house;
  Id<Ticket> ticket = house.openTicket(house.desk);

  // Nora edits last, without having seen the office's edit.
  Conflict disagreeOnTitle() {
    house.force(ticket, TicketState::assigned, house.technician);
    EXPECT_TRUE(applied(house.run(house.desk, {set(ticket, {{"title", text("Pump leaks"), text("Office")}})})));
    const Outcome outcome = house.run(house.technician, {set(ticket, {{"title", text("Pump leaks"), text("Nora")}})});
    EXPECT_EQ(outcome.verdict, Verdict::merged);
    EXPECT_EQ(house.all<Conflict>().size(), 1u);
    return house.all<Conflict>().at(0);
  }
};

TEST_F(ConflictCard, keepsTheOtherValueWithItsAuthorAndAsksThem) {
  const Conflict conflict = disagreeOnTitle();
  EXPECT_EQ(house.get(ticket).title, "Nora") << "the later edit stands";
  EXPECT_EQ(conflict.field, "title");
  EXPECT_EQ(conflict.base, "Pump leaks");
  EXPECT_EQ(conflict.mine, "Nora");
  EXPECT_EQ(conflict.theirs, "Office");
  EXPECT_EQ(conflict.standing, ConflictStanding::mine);
  EXPECT_EQ(conflict.assignee_id, Id<AppUser>(house.desk));
  EXPECT_EQ(conflict.target_id, ticket.value);
  EXPECT_EQ(conflict.head.root_id, ticket.value);
  EXPECT_EQ(conflict.head.facet, Facet::ticket);
}

TEST_F(ConflictCard, oneTapKeepsTheOtherValue) {
  const Conflict conflict = disagreeOnTitle();
  const Id<Conflict> id(conflict.head.id);
  ASSERT_TRUE(applied(house.run(house.desk, {step(id, "keep_theirs")})));
  EXPECT_EQ(house.get(ticket).title, "Office");
  EXPECT_EQ(house.get(id).resolution, ConflictResolution::keptTheirs);
  EXPECT_EQ(house.get(id).resolved_by, Id<AppUser>(house.desk));
  EXPECT_EQ(house.run(house.technician, {step(id, "keep_theirs")}).verdict, Verdict::merged) << "reached before";
  EXPECT_TRUE(parkedFor(house.run(house.technician, {step(id, "keep_mine")}), "conflict.closed"));
}

TEST_F(ConflictCard, aDecisionIsTakenBackWithTheValueThatStood) {
  const Conflict conflict = disagreeOnTitle();
  const Id<Conflict> id(conflict.head.id);
  ASSERT_TRUE(applied(house.run(house.desk, {step(id, "keep_theirs")})));
  ASSERT_TRUE(house.inverse());
  const std::vector<Operation> back = *house.inverse();
  ASSERT_TRUE(applied(house.run(house.desk, back)));
  EXPECT_EQ(house.get(ticket).title, "Nora");
  EXPECT_EQ(house.get(id).resolution, ConflictResolution::open);
  EXPECT_EQ(house.get(id).standing, ConflictStanding::mine);
  EXPECT_FALSE(house.get(id).resolved_by);
  ASSERT_TRUE(applied(house.run(house.desk, {step(id, "keep_theirs")}))) << "it can be decided again";
  EXPECT_EQ(house.get(ticket).title, "Office");
}

TEST_F(ConflictCard, takingBackWhatLeftTheRowAloneLeavesItAloneToo) {
  const Conflict conflict = disagreeOnTitle();
  const Id<Conflict> id(conflict.head.id);
  ASSERT_TRUE(applied(house.run(house.technician, {step(id, "keep_mine")})));
  ASSERT_TRUE(applied(house.run(house.admin, {set(ticket, {{"title", text("Nora"), text("Third")}})})));
  ASSERT_TRUE(house.inverse());
  ASSERT_TRUE(applied(house.run(house.technician, {step(id, "ask_again", {{"standing", text("mine")}})})));
  EXPECT_EQ(house.get(ticket).title, "Third");
  EXPECT_EQ(house.get(id).resolution, ConflictResolution::open);
  EXPECT_TRUE(
      parkedFor(house.run(house.technician, {step(id, "keep_mine"), step(id, "ask_again")}), "field.bad_value"));
}

TEST_F(ConflictCard, keepingWhatStandsLeavesTheRowAlone) {
  const Conflict conflict = disagreeOnTitle();
  ASSERT_TRUE(applied(house.run(house.technician, {step(Id<Conflict>(conflict.head.id), "keep_mine")})));
  EXPECT_EQ(house.get(ticket).title, "Nora");
  EXPECT_THAT(house.changes(), SizeIs(1));
}

TEST_F(ConflictCard, isClosedByThoseItConcerns) {
  const Conflict conflict = disagreeOnTitle();
  house.planVisit(ticket, house.other_technician, house.now);
  EXPECT_TRUE(parkedFor(house.run(house.other_technician, {step(Id<Conflict>(conflict.head.id), "keep_mine")}),
                        "conflict.not_yours"));
}

// Somebody wrote a third value after the card was made.
TEST_F(ConflictCard, aValueWrittenSinceIsKeptWithItsAuthorWhenTheCardIsDecided) {
  const Conflict conflict = disagreeOnTitle();
  ASSERT_TRUE(applied(house.run(house.admin, {set(ticket, {{"title", text("Nora"), text("Third")}})})));
  ASSERT_TRUE(applied(house.run(house.technician, {set(ticket, {{"diagnosis", text(""), text("Seal")}}, Verb::text)})));
  house.now = house.now + Duration::minutes(5);
  EXPECT_EQ(house.run(house.desk, {step(Id<Conflict>(conflict.head.id), "keep_theirs")}).verdict, Verdict::merged);
  EXPECT_EQ(house.get(ticket).title, "Office");
  ASSERT_THAT(house.all<Conflict>(), SizeIs(2));
  for (const Conflict& other : house.all<Conflict>()) {
    if (other.head.id == conflict.head.id) continue;
    EXPECT_EQ(other.mine, "Office");
    EXPECT_EQ(other.theirs, "Third");
    EXPECT_EQ(other.theirs_by, Id<AppUser>(house.admin));
    EXPECT_EQ(other.resolution, ConflictResolution::open);
  }
}

TEST_F(ConflictCard, confirmingWhatStoodLeavesAValueWrittenSince) {
  const Conflict conflict = disagreeOnTitle();
  ASSERT_TRUE(applied(house.run(house.admin, {set(ticket, {{"title", text("Nora"), text("Third")}})})));
  ASSERT_TRUE(applied(house.run(house.desk, {step(Id<Conflict>(conflict.head.id), "keep_mine")})));
  EXPECT_EQ(house.get(ticket).title, "Third");
  EXPECT_THAT(house.all<Conflict>(), SizeIs(1));
}

TEST_F(ConflictCard, aDecisionHasTheConsequencesOfAnEdit) {
  const Value base = text("normal");
  const Instant due = house.get(ticket).resolution_due_at.value();
  ASSERT_TRUE(applied(house.run(house.desk, {set(ticket, {{"priority", base, text("urgent")}})})));
  const Instant urgent = house.get(ticket).resolution_due_at.value();
  ASSERT_NE(urgent, due);
  EXPECT_EQ(house.run(house.admin, {set(ticket, {{"priority", base, text("low")}})}).verdict, Verdict::merged);
  const Conflict conflict = house.all<Conflict>().at(0);
  ASSERT_EQ(house.get(ticket).priority, TicketPriority::low);
  ASSERT_TRUE(applied(house.run(house.desk, {step(Id<Conflict>(conflict.head.id), "keep_theirs")})));
  EXPECT_EQ(house.get(ticket).priority, TicketPriority::urgent);
  EXPECT_EQ(house.get(ticket).resolution_due_at, urgent);
}

TEST_F(ConflictCard, aDecidedContactPointIsFoundUnderWhatIsKept) {
  ContactPoint point;
  point.head.id = house.newId();
  point.partner_id = house.customer;
  point.value = "01 23";
  ASSERT_TRUE(applied(house.run(house.desk, {create(point)})));
  const Id<ContactPoint> id(point.head.id);
  ASSERT_TRUE(applied(house.run(house.desk, {set(id, {{"value", text("01 23"), text("01 44")}})})));
  EXPECT_EQ(house.run(house.admin, {set(id, {{"value", text("01 23"), text("01 55")}})}).verdict, Verdict::merged);
  const Conflict conflict = house.all<Conflict>().at(0);
  ASSERT_TRUE(applied(house.run(house.desk, {step(Id<Conflict>(conflict.head.id), "keep_theirs")})));
  EXPECT_EQ(house.get(id).value, "01 44");
  EXPECT_EQ(house.get(id).normalized, normalizedContact(ContactPointKind::phone, "01 44"));
}

TEST_F(ConflictCard, nobodyDecidesOnAFieldThatTheyMayNotWrite) {
  ASSERT_TRUE(applied(house.run(house.desk, {set(ticket, {{"priority", text("normal"), text("urgent")}})})));
  EXPECT_EQ(house.run(house.admin, {set(ticket, {{"priority", text("normal"), text("low")}})}).verdict,
            Verdict::merged);
  const Id<Conflict> id(house.all<Conflict>().at(0).head.id);
  const Outcome outcome = house.run(house.storekeeper, {step(id, "keep_theirs")});
  EXPECT_EQ(outcome.verdict, Verdict::parked);
  EXPECT_EQ(house.get(ticket).priority, TicketPriority::low);
}

TEST_F(ConflictCard, aGuardedValueStandsAndMineIsKeptAside) {
  Ticket before = house.get(ticket);
  const Value base = before.sla_policy_id->value;
  SlaPolicy policy;
  const Value office = house.put(policy).value;
  const Value late = house.put(policy).value;
  ASSERT_TRUE(applied(house.run(house.desk, {set(ticket, {{"sla_policy_id", base, office}})})));
  EXPECT_EQ(house.run(house.admin, {set(ticket, {{"sla_policy_id", base, late}})}).verdict, Verdict::merged);
  EXPECT_EQ(house.get(ticket).sla_policy_id->value, std::get<Uuid>(office));
  EXPECT_EQ(house.all<Conflict>().at(0).standing, ConflictStanding::theirs);
  EXPECT_EQ(house.all<Conflict>().at(0).assignee_id, Id<AppUser>(house.admin));
}

TEST_F(ConflictCard, anAddressIsOneUnit) {
  Address address;
  address.head.id = house.newId();
  address.partner_id = house.customer;
  address.street = "Quai 1";
  address.city = "Brest";
  ASSERT_TRUE(applied(house.run(house.desk, {create(address)})));
  const Id<Address> id(address.head.id);
  ASSERT_TRUE(applied(house.run(house.desk, {set(id, {{"street", text("Quai 1"), text("Quai 2")},
                                                      {"postcode", text(""), text("")},
                                                      {"city", text("Brest"), text("Lorient")},
                                                      {"country", text(""), text("")}})})));
  const Outcome outcome = house.run(house.admin, {set(id, {{"street", text("Quai 1"), text("Rue 9")},
                                                           {"postcode", text(""), text("")},
                                                           {"city", text("Brest"), text("Nantes")},
                                                           {"country", text(""), text("")}})});
  EXPECT_EQ(outcome.verdict, Verdict::merged);
  EXPECT_EQ(house.get(id).street, "Rue 9");
  EXPECT_EQ(house.get(id).city, "Nantes");
  ASSERT_THAT(house.all<Conflict>(), SizeIs(1)) << "one card for the whole address";
  const Conflict conflict = house.all<Conflict>()[0];
  EXPECT_EQ(conflict.field, "address");
  EXPECT_THAT(conflict.theirs, HasSubstr("Lorient"));
  ASSERT_TRUE(applied(house.run(house.desk, {step(Id<Conflict>(conflict.head.id), "keep_theirs")})));
  EXPECT_EQ(house.get(id).street, "Quai 2");
  EXPECT_EQ(house.get(id).city, "Lorient");
}

TEST_F(ConflictCard, equalEditsAreNoConflict) {
  ASSERT_TRUE(applied(house.run(house.desk, {set(ticket, {{"title", text("Pump leaks"), text("Same")}})})));
  EXPECT_TRUE(applied(house.run(house.admin, {set(ticket, {{"title", text("Pump leaks"), text("Same")}})})));
  EXPECT_THAT(house.all<Conflict>(), SizeIs(0));
}

}  // namespace
}  // namespace carnet::testing
