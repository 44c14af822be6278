// Two people, one job, and what running a change set on it leaves.
#pragma once

#include <gtest/gtest.h>

#include "shared/rules/executor.h"
#include "tests/shared/rules/map_rows.h"
#include "tests/shared/rules/test_book.h"

namespace carnet::testbook {

inline const Uuid anna = Uuid::v7(1, 1, 1), bert = Uuid::v7(1, 1, 2);

class ExecutorTest : public testing::Test {
 protected:
  ExecutorTest() {
    Person person;
    person.head.id = person.head.root_id = anna;
    person.name = "Anna";
    person.roles = office;
    rows_.rows[{&entityOf<Person>, anna}] = rowOf(person);
    person.head.id = person.head.root_id = bert;
    person.name = "Bert";
    person.roles = worker;
    rows_.rows[{&entityOf<Person>, bert}] = rowOf(person);
    Job job;
    job.head.id = job.head.root_id = jobId;
    job.head.facet = Facet::ticket;
    job.head.rev = 1;
    job.head.created_at = job.head.updated_at = at(1);
    job.title = "Boiler";
    job.limit_minor = 100;
    job.street = "Quai 1";
    job.city = "Lyon";
    job.notes = "one\ntwo\nthree";
    job.tags = "old";
    rows_.rows[{&entityOf<Job>, jobId}] = rowOf(job);
  }

  static Hlc at(std::int64_t minute) { return Hlc::of(Instant{minute * 60'000}); }

  ChangeSet by(const Uuid& person, std::int64_t minute, std::vector<Operation> operations, std::int64_t seen = 1) {
    ChangeSet cs;
    cs.id = Uuid::v7(minute * 60'000, static_cast<std::uint64_t>(++made_), 9);
    cs.person_id = person;
    cs.cs_no = made_;
    cs.seen = seen;
    cs.happened_at = at(minute);
    for (Operation& op : operations) op.happened_at = at(minute);
    cs.operations = std::move(operations);
    return cs;
  }

  Outcome run(const ChangeSet& cs, Side side = Side::server, Rows* over = nullptr) {
    Work work(over ? *over : rows_);
    ExecutionTerms terms;
    terms.actor = {cs.person_id, {}, cs.person_id == anna ? office : worker};
    terms.side = side;
    terms.arrival = Instant{1'000 * 60'000};
    terms.holds = holds_;
    Outcome outcome = execute(book(), cs, terms, work);
    if (outcome.verdict == Verdict::applied || outcome.verdict == Verdict::merged) {
      rows_.take(work, ++commit_no_, cs.happened_at);
    }
    return outcome;
  }

  Job job() { return as<Job>(rows_.rows.at({&entityOf<Job>, jobId})); }
  Watcher watcher() { return as<Watcher>(rows_.rows.at({&entityOf<Watcher>, watcherId(jobId, bert)})); }
  std::vector<Clash> clashes() {
    std::vector<Clash> out;
    for (const auto& [key, row] : rows_.rows) {
      if (key.entity == &entityOf<Clash>) out.push_back(as<Clash>(row));
    }
    return out;
  }
  std::string parkedFor(const ChangeSet& cs, Side side = Side::server) {
    const Outcome outcome = run(cs, side);
    return outcome.verdict == Verdict::parked ? outcome.reason.code : std::string(nameOf(outcome.verdict));
  }

  MapRows rows_;
  std::function<bool(const Leaf&)> holds_;
  std::int64_t made_ = 0, commit_no_ = 1;
};

}  // namespace carnet::testbook
