// What is taken from one person and given to another while the first was away: what moves, and what of their work counts.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "server/sync/session_start.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/service/logged_time.h"
#include "tests/server/sync/field_work.h"

namespace carnet::testing {
namespace {

struct LateWork : FieldWork {
  Id<Ticket> ticket{newId()};
  std::int64_t before = 0;  // what Tom's device had seen
  std::int64_t taken = 0;   // the commit that took the ticket from him

  void SetUp() override {
    FieldWork::SetUp();
    Ticket fresh = newTicket();
    fresh.head.id = ticket.value;
    expectApplied(desk, {newRow(Verb::create, fresh), step(ticket, "assign", {{"assignee_id", tom}})});
    before = office.count("SELECT n FROM sync_head");
    expectApplied(desk, {step(ticket, "assign", {{"assignee_id", tina}})});
    taken = office.count("SELECT n FROM sync_head");
    ASSERT_EQ(holds(tom, ticket.value, Facet::ticket), 0);
    ASSERT_EQ(holds(tom, customer.value, Facet::card), 0);
  }

  Operation time() {
    TicketTime worked;
    worked.head.id = newId();
    worked.ticket_id = ticket;
    worked.starts_at = office.clock.now() - Duration::hours(1);
    worked.ends_at = office.clock.now();
    return newRow(Verb::append, worked);
  }
  Operation part() {
    TicketPart used;
    used.head.id = newId();
    used.ticket_id = ticket;
    used.product_id = pump;
    used.quantity = Quantity::whole(1);
    used.location_id = van;
    return newRow(Verb::append, used);
  }
  Operation comment() {
    TicketEvent said;
    said.head.id = newId();
    said.ticket_id = ticket;
    said.kind = TicketEventKind::comment;
    said.body = "Bearing is worn too";
    return newRow(Verb::append, said);
  }
  Activity call() {
    Activity called;
    called.head.id = newId();
    called.kind = ActivityKind::call;
    called.subject = "Asked for the key";
    called.partner_id = customer;
    return called;
  }

  // Tom's device says Hello with this cursor, about to give this number next.
  void sayHello(std::int64_t cursor, std::int64_t next_cs_no) {
    sync::Hello hello;
    hello.device_id = naturalId("test device", tom.toString());
    hello.epoch = *Uuid::parse(office.text("SELECT epoch FROM sync_head"));
    hello.cursor = cursor;
    hello.next_cs_no = next_cs_no;
    boost::asio::io_context context;
    auto noted =
        boost::asio::co_spawn(context, server::noteHello(office.database, tom, hello), boost::asio::use_future);
    context.run();
    noted.get();
  }
};

TEST_F(LateWork, whatHappenedBeforeTheDeviceKnewCounts) {
  for (const Operation& done : {time(), part(), comment()}) {
    const sync::Receipt receipt = judge(tom, {done}, before);
    EXPECT_EQ(receipt.verdict, Verdict::applied) << receipt.reason.code << " " << receipt.reason.field;
  }
  const Activity called = call();
  EXPECT_EQ(judge(tom, {newRow(Verb::create, called), step(Id<Activity>(called.head.id), "finish")}, before).verdict,
            Verdict::applied);
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket_time t JOIN sync_hold h ON h.root_id = t.root_id AND"
                         " h.facet = t.facet AND h.to_no IS NULL WHERE h.person_id = '" +
                         tina.toString() + "'"),
            1)
      << "the new assignee has it";
  EXPECT_EQ(office.count("SELECT sum(quantity)::bigint FROM stock_move"), 1000) << "and the van is one short";
}

TEST_F(LateWork, hoursThatWereCorrectedBeforeTheDeviceKnewCountAsCorrected) {
  const Operation wrong = time(), right = time();
  ASSERT_EQ(judge(tom, {wrong}, before).verdict, Verdict::applied);
  const std::vector<Operation> corrected = correctionOf(ticket.value, wrong.row_id, right);
  const auto standing = [&] { return office.count("SELECT count(*) FROM ticket_time WHERE deleted_at IS NULL"); };
  EXPECT_EQ(judge(tom, corrected, taken).reason.code, "row.not_yours") << "made after the withdrawal";
  const sync::Receipt receipt = judge(tom, corrected, before);
  EXPECT_EQ(receipt.verdict, Verdict::applied) << receipt.reason.code << " " << receipt.reason.field;
  EXPECT_EQ(standing(), 1);
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket_time WHERE id = '" + right.row_id.toString() +
                         "' AND deleted_at IS NULL"),
            1);
  EXPECT_EQ(judge(tom, {step(ticket, "remove_time", {{"time_id", right.row_id}})}, before).verdict, Verdict::applied);
  EXPECT_EQ(standing(), 0);
}

