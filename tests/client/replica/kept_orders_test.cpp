#include "client/replica/kept_orders.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>

#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/crm/partner_role.h"
#include "shared/domain/organisation/app_user.h"
#include "tests/client/replica/replica_fixture.h"

namespace carnet::client {
namespace {

using Made = KeptOrders::Made;
constexpr int allOrders = 7;

const auto nobody = [] { return false; };

void commitOf(SqliteStore& store, const std::function<void()>& work) {
  store.begin(sync::Durability::full);
  work();
  store.commit();
}

Row withValue(Row row, std::string_view field, Value value) {
  row.values[row.entity->indexOf(field)] = std::move(value);
  return row;
}

Uuid partnerId(std::uint64_t n) { return someId(1'000 + n); }
Uuid userId(std::uint64_t n) { return someId(100 + n); }

// Partners with none, one and several of everything, in no order.
void addRows(SqliteStore& store, std::uint64_t from, std::uint64_t to) {
  for (std::uint64_t n = from; n < to; ++n) {
    const std::uint64_t mixed = (n * 7919) % 211;
    Row partner =
        withValue(fullRow(entityOf<Partner>, 1'000 + n), "stage", std::string(n % 3 == 0 ? "lead" : "client"));
    partner = withValue(partner, "tags", "tag" + std::to_string(mixed));
    store.put(withValue(partner, "owner_id", n % 4 == 0 ? Value() : Value(userId(n % 5))));
    for (std::uint64_t i = 0; i < n % 3; ++i) {
      const std::uint64_t other = 10'000 + n * 10 + i;
      const std::string text = std::to_string(mixed * 3 % 101) + "-" + std::to_string(i);
      Row point = withValue(fullRow(entityOf<ContactPoint>, other), "partner_id", partnerId(n));
      point = withValue(withValue(point, "kind", std::string(i == 0 ? "phone" : "email")), "value", text);
      store.put(point);
      store.put(withValue(withValue(fullRow(entityOf<Address>, other), "partner_id", partnerId(n)), "city", text));
      store.put(withValue(withValue(fullRow(entityOf<PartnerRole>, other), "partner_id", partnerId(n)), "role",
                          std::string(i == 0 ? "customer" : "supplier")));
      store.put(withValue(fullRow(entityOf<Contact>, other), "partner_id", partnerId(n + 1)));
    }
  }
}

void fillWithOrders(const std::filesystem::path& folder) {
  SqliteStore store(folder, registry());
  commitOf(store, [&] {
    for (std::uint64_t n = 0; n < 4; ++n) store.put(fullRow(entityOf<AppUser>, 100 + n));  // the fifth is not held
    addRows(store, 0, 300);
  });
}

int makeAll(const std::filesystem::path& folder) {
  KeptOrders orders(SqliteStore::fileIn(folder), 0);
  int made = 0;
  while (orders.makeNext(nobody) == Made::one) ++made;
  return made;
}

std::vector<std::string> keptIn(Database& database, const std::string& order) {
  std::vector<std::string> rows;
  Statement statement(database, "SELECT rid, value FROM kept_order_" + order + " ORDER BY value, rid");
  Run run(statement);
  while (run.next()) rows.push_back(run.text(0) + " " + run.text(1));
  return rows;
}

std::int64_t standing(Database& database) { return *database.number("SELECT count(*) FROM kept_order"); }
std::int64_t objects(Database& database) {
  return *database.number("SELECT count(*) FROM sqlite_master WHERE name GLOB 'kept_order_*'");
}

class KeptOrdersTest : public ReplicaTest {};

TEST_F(KeptOrdersTest, whatIsWrittenAfterwardsIsInTheOrderAsIfItWereMadeAnew) {
  fillWithOrders(folder_.path());
  ASSERT_EQ(makeAll(folder_.path()), allOrders);
  SqliteStore store(folder_.path(), registry());
  ASSERT_EQ(standing(store.database()), allOrders) << "they stand over a restart";
  commitOf(store, [&] {
    addRows(store, 300, 330);
    for (std::uint64_t n = 0; n < 300; n += 5) {
      const std::uint64_t other = 10'000 + n * 10;
      Row row;
      if (n % 2 == 0) store.remove({&entityOf<Partner>, partnerId(n)});
      if (store.get(entityOf<Partner>, partnerId(n), row) == Presence::present)
        store.replace(
            row, withValue(withValue(withValue(row, "name", "Zz" + std::to_string(n)), "stage", std::string("lead")),
                           "owner_id", userId(n % 3)));
      for (const Entity* entity : {&entityOf<ContactPoint>, &entityOf<Address>, &entityOf<PartnerRole>}) {
        if (store.get(*entity, someId(other), row) != Presence::present) continue;
        Row after = row;
        if (n % 3 == 1) after.head.deleted_at = Instant{1'700'000'000'000};
        if (n % 3 == 2) after = withValue(row, "partner_id", partnerId(n + 1));
        if (entity == &entityOf<ContactPoint>) after = withValue(after, "value", "0" + std::to_string(n));
        if (entity == &entityOf<Address>) after = withValue(after, "city", "Ää" + std::to_string(n));
        store.replace(row, after);
      }
      store.remove({&entityOf<ContactPoint>, someId(other + 1)});
      store.remove({&entityOf<Address>, someId(other + 1)});
    }
  });
  const std::vector<std::string> names = {"partner_phone", "partner_city", "partner_stage", "partner_owner",
                                          "contact_partner"};
  std::map<std::string, std::vector<std::string>> before;
  for (const std::string& name : names) before[name] = keptIn(store.database(), name);
  dropKeptOrders(store.database());
  EXPECT_EQ(objects(store.database()), 0);
  ASSERT_EQ(makeAll(folder_.path()), allOrders);
  for (const std::string& name : names) {
    EXPECT_GT(before[name].size(), 200u);
    EXPECT_EQ(before[name], keptIn(store.database(), name)) << name;
  }
}

TEST_F(KeptOrdersTest, whoeverWantsToWriteEndsIt) {
  fillWithOrders(folder_.path());
  SqliteStore store(folder_.path(), registry());
  KeptOrders orders(SqliteStore::fileIn(folder_.path()), 0);
  int interrupted = 0;
  for (int at = 1;; ++at) {
    int questions = 0;
    const Made made = orders.makeNext([&] { return ++questions == at; });
    if (made != Made::interrupted) break;
    ++interrupted;
    EXPECT_EQ(questions, at) << "nothing is done after the answer";
    EXPECT_EQ(standing(store.database()), 0);
    EXPECT_EQ(objects(store.database()), 0);
    commitOf(store, [&] { store.put(fullRow(entityOf<Partner>, 5'000 + static_cast<std::uint64_t>(at))); });
  }
  EXPECT_GT(interrupted, 3);
  EXPECT_EQ(standing(store.database()), 1);
  makeAll(folder_.path());
  EXPECT_EQ(standing(store.database()), allOrders);
}

TEST_F(KeptOrdersTest, aCrashInTheMiddleLeavesNothing) {
  fillWithOrders(folder_.path());
  const pid_t child = fork();
  if (child == 0) {
    int questions = 0;
    KeptOrders(SqliteStore::fileIn(folder_.path()), 0).makeNext([&] {
      if (++questions == 4) _exit(7);
      return false;
    });
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(WEXITSTATUS(status), 7);
  SqliteStore store(folder_.path(), registry());
  EXPECT_EQ(objects(store.database()), 0);
  EXPECT_EQ(makeAll(folder_.path()), allOrders);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

TEST_F(KeptOrdersTest, aValueThatManyShareGivesTheOrderUp) {
  fillWithOrders(folder_.path());
  makeAll(folder_.path());
  SqliteStore store(folder_.path(), registry());
  EXPECT_FALSE(KeptOrders::isBehind(store.database(), 0));
  commitOf(store, [&] { store.put(withValue(fullRow(entityOf<AppUser>, 101), "display_name", std::string("Zoé"))); });
  EXPECT_EQ(standing(store.database()), allOrders - 1);
  EXPECT_TRUE(KeptOrders::isBehind(store.database(), 0));
  EXPECT_EQ(makeAll(folder_.path()), 1);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM kept_order_partner_owner WHERE value = 'zoe'"), 45);
}

TEST_F(KeptOrdersTest, whatWasGivenUpIsTakenAwayStepByStepAndAskedBeforeEach) {
  fillWithOrders(folder_.path());
  makeAll(folder_.path());
  SqliteStore store(folder_.path(), registry());
  commitOf(store, [&] { store.put(withValue(fullRow(entityOf<AppUser>, 101), "display_name", std::string("Zoé"))); });
  const auto left = [&](const std::string& what) {
    return *store.database().number("SELECT count(*) FROM sqlite_master WHERE type = '" + what +
                                    "' AND name GLOB 'kept_order_partner_owner*'");
  };
  KeptOrders orders(SqliteStore::fileIn(folder_.path()), 0);
  const auto askedAt = [&](int at) {
    int questions = 0;
    EXPECT_EQ(orders.makeNext([&] { return ++questions == at; }), Made::interrupted);
  };
  askedAt(1);
  EXPECT_GT(left("trigger"), 0) << "nothing is done before the first answer";
  askedAt(2);
  EXPECT_EQ(left("trigger"), 0);
  EXPECT_EQ(left("table"), 1);
  askedAt(2);
  EXPECT_EQ(left("index"), 0);
  commitOf(store, [&] { addRows(store, 300, 310); });
  EXPECT_EQ(makeAll(folder_.path()), 1);
  EXPECT_EQ(standing(store.database()), allOrders);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM kept_order_partner_owner"), 310);
}

TEST_F(KeptOrdersTest, oneThatNobodyKnowsAnyMoreGoesAlsoWhenItWasGivenUp) {
  fillWithOrders(folder_.path());
  makeAll(folder_.path());
  std::int64_t before = 0;
  {
    SqliteStore store(folder_.path(), registry());
    before = objects(store.database());
    store.database().execute("CREATE TABLE kept_order_partner_fax (rid INTEGER PRIMARY KEY, value)");
    store.database().execute("CREATE INDEX kept_order_partner_fax_value ON kept_order_partner_fax (value)");
    store.database().execute(
        "CREATE TRIGGER kept_order_partner_fax_added AFTER INSERT ON partner BEGIN INSERT INTO kept_order_partner_fax"
        " VALUES (NEW.rid, ''); END");
  }
  SqliteStore store(folder_.path(), registry());
  EXPECT_EQ(objects(store.database()), before);
  EXPECT_EQ(standing(store.database()), allOrders);
}

TEST_F(KeptOrdersTest, smallTablesAreSorted) {
  fillWithOrders(folder_.path());
  SqliteStore store(folder_.path(), registry());
  EXPECT_FALSE(KeptOrders::isBehind(store.database(), 1'000));
  EXPECT_EQ(KeptOrders(SqliteStore::fileIn(folder_.path()), 1'000).makeNext(nobody), Made::nothingLeft);
}

TEST_F(KeptOrdersTest, oneThatIsMadeOtherwiseNowIsTakenAway) {
  fillWithOrders(folder_.path());
  makeAll(folder_.path());
  {
    SqliteStore store(folder_.path(), registry());
    store.database().execute(
        "UPDATE kept_order SET definition = 'otherwise' WHERE name IN ('partner_tags', 'partner_city')");
  }
  SqliteStore store(folder_.path(), registry());
  EXPECT_EQ(standing(store.database()), allOrders - 2);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM sqlite_master WHERE name GLOB 'kept_order_partner_city*' OR "
                                    "name GLOB 'kept_order_partner_tags*'"),
            0);
}

// No time decides: the order's own questions are counted.
TEST_F(KeptOrdersTest, anEditDoesNotWaitForAnOrder) {
  fillWithOrders(folder_.path());
  {
    SqliteStore store(folder_.path(), registry());
    commitOf(store, [&] { store.putNode({{Uuid{}, Facet::card}, 1, true}); });
  }
  std::atomic<int> questions = 0, after_edit = 0;
  std::atomic<bool> has_edited = false;
  Replica* replica = nullptr;
  std::promise<void> is_there;
  auto there = is_there.get_future().share();
  std::future<sync::SubmitOutcome> edit;
  ReplicaOptions options{folder_.path(), &freeRules(), &clock_, &rng_};
  options.orders_kept_from = 0;
  options.rest_before_orders = std::chrono::milliseconds(0);
  options.on_order_step = [&] {
    there.wait();
    if (edit.valid() && !has_edited) ++after_edit;
    if (++questions == 3) edit = replica->submit({{createPartner(someId(50), "Müller")}});
  };
  ReplicaObserver observer;
  observer.changed = [&](const Commit&) { has_edited = true; };
  auto opened = std::make_unique<Replica>(options, identity);
  opened->subscribe(observer);
  replica = opened.get();
  is_there.set_value();
  Database database(SqliteStore::fileIn(folder_.path()), Access::readOnly);
  EXPECT_TRUE(eventually([&] { return standing(database) == allOrders; })) << "made again at rest";
  opened.reset();
  EXPECT_TRUE(has_edited);
  EXPECT_TRUE(edit.get().saved);
  EXPECT_EQ(after_edit, 0) << "the question in which the edit came was the last of that attempt";
}

}  // namespace
}  // namespace carnet::client
