// What a person did and takes back: long after, on another run of the program, and with what others did in between.
#include <gtest/gtest.h>

#include "tests/shared/sync/rig.h"

namespace carnet::testbook {
namespace {

class DeedsTest : public testing::Test {
 protected:
  DeedsTest() : anna_(rig_.add(rig_.anna)) {
    rig_.serverDoes(rig_.anna,
                    {setField(entityOf<Person>, rig_.carl, "roles", std::int64_t{worker}, std::int64_t{office})});
    rig_.serverDoes(rig_.carl, {createJob(job_, "Boiler"), textField(J, job_, "notes", "", "one\ntwo\nthree"),
                                setField(J, job_, "tags", "", "hot")});
    anna_.connect();
    rig_.settle();
  }

  // Done, judged, and read from the disk by another run of the program.
  Uuid done(std::vector<Operation> operations) {
    const auto saved = anna_.submit(std::move(operations));
    EXPECT_TRUE(saved.saved) << saved.problem.code;
    anotherRun();
    return saved.change_set_id;
  }
  void anotherRun() {
    rig_.settle();
    anna_.restart();
    anna_.connect();
    rig_.settle();
  }
  sync::SubmitOutcome takeBack(const Uuid& deed) {
    const Result<Nothing> foretold = anna_.engine->mayTakeBack(deed, rig_.now);
    sync::SubmitOutcome outcome = anna_.engine->takeBack(deed, rig_.now);
    EXPECT_EQ(foretold.ok(), outcome.saved);
    EXPECT_EQ(foretold.ok() ? std::string() : foretold.problem().code, outcome.problem.code);
    anna_.take(std::exchange(outcome.reaction, {}));
    rig_.settle();
    return outcome;
  }
  // What people read: values, and whether it is there.
  std::map<RowKey, std::vector<Value>> shown() {
    std::map<RowKey, std::vector<Value>> out;
    for (const auto& [key, row] : anna_.store.rows()) {
      if (!row.isDeleted()) out[key] = row.values;
    }
    return out;
  }
  std::int64_t used() {
    std::int64_t sum = 0;
    for (const auto& [key, row] : anna_.store.rows()) sum += key.entity == &entityOf<Line> ? as<Line>(row).quantity : 0;
    return sum;
  }