TEST_F(LateWork, aLineOfSomebodyElseIsNotTakenOutLate) {
  const Operation hers = time();
  expectApplied(tina, {hers});
  EXPECT_EQ(judge(tom, {step(ticket, "remove_time", {{"time_id", hers.row_id}})}, before).reason.code, "row.not_yours");
}

TEST_F(LateWork, aCorrectionOpensTheTicketForNothingElse) {
  const Operation wrong = time();
  ASSERT_EQ(judge(tom, {wrong}, before).verdict, Verdict::applied);
  std::vector<Operation> more = correctionOf(ticket.value, wrong.row_id, time());
  more.push_back(step(ticket, "start"));
  EXPECT_EQ(judge(tom, more, before).reason.code, "row.not_yours");
}

TEST_F(LateWork, whatWasOnlyWantedIsForTheOffice) {
  Operation edit;
  edit.verb = Verb::text;
  edit.entity = entityOf<Ticket>.no;
  edit.row_id = ticket.value;
  edit.fields = {{entityOf<Ticket>.find("diagnosis")->no, std::string(), std::string("Worn")}};
  EXPECT_EQ(judge(tom, {edit}, before).reason.code, "row.not_yours");
  EXPECT_EQ(judge(tom, {step(ticket, "start")}, before).reason.code, "row.not_yours");
  Note note;
  note.head.id = newId();
  note.target_entity = entityOf<Partner>.no;
  note.target_id = customer.value;
  note.body = "Call first";
  EXPECT_EQ(judge(tom, {newRow(Verb::create, note)}, before).reason.code, "row.not_yours");
  EXPECT_EQ(office.count("SELECT count(*) FROM parked_change"), 3) << "and nothing of it is lost";
}

TEST_F(LateWork, whatWasMadeAfterTheWithdrawalDoesNot) {
  for (const Operation& done : {time(), part(), comment()}) {
    EXPECT_EQ(judge(tom, {done}, taken).reason.code, "row.not_yours");
  }
  EXPECT_EQ(judge(tom, {newRow(Verb::create, call())}, taken).reason.code, "reference.not_yours");
}

TEST_F(LateWork, aDeviceThatHasConfirmedTheWithdrawalCannotSayOtherwise) {
  // Two change sets were made before it heard of it; it tells so with its Hello.
  const std::int64_t made_before = next_cs_no[tom] + 2;
  sayHello(taken, made_before + 1);
  EXPECT_EQ(judge(tom, {time()}, before).verdict, Verdict::applied);
  EXPECT_EQ(judge(tom, {part()}, before).verdict, Verdict::applied);
  EXPECT_EQ(judge(tom, {time()}, before).reason.code, "row.not_yours") << "made later, whatever it says";
  EXPECT_EQ(judge(tom, {newRow(Verb::create, call())}, before).reason.code, "reference.not_yours");
}

TEST_F(LateWork, aHelloThatKnowsNothingOfItConfirmsNothing) {
  sayHello(before, next_cs_no[tom] + 1);
  EXPECT_EQ(judge(tom, {time()}, before).verdict, Verdict::applied);
}

TEST_F(LateWork, nobodyGetsBackWithACallToWhatTheyHaveLost) {
  const Activity called = call();
  const auto receipt =
      judge(tom, {newRow(Verb::create, called), step(Id<Activity>(called.head.id), "assign", {{"assignee_id", tom}})},
            before);
  EXPECT_EQ(receipt.verdict, Verdict::parked);
  EXPECT_EQ(holds(tom, customer.value, Facet::card), 0);
}

TEST_F(LateWork, whoNeverHeldItAddsNothing) {
  EXPECT_EQ(judge(tina, {time()}, 0).verdict, Verdict::applied) << "she holds it now";
  const Uuid stranger = officePerson("stranger");
  AppUser user;
  user.head.id = stranger;
  user.login = user.display_name = "stranger";
  UserRole given;
  given.user_id = Id<AppUser>(stranger);
  given.role_id = roleId(RoleCode::technician);
  given.head.id = userRoleId(given.user_id, given.role_id).value;
  office.actAsServer({newRow(Verb::import, user), newRow(Verb::import, given)});
  EXPECT_EQ(judge(stranger, {time()}, before).reason.code, "row.not_yours");
}

// PostgreSQL by itself, whatever the program above believes.
TEST_F(LateWork, theFenceJudgesItToo) {
  const auto refuses = [&](const Uuid& person, std::string_view entity, std::string_view verb, std::int64_t cs_no,
                           std::int64_t seen) {
    return office.database.runBlocking([&](server::Transaction& tx) {
      return !tx.exec(
                    "SELECT may_not_write(ARRAY[$1]::uuid[], ARRAY[$2]::text[], ARRAY[$3]::uuid[],"
                    " ARRAY[$4]::smallint[], ARRAY[$5]::text[], ARRAY[$6]::uuid[], ARRAY[$7]::bigint[],"
                    " ARRAY[$8]::bigint[], (SELECT n + 1 FROM sync_head))",
                    person, entity, ticket.value, static_cast<int>(Facet::ticket), verb,
                    naturalId("test device", tom.toString()), cs_no, seen)
                  .empty();
    });
  };
  sayHello(taken, 5);
  for (const char* entity : {"ticket_event", "ticket_part", "ticket_time"}) {
    EXPECT_FALSE(refuses(tom, entity, "append", 4, before)) << entity;
    EXPECT_TRUE(refuses(tom, entity, "append", 4, taken)) << entity;
    EXPECT_TRUE(refuses(tom, entity, "append", 5, before)) << entity;
  }
  EXPECT_TRUE(refuses(tom, "ticket", "set", 4, before));
  EXPECT_TRUE(refuses(tom, "note", "create", 4, before));
}

