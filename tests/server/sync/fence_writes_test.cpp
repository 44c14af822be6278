// The two fences against each other, for every role, entity and verb of the product: each operation is judged once by the
// rule core alone and once by PostgreSQL alone, in a leaf that the person holds, in one they have lost and in a
// stranger's. What the core refuses PostgreSQL must refuse, and let pass what it lets pass.
#include <iostream>

#include "server/sync/entity_table.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/rights.h"
#include "shared/schema/codec.h"
#include "tests/server/sync/company.h"
#include "tests/server/sync/office.h"
#include "tests/server/sync/open_transaction.h"

namespace carnet::testing {
namespace {

constexpr Verb anyVerb[] = {Verb::create, Verb::set,  Verb::erase,      Verb::append, Verb::add,
                            Verb::remove, Verb::text, Verb::transition, Verb::import};

std::vector<Facet> facetsOfRows(const Entity& entity) {
  if (!entity.facet_by_target) return {entity.facet};
  std::vector<Facet> all;
  for (int facet = 0; facet < facetCount; ++facet) all.push_back(static_cast<Facet>(facet));
  return all;
}

// Where new rows of the operations lie.
std::map<Uuid, Leaf> planned_leaves;

Leaf plannedLeaf(RuleContext&, const Row& row) { return planned_leaves.at(row.head.id); }
Result<Effect> stepDone(RuleContext&, Row&) { return Effect::changed; }

// The entities without their business, which refuses for reasons of its own: a step that exists can be taken.
RuleBook bookWithoutBusiness(bool asks_rights) {
  RuleBook book(registry());
  for (const Entity* entity : registry().entities()) {
    EntityRules& rules = book.entities[entity->no];
    rules.place = &plannedLeaf;
    for (const auto& [name, step] : ruleBook().rulesOf(*entity).transitions) rules.transitions[name] = &stepDone;
  }
  book.roles_of = ruleBook().roles_of;
  if (asks_rights) book.may_write = ruleBook().may_write;
  return book;
}

// A value for the field other than its default; nullopt when there is none.
std::optional<Value> otherValue(const Entity& entity, const Field& field) {
  const Value standing = entity.defaultOf(static_cast<std::size_t>(&field - entity.fields.data()));
  std::vector<Value> candidates = {std::string("y"), std::string(R"({"en":"y"})"), true, false, std::int64_t{7},
                                   Blob{"y"},        naturalId("any", "value")};
  for (std::string_view name : field.names) candidates.emplace_back(std::string(name));
  for (const Value& value : candidates) {
    if (value != standing && fits(field, value)) return value;
  }
  return std::nullopt;
}

class FenceWrites : public ::testing::Test {
 protected:
  struct Question {
    Uuid row_id;
    const Entity* entity = nullptr;
    Verb verb = Verb::set;
    Leaf leaf;
    std::string place;
  };
  struct Seen {
    std::set<std::tuple<RoleCode, std::string_view, Verb>> triples;
    std::size_t operations = 0, refused = 0, passed = 0;
    std::vector<std::string> differences;
  };

  FenceWrites() {
    std::vector<Operation> operations;
    for (const auto& [name, root] : places) {
      Partner partner;
      partner.head.id = root;
      partner.name = name;
      operations.push_back(importOf(partner));
    }
    for (int i = 0; i < roleCount; ++i) addPerson(static_cast<RoleCode>(i), operations);
    office.actAsServer(operations);
    office.database.runBlocking([&](server::Transaction& tx) {
      // Only the fence is looked at: blank rows need not differ from each other, nor name one that exists.
      tx.execScript(
          "DO $$ DECLARE c record; BEGIN"
          " FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype IN ('u', 'f') AND"
          "  connamespace = current_schema()::regnamespace AND conrelid::regclass::text NOT LIKE 'sync%' LOOP"
          "  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); END LOOP;"
          " FOR c IN SELECT indexrelid::regclass AS i FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE"
          "  indisunique AND NOT indisprimary AND relnamespace = current_schema()::regnamespace AND"
          "  relname NOT LIKE 'sync%' LOOP"
          "  EXECUTE format('DROP INDEX %s', c.i); END LOOP; END $$");
      holdPlaces(tx);
      makeRows(tx);
    });
  }