  Rig rig_;
  SeededRng draw_{7};
  const Uuid job_ = Uuid::v7(100, 1, 1);
  RigDevice& anna_;
};

TEST_F(DeedsTest, whatWasAcceptedInAnEarlierRunIsTakenBack) {
  const Uuid deed = done({setField(J, job_, "title", "Boiler", "Pump"), appendLine(Uuid::v7(9, 1, 1), job_, 4)});
  ASSERT_TRUE(takeBack(deed).saved);
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Boiler");
  EXPECT_EQ(used(), 0);
  EXPECT_EQ(takeBack(deed).problem.code, "undo.done_already");
  rig_.expectSame(anna_);
}

TEST_F(DeedsTest, whatWasTakenBackIsDoneAgainAndTakenBackAgain) {
  const Uuid deed = done({setField(J, job_, "title", "Boiler", "Pump")});
  const Uuid undone = takeBack(deed).change_set_id;
  anotherRun();
  const Uuid redone = takeBack(undone).change_set_id;
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Pump");
  ASSERT_TRUE(takeBack(redone).saved);
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Boiler");
  EXPECT_EQ(anna_.store.deed(redone)->action, deed) << "all of it is one thing that the person did";
}

TEST_F(DeedsTest, whoChangedItSinceIsNamed) {
  const Uuid deed = done({setField(J, job_, "title", "Boiler", "Pump")});
  rig_.serverDoes(rig_.carl, {setField(J, job_, "title", "Pump", "Valve")});
  rig_.settle();
  const auto refused = takeBack(deed);
  EXPECT_EQ(refused.problem.code, "undo.changed_since");
  EXPECT_EQ(refused.problem.values, (std::vector<std::string>{"job", rig_.carl.toString()}));
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Valve");
}

// The device did not know yet: what the other person wrote stands, and no conflict is made of an undo.
TEST_F(DeedsTest, anUndoLosesToAnEditThatItHadNotSeen) {
  const Uuid deed = done({setField(J, job_, "title", "Boiler", "Pump"),
                          setField(J, job_, "limit_minor", std::int64_t{0}, std::int64_t{5})});
  anna_.cut();
  rig_.serverDoes(rig_.carl, {setField(J, job_, "title", "Pump", "Valve")});
  ASSERT_TRUE(takeBack(deed).saved);
  EXPECT_EQ(anna_.find<Job>(job_)->title, "Boiler");
  anna_.connect();
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Valve");
  EXPECT_EQ(rig_.find<Job>(job_)->limit_minor, 0) << "what nobody else touched goes back";
  EXPECT_EQ(anna_.receipts.back().verdict, Verdict::merged);
  for (const auto& [key, row] : rig_.server.rows()) EXPECT_NE(key.entity, &entityOf<Clash>) << "nobody has to decide";
  rig_.expectSame(anna_);
}

TEST_F(DeedsTest, aRowThatWasMadeGoesUnlessSomethingBelongsToIt) {
  const Uuid first = Uuid::v7(101, 1, 1), second = Uuid::v7(101, 1, 2), third = Uuid::v7(101, 1, 3);
  const Uuid alone = done({createJob(first, "First")}), used = done({createJob(second, "Second")}),
             edited = done({createJob(third, "Third")});
  Operation moved = setField(J, third, "city", "", "Lyon");
  moved.fields.push_back(edit(J, "street", "Quai 1", ""));
  rig_.serverDoes(rig_.carl, {appendLine(Uuid::v7(9, 1, 2), second, 1), moved});
  rig_.settle();
  EXPECT_TRUE(takeBack(alone).saved);
  EXPECT_TRUE(rig_.row(J, first)->isDeleted());
  const auto stays = takeBack(used);
  EXPECT_EQ(stays.problem.code, "row.in_use");
  EXPECT_EQ(stays.problem.values, std::vector<std::string>{"line"});
  EXPECT_FALSE(rig_.row(J, second)->isDeleted());
  EXPECT_EQ(takeBack(edited).problem.code, "undo.changed_since");
  EXPECT_FALSE(rig_.row(J, third)->isDeleted());
  rig_.expectSame(anna_);
}

// Who is to do it is asked for with the row and decided by the server: that is no change of somebody else.
TEST_F(DeedsTest, aRowThatTheServerCompletedAsAskedGoesToo) {
  const Uuid made = Uuid::v7(101, 1, 1), given = Uuid::v7(101, 1, 2);
  const Uuid deed = done({createJob(made, "Visit"), step(made, "assign", {{"person_id", rig_.carl}})});
  ASSERT_EQ(rig_.find<Job>(made)->assignee_id, Id<Person>(rig_.carl));
  EXPECT_TRUE(takeBack(deed).saved);
  EXPECT_TRUE(rig_.row(J, made)->isDeleted());
  // What somebody did with it afterwards is.
  const Uuid other = done({createJob(given, "Visit"), step(given, "assign", {{"person_id", rig_.carl}})});
  rig_.serverDoes(rig_.carl, {setField(J, given, "title", "Visit", "Repair")});
  rig_.settle();
  EXPECT_EQ(takeBack(other).problem.code, "undo.changed_since");
  EXPECT_FALSE(rig_.row(J, given)->isDeleted());
  rig_.expectSame(anna_);
}

// The line was not known where it was taken back: the server does not take away what it belongs to.
TEST_F(DeedsTest, aRowThatSomebodyBuiltOnMeanwhileStaysAtTheServer) {
  const Uuid made = Uuid::v7(101, 1, 1);
  const Uuid deed = done({createJob(made, "First")});
  anna_.cut();
  rig_.serverDoes(rig_.carl, {appendLine(Uuid::v7(9, 1, 2), made, 1)});
  ASSERT_TRUE(takeBack(deed).saved);
  anna_.connect();
  rig_.settle();
  EXPECT_EQ(anna_.receipts.back().reason.code, "row.in_use");
  EXPECT_FALSE(rig_.row(J, made)->isDeleted());
  rig_.expectSame(anna_);
  // It was not taken back: the person sees that, closes it, and can try once more.
  const Uuid parked = anna_.store.outboxEntries().begin()->second.id;
  ASSERT_TRUE(takeBack(parked).saved);
  EXPECT_TRUE(anna_.store.deed(deed)->undone_by.isNil());
  EXPECT_FALSE(anna_.store.deed(parked));
}

TEST_F(DeedsTest, aDeletionIsTakenBackByWhoeverDeleted) {
  const Uuid deed = done({eraseRow(J, job_)});
  EXPECT_TRUE(rig_.row(J, job_)->isDeleted());
  ASSERT_TRUE(takeBack(deed).saved);
  EXPECT_FALSE(rig_.row(J, job_)->isDeleted());
  EXPECT_EQ(rig_.find<Job>(job_)->notes, "one\ntwo\nthree");
  rig_.expectSame(anna_);
  Operation again = createJob(job_, "Boiler");
  again.arguments.push_back({"takes_back", true});
  rig_.serverDoes(rig_.anna, {eraseRow(J, job_)});
  EXPECT_EQ(rig_.serverDoes(rig_.carl, {again}).reason.code, "row.deleted") << "not by others";
}

TEST_F(DeedsTest, anImportGoesBackButForWhatPeopleChanged) {
  const Uuid made = Uuid::v7(101, 1, 1);
  const auto import = [](const Uuid& id, const char* title, const char* city) {
    Operation op = createJob(id, title);
    op.verb = Verb::import;
    op.fields.push_back(edit(J, "city", city));
    return op;
  };
  const Uuid updated = done({import(job_, "Boiler 7", "Lyon")}), created = done({import(made, "Pump", "Paris")});
  rig_.serverDoes(rig_.carl, {setField(J, job_, "title", "Boiler 7", "Boiler seven")});
  ASSERT_TRUE(takeBack(created).saved);
  EXPECT_TRUE(rig_.row(J, made)->isDeleted());
  rig_.settle();
  EXPECT_EQ(takeBack(updated).problem.code, "undo.changed_since");
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Boiler seven");
  rig_.expectSame(anna_);
}

// The same table was imported by somebody else before, and this device had not heard of it: the row is theirs.
TEST_F(DeedsTest, anImportIntoWhatSomebodyElseHadMadeDeletesNothing) {
  const Uuid made = Uuid::v7(101, 1, 1);
  const auto import = [&](const char* title) {
    Operation op = createJob(made, title);
    op.verb = Verb::import;
    return op;
  };
  anna_.cut();
  rig_.serverDoes(rig_.carl, {import("Pump")});
  const auto saved = anna_.submit({import("Pump, large")});
  ASSERT_TRUE(saved.saved);
  anna_.connect();
  rig_.settle();
  EXPECT_FALSE(takeBack(saved.change_set_id).saved);
  EXPECT_FALSE(rig_.row(J, made)->isDeleted());
  rig_.expectSame(anna_);
}

TEST_F(DeedsTest, whatWasNeverSentGoesWithoutATraceAndIsNoDeedAnyMore) {
  anna_.cut();
  const auto saved = anna_.submit({setField(J, job_, "title", "Boiler", "Pump")});
  ASSERT_TRUE(takeBack(saved.change_set_id).saved);
  EXPECT_TRUE(anna_.store.outboxEntries().empty());
  EXPECT_TRUE(anna_.store.deeds().empty());
}

TEST_F(DeedsTest, whateverIsDoneAndTakenBackLeavesAllAsItWas) {
  const auto word = [&] { return "w" + std::to_string(draw_.below(1000)); };
  const auto drawn = [&](const Job& job) -> std::vector<Operation> {
    switch (draw_.below(8)) {
      case 0:
        return {setField(J, job_, "title", job.title, word())};
      case 1:
        return {setField(J, job_, "city", job.city, word()), setField(J, job_, "title", job.title, word())};
      case 2:
        return {textField(J, job_, "notes", job.notes, job.notes + "\n" + word())};
      case 3: {
        Operation tag = setField(J, job_, "tags", {}, draw_.chance(50) ? "hot" : word());
        tag.verb = draw_.chance(50) ? Verb::add : Verb::remove;
        return {tag};
      }
      case 4: {
        const Uuid made = draw_.newId(rig_.now);
        return {createJob(made, "new"), setField(J, made, "title", "new", word())};
      }
      case 5:
        return {eraseRow(J, job_)};
      case 6:
        return {watch(job_, rig_.carl, word())};
      default: {
        Operation op = createJob(draw_.chance(50) ? job_ : draw_.newId(rig_.now), word());
        op.verb = Verb::import;
        return {op};
      }
    }
  };
  for (int round = 0; round < 400; ++round) {
    const auto before = shown();
    const std::vector<Operation> operations = drawn(*anna_.find<Job>(job_));
    const std::string what = std::to_string(round) + ": " + std::string(nameOf(operations.front().verb));
    const bool changes_nothing = operations.front().verb == Verb::add || operations.front().verb == Verb::remove;
    const auto saved = anna_.submit(operations);
    ASSERT_TRUE(saved.saved) << what << saved.problem.code;
    if (draw_.chance(50)) anotherRun();
    const bool had_effect = shown() != before;
    const auto taken = takeBack(saved.change_set_id);
    ASSERT_TRUE(taken.saved || (changes_nothing && !had_effect)) << what << taken.problem.code;
    ASSERT_EQ(shown(), before) << what;
    rig_.expectSame(anna_);
    rig_.now = rig_.now + Duration::minutes(1);
  }
}

}  // namespace
}  // namespace carnet::testbook
