// The second fence for every role, every entity and every verb of the product: the policy of the rule core is not asked
// at all here, PostgreSQL alone answers, and must say what the matrix of rights and the facets of a role say.
#include "server/sync/entity_table.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/rights.h"
#include "tests/server/sync/company.h"
#include "tests/server/sync/office.h"

namespace carnet::testing {
namespace {

constexpr Verb everyVerb[] = {Verb::create, Verb::set,  Verb::erase,      Verb::append, Verb::add,
                              Verb::remove, Verb::text, Verb::transition, Verb::import};

// The facets in which rows of an entity may lie.
std::vector<Facet> facetsOf(const Entity& entity) {
  if (!entity.facet_by_target) return {entity.facet};
  std::vector<Facet> all;
  for (int facet = 0; facet < facetCount; ++facet) all.push_back(static_cast<Facet>(facet));
  return all;
}

// One person for each role, and a row of each entity in each of its facets, in a leaf that nobody holds by itself.
class FenceMatrix : public ::testing::Test {
 protected:
  FenceMatrix() {
    for (int i = 0; i < roleCount; ++i) {
      const RoleCode role = static_cast<RoleCode>(i);
      AppUser user;
      user.head.id = personWith(role);
      user.login = user.display_name = "matrix " + std::string(nameOf(role));
      UserRole given;
      given.user_id = Id<AppUser>(user.head.id);
      given.role_id = roleId(role);
      given.head.id = userRoleId(given.user_id, given.role_id).value;
      office.actAsServer({importOf(user), importOf(given)});
    }
    // The root of that leaf has a past: it is not one that somebody may open.
    Partner partner;
    partner.head.id = root;
    partner.name = "Somebody's";
    office.actAsServer({importOf(partner)});
    office.database.runBlocking([&](server::Transaction& tx) {
      tx.execScript("SET LOCAL session_replication_role = replica");
      for (const Entity* entity : registry().entities()) {
        for (Facet facet : facetsOf(*entity)) {
          RowHead head;
          head.id = rowIn(*entity, facet);
          head.root_id = root;
          head.facet = facet;
          const Row row = entity->blank(head);
          const server::EntityTable& table = server::EntityTable::of(*entity);
          server::Parameters parameters;
          table.addArrays({&row}, parameters);
          tx.execWith(table.insertFrom(1), parameters);
        }
      }
    });
  }

  static Uuid personWith(RoleCode role) { return officePerson("matrix " + std::string(nameOf(role))); }
  static Uuid rowIn(const Entity& entity, Facet facet) {
    return naturalId("matrix row", std::string(entity.name) + " " + std::string(nameOf(facet)));
  }
  static bool isHeld(RoleCode role, Facet facet) {
    const auto facets = facetsHeldBy(role);
    return facet == Facet::all || std::find(facets.begin(), facets.end(), facet) != facets.end();
  }
  // Whether the matrix allows the verb with any of its steps.
  static bool isAllowed(RoleCode role, const Entity& entity, Verb verb) {
    const Actor actor{personWith(role), Uuid{}, roleBit(role)};
    if (mayWrite(actor, entity, verb, nullptr, nullptr, "any").ok()) return true;
    // What everybody with a role may do has no line of its own.
    if (mayWrite(actor, entity, verb, nullptr, nullptr, "remove").ok()) return true;
    for (const RightsLine& line : rightsMatrix()) {
      const std::string steps(line.transitions.substr(0, line.transitions.find(' ')));
      if (line.role == role && mayWrite(actor, entity, verb, nullptr, nullptr, steps).ok()) return true;
    }
    // An entity that is only appended to has no other creation: the fence takes either right for it.
    return verb == Verb::append && mayWrite(actor, entity, Verb::create, nullptr, nullptr, {}).ok();
  }