  static Uuid personOf(RoleCode role) { return officePerson("gate " + std::string(nameOf(role))); }

  static void addPerson(RoleCode role, std::vector<Operation>& operations) {
    AppUser user;
    user.head.id = personOf(role);
    user.login = user.display_name = "gate " + std::string(nameOf(role));
    UserRole given;
    given.user_id = Id<AppUser>(user.head.id);
    given.role_id = roleId(role);
    given.head.id = userRoleId(given.user_id, given.role_id).value;
    operations.push_back(importOf(user));
    operations.push_back(importOf(given));
  }

  // Everybody holds the leaves of "held" one by one, and held those of "lost" until a commit ago.
  void holdPlaces(server::Transaction& tx) {
    const std::int64_t head = tx.execOne("SELECT n FROM sync_head").front()[0].integer();
    for (int i = 0; i < roleCount; ++i) {
      for (int facet = 0; facet < facetCount; ++facet) {
        const Uuid person = personOf(static_cast<RoleCode>(i));
        tx.exec("INSERT INTO sync_hold VALUES ($1, $2, $3, 1, NULL)", person, facet, places.at("held"));
        tx.exec("INSERT INTO sync_hold VALUES ($1, $2, $3, 1, $4)", person, facet, places.at("lost"), head);
      }
    }
  }

  Uuid rowFor(const Entity& entity, const std::string& place, Facet facet, std::string_view use) const {
    return naturalId(
        "gate row", std::string(entity.name) + " " + place + " " + std::string(nameOf(facet)) + " " + std::string(use));
  }

  // A row for each verb that needs one, and one in each entity's "held" leaf that everything may refer to.
  void makeRows(server::Transaction& tx) {
    tx.execScript("SET LOCAL session_replication_role = replica");
    for (const Entity* entity : registry().entities()) {
      std::vector<Row> rows;
      const auto add = [&](const std::string& place, Facet facet, std::string_view use) {
        RowHead head;
        head.id = rowFor(*entity, place, facet, use);
        head.root_id = places.at(place);
        head.facet = facet;
        Row row = entity->blank(head);
        for (std::size_t i = 0; i < row.values.size(); ++i) {
          if (entity->fields[i].merge == Merge::set) row.values[i] = std::string("x");
        }
        rows.push_back(std::move(row));
      };
      for (Facet facet : facetsOfRows(*entity)) {
        for (const auto& [place, root] : places) {
          for (Verb verb : anyVerb) add(place, facet, nameOf(verb));
        }
        add("held", facet, "referred to");
      }
      std::vector<const Row*> all;
      for (const Row& row : rows) all.push_back(&row);
      server::Parameters parameters;
      const server::EntityTable& table = server::EntityTable::of(*entity);
      table.addArrays(all, parameters);
      tx.execWith(table.insertFrom(1), parameters);
    }
  }

  std::vector<Question> questions() const {
    std::vector<Question> out;
    for (const Entity* entity : registry().entities()) {
      for (Facet facet : facetsOfRows(*entity)) {
        for (const auto& [place, root] : places) {
          // Where a target's leaf is held one by one, its facet makes no difference.
          if (entity->facet_by_target && facet != entity->facet && place != "stranger's") continue;
          for (Verb verb : anyVerb) {
            const bool is_new = verb == Verb::create || verb == Verb::append || verb == Verb::import;
            const std::string use = is_new ? "new " + std::string(nameOf(verb)) : std::string(nameOf(verb));
            out.push_back({rowFor(*entity, place, facet, use), entity, verb, {root, facet}, place});
          }
        }
      }
    }
    return out;
  }

