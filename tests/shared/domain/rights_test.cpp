#include "shared/domain/organisation/rights.h"

#include <gmock/gmock.h>

#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/partner_credit.h"
#include "shared/domain/registry.h"
#include "shared/domain/stock/stock_move.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

using enum RoleCode;

bool may(RoleCode role, const Entity& entity, Verb verb, std::string_view field = {},
         std::string_view transition = {}) {
  return mayWrite({Uuid{}, Uuid{}, roleBit(role)}, entity, verb, nullptr, field.empty() ? nullptr : entity.find(field),
                  transition)
      .ok();
}

TEST(Rights, technicianWritesWhatATechnicianWrites) {
  EXPECT_TRUE(may(technician, entityOf<Ticket>, Verb::create));
  EXPECT_TRUE(may(technician, entityOf<Ticket>, Verb::text, "diagnosis"));
  EXPECT_FALSE(may(technician, entityOf<Ticket>, Verb::set, "priority"));
  EXPECT_FALSE(may(technician, entityOf<Ticket>, Verb::set, "partner_id"));
  EXPECT_FALSE(may(technician, entityOf<Partner>, Verb::create));
  EXPECT_FALSE(may(technician, entityOf<PartnerCredit>, Verb::set, "credit_limit_minor"));
  for (const char* step : {"start", "hold", "resume", "resolve", "reopen", "step", "assign"}) {
    EXPECT_TRUE(may(technician, entityOf<Ticket>, Verb::transition, {}, step)) << step;
  }
  for (const char* step : {"close", "withdraw", "reject", "merge"}) {
    EXPECT_FALSE(may(technician, entityOf<Ticket>, Verb::transition, {}, step)) << step;
  }
}

TEST(Rights, aRefusedFieldIsNamed) {
  const auto result = mayWrite({Uuid{}, Uuid{}, roleBit(technician)}, entityOf<Ticket>, Verb::set, nullptr,
                               entityOf<Ticket>.find("priority"), {});
  EXPECT_EQ(result.problem(), (Problem{"rights.field", "priority", {"ticket"}}));
}

TEST(Rights, ofSeveralRolesAreJoined) {
  const Actor headquarters{Uuid{}, Uuid{}, roleBit(serviceDesk) | roleBit(storekeeper)};
  EXPECT_TRUE(mayWrite(headquarters, entityOf<Ticket>, Verb::create, nullptr, nullptr, {}).ok());
  EXPECT_TRUE(mayWrite(headquarters, entityOf<StockMove>, Verb::append, nullptr, nullptr, {}).ok());
  EXPECT_FALSE(may(serviceDesk, entityOf<StockMove>, Verb::append));
}

TEST(Rights, onlyTheAdministratorImportsAndManagesPeople) {
  for (int i = 0; i < roleCount; ++i) {
    const auto role = static_cast<RoleCode>(i);
    EXPECT_EQ(may(role, entityOf<Partner>, Verb::import), role == admin) << nameOf(role);
    EXPECT_EQ(may(role, entityOf<AppUser>, Verb::set, "is_active"), role == admin) << nameOf(role);
    EXPECT_EQ(may(role, entityOf<RolePermission>, Verb::create), role == admin) << nameOf(role);
  }
}

TEST(Rights, withoutARoleNothingIsWritten) {
  for (const Entity* entity : registry().entities()) {
    for (Verb verb : {Verb::create, Verb::set, Verb::append, Verb::erase, Verb::import}) {
      EXPECT_FALSE(mayWrite({}, *entity, verb, nullptr, nullptr, {}).ok()) << entity->name;
    }
  }
}

TEST(Rights, costsAndCreditAreHeldByRolesThatMayKnowThem) {
  for (int i = 0; i < roleCount; ++i) {
    const auto role = static_cast<RoleCode>(i);
    const std::vector<Facet> facets = facetsHeldBy(role);
    const auto holds = [&](Facet facet) { return std::find(facets.begin(), facets.end(), facet) != facets.end(); };
    EXPECT_EQ(holds(Facet::cost), role == storekeeper || role == salesManager || role == admin) << nameOf(role);
    EXPECT_EQ(holds(Facet::money),
              role == salesAdministration || role == accounting || role == salesManager || role == admin)
        << nameOf(role);
    EXPECT_FALSE(holds(Facet::server)) << nameOf(role);
  }
}

TEST(Rights, namedInTheMatrixExist) {
  for (const RightsLine& line : rightsMatrix()) {
    if (line.entity == "*") continue;
    const Entity* entity = registry().find(line.entity);
    ASSERT_NE(entity, nullptr) << line.entity;
    const std::string fields(line.fields);
    for (std::size_t at = 0; at < fields.size();) {
      const std::size_t end = std::min(fields.find(' ', at), fields.size());
      EXPECT_NE(entity->find(fields.substr(at, end - at)), nullptr)
          << line.entity << "." << fields.substr(at, end - at);
      at = end + 1;
    }
    const std::string steps(line.transitions);
    const auto& known = ruleBook().rulesOf(*entity).transitions;
    for (std::size_t at = 0; at < steps.size();) {
      const std::size_t end = std::min(steps.find(' ', at), steps.size());
      EXPECT_TRUE(known.contains(steps.substr(at, end - at))) << line.entity << " " << steps.substr(at, end - at);
      at = end + 1;
    }
  }
}

TEST(Rights, theSecondFenceHasTheSameMatrix) {
  const std::vector<RolePermission> rows = defaultPermissions();
  for (const RightsLine& line : rightsMatrix()) {
    for (const char* verb : {"create", "set", "erase", "append", "transition", "import"}) {
      const bool is_listed =
          (" " + std::string(line.verbs) + " ").find(" " + std::string(verb) + " ") != std::string::npos;
      const bool has_row = std::any_of(rows.begin(), rows.end(), [&](const RolePermission& row) {
        return row.role_id == roleId(line.role) && row.entity == line.entity && row.action == verb;
      });
      EXPECT_EQ(has_row, is_listed) << nameOf(line.role) << " " << line.entity << " " << verb;
    }
  }
}

TEST(Rights, aDisabledPersonHasNoRoles) {
  House house;
  EXPECT_EQ(rolesOf(house.rows, house.desk), roleBit(serviceDesk));
  AppUser gone = house.get(Id<AppUser>(house.desk));
  gone.is_active = false;
  house.put(gone);
  EXPECT_EQ(rolesOf(house.rows, house.desk), 0u);
  EXPECT_EQ(rolesOf(house.rows, house.newId()), 0u);
}

}  // namespace
}  // namespace carnet::testing
