#include "shared/domain/scope.h"

#include <gmock/gmock.h>

#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/role_permission.h"
#include "shared/domain/organisation/user_role.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

Node whole(Facet facet) { return {Uuid{}, facet}; }

struct ScopeOf : ::testing::Test {
  House house;
  std::set<Node> scope(const Uuid& person) { return scopeOf(house.rows, person, house.now); }
  // The persons whom the last change set made dirty.
  std::set<Uuid> dirty() { return dirtyPersons(house.rows, house.changes()); }
};

TEST_F(ScopeOf, aTechnicianWithoutTicketsIsProductsAndTheirVan) {
  EXPECT_THAT(scope(house.technician),
              UnorderedElementsAre(whole(Facet::all), whole(Facet::product), Node{house.technician, Facet::user},
                                   Node{house.van.value, Facet::location}));
}

TEST_F(ScopeOf, aTicketBringsCustomerMachineAndItsHistory) {
  const Id<Ticket> history = house.openTicket(house.desk);
  house.force(history, TicketState::closed, house.other_technician);
  const Id<Ticket> ticket = house.openTicket(house.desk);
  house.force(ticket, TicketState::assigned, house.technician);
  const std::set<Node> nodes = scope(house.technician);
  EXPECT_THAT(nodes, Contains(Node{ticket.value, Facet::ticket}));
  EXPECT_THAT(nodes, Contains(Node{house.customer.value, Facet::card}));
  EXPECT_THAT(nodes, Contains(Node{house.machine.value, Facet::serial}));
  EXPECT_THAT(nodes, Contains(Node{history.value, Facet::ticket}));
  EXPECT_THAT(nodes, Not(Contains(Node{house.customer.value, Facet::money})));
  EXPECT_THAT(scope(house.other_technician), Not(Contains(Node{ticket.value, Facet::ticket})));
}

TEST_F(ScopeOf, onlyTheLastTenTicketsOfAMachineTravel) {
  std::vector<Id<Ticket>> history;
  for (int i = 0; i < 12; ++i) {
    history.push_back(house.openTicket(house.desk));
    house.force(history.back(), TicketState::closed);
  }
  house.force(history.back(), TicketState::assigned, house.technician);
  const std::set<Node> nodes = scope(house.technician);
  EXPECT_THAT(nodes, Not(Contains(Node{history[1].value, Facet::ticket})));
  EXPECT_THAT(nodes, Contains(Node{history[2].value, Facet::ticket}));
}

TEST_F(ScopeOf, aTicketThatIsOverLeavesUnlessItHasAVisitInTheWindow) {
  const Id<Ticket> ticket = house.openTicket(house.technician);
  EXPECT_THAT(scope(house.technician), Contains(Node{ticket.value, Facet::ticket})) << "opened by them";
  house.force(ticket, TicketState::closed);
  EXPECT_THAT(scope(house.technician), Not(Contains(Node{ticket.value, Facet::ticket})));
  const Id<Activity> visit = house.planVisit(ticket, house.technician, house.now - Duration::days(13));
  EXPECT_THAT(scope(house.technician), Contains(Node{ticket.value, Facet::ticket}));
  Activity late = house.get(visit);
  late.planned_start_at = house.now - Duration::days(15);
  late.state = ActivityState::done;
  house.put(late);
  EXPECT_THAT(scope(house.technician), Not(Contains(Node{ticket.value, Facet::ticket})));
}

TEST_F(ScopeOf, aVisitBringsAColleaguesTicket) {
  const Id<Ticket> ticket = house.openTicket(house.desk);
  house.force(ticket, TicketState::inProgress, house.other_technician);
  house.planVisit(ticket, house.technician, house.now + Duration::days(3));
  EXPECT_THAT(scope(house.technician), Contains(Node{ticket.value, Facet::ticket}));
}

TEST_F(ScopeOf, theOfficeHoldsWholeFacetsAndNoSingleLeaves) {
  house.force(house.openTicket(house.desk), TicketState::assigned, house.desk);
  const std::set<Node> nodes = scope(house.desk);
  EXPECT_THAT(nodes, Contains(whole(Facet::ticket)));
  EXPECT_THAT(nodes, Not(Contains(whole(Facet::money))));
  EXPECT_THAT(nodes, Not(Contains(whole(Facet::cost))));
  for (const Node& node : nodes) EXPECT_TRUE(node.root_id.isNil() || node.facet == Facet::user);
}

TEST_F(ScopeOf, anAdministratorHidesAFacetFromARole) {
  RolePermission line;
  line.role_id = roleId(RoleCode::storekeeper);
  line.entity = "product_cost";
  line.action = "set";
  line.hidden_facets = "cost";
  line.head.id = rolePermissionId(line.role_id, line.entity, line.action).value;
  EXPECT_THAT(scope(house.storekeeper), Contains(whole(Facet::cost)));
  house.put(line);
  EXPECT_THAT(scope(house.storekeeper), Not(Contains(whole(Facet::cost))));
}

TEST_F(ScopeOf, aDisabledPersonHoldsNothing) {
  AppUser gone = house.get(Id<AppUser>(house.desk));
  gone.is_active = false;
  house.put(gone);
  EXPECT_THAT(scope(house.desk), IsEmpty());
}