  // The operation that the role may do most likely: with a field or a step that is theirs, if there is one.
  Operation operationFor(RoleCode role, const Question& question) const {
    const Entity& entity = *question.entity;
    const Actor actor{personOf(role), Uuid{}, roleBit(role)};
    Operation op;
    op.verb = question.verb;
    op.entity = entity.no;
    op.row_id = question.row_id;
    const auto mayWith = [&](const Field* field, std::string_view step) {
      return ruleBook().may_write(actor, entity, op.verb, nullptr, field, step).ok();
    };
    switch (op.verb) {
      case Verb::create:
      case Verb::append:
      case Verb::import:
        for (const Field& field : entity.fields) {
          if (field.references.empty() || field.nullable || field.merge == Merge::server) continue;
          const Entity& target = *registry().find(field.references);
          op.fields.push_back({field.no, {}, rowFor(target, "held", target.facet, "referred to")});
        }
        break;
      case Verb::transition:
        for (const auto& [step, rule] : ruleBook().rulesOf(entity).transitions) {
          if (op.transition.empty() || mayWith(nullptr, step)) op.transition = step;
          if (mayWith(nullptr, step)) break;
        }
        break;
      case Verb::set:
      case Verb::text:
      case Verb::add:
      case Verb::remove:
        addEdit(entity, op, [&](const Field& field) { return mayWith(&field, {}); });
        break;
      case Verb::erase:
        break;
    }
    return op;
  }

  static void addEdit(const Entity& entity, Operation& op, const std::function<bool(const Field&)>& may) {
    const bool is_element = op.verb == Verb::add || op.verb == Verb::remove;
    const Field* chosen = nullptr;
    for (const Field& field : entity.fields) {
      const bool is_free = field.merge != Merge::server && field.merge != Merge::state && field.merge != Merge::once;
      const bool is_of_verb = is_element == (field.merge == Merge::set) && field.references.empty();
      if (!is_free || !is_of_verb || !otherValue(entity, field)) continue;
      if (chosen == nullptr || may(field)) chosen = &field;
      if (may(field)) break;
    }
    if (chosen == nullptr) return;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
      const Field& field = entity.fields[i];
      const Value standing = field.merge == Merge::set ? Value(std::string("x")) : entity.defaultOf(i);
      const bool is_grouped = chosen->merge == Merge::group && field.group_name == chosen->group_name;
      if (&field == chosen && op.verb == Verb::remove) {
        op.fields.push_back({field.no, {}, standing});
      } else if (&field == chosen) {
        op.fields.push_back({field.no, is_element ? Value() : standing, *otherValue(entity, field)});
      } else if (is_grouped) {
        op.fields.push_back({field.no, standing, standing});
      }
    }
  }

  struct RollBack {};

  // Which of the operations are written, each as a change set of its own; nothing of it stays.
  std::vector<bool> written(RoleCode role, const std::vector<Operation>& operations, const RuleBook& book,
                            OpenTransaction::Gate gate) {
    std::vector<sync::Received> batch;
    const Uuid device = naturalId("gate device", nameOf(role));
    for (const Operation& op : operations) {
      sync::Received received;
      received.actor = {personOf(role), device, roleBit(role)};
      received.arrival = office.clock.now();
      ChangeSet& cs = received.change_set;
      cs.id = naturalId("gate change", std::to_string(batch.size()) + std::string(nameOf(role)));
      cs.device_id = device;
      cs.person_id = received.actor.person_id;
      cs.cs_no = static_cast<std::int64_t>(batch.size()) + 1;
      cs.happened_at = Hlc::of(received.arrival);
      cs.operations = {op};
      cs.operations.front().happened_at = cs.happened_at;
      batch.push_back(std::move(received));
    }
    std::vector<bool> out;
    const sync::Authority authority(book);
    try {
      office.store.transact([&](sync::ServerTransaction& tx) {
        OpenTransaction open(tx, gate);
        const sync::BatchResult result = authority.judge(open, batch);
        out.clear();
        for (const sync::FeedCommit& commit : result.commits) out.push_back(!commit.rows.empty());
        throw RollBack{};
      });
    } catch (const RollBack&) {
    }
    return out;
  }

