#include "server/sync/authority_worker.h"

#include <condition_variable>

#include "shared/domain/organisation/parked_change.h"
#include "tests/server/sync/company.h"

namespace carnet::testing {
namespace {

// Collects answers as they come, from whatever thread.
class Answers {
 public:
  server::AuthorityWorker::Answer take() {
    return [this](std::vector<sync::Judgement> judgements, std::exception_ptr failure) {
      std::lock_guard lock(mutex_);
      EXPECT_FALSE(failure);
      for (sync::Judgement& judgement : judgements) judgements_.push_back(std::move(judgement));
      ++answers_;
      changed_.notify_all();
    };
  }
  std::vector<sync::Judgement> await(std::size_t answers) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, std::chrono::seconds(60), [&] { return answers_ >= answers; }));
    return judgements_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<sync::Judgement> judgements_;
  std::size_t answers_ = 0;
};

std::optional<Row> showParked(const ChangeSet& change_set, const Actor& actor, const Problem& problem, Rows&) {
  ParkedChange parked;
  parked.head.id = parked.head.root_id = change_set.id;
  parked.head.facet = Facet::hq;
  parked.person_id = Id<AppUser>(actor.person_id);
  parked.code = problem.code;
  return rowOf(parked);
}

class AuthorityWorkerTest : public ::testing::Test {
 protected:
  AuthorityWorkerTest() : anna(company.addPerson("anna")), ben(company.addPerson("ben")) {
    company.grant(anna, everything());
    company.grant(ben, everything());
    company.book.parked_row = &showParked;
    // The rules let it pass and PostgreSQL refuses it.
    company.database.runBlocking(
        [](server::Transaction& tx) { tx.exec("ALTER TABLE partner ADD CHECK (name <> 'poison')"); });
  }

  Company company;
  Person anna, ben;
  SilentLog log;
};

TEST_F(AuthorityWorkerTest, oneThatCannotBeWrittenIsParkedAndTakesNobodyWithIt) {
  server::AuthorityWorker worker(company.store, company.book, nullptr, log);
  Answers answers;
  const Uuid before = company.newId(), after = company.newId(), others = company.newId();
  std::vector<sync::Received> sets;
  sets.push_back(company.changeSet(anna, {company.createPartner(before, "before")}));
  sets.push_back(company.changeSet(anna, {company.createPartner(company.newId(), "poison")}));
  sets.push_back(company.changeSet(anna, {company.createPartner(after, "after")}));
  const Uuid poisoned = sets[1].change_set.id;
  worker.submit(sets, answers.take());
  worker.submit({company.changeSet(ben, {company.createPartner(others, "other's")})}, answers.take());
  const auto judgements = answers.await(2);
  ASSERT_EQ(judgements.size(), 4u);
  EXPECT_EQ(judgements[0].receipt.verdict, Verdict::applied);
  EXPECT_EQ(judgements[1].receipt.verdict, Verdict::parked);
  EXPECT_EQ(judgements[1].receipt.reason.code, "server.failed");
  EXPECT_EQ(judgements[2].receipt.verdict, Verdict::applied);
  EXPECT_EQ(judgements[3].receipt.verdict, Verdict::applied);
  EXPECT_EQ(company.nameOfPartner(after), "after");
  EXPECT_EQ(worker.figures().poisoned, 1u);
  // Kept with its bytes, shown to the office, and its number used up.
  EXPECT_EQ(company.count("SELECT count(*) FROM sync_change_set WHERE change_set_id = '" + poisoned.toString() +
                          "' AND octet_length(content) > 0"),
            1);
  EXPECT_EQ(company.count("SELECT count(*) FROM parked_change WHERE code = 'server.failed'"), 1);
  EXPECT_EQ(company.count("SELECT count(*) FROM sync_receipt"), company.head());
}

TEST_F(AuthorityWorkerTest, aPoisonThatIsPushedAgainHasItsVerdictAlready) {
  server::AuthorityWorker worker(company.store, company.book, nullptr, log);
  Answers answers;
  const auto bad = company.changeSet(anna, {company.createPartner(company.newId(), "poison")});
  worker.submit({bad}, answers.take());
  worker.submit({bad}, answers.take());
  const auto judgements = answers.await(2);
  EXPECT_EQ(judgements[0].receipt, judgements[1].receipt);
  EXPECT_EQ(worker.figures().poisoned, 1u);
}