  Office office;
  const Uuid root = naturalId("matrix", "root");
};

TEST_F(FenceMatrix, readsShowARoleOnlyTheFacetsThatItHolds) {
  std::size_t closed = 0, open = 0;
  for (int i = 0; i < roleCount; ++i) {
    const RoleCode role = static_cast<RoleCode>(i);
    office.database.runBlocking([&](server::Transaction& tx) {
      tx.setLocalRole("carnet_reader");
      tx.setLocal("app.user", personWith(role).toString());
      for (const Entity* entity : registry().entities()) {
        std::set<Uuid> seen;
        const std::string sql = "SELECT id FROM " + server::EntityTable::of(*entity).name() + " WHERE root_id = $1";
        for (const server::Row& row : tx.exec(sql, root)) seen.insert(row[0].uuid());
        for (Facet facet : facetsOf(*entity)) {
          const bool held = isHeld(role, facet);
          EXPECT_EQ(seen.contains(rowIn(*entity, facet)), held)
              << nameOf(role) << " reads " << entity->name << " in " << nameOf(facet);
          ++(held ? open : closed);
        }
      }
    });
  }
  // Neither an empty matrix nor one that lets everybody pass would prove anything.
  EXPECT_GT(closed, 100u);
  EXPECT_GT(open, 100u);
}

TEST_F(FenceMatrix, writesNeedTheVerbAndTheLeafForEveryRoleEntityAndVerb) {
  struct Question {
    std::string words;
    bool expected;
  };
  std::size_t refused = 0, passed = 0;
  for (int i = 0; i < roleCount; ++i) {
    const RoleCode role = static_cast<RoleCode>(i);
    std::vector<Question> questions;
    std::vector<Uuid> persons, roots;
    std::vector<std::string> entities, verbs;
    std::vector<int> facets;
    for (const Entity* entity : registry().entities()) {
      for (Facet facet : facetsOf(*entity)) {
        for (Verb verb : everyVerb) {
          questions.push_back(
              {std::string(nameOf(verb)) + " " + std::string(entity->name) + " in " + std::string(nameOf(facet)),
               isHeld(role, facet) && isAllowed(role, *entity, verb)});
          persons.push_back(personWith(role));
          roots.push_back(root);
          entities.emplace_back(entity->name);
          facets.push_back(static_cast<int>(facet));
          verbs.emplace_back(nameOf(verb));
        }
      }
    }
    std::set<std::size_t> closed;
    office.database.runBlocking([&](server::Transaction& tx) {
      closed.clear();
      for (const server::Row& row :
           tx.exec("SELECT may_not_write($1::uuid[], $2::text[], $3::uuid[], $4::smallint[], $5::text[],"
                   " (SELECT n + 1 FROM sync_head))",
                   persons, entities, roots, facets, verbs)) {
        closed.insert(static_cast<std::size_t>(row[0].integer() - 1));
      }
    });
    for (std::size_t at = 0; at < questions.size(); ++at) {
      EXPECT_EQ(!closed.contains(at), questions[at].expected) << nameOf(role) << " " << questions[at].words;
      ++(questions[at].expected ? passed : refused);
    }
  }
  EXPECT_GT(refused, 1'000u);
  EXPECT_GT(passed, 200u);
}

TEST_F(FenceMatrix, theTailIsOpenOnlyToThoseWhoHeldTheLeafAtThatCommit) {
  office.database.runBlocking([&](server::Transaction& tx) {
    const std::int64_t head = tx.execOne("SELECT n FROM sync_head").front()[0].integer();
    for (int i = 0; i < roleCount; ++i) {
      const RoleCode role = static_cast<RoleCode>(i);
      for (int f = 0; f < facetCount; ++f) {
        const Facet facet = static_cast<Facet>(f);
        const auto holds = [&](std::int64_t at) {
          return tx.execOne("SELECT holds($1, $2, $3, $4)", personWith(role), root, f, at).front()[0].boolean();
        };
        EXPECT_EQ(holds(head), isHeld(role, facet)) << nameOf(role) << " in " << nameOf(facet);
        // Before the person had the role they held nothing.
        EXPECT_FALSE(holds(1)) << nameOf(role) << " in " << nameOf(facet);
      }
    }
  });
}

}  // namespace
}  // namespace carnet::testing