struct HandOver : FieldWork {
  Uuid boss = officePerson("admin"), anna = officePerson("anna"), ben = officePerson("ben");
  std::vector<Id<Partner>> firms;

  void SetUp() override {
    FieldWork::SetUp();
    std::vector<Operation> operations;
    for (const auto& [login, id] : {std::pair{"anna", anna}, std::pair{"ben", ben}}) {
      AppUser user;
      user.head.id = id;
      user.login = user.display_name = login;
      UserRole given;
      given.user_id = Id<AppUser>(id);
      given.role_id = roleId(RoleCode::agent);
      given.head.id = userRoleId(given.user_id, given.role_id).value;
      operations.push_back(newRow(Verb::import, user));
      operations.push_back(newRow(Verb::import, given));
    }
    for (int i = 0; i < 50; ++i) {
      Partner firm;
      firm.head.id = newId();
      firm.name = "Firm " + std::to_string(i);
      firm.owner_id = Id<AppUser>(anna);
      firms.emplace_back(firm.head.id);
      operations.push_back(newRow(Verb::import, firm));
      for (int person = 0; person < 3; ++person) {
        Contact contact;
        contact.head.id = newId();
        contact.partner_id = firms.back();
        contact.name = "Person " + std::to_string(person);
        operations.push_back(newRow(Verb::import, contact));
      }
    }
    office.actAsServer(operations);
  }

  std::int64_t read(const Uuid& person, const std::string& table) {
    return office.database.runBlocking([&](server::Transaction& tx) {
      tx.setLocalRole("carnet_reader");
      tx.setLocal("app.user", person.toString());
      return tx.execOne("SELECT count(*) FROM " + table).front()[0].integer();
    });
  }
};

TEST_F(HandOver, ofFiftyFirmsIsOneEventForEachAndTouchesNothingThatBelongsToThem) {
  ASSERT_EQ(read(anna, "contact"), 150);
  ASSERT_EQ(read(ben, "contact"), 0);
  const std::int64_t before = office.count("SELECT n FROM sync_head");
  std::vector<Operation> all;
  for (const Id<Partner>& firm : firms) all.push_back(step(firm, "hand_over", {{"owner_id", ben}}));
  expectApplied(boss, all);
  const std::string since = " > " + std::to_string(before);
  EXPECT_EQ(office.count("SELECT n FROM sync_head"), before + 1) << "all of them at once";
  EXPECT_EQ(office.count("SELECT count(*) FROM sync_feed WHERE commit_no" + since), 50) << "the firms themselves";
  EXPECT_EQ(office.count("SELECT count(*) FROM contact WHERE rev" + since), 0);
  EXPECT_EQ(office.count("SELECT count(*) FROM sync_hold WHERE to_no" + since), 50);
  EXPECT_EQ(office.count("SELECT count(*) FROM sync_hold WHERE from_no" + since), 50);
  EXPECT_EQ(read(ben, "contact"), 150);
  EXPECT_EQ(read(ben, "partner"), 50);
  EXPECT_EQ(read(anna, "contact"), 0);
}

TEST_F(HandOver, aCallThatWasMadeBeforeItArrivesAllTheSame) {
  const std::int64_t before = office.count("SELECT n FROM sync_head");
  std::vector<Operation> all;
  for (const Id<Partner>& firm : firms) all.push_back(step(firm, "hand_over", {{"owner_id", ben}}));
  expectApplied(boss, all);
  for (const Id<Partner>& firm : firms) {
    Activity call;
    call.head.id = newId();
    call.kind = ActivityKind::call;
    call.subject = "They want a quote";
    call.partner_id = firm;
    const auto receipt = judge(anna, {newRow(Verb::create, call), step(Id<Activity>(call.head.id), "finish")}, before);
    ASSERT_EQ(receipt.verdict, Verdict::applied) << receipt.reason.code << " " << receipt.reason.field;
  }
  EXPECT_EQ(office.count("SELECT count(*) FROM activity WHERE created_by = '" + anna.toString() + "'"), 50);
  EXPECT_EQ(read(anna, "partner"), 0) << "and gives nothing back";
}

}  // namespace
}  // namespace carnet::testing
