#include "shared/domain/crm/contact_point.h"
#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/company.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/stock/natural_keys.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

struct Import : ::testing::Test {
  House house;
};

TEST_F(Import, bringsATicketInAnyStateWithWhatItsSourceSays) {
  Ticket ticket;
  ticket.head.id = house.newId();
  ticket.state = TicketState::closed;
  ticket.closed_at = house.now - Duration::days(400);
  ticket.opened_by_id = Id<AppUser>(house.desk);
  ASSERT_TRUE(applied(house.run(house.admin, {imported(ticket)})));
  const Ticket brought = house.get(Id<Ticket>(ticket.head.id));
  EXPECT_EQ(brought.state, TicketState::closed);
  EXPECT_EQ(brought.closed_at, ticket.closed_at);
  EXPECT_EQ(brought.opened_by_id, Id<AppUser>(house.desk));
  EXPECT_FALSE(brought.number.empty());
}

TEST_F(Import, keepsWhoMadeTheRow) {
  const Id<Ticket> ticket = house.openTicket(house.desk);
  TicketTime time;
  time.head.id = house.newId();
  time.ticket_id = ticket;
  time.starts_at = house.now - Duration::hours(1);
  time.ends_at = house.now;
  Operation operation = imported(time);
  operation.arguments.push_back({"created_by", house.technician});
  ASSERT_TRUE(applied(house.run(house.admin, {operation})));
  EXPECT_EQ(house.get(Id<TicketTime>(time.head.id)).head.created_by, house.technician);
}

TEST_F(Import, twiceChangesNothingAndACorrectionIsTakenOver) {
  ContactPoint point;
  point.head.id = house.newId();
  point.partner_id = house.customer;
  point.value = "01 23";
  ASSERT_TRUE(applied(house.run(house.admin, {imported(point)})));
  ASSERT_TRUE(applied(house.run(house.admin, {imported(point)})));
  EXPECT_TRUE(house.changes().empty());
  point.value = "04 56";
  ASSERT_TRUE(applied(house.run(house.admin, {imported(point)})));
  EXPECT_EQ(house.get(Id<ContactPoint>(point.head.id)).normalized, "456");
}

TEST_F(Import, isRefusedToEverybodyButTheAdministrator) {
  Ticket ticket;
  ticket.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(house.desk, {imported(ticket)}), "rights.import"));
}

TEST_F(Import, writesIntoTheRowsThatEveryCompanyHas) {
  EXPECT_EQ(initialRowId(entityOf<Company>, "anything"), companyId().value);
  EXPECT_EQ(initialRowId(entityOf<Location>, "customer"), house.at_customers.value);
  EXPECT_EQ(initialRowId(entityOf<Role>, "technician"), roleId(RoleCode::technician).value);
  EXPECT_EQ(initialRowId(entityOf<Location>, "depot"), std::nullopt);
  for (const Row& row : initialRows({.name = "Carnet"})) {
    Row there;
    EXPECT_EQ(house.rows.get(*row.entity, row.head.id, there), Presence::present);
  }
}

TEST_F(Import, ofTheInitialRowsIsWhatANewCompanyBeginsWith) {
  std::vector<Operation> operations;
  for (const Row& row : initialRows({.name = "Carnet"})) {
    Operation operation;
    operation.verb = Verb::import;
    operation.entity = row.entity->no;
    operation.row_id = row.head.id;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      operation.fields.push_back({row.entity->fields[i].no, {}, row.values[i]});
    }
    operations.push_back(std::move(operation));
  }
  EXPECT_TRUE(applied(house.run(house.admin, operations)));
  EXPECT_TRUE(house.changes().empty());
}

}  // namespace
}  // namespace carnet::testing
