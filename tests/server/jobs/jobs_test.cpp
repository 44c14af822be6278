// The server's jobs, each on a real company.
#include "server/jobs/jobs.h"

#include <filesystem>

#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/setting.h"
#include "shared/domain/organisation/settings.h"
#include "shared/domain/service/ticket.h"
#include "tests/server/jobs/jobs_fixture.h"

namespace carnet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class TicketAutoclose : public JobsTest {
 protected:
  Uuid resolved(const std::string& title, Duration ago, TicketState state = TicketState::resolved) {
    Ticket ticket;
    ticket.head.id = newId();
    ticket.number = "TK-" + title;
    ticket.title = title;
    ticket.state = state;
    ticket.resolved_at = clock.at - ago;
    office.actAsServer({importOf(ticket)});
    return ticket.head.id;
  }
  std::string stateOf(const Uuid& id) {
    return office.text("SELECT state FROM ticket WHERE id = '" + id.toString() + "'");
  }
};

TEST_F(TicketAutoclose, closesWhatWasResolvedAWeekAgoAndNothingElse) {
  const Uuid due = resolved("due", Duration::days(7));
  const Uuid fresh = resolved("fresh", Duration::minutes(7 * 24 * 60 - 1));
  const Uuid reopened = resolved("reopened", Duration::days(30), TicketState::reopened);
  auto jobs = runner({server::ticketAutoclose()});
  jobs.prepare();
  jobs.runDue();
  EXPECT_EQ(stateOf(due), "closed");
  EXPECT_EQ(stateOf(fresh), "resolved");
  EXPECT_EQ(stateOf(reopened), "reopened");
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket WHERE closed_at = '" + clock.at.toString() + "'"), 1);
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket_event WHERE to_value = 'closed'"), 1);
  clock.at = clock.at + Duration::days(1);
  jobs.runDue();
  EXPECT_EQ(stateOf(fresh), "closed");
  EXPECT_EQ(runs("row_count = 1"), 2);
}

TEST_F(TicketAutoclose, aDryRunListsThemAndChangesNothing) {
  const Uuid due = resolved("Pump leaks", Duration::days(8));
  auto jobs = runner({server::ticketAutoclose()});
  const std::int64_t head = office.count("SELECT n FROM sync_head");
  const auto report = jobs.runByHand("ticket_autoclose", true);
  EXPECT_THAT(report.lines, ElementsAre("close TK-Pump leaks \"Pump leaks\", resolved 2026-06-23"));
  EXPECT_EQ(stateOf(due), "resolved");
  EXPECT_EQ(office.count("SELECT n FROM sync_head"), head);
}

TEST_F(TicketAutoclose, theSettingSaysHowManyDaysAndZeroSaysNever) {
  const Uuid due = resolved("due", Duration::days(3));
  const auto set = [&](const std::string& value) {
    Setting setting;
    setting.head.id = settingId(ticketAutocloseDays).value;
    setting.key = ticketAutocloseDays;
    setting.value = value;
    office.actAsServer({importOf(setting)});
  };
  auto jobs = runner({server::ticketAutoclose()});
  set("0");
  EXPECT_THAT(jobs.runByHand("ticket_autoclose", true).lines, IsEmpty());
  set("3");
  jobs.runByHand("ticket_autoclose", false);
  EXPECT_EQ(stateOf(due), "closed");
}

TEST_F(TicketAutoclose, closesThousandsInOneRunAndOneThatIsRefusedTakesNoOtherWithIt) {
  std::vector<Operation> operations;
  Ticket ticket;
  ticket.state = TicketState::resolved;
  for (int i = 0; i < 2'345; ++i) {
    ticket.head.id = newId();
    ticket.temp_number = "T-" + std::to_string(i);
    ticket.resolved_at = clock.at - Duration::days(10) + Duration::minutes(i);
    operations.push_back(importOf(ticket));
  }
  office.actAsServer(std::move(operations));
  const Uuid bad = ticket.head.id;
  // The rules let it pass and PostgreSQL refuses it: the worst of all refusals.
  office.database.runBlocking([&](server::Transaction& tx) {
    tx.execScript("ALTER TABLE ticket ADD CHECK (id <> '" + bad.toString() + "' OR state <> 'closed')");
  });
  auto jobs = runner({server::ticketAutoclose()});
  jobs.prepare();
  jobs.runDue();
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket WHERE state = 'closed'"), 2'344);
  EXPECT_EQ(runs("state = 'done' AND row_count = 2344 AND refused_count = 1 AND message LIKE 'close T-2026-02345%'"), 1)
      << office.text("SELECT state || ' ' || row_count || ' ' || refused_count || ' ' || message FROM job_run");
}

