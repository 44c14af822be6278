// The second fence: what PostgreSQL refuses although the shared policy, switched off here, would let it pass.
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/rights.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/natural_keys.h"
#include "tests/server/sync/company.h"
#include "tests/server/sync/open_transaction.h"
#include "tests/server/sync/server_node.h"

namespace carnet::testing {
namespace {

TEST(Fence, parksAWriteOutsideTheLeavesThatThePersonHolds) {
  Company company;
  Person desk = company.addPerson("desk");
  company.grant(desk, everything());
  Person technician = company.addPerson("technician");
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(desk, {company.createPartner(partner, "Meyer")}));
  const auto rename = company.changeSet(technician, {company.renamePartner(partner, "Meyer", "Stolen")});
  const auto fine = company.changeSet(desk, {company.createPartner(company.newId(), "Other")});
  sync::BatchResult result;
  company.store.transact([&](sync::ServerTransaction& tx) {
    OpenTransaction open(tx, OpenTransaction::Gate::core);
    result = company.authority.judge(open, {rename, fine});
  });
  EXPECT_EQ(result.judgements[0].receipt.verdict, Verdict::parked);
  EXPECT_EQ(result.judgements[0].receipt.reason.code, "rights.fence");
  EXPECT_EQ(result.judgements[1].receipt.verdict, Verdict::applied);
  EXPECT_EQ(company.nameOfPartner(partner), "Meyer");
}

TEST(Fence, parksAVerbThatNoRoleAllows) {
  Company company;
  Person reader = company.addPerson("reader", "ticket", "set");
  company.grant(reader, everything());
  const auto receipt = company.judgeOne(company.changeSet(reader, {company.createPartner(company.newId(), "Meyer")}));
  EXPECT_EQ(receipt.verdict, Verdict::parked);
  EXPECT_EQ(receipt.reason.code, "rights.fence");
  EXPECT_EQ(company.count("SELECT count(*) FROM partner"), 0);
}

TEST(Fence, looksUpOnceWhatAPersonMayDoHoweverManyLeavesAreAskedAbout) {
  Company company;
  Person desk = company.addPerson("desk");
  constexpr std::size_t many = 50;
  std::vector<Uuid> roots;
  for (std::size_t i = 0; i < many; ++i) roots.push_back(company.newId());
  company.database.runBlocking([&](server::Transaction& tx) {
    tx.exec("SELECT set_config('track_functions', 'all', true)");
    const std::vector<Uuid> persons(many, desk.id), devices(many, desk.device_id);
    const std::vector<std::int64_t> facets(many, static_cast<int>(Facet::card)), numbers(many, 1);
    const std::vector<std::string> entities(many, "partner"), verbs(many, "set");
    tx.exec(
        "SELECT may_not_write($1::uuid[], $2::text[], $3::uuid[], $4::smallint[], $5::text[], $6::uuid[],"
        " $7::bigint[], array_fill(NULL::bigint, ARRAY[50]), 1)",
        persons, entities, roots, facets, verbs, devices, numbers);
    EXPECT_EQ(tx.exec("SELECT calls FROM pg_stat_xact_user_functions WHERE funcname = 'may_do'").front()[0].integer(),
              1);
  });
}

TEST(Fence, letsAPersonOpenALeafOfTheirOwnAndWriteInIt) {
  Company company;
  Person creator = company.addPerson("creator");
  const Uuid partner = company.newId();
  const auto receipt = company.judgeOne(company.changeSet(
      creator, {company.createPartner(partner, "Lead"), company.createContact(company.newId(), partner, "Somebody")}));
  EXPECT_EQ(receipt.verdict, Verdict::applied) << receipt.reason.code;
}

TEST(Fence, isNotAskedForAMachineThatSomebodyElseEnteredBefore) {
  ServerNode node;
  const auto newId = [&] { return node.rng.newId(node.clock.now()); };
  Product product;
  product.head.id = newId();
  product.sku = "P-1";
  product.name.by_language["en"] = "Pump";
  Serial serial;
  serial.number = "4711";
  serial.product_id = Id<Product>(product.head.id);
  serial.head.id = serialId(serial.product_id, serial.number).value;
  Office(node.database.options().url, nullptr).actAsServer({importOf(product), importOf(serial)});

  const Uuid device = newId();
  const auto tom = node.connectAs("tom", device);
  Operation machine;
  machine.verb = Verb::create;
  machine.entity = entityOf<Serial>.no;
  machine.row_id = serial.head.id;
  machine.fields = {{entityOf<Serial>.find("number")->no, {}, serial.number},
                    {entityOf<Serial>.find("product_id")->no, {}, product.head.id}};
  Operation ticket;
  ticket.verb = Verb::create;
  ticket.entity = entityOf<Ticket>.no;
  ticket.row_id = newId();
  ticket.fields = {{entityOf<Ticket>.find("title")->no, {}, std::string("It leaks")},
                   {entityOf<Ticket>.find("serial_id")->no, {}, serial.head.id}};
  tom->send(pushOf("tom", device, 1, {machine, ticket}));
  const auto receipt = tom->await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->verdict, Verdict::applied) << receipt->reason.code << " " << receipt->reason.field;
}

