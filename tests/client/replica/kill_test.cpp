// kill -9 in the middle of submitting: what was reported saved is there.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/replica/replica.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/partner.h"
#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

Operation createPartner(const Uuid& id, const std::string& name) {
  Operation op;
  op.verb = Verb::create;
  op.entity = entityOf<Partner>.no;
  op.row_id = id;
  op.fields.push_back({entityOf<Partner>.find("name")->no, Value(), name});
  return op;
}

struct Saved {
  std::int64_t cs_no;
  Uuid row_id;
};

[[noreturn]] void submitUntilKilled(const std::filesystem::path& folder, int out) {
  SystemClock clock;
  SystemRng rng;
  Replica replica({folder, &freeRules(), &clock, &rng, nullptr}, {someId(1), someId(2), someId(3), "T07"});
  for (std::uint64_t n = 0;; ++n) {
    const Uuid id = rng.newId(clock.now());
    const sync::SubmitOutcome outcome = replica.submit({{createPartner(id, std::string(500, 'x'))}}).get();
    if (!outcome.saved) _exit(1);
    const Saved saved{outcome.cs_no, id};
    if (write(out, &saved, sizeof saved) != sizeof saved) _exit(1);
  }
}

TEST(Kill, whatWasReportedSavedSurvives) {
  TemporaryFolder folder;
  std::vector<Saved> all;
  SeededRng rng(5);
  for (int round = 0; round < 6; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      submitUntilKilled(folder.path(), ends[1]);
    }
    close(ends[1]);
    // However slow the machine is, something is saved before the blow falls at a moment of its own.
    Saved saved;
    ASSERT_EQ(read(ends[0], &saved, sizeof saved), static_cast<ssize_t>(sizeof saved)) << "the child saved nothing";
    all.push_back(saved);
    usleep(static_cast<useconds_t>(rng.below(200'000)));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child gave up by itself";
    while (read(ends[0], &saved, sizeof saved) == sizeof saved) all.push_back(saved);
    close(ends[0]);

    SqliteStore store(folder.path(), registry());
    ASSERT_FALSE(all.empty());
    for (const Saved& one : all) {
      Row row;
      ASSERT_TRUE(store.outboxEntry(one.cs_no).has_value()) << one.cs_no;
      ASSERT_EQ(store.get(entityOf<Partner>, one.row_id, row), Presence::present) << one.cs_no;
    }
    EXPECT_GE(store.state().next_cs_no, all.back().cs_no + 1);
    // Everything or nothing: as many rows as change sets.
    EXPECT_EQ(store.rowsOf({Uuid{}, entityOf<Partner>.facet}).size(), static_cast<std::size_t>(store.countWaiting()));
  }
  RecordProperty("saved", static_cast<int>(all.size()));
}

}  // namespace
}  // namespace carnet::client