TEST_F(AuthorityWorkerTest, aRuleThatThrowsParksItsChangeSetOnly) {
  company.book.entities[entityOf<Partner>.no].on_create = [](RuleContext&, Row& row) -> Result<Nothing> {
    if (as<Partner>(row).name == "broken") throw std::logic_error("a fault of ours");
    return Nothing{};
  };
  server::AuthorityWorker worker(company.store, company.book, nullptr, log);
  Answers answers;
  worker.submit({company.changeSet(anna, {company.createPartner(company.newId(), "broken")}),
                 company.changeSet(anna, {company.createPartner(company.newId(), "fine")})},
                answers.take());
  const auto judgements = answers.await(1);
  EXPECT_EQ(judgements[0].receipt.reason.code, "server.failed");
  EXPECT_EQ(judgements[1].receipt.verdict, Verdict::applied);
}

TEST_F(AuthorityWorkerTest, whatWaitsIsJudgedTogetherInTheOrderOfArrival) {
  server::AuthorityWorker worker(company.store, company.book, nullptr, log);
  Answers answers;
  const Uuid partner = company.newId();
  constexpr int sets = 600;
  worker.submit({company.changeSet(anna, {company.createPartner(partner, "0")})}, answers.take());
  for (int i = 1; i < sets; ++i) {
    worker.submit({company.changeSet(i % 2 == 0 ? anna : ben,
                                     {company.renamePartner(partner, std::to_string(i - 1), std::to_string(i))})},
                  answers.take());
  }
  const auto judgements = answers.await(sets);
  std::int64_t last = 0;
  for (const sync::Judgement& judgement : judgements) {
    EXPECT_EQ(judgement.receipt.verdict, Verdict::applied);
    EXPECT_GT(judgement.receipt.commit_no, last);
    last = judgement.receipt.commit_no;
  }
  EXPECT_EQ(company.nameOfPartner(partner), std::to_string(sets - 1));
  EXPECT_LT(worker.figures().batches, static_cast<std::uint64_t>(sets) / 4);
}

TEST_F(AuthorityWorkerTest, aFullQueueSaysSoAndStillLosesNothing) {
  server::AuthorityWorker worker(company.store, company.book, nullptr, log, {.queue_bytes = 1'000, .queue_sets = 5});
  Answers answers;
  EXPECT_TRUE(worker.hasRoom());
  std::promise<void> gate;
  std::thread slow([&] {
    worker.run([&](sync::ServerTransaction&, const sync::Authority&) {
      gate.get_future().wait();
      return std::vector<sync::FeedCommit>();
    });
  });
  for (int i = 0; i < 20; ++i) {
    worker.submit({company.changeSet(anna, {company.createPartner(company.newId(), "waiting")})}, answers.take());
  }
  EXPECT_FALSE(worker.hasRoom());
  gate.set_value();
  slow.join();
  EXPECT_EQ(answers.await(20).size(), 20u);
  EXPECT_TRUE(worker.hasRoom());
}

TEST_F(AuthorityWorkerTest, stoppingJudgesWhatIsWaitingAndRefusesWhatComesLater) {
  Answers answers;
  server::AuthorityWorker worker(company.store, company.book, nullptr, log);
  for (int i = 0; i < 10; ++i) {
    worker.submit({company.changeSet(anna, {company.createPartner(company.newId(), "waiting")})}, answers.take());
  }
  worker.stop();
  EXPECT_EQ(answers.await(10).size(), 10u);
  bool refused = false;
  worker.submit({company.changeSet(anna, {company.createPartner(company.newId(), "late")})},
                [&](std::vector<sync::Judgement>, std::exception_ptr failure) { refused = failure != nullptr; });
  EXPECT_TRUE(refused);
  EXPECT_THROW(worker.run(server::ServerWork{}), server::DatabaseStopped);
}

}  // namespace
}  // namespace carnet::testing