TEST(Fence, isClosedToSomebodyWhoIsNoLongerActive) {
  Company company;
  Person former = company.addPerson("former");
  company.grant(former, everything());
  company.database.runBlocking(
      [&](server::Transaction& tx) { tx.exec("UPDATE app_user SET is_active = false WHERE id = $1", former.id); });
  const auto receipt = company.judgeOne(company.changeSet(former, {company.createPartner(company.newId(), "Meyer")}));
  EXPECT_EQ(receipt.reason.code, "rights.fence");
}

TEST(Fence, allowsEachRoleTheSameVerbsAsThePolicyDoes) {
  Office office;
  std::set<std::string> steps = {"any"};
  for (const RightsLine& line : rightsMatrix()) {
    for (std::string_view rest = line.transitions; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      steps.emplace(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  // What everybody with a role may do has no line of its own.
  steps.emplace("remove");
  for (int i = 0; i < roleCount; ++i) {
    const RoleCode role = static_cast<RoleCode>(i);
    const std::string login = "fence " + std::string(nameOf(role));
    AppUser user;
    user.head.id = officePerson(login);
    user.login = user.display_name = login;
    UserRole given;
    given.user_id = Id<AppUser>(user.head.id);
    given.role_id = roleId(role);
    given.head.id = userRoleId(given.user_id, given.role_id).value;
    office.actAsServer({importOf(user), importOf(given)});
    const Actor actor{user.head.id, Uuid{}, roleBit(role)};
    office.database.runBlocking([&](server::Transaction& tx) {
      for (const Entity* entity : registry().entities()) {
        for (Verb verb : {Verb::create, Verb::set, Verb::erase, Verb::append, Verb::add, Verb::remove, Verb::text,
                          Verb::transition, Verb::import}) {
          const bool policy = std::any_of(steps.begin(), steps.end(), [&](const std::string& step) {
            return mayWrite(actor, *entity, verb, nullptr, nullptr, step).ok();
          });
          const bool fence =
              tx.execOne("SELECT may_do($1, $2, $3)", actor.person_id, entity->name, nameOf(verb)).front()[0].boolean();
          // An entity that is only appended to has no other creation: the fence takes either right for it.
          if (verb == Verb::append && fence && !policy) continue;
          EXPECT_EQ(fence, policy) << nameOf(role) << " " << nameOf(verb) << " " << entity->name;
        }
      }
    });
  }
}

TEST(RowLevelSecurity, showsAReaderOnlyWhatThePersonHolds) {
  Company company;
  Person desk = company.addPerson("desk");
  company.grant(desk, everything());
  Person technician = company.addPerson("technician");
  const Uuid mine = company.newId(), other = company.newId();
  // The contact lies in a leaf of its own here: the test's rule book places nothing.
  company.judgeOne(
      company.changeSet(desk, {company.createPartner(mine, "Mine"), company.createPartner(other, "Other")}));
  company.grant(technician, {{mine, Facet::card}});
  const auto seen = [&](const std::string& user) {
    return company.database.runBlocking([&](server::Transaction& tx) {
      tx.setLocalRole("carnet_reader");
      if (!user.empty()) tx.setLocal("app.user", user);
      std::vector<std::string> names;
      for (const server::Row& row : tx.exec("SELECT name FROM partner ORDER BY name")) names.push_back(row[0].string());
      return names;
    });
  };
  EXPECT_THAT(seen(technician.id.toString()), ::testing::ElementsAre("Mine"));
  EXPECT_THAT(seen(desk.id.toString()), ::testing::ElementsAre("Mine", "Other"));
  EXPECT_THAT(seen(""), ::testing::IsEmpty());
  company.grant(technician, {{mine, Facet::card}}, false);
  EXPECT_THAT(seen(technician.id.toString()), ::testing::IsEmpty());
}

TEST(RowLevelSecurity, guardsEveryTableOfAnEntity) {
  Company company;
  for (const Entity* entity : registry().entities()) {
    EXPECT_EQ(company.count("SELECT count(*) FROM pg_policies WHERE tablename = '" + std::string(entity->name) + "'"),
              2)
        << entity->name;
  }
}

// Whatever a later migration adds is closed until it says otherwise.
TEST(RowLevelSecurity, refusesToAReaderWhatIsNoEntity) {
  Company company;
  std::vector<std::string> others;
  company.database.runBlocking([&](server::Transaction& tx) {
    others.clear();
    for (const server::Row& row :
         tx.exec("SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                 " AND relkind IN ('r', 'p', 'v', 'm') AND relname NOT IN ('sync_head', 'sync_hold')")) {
      if (registry().find(row[0].string()) == nullptr) others.push_back(row[0].string());
    }
  });
  EXPECT_GT(others.size(), 8u);
  for (const std::string& table : others) {
    EXPECT_THROW(company.database.runBlocking([&](server::Transaction& tx) {
      tx.setLocalRole("carnet_reader");
      tx.exec("SELECT 1 FROM " + server::Transaction::quotedName(table));
    }),
                 server::StatementError)
        << table;
  }
  // Nor is there a function that reads with more rights than its caller has.
  EXPECT_EQ(company.count("SELECT count(*) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
                          " AND prosecdef"),
            0);
}

}  // namespace
}  // namespace carnet::testing