class VisitWindow : public JobsTest {
 protected:
  Uuid closedTicketWithVisitIn(Duration future) {
    Ticket ticket;
    ticket.head.id = newId();
    ticket.title = "Done, and looked at once more";
    ticket.state = TicketState::closed;
    ticket.assignee_id = Id<AppUser>(officePerson("tom"));
    Activity visit;
    visit.head.id = newId();
    visit.kind = ActivityKind::visit;
    visit.ticket_id = Id<Ticket>(ticket.head.id);
    visit.subject = "Look at it again";
    visit.state = ActivityState::done;
    visit.assignee_id = ticket.assignee_id;
    visit.planned_start_at = clock.at + future;
    office.actAsServer({importOf(ticket), importOf(visit)});
    return ticket.head.id;
  }
  bool isHeld(const Uuid& ticket) {
    return office.count("SELECT count(*) FROM sync_hold WHERE to_no IS NULL AND root_id = '" + ticket.toString() +
                        "' AND person_id = '" + officePerson("tom").toString() + "'") == 1;
  }
};

TEST_F(VisitWindow, aTechniciansWindowMovesWithTheDay) {
  clock.at = office.clock.now();
  const Uuid ticket = closedTicketWithVisitIn(Duration::days(30));
  auto jobs = runner({server::visitWindow()});
  EXPECT_FALSE(isHeld(ticket));
  EXPECT_THAT(jobs.runByHand("visit_window", true).lines, IsEmpty());
  clock.at = clock.at + Duration::days(25);
  EXPECT_THAT(jobs.runByHand("visit_window", true).lines, ElementsAre("tom gains ticket " + ticket.toString()));
  EXPECT_FALSE(isHeld(ticket)) << "a dry run has changed something";
  jobs.prepare();
  jobs.runDue();
  EXPECT_TRUE(isHeld(ticket));
  clock.at = clock.at + Duration::days(25);
  EXPECT_THAT(jobs.runByHand("visit_window", false).lines, ElementsAre("tom loses ticket " + ticket.toString()));
  EXPECT_FALSE(isHeld(ticket));
}

TEST_F(JobsTest, partsOfUploadsThatNobodyContinuesAreRemovedAfterADay) {
  namespace fs = std::filesystem;
  TemporaryFolder folder;
  const server::BlobFolder blobs(folder.path() / "blobs");
  clock.at = office.clock.now();
  const Sha256 whole = sha256("whole");
  const Uuid tablet = newId(), phone = newId();
  blobs.add(tablet, whole, 0, 5, "whole");
  blobs.add(tablet, sha256("a"), 0, 100, "half a photo");
  blobs.add(phone, sha256("b"), 0, 100, "half another");
  auto jobs = runner({server::uploadSweep(blobs)});
  EXPECT_THAT(jobs.runByHand("upload_sweep", true).lines, IsEmpty());
  clock.at = clock.at + Duration::hours(25);
  EXPECT_THAT(jobs.runByHand("upload_sweep", true).lines, ::testing::SizeIs(2));
  EXPECT_EQ(blobs.receivedFrom(tablet, sha256("a")), 12u);
  const auto old = blobs.arrivingBefore(clock.at - Duration::days(1));
  ASSERT_EQ(old.size(), 2u);
  // A device that goes on just then keeps what it has sent.
  const fs::path continued = folder.path() / "blobs/arriving" / old[0].device_id.toString() / old[0].hash;
  fs::last_write_time(continued, fs::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_FALSE(blobs.forget(old[0]));
  jobs.prepare();
  jobs.runDue();
  EXPECT_TRUE(fs::exists(continued));
  EXPECT_EQ(blobs.arrivingBefore(clock.at + Duration::days(2)).size(), 1u);
  EXPECT_EQ(blobs.sizeOf(whole), 5u);
  EXPECT_EQ(blobs.receivedFrom(old[1].device_id, sha256(old[1].device_id == tablet ? "a" : "b")), 0u);
}

}  // namespace
}  // namespace carnet::testing