  Seen compare(const std::vector<RoleCode>& roles) {
    const RuleBook open = bookWithoutBusiness(false), strict = bookWithoutBusiness(true);
    Seen seen;
    for (RoleCode role : roles) {
      std::vector<Question> asked = questions();
      std::vector<Operation> operations;
      for (const Question& question : asked) {
        planned_leaves[question.row_id] = question.leaf;
        operations.push_back(operationFor(role, question));
      }
      // Some cannot be at all, whoever tries: nothing is erased that is only appended to.
      const auto possible = written(role, operations, open, OpenTransaction::Gate::both);
      for (std::size_t i = asked.size(); i-- > 0;) {
        if (possible.at(i)) continue;
        asked.erase(asked.begin() + static_cast<std::ptrdiff_t>(i));
        operations.erase(operations.begin() + static_cast<std::ptrdiff_t>(i));
      }
      const auto by_core = written(role, operations, strict, OpenTransaction::Gate::sql);
      const auto by_sql = written(role, operations, open, OpenTransaction::Gate::core);
      for (std::size_t i = 0; i < asked.size(); ++i) {
        const Question& question = asked[i];
        seen.triples.insert({role, question.entity->name, question.verb});
        ++seen.operations;
        ++(by_core.at(i) ? seen.passed : seen.refused);
        if (by_core.at(i) == by_sql.at(i)) continue;
        seen.differences.push_back(std::string(nameOf(role)) + " " + std::string(nameOf(question.verb)) + " " +
                                   std::string(question.entity->name) + " in " + question.place + " " +
                                   std::string(nameOf(question.leaf.facet)) + ": the core " +
                                   (by_core.at(i) ? "allows" : "refuses") + " it");
      }
    }
    return seen;
  }

  void plantHole(const std::string& script) {
    office.database.runBlocking([&](server::Transaction& tx) { tx.execScript(script); });
  }