TEST_F(ScopeOf, anAgentHoldsThePartnersTheyOwn) {
  const Uuid agent = house.addPerson("Alex", {RoleCode::agent});
  EXPECT_THAT(scope(agent), Not(Contains(Node{house.customer.value, Facet::card})));
  Partner partner = house.get(house.customer);
  partner.owner_id = Id<AppUser>(agent);
  house.put(partner);
  EXPECT_THAT(scope(agent), Contains(Node{house.customer.value, Facet::card}));
}

TEST_F(ScopeOf, movesForThoseWhomAnAssignmentConcerns) {
  const Id<Ticket> ticket = house.openTicket(house.desk);
  ASSERT_TRUE(applied(house.run(house.desk, {step(ticket, "assign", {to(house.technician)})})));
  EXPECT_THAT(dirty(), UnorderedElementsAre(house.technician)) << "the office holds every ticket anyway";
  ASSERT_TRUE(applied(house.run(house.desk, {step(ticket, "assign", {to(house.other_technician)})})));
  EXPECT_THAT(dirty(), UnorderedElementsAre(house.technician, house.other_technician));
}

TEST_F(ScopeOf, staysWhenOnlyTextChanges) {
  const Id<Ticket> ticket = house.openTicket(house.technician);
  house.force(ticket, TicketState::inProgress, house.technician);
  ASSERT_TRUE(
      applied(house.run(house.technician, {set(ticket, {{"diagnosis", text(""), text("Worn seal")}}, Verb::text)})));
  EXPECT_THAT(dirty(), IsEmpty());
}

TEST_F(ScopeOf, movesWithVisitsRolesAndVans) {
  const Id<Ticket> ticket = house.openTicket(house.desk);
  const Id<Activity> visit = house.planVisit(ticket, house.technician, house.now);
  ASSERT_TRUE(applied(house.run(house.desk, {step(visit, "assign", {to(house.other_technician)})})));
  EXPECT_THAT(dirty(), UnorderedElementsAre(house.technician, house.other_technician));

  UserRole role;
  role.user_id = Id<AppUser>(house.desk);
  role.role_id = roleId(RoleCode::storekeeper);
  role.head.id = userRoleId(role.user_id, role.role_id).value;
  ASSERT_TRUE(applied(house.run(house.admin, {create(role)})));
  EXPECT_THAT(dirty(), UnorderedElementsAre(house.desk));
  ASSERT_TRUE(applied(house.run(house.admin, {erase(Id<UserRole>(role.head.id))})));
  EXPECT_THAT(dirty(), UnorderedElementsAre(house.desk));

  const Value nora = house.technician, paul = house.other_technician;
  ASSERT_TRUE(applied(house.run(house.storekeeper, {set(house.van, {{"user_id", nora, paul}})})));
  EXPECT_THAT(dirty(), UnorderedElementsAre(house.technician, house.other_technician));
}

TEST_F(ScopeOf, aNewTicketOnAMachineReachesThoseWhoWorkOnIt) {
  const Id<Ticket> ticket = house.openTicket(house.desk);
  house.force(ticket, TicketState::assigned, house.technician);
  Ticket next;
  next.head.id = house.newId();
  next.title = "Again";
  next.serial_id = house.machine;
  ASSERT_TRUE(applied(house.run(house.desk, {create(next)})));
  EXPECT_THAT(dirty(), UnorderedElementsAre(house.technician));
  EXPECT_THAT(scope(house.technician), Contains(Node{next.head.id, Facet::ticket}));
}

// Whatever the desk and the technicians do, nobody's scope moves without the person being named.
TEST_F(ScopeOf, neverMovesUnnoticed) {
  const Id<Ticket> a = house.openTicket(house.desk);
  const Id<Ticket> b = house.openTicket(house.desk);
  const Id<Activity> visit = house.planVisit(a, house.technician, house.now);
  house.planVisit(a, house.other_technician, house.now);  // closing cancels it
  const std::vector<std::pair<Uuid, Operation>> story = {
      {house.desk, step(a, "assign", {to(house.technician)})},
      {house.desk, step(b, "assign", {to(house.other_technician)})},
      {house.technician, step(a, "start")},
      {house.desk, step(visit, "assign", {to(house.other_technician)})},
      {house.technician, step(a, "resolve")},
      {house.desk, step(visit, "travel")},
      {house.desk, step(a, "close")},
      {house.desk, set(b, {{"serial_id", house.machine.value, Value()}})},
      {house.desk, set(b, {{"partner_id", house.customer.value, Value()}})},
      {house.desk, step(visit, "finish")},
      {house.desk, step(b, "cancel", {because("x")})},
      {house.storekeeper, set(house.van, {{"user_id", house.technician, Value()}})},
  };
  for (const auto& [person, operation] : story) {
    std::map<Uuid, std::set<Node>> before;
    for (const Uuid& each : {house.technician, house.other_technician, house.desk}) before[each] = scope(each);
    ASSERT_TRUE(applied(house.run(person, {operation}))) << operation.transition;
    const std::set<Uuid> named = dirty();
    for (const auto& [each, nodes] : before) {
      if (scope(each) != nodes) {
        EXPECT_THAT(named, Contains(each)) << operation.transition;
      }
    }
  }
}

}  // namespace
}  // namespace carnet::testing
