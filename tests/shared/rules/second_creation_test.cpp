// A row that is made again: by another person under the same natural key, by the next import, after it was deleted.
#include "tests/shared/rules/executor_fixture.h"

namespace carnet::testbook {
namespace {

class SecondCreation : public ExecutorTest {};

TEST_F(SecondCreation, aRowWithANaturalKeyIsMadeByTwoAsOne) {
  EXPECT_EQ(parkedFor(by(anna, 5, {watch(jobId, bert, "from Anna")})), "applied");
  EXPECT_EQ(parkedFor(by(bert, 6, {watch(jobId, bert, "from Anna")})), "applied");
  EXPECT_EQ(parkedFor(by(bert, 6, {watch(jobId, bert, "")})), "applied") << "a default says nothing";
  EXPECT_EQ(watcher().reason, "from Anna");
  EXPECT_TRUE(clashes().empty());
}

TEST_F(SecondCreation, whereTwoSayDifferentThingsOfOneKeyTheLaterStandsAndTheOtherIsKept) {
  run(by(anna, 5, {watch(jobId, bert, "from Anna")}));
  EXPECT_EQ(parkedFor(by(bert, 6, {watch(jobId, bert, "from Bert")})), "merged");
  EXPECT_EQ(watcher().reason, "from Bert");
  ASSERT_EQ(clashes().size(), 1u);
  EXPECT_EQ(clashes()[0].theirs, "from Anna");
  EXPECT_EQ(parkedFor(by(anna, 4, {watch(jobId, bert, "earlier")})), "merged");
  EXPECT_EQ(watcher().reason, "from Bert");
  EXPECT_EQ(clashes().size(), 2u);
}

TEST_F(SecondCreation, aSecondCreationFillsWhatTheFirstLeftEmpty) {
  run(by(anna, 5, {watch(jobId, bert, "")}));
  EXPECT_EQ(parkedFor(by(bert, 6, {watch(jobId, bert, "from Bert")})), "applied");
  EXPECT_EQ(watcher().reason, "from Bert");
}

TEST_F(SecondCreation, whoDoesNotHoldTheRowOfAKeyLeavesItAsItIsAndTheirWordIsKept) {
  run(by(anna, 5, {watch(jobId, bert, "from Anna")}));
  holds_ = [](const Leaf&) { return false; };
  EXPECT_EQ(parkedFor(by(bert, 6, {watch(jobId, bert, "from Bert")})), "merged");
  EXPECT_EQ(watcher().reason, "from Anna");
  ASSERT_EQ(clashes().size(), 1u);
  EXPECT_EQ(clashes()[0].mine, "from Bert");
  EXPECT_FALSE(clashes()[0].mine_stands);
}

TEST_F(SecondCreation, aRowIsMadeUnderItsKeyAlsoByAnImport) {
  Operation op = watch(jobId, bert, "from elsewhere");
  op.verb = Verb::import;
  op.row_id = Uuid::v7(22, 1, 1);
  EXPECT_EQ(parkedFor(by(anna, 5, {op})), "row.wrong_id");
}

Operation importJob(std::initializer_list<FieldEdit> edits) {
  Operation op = createJob(jobId, "");
  op.verb = Verb::import;
  op.fields = edits;
  op.arguments = {{"keeps_edits", true}};
  return op;
}

TEST_F(SecondCreation, anImportAgainTakesOverWhatChangedAtItsSourceAndLeavesWhatPeopleChanged) {
  run(by(bert, 5, {setField(J, jobId, "title", "Boiler", "Bert's")}));
  const Outcome outcome =
      run(by(anna, 6, {importJob({edit(J, "title", "Source", "Boiler"), edit(J, "notes", "new", "one\ntwo\nthree")})}));
  EXPECT_EQ(job().title, "Bert's");
  EXPECT_EQ(job().notes, "new");
  ASSERT_EQ(outcome.fields.size(), 1u);
  EXPECT_EQ(outcome.fields[0].field_no, 1);
  EXPECT_EQ(outcome.fields[0].result, FieldResult::theirsStands);
}

TEST_F(SecondCreation, anImportThatSaysTheSameAgainSaysNothingOfWhatPeopleChanged) {
  run(by(bert, 5, {setField(J, jobId, "title", "Boiler", "Bert's")}));
  EXPECT_TRUE(run(by(anna, 6, {importJob({edit(J, "title", "Boiler", "Boiler")})})).fields.empty());
  EXPECT_EQ(job().title, "Bert's");
}

TEST_F(SecondCreation, ofAGroupThatPeopleChangedAnImportWritesNoPart) {
  Operation moved = setField(J, jobId, "street", "Quai 1", "Quai 9");
  moved.fields.push_back(edit(J, "city", "Lyon", "Lyon"));
  run(by(bert, 5, {moved}));
  run(by(anna, 6, {importJob({edit(J, "street", "Quai 1", "Quai 1"), edit(J, "city", "Paris", "Lyon")})}));
  EXPECT_EQ(job().street + ", " + job().city, "Quai 9, Lyon");
}

TEST_F(SecondCreation, whatPeopleTookIntoTheirHandsAnImportDoesNotSetToAnotherState) {
  run(by(bert, 5, {step(jobId, "start")}));
  run(by(anna, 6, {importJob({edit(J, "state", "done", "open"), edit(J, "assignee_id", anna, Value())})}));
  EXPECT_EQ(job().state, JobState::started);
  EXPECT_FALSE(job().assignee_id.has_value()) << "what goes with a state is not written without it";
}

TEST_F(SecondCreation, anImportLeavesARowDeletedThatPeopleDeleted) {
  run(by(anna, 5, {eraseRow(J, jobId)}));
  const Outcome outcome = run(by(anna, 6, {importJob({edit(J, "title", "Source", "Boiler")})}));
  EXPECT_TRUE(job().head.deleted_at.has_value());
  EXPECT_EQ(job().title, "Boiler");
  ASSERT_EQ(outcome.fields.size(), 1u);
  EXPECT_EQ(outcome.fields[0].field_no, 0);
}

TEST_F(SecondCreation, aDeletedRowWithANaturalKeyStandsAgainAsNewlySaid) {
  run(by(anna, 5, {watch(jobId, bert, "first")}));
  run(by(anna, 6, {eraseRow(entityOf<Watcher>, watcherId(jobId, bert))}));
  for (const Side side : {Side::device, Side::server}) {
    ASSERT_TRUE(rows_.rows.at({&entityOf<Watcher>, watcherId(jobId, bert)}).isDeleted());
    const auto before = rows_;
    EXPECT_EQ(run(by(bert, 7, {watch(jobId, bert, "again")}), side).verdict, Verdict::applied);
    const Row& row = rows_.rows.at({&entityOf<Watcher>, watcherId(jobId, bert)});
    EXPECT_FALSE(row.isDeleted());
    EXPECT_EQ(as<Watcher>(row).reason, "again");
    if (side == Side::device) rows_ = before;
  }
}

}  // namespace
}  // namespace carnet::testbook