  Office office;
  const std::map<std::string, Uuid> places = {{"held", naturalId("gate", "held")},
                                              {"lost", naturalId("gate", "lost")},
                                              {"stranger's", naturalId("gate", "stranger's")}};
};

TEST_F(FenceWrites, bothFencesSayTheSameOfEveryRoleEntityAndVerb) {
  std::vector<RoleCode> roles;
  for (int i = 0; i < roleCount; ++i) roles.push_back(static_cast<RoleCode>(i));
  const Seen seen = compare(roles);
  std::cout << seen.triples.size() << " triples of role, entity and verb, in " << seen.operations
            << " operations: " << seen.passed << " pass, " << seen.refused << " are refused by both\n";
  for (const std::string& difference : seen.differences) ADD_FAILURE() << difference;
  EXPECT_GT(seen.triples.size(), 1'000u);
  EXPECT_GT(seen.passed, 500u);
  EXPECT_GT(seen.refused, 5'000u);
}

// Each of these was whole before.
TEST_F(FenceWrites, everyPlantedHoleIsSeen) {
  const std::vector<RoleCode> one = {RoleCode::technician};
  ASSERT_TRUE(compare(one).differences.empty());
  const std::string verbs_only =
      "CREATE OR REPLACE FUNCTION may_not_write(persons uuid[], on_entities text[], roots uuid[], facets smallint[],"
      " verbs text[], made_by uuid[], cs_nos bigint[], seens bigint[], first_no bigint) RETURNS SETOF bigint"
      " LANGUAGE sql STABLE AS $$"
      " SELECT place FROM unnest(persons, on_entities, verbs) WITH ORDINALITY AS q (p, e, v, place)"
      " WHERE NOT may_do(p, e, v) $$";
  const std::string any_verb =
      "CREATE OR REPLACE FUNCTION may_do(person uuid, on_entity text, with_verb text) RETURNS boolean"
      " LANGUAGE sql STABLE AS $$ SELECT true $$";
  const std::string set_is_no_text =
      "CREATE OR REPLACE FUNCTION may_do(person uuid, on_entity text, with_verb text) RETURNS boolean"
      " LANGUAGE sql STABLE AS $$ SELECT EXISTS (SELECT FROM user_role ur JOIN role_permission p"
      " ON p.role_id = ur.role_id WHERE ur.user_id = person AND p.entity = on_entity AND p.action = with_verb) $$";
  for (const std::string& hole : {verbs_only, any_verb, set_is_no_text}) {
    plantHole(hole);
    EXPECT_FALSE(compare(one).differences.empty()) << hole;
  }
}

TEST_F(FenceWrites, aReaderAndTheTailSeeTheLeavesThatArePersonallyHeld) {
  std::size_t open = 0, closed = 0;
  for (int i = 0; i < roleCount; ++i) {
    const Uuid person = personOf(static_cast<RoleCode>(i));
    const auto facets = facetsHeldBy(static_cast<RoleCode>(i));
    office.database.runBlocking([&](server::Transaction& tx) {
      for (const auto& [place, root] : places) {
        for (int facet = 0; facet < facetCount; ++facet) {
          const bool is_wide = facet == 0 || std::count(facets.begin(), facets.end(), static_cast<Facet>(facet)) != 0;
          EXPECT_EQ(tx.execOne("SELECT holds($1, $2, $3, (SELECT n FROM sync_head))", person, root, facet)
                        .front()[0]
                        .boolean(),
                    is_wide || place == "held");
        }
      }
      tx.setLocalRole("carnet_reader");
      tx.setLocal("app.user", person.toString());
      for (const Entity* entity : registry().entities()) {
        std::set<std::pair<Uuid, Facet>> seen;
        const std::string sql = "SELECT root_id, facet FROM " + server::EntityTable::of(*entity).name();
        for (const server::Row& row : tx.exec(sql)) seen.insert({row[0].uuid(), static_cast<Facet>(row[1].integer())});
        for (Facet facet : facetsOfRows(*entity)) {
          const bool is_wide = facet == Facet::all || std::count(facets.begin(), facets.end(), facet) != 0;
          for (const auto& [place, root] : places) {
            const bool is_held = is_wide || place == "held";
            EXPECT_EQ(seen.contains({root, facet}), is_held) << nameOf(static_cast<RoleCode>(i)) << " reads "
                                                             << entity->name << " in " << place << " " << nameOf(facet);
            ++(is_held ? open : closed);
          }
        }
      }
    });
  }
  EXPECT_GT(open, 1'000u);
  EXPECT_GT(closed, 1'000u);
}

TEST_F(FenceWrites, aNewLeafIsOpenOnlyToWhoMadeItWhateverElseIsInTheBatch) {
  const RuleBook open = bookWithoutBusiness(false);
  const Uuid root = naturalId("gate", "made in the batch");
  planned_leaves[root] = {root, Facet::card};
  const auto by = [&](RoleCode role, Verb verb, std::int64_t cs_no, const std::string& before,
                      const std::string& after) {
    sync::Received received;
    received.actor = {personOf(role), naturalId("gate device", nameOf(role)), roleBit(role)};
    received.arrival = office.clock.now();
    ChangeSet& cs = received.change_set;
    cs.id = naturalId("gate change", std::string(nameOf(role)) + std::to_string(cs_no));
    cs.person_id = received.actor.person_id;
    cs.device_id = received.actor.device_id;
    cs.cs_no = cs_no;
    Operation op;
    op.verb = verb;
    op.entity = entityOf<Partner>.no;
    op.row_id = root;
    op.fields = {{entityOf<Partner>.find("name")->no, before, after}};
    cs.operations = {op};
    return received;
  };
  const std::vector<sync::Received> batch = {by(RoleCode::presales, Verb::create, 1, "", "Meyer"),
                                             by(RoleCode::presales, Verb::set, 2, "Meyer", "Meyer AG"),
                                             by(RoleCode::agent, Verb::set, 1, "Meyer AG", "Mine")};
  std::vector<Verdict> verdicts;
  office.store.transact([&](sync::ServerTransaction& tx) {
    OpenTransaction everywhere(tx, OpenTransaction::Gate::core);
    verdicts.clear();
    for (const sync::Judgement& judgement : sync::Authority(open).judge(everywhere, batch).judgements) {
      verdicts.push_back(judgement.receipt.verdict);
    }
  });
  EXPECT_THAT(verdicts, ::testing::ElementsAre(Verdict::applied, Verdict::applied, Verdict::parked));
}

}  // namespace
}  // namespace carnet::testing
