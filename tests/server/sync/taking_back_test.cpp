// What people take back, at the real authority: with the fence, the feed and the rows of PostgreSQL.
#include "shared/domain/crm/contact.h"
#include "tests/server/sync/field_work.h"

namespace carnet::testing {
namespace {

struct TakingBack : FieldWork {
  Contact contact() {
    Contact person;
    person.head.id = newId();
    person.partner_id = customer;
    person.name = "Gus";
    return person;
  }
  static Operation back(Operation operation) {
    operation.arguments.push_back({"takes_back", true});
    return operation;
  }
  static Operation edit(const Contact& person, const char* base, const char* value) {
    Operation operation;
    operation.verb = Verb::set;
    operation.entity = entityOf<Contact>.no;
    operation.row_id = person.head.id;
    operation.fields = {{entityOf<Contact>.find("job_title")->no, std::string(base), std::string(value)}};
    return operation;
  }
  std::int64_t standing() { return office.count("SELECT count(*) FROM contact WHERE deleted_at IS NULL"); }
};

TEST_F(TakingBack, whatSomebodyBuiltOnStays) {
  const Contact person = contact();
  expectApplied(desk, {create(person)});
  Ticket ticket = newTicket();
  ticket.contact_id = Id<Contact>(person.head.id);
  expectApplied(desk, {create(ticket)});
  EXPECT_EQ(parkedFor(desk, {back(erase(Id<Contact>(person.head.id)))}), "row.in_use");
  EXPECT_EQ(standing(), 1);
  const Contact other = contact();
  expectApplied(desk, {create(other)});
  expectApplied(desk, {back(erase(Id<Contact>(other.head.id)))});
  EXPECT_EQ(standing(), 1);
}

TEST_F(TakingBack, aDeletionIsTakenBackByItsAuthorAlone) {
  const Contact person = contact();
  expectApplied(desk, {create(person)});
  expectApplied(desk, {erase(Id<Contact>(person.head.id))});
  EXPECT_EQ(standing(), 0);
  EXPECT_EQ(parkedFor(officePerson("admin"), {back(create(person))}), "row.deleted");
  expectApplied(desk, {back(create(person))});
  EXPECT_EQ(standing(), 1);
  EXPECT_EQ(office.text("SELECT name FROM contact"), "Gus");
}

TEST_F(TakingBack, anUndoGivesWayWithoutAConflict) {
  const Contact person = contact();
  expectApplied(desk, {create(person)});
  expectApplied(desk, {edit(person, "", "Buyer")});
  expectApplied(officePerson("admin"), {edit(person, "Buyer", "Head of purchase")});
  EXPECT_EQ(judge(desk, {back(edit(person, "Buyer", ""))}).verdict, Verdict::merged);
  EXPECT_EQ(office.text("SELECT job_title FROM contact"), "Head of purchase");
  EXPECT_EQ(office.count("SELECT count(*) FROM conflict"), 0);
}

}  // namespace
}  // namespace carnet::testing
