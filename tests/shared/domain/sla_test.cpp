#include "shared/domain/service/sla.h"

#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/setting.h"
#include "shared/domain/organisation/settings.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

TEST(Sla, aTicketIsDueByTheDefaultPolicyFromItsCreation) {
  House house;
  const Id<Ticket> id = house.openTicket(house.technician);
  const Instant created = house.now;
  EXPECT_EQ(house.get(id).response_due_at, created + Duration::hours(8));
  EXPECT_EQ(house.get(id).resolution_due_at, created + Duration::days(5));
}

TEST(Sla, anotherPriorityMovesTheDueTimes) {
  House house;
  const Id<Ticket> id = house.openTicket(house.technician);
  const Instant created = house.now;
  ASSERT_TRUE(applied(house.run(house.desk, {set(id, {{"priority", text("normal"), text("urgent")}})})));
  EXPECT_EQ(house.get(id).response_due_at, created + Duration::hours(1));
  EXPECT_EQ(house.get(id).resolution_due_at, created + Duration::days(1));
}

TEST(Sla, aPolicyWithoutATargetGivesNoDueTime) {
  House house;
  SlaPolicy policy;
  policy.normal_resolution_minutes = 60;
  const Id<SlaPolicy> loose = house.put(policy);
  const Id<Ticket> id = house.openTicket(house.technician);
  const Value before = house.get(id).sla_policy_id->value;
  ASSERT_TRUE(applied(house.run(house.desk, {set(id, {{"sla_policy_id", before, loose.value}})})));
  EXPECT_FALSE(house.get(id).response_due_at);
  EXPECT_EQ(house.get(id).resolution_due_at, house.get(id).head.created_at.instant() + Duration::hours(1));
}

TEST(Sla, withoutADefaultPolicyNothingIsDue) {
  House house;
  house.rows.remove(entityOf<Setting>, settingId(defaultSlaPolicy).value);
  const Ticket ticket = house.get(house.openTicket(house.technician));
  EXPECT_FALSE(ticket.sla_policy_id);
  EXPECT_FALSE(ticket.resolution_due_at);
}

}  // namespace
}  // namespace carnet::testing
