#include "tests/shared/rules/executor_fixture.h"

namespace carnet::testbook {
namespace {

TEST_F(ExecutorTest, aFreeFieldThatNobodyElseChangedIsSet) {
  const Outcome outcome = run(by(bert, 5, {setField(J, jobId, "title", "Boiler", "Boiler 2")}));
  EXPECT_EQ(outcome.verdict, Verdict::applied);
  EXPECT_TRUE(outcome.fields.empty());
  EXPECT_EQ(job().title, "Boiler 2");
  EXPECT_EQ(job().head.updated_by, bert);
}

TEST_F(ExecutorTest, theSameValueTwiceIsNoConflict) {
  run(by(anna, 5, {setField(J, jobId, "title", "Boiler", "X")}));
  const Outcome outcome = run(by(bert, 6, {setField(J, jobId, "title", "Boiler", "X")}));
  EXPECT_EQ(outcome.verdict, Verdict::applied);
  ASSERT_EQ(outcome.fields.size(), 1u);
  EXPECT_EQ(outcome.fields[0].result, FieldResult::alreadyThere);
  EXPECT_TRUE(clashes().empty());
}

TEST_F(ExecutorTest, twoPeopleEditDifferentFieldsBothSurvive) {
  run(by(anna, 5, {setField(J, jobId, "title", "Boiler", "A")}));
  EXPECT_EQ(run(by(bert, 4, {setField(J, jobId, "notes", "one\ntwo\nthree", "new")})).verdict, Verdict::applied);
  EXPECT_EQ(job().title, "A");
  EXPECT_EQ(job().notes, "new");
}

TEST_F(ExecutorTest, ofTwoEditsOfAFreeFieldTheLaterStandsAndTheOtherIsKept) {
  run(by(anna, 5, {setField(J, jobId, "title", "Boiler", "A")}));
  const Outcome outcome = run(by(bert, 7, {setField(J, jobId, "title", "Boiler", "B")}));
  EXPECT_EQ(outcome.verdict, Verdict::merged);
  EXPECT_EQ(job().title, "B");
  ASSERT_EQ(clashes().size(), 1u);
  EXPECT_EQ(clashes()[0].theirs, "A");
  EXPECT_TRUE(clashes()[0].mine_stands);
}

TEST_F(ExecutorTest, theOtherValuesAuthorIsWhoWroteItNotWhoChangedTheRowLast) {
  run(by(anna, 5, {setField(J, jobId, "title", "Boiler", "A")}));
  run(by(bert, 6, {textField(J, jobId, "notes", "one\ntwo\nthree", "n")}));
  run(by(bert, 7, {setField(J, jobId, "title", "Boiler", "B")}));
  ASSERT_EQ(clashes().size(), 1u);
  EXPECT_EQ(clashes()[0].theirs_by, anna);
}

TEST_F(ExecutorTest, anEarlierEditThatArrivesLaterDoesNotStand) {
  run(by(anna, 5, {setField(J, jobId, "title", "Boiler", "A")}));
  EXPECT_EQ(run(by(bert, 3, {setField(J, jobId, "title", "Boiler", "B")})).verdict, Verdict::merged);
  EXPECT_EQ(job().title, "A");
  ASSERT_EQ(clashes().size(), 1u);
  EXPECT_EQ(clashes()[0].mine, "B");
  EXPECT_FALSE(clashes()[0].mine_stands);
}

// What counts is when the field was written, not when the row last changed.
TEST_F(ExecutorTest, anotherFieldsLaterEditDoesNotMakeAnEditLate) {
  run(by(anna, 5, {setField(J, jobId, "title", "Boiler", "A")}));
  run(by(anna, 50, {setField(J, jobId, "notes", "one\ntwo\nthree", "n")}));
  run(by(bert, 10, {setField(J, jobId, "title", "Boiler", "B")}));
  EXPECT_EQ(job().title, "B");
}

TEST_F(ExecutorTest, aClockThatRunsAheadIsClampedToArrival) {
  run(by(bert, 1'000'000, {setField(J, jobId, "title", "Boiler", "future")}));
  EXPECT_LE(job().head.updated_at.instant().unix_ms, 1'000 * 60'000);
}

TEST_F(ExecutorTest, ofAGuardedFieldTheServersValueStandsWhateverTheTimes) {
  run(by(anna, 5, {setField(J, jobId, "limit_minor", std::int64_t{100}, std::int64_t{200})}));
  const Outcome outcome = run(by(anna, 9, {setField(J, jobId, "limit_minor", std::int64_t{100}, std::int64_t{300})}));
  EXPECT_EQ(outcome.verdict, Verdict::merged);
  EXPECT_EQ(job().limit_minor, 200);
  ASSERT_EQ(clashes().size(), 1u);
  EXPECT_EQ(clashes()[0].mine, "300");
}

Operation moveTo(const std::string& street, const std::string& city, const std::string& base_street = "Quai 1",
                 const std::string& base_city = "Lyon") {
  Operation op = setField(J, jobId, "street", base_street, street);
  op.fields.push_back(edit(J, "city", city, base_city));
  return op;
}

TEST_F(ExecutorTest, aGroupIsNeverMixed) {
  run(by(anna, 5, {moveTo("Quai 1", "Paris")}));
  EXPECT_EQ(run(by(bert, 4, {moveTo("Rue 2", "Lyon")})).verdict, Verdict::merged);
  EXPECT_EQ(job().street + ", " + job().city, "Quai 1, Paris");
  EXPECT_EQ(run(by(bert, 9, {moveTo("Rue 2", "Lyon")})).verdict, Verdict::merged);
  EXPECT_EQ(job().street + ", " + job().city, "Rue 2, Lyon");
}

// A part of a group alone would mix: the operation must say the whole.
TEST_F(ExecutorTest, aPartOfAGroupIsRefused) {
  EXPECT_EQ(parkedFor(by(bert, 5, {setField(J, jobId, "street", "Quai 1", "Rue 2")})), "field.group_incomplete");
}

TEST_F(ExecutorTest, aLongTextIsMergedByLine) {
  run(by(anna, 5, {textField(J, jobId, "notes", "one\ntwo\nthree", "ONE\ntwo\nthree")}));
  const Outcome outcome = run(by(bert, 4, {textField(J, jobId, "notes", "one\ntwo\nthree", "one\ntwo\nTHREE")}));
  EXPECT_EQ(outcome.verdict, Verdict::applied);
  EXPECT_EQ(job().notes, "ONE\ntwo\nTHREE");
  EXPECT_EQ(run(by(bert, 4, {textField(J, jobId, "notes", "one\ntwo\nthree", "uno\ntwo\nthree")})).verdict,
            Verdict::merged);
  EXPECT_NE(job().notes.find("uno"), std::string::npos);
  EXPECT_NE(job().notes.find("ONE"), std::string::npos);
}

TEST_F(ExecutorTest, twoLongTextsThatDoNotFitTogetherAreParkedNotCut) {
  const std::string big(40'000, 'a'), other(40'000, 'b');
  run(by(anna, 5, {textField(J, jobId, "notes", "one\ntwo\nthree", big)}));
  EXPECT_EQ(parkedFor(by(bert, 6, {textField(J, jobId, "notes", "one\ntwo\nthree", other)})), "field.bad_value");
  EXPECT_EQ(job().notes, big);
}

Operation tag(Verb verb, const std::string& element) {
  Operation op = setField(J, jobId, "tags", {}, element);
  op.verb = verb;
  return op;
}

TEST_F(ExecutorTest, elementsOfASetAreAddedAndRemovedOneByOne) {
  EXPECT_EQ(run(by(anna, 5, {tag(Verb::add, "vip")})).verdict, Verdict::applied);
  EXPECT_EQ(run(by(bert, 4, {tag(Verb::add, "noise"), tag(Verb::remove, "old")})).verdict, Verdict::applied);
  EXPECT_EQ(job().tags, "noise\nvip");
}

TEST_F(ExecutorTest, anElementThatSomebodyPutBackStaysWhenALateRemovalArrives) {
  run(by(anna, 5, {tag(Verb::remove, "old")}));
  run(by(anna, 6, {tag(Verb::add, "old")}));
  const Outcome late = run(by(bert, 4, {tag(Verb::remove, "old")}));
  EXPECT_EQ(job().tags, "old") << "add wins";
  ASSERT_EQ(late.fields.size(), 1u);
  EXPECT_EQ(late.fields[0].result, FieldResult::theirsStands);
  run(by(bert, 7, {tag(Verb::remove, "old")}, commit_no_));
  EXPECT_EQ(job().tags, "") << "who has seen it takes it out";
}

TEST_F(ExecutorTest, onesOwnElementIsTakenOutBeforeItWasSeenToArrive) {
  run(by(bert, 5, {tag(Verb::add, "mine")}));
  run(by(bert, 6, {tag(Verb::remove, "mine")}));
  EXPECT_EQ(job().tags, "old");
}

TEST_F(ExecutorTest, inOneBatchAnElementPutBackStaysToo) {
  Work batch(rows_);
  const auto judge = [&](const ChangeSet& cs) {
    Work work = Work::over(batch);
    ExecutionTerms terms;
    terms.actor = {cs.person_id, {}, office};
    terms.side = Side::server;
    terms.arrival = Instant{1'000 * 60'000};
    execute(book(), cs, terms, work);
    for (RowChange& change : work.changes()) {
      change.after.head.rev = 1'000;
      batch.put(change.after);
      batch.noteChange(change, cs.happened_at, cs.person_id);
    }
  };
  judge(by(anna, 5, {tag(Verb::remove, "old")}));
  judge(by(anna, 6, {tag(Verb::add, "old")}));
  judge(by(bert, 4, {tag(Verb::remove, "old")}));
  Row row;
  ASSERT_EQ(batch.get(J, jobId, row), Presence::present);
  EXPECT_EQ(as<Job>(row).tags, "old");
}

TEST_F(ExecutorTest, aSetThatIsSaidWholeIsMergedByElement) {
  run(by(anna, 5, {tag(Verb::add, "vip")}));
  EXPECT_EQ(run(by(bert, 4, {setField(J, jobId, "tags", "old", "noise")})).verdict, Verdict::applied);
  EXPECT_EQ(job().tags, "noise\nvip");
  EXPECT_TRUE(clashes().empty());
}

TEST_F(ExecutorTest, elementsAreOnlyAddedToSets) {
  Operation op = setField(J, jobId, "title", {}, "x");
  op.verb = Verb::add;
  EXPECT_EQ(parkedFor(by(bert, 5, {op})), "operation.not_a_set");
  EXPECT_EQ(parkedFor(by(bert, 5, {tag(Verb::add, "a\nb")})), "field.bad_value");
  EXPECT_EQ(parkedFor(by(bert, 5, {tag(Verb::add, "")})), "field.bad_value");
}

TEST_F(ExecutorTest, fieldsThatAreNotForWritingAreRefused) {
  EXPECT_EQ(parkedFor(by(anna, 5, {setField(J, jobId, "code", "", "C")})), "field.not_writable");
  EXPECT_EQ(parkedFor(by(anna, 5, {setField(J, jobId, "state", "open", "done")})), "field.not_writable");
  EXPECT_EQ(parkedFor(by(anna, 5, {setField(J, jobId, "number", "", "N-1")})), "field.not_writable");
  EXPECT_EQ(parkedFor(by(bert, 5, {setField(J, jobId, "limit_minor", std::int64_t{100}, std::int64_t{1})})),
            "rights.field");
  EXPECT_EQ(parkedFor(by(bert, 5, {setField(J, jobId, "title", "Boiler", std::int64_t{1})})), "field.bad_value");
  EXPECT_EQ(parkedFor(by(bert, 5, {setField(J, jobId, "title", "Boiler", Value())})), "field.bad_value");
  Operation unknown = setField(J, jobId, "title", "Boiler", "x");
  unknown.fields[0].field_no = 999;
  EXPECT_EQ(parkedFor(by(bert, 5, {unknown})), "field.unknown");
  unknown.entity = 999;
  EXPECT_EQ(parkedFor(by(bert, 5, {unknown})), "operation.unknown_entity");
}

TEST_F(ExecutorTest, changingNothingNeedsTheRightToo) {
  Operation nothing = setField(entityOf<Person>, anna, "name", "Anna", "x");
  nothing.fields.clear();
  EXPECT_EQ(parkedFor(by(bert, 5, {nothing})), "rights.none");
  EXPECT_EQ(parkedFor(by(anna, 5, {nothing})), "applied");
}

TEST_F(ExecutorTest, aNewRowTakesNoFieldThatTransitionsOrTheServerWrite) {
  Operation op = createJob(Uuid::v7(20, 1, 1), "new");
  op.fields.push_back(edit(J, "number", "N-7"));
  EXPECT_EQ(parkedFor(by(anna, 5, {op})), "field.not_writable");
  op.fields.back() = edit(J, "state", "done");
  EXPECT_EQ(parkedFor(by(anna, 5, {op})), "field.not_writable");
  op.fields.back() = edit(J, "state", "open");
  EXPECT_EQ(parkedFor(by(anna, 5, {op})), "applied") << "the default may be said";
}

TEST_F(ExecutorTest, aRowWithoutAnIdIsRefused) {
  EXPECT_EQ(parkedFor(by(anna, 5, {createJob(Uuid{}, "nobody")})), "operation.bad_id");
}

TEST_F(ExecutorTest, anIdIsNeverUsedTwice) {
  EXPECT_EQ(parkedFor(by(anna, 5, {createJob(jobId, "again")})), "row.exists");
}

TEST_F(ExecutorTest, aChangeSetIsTakenWholeOrNotAtAll) {
  EXPECT_EQ(parkedFor(by(bert, 5, {setField(J, jobId, "title", "Boiler", "B"), step(jobId, "finish")})),
            "job.illegal_step");
  EXPECT_EQ(job().title, "Boiler");
}

TEST_F(ExecutorTest, anEditNewerThanTheDeletesBaseParksTheDelete) {
  run(by(bert, 5, {setField(J, jobId, "title", "Boiler", "B")}));
  EXPECT_EQ(parkedFor(by(anna, 6, {eraseRow(J, jobId)}, 1)), "row.changed_since");
  EXPECT_EQ(parkedFor(by(anna, 6, {eraseRow(J, jobId)}, commit_no_)), "applied");
  EXPECT_TRUE(job().head.deleted_at.has_value());
}

TEST_F(ExecutorTest, anEditOfADeletedRowIsParkedAndTheRowStaysDeleted) {
  run(by(anna, 6, {eraseRow(J, jobId)}));
  EXPECT_EQ(parkedFor(by(bert, 7, {setField(J, jobId, "title", "Boiler", "B")})), "row.deleted");
  EXPECT_EQ(parkedFor(by(bert, 7, {step(jobId, "start")})), "row.deleted");
  EXPECT_EQ(parkedFor(by(anna, 7, {eraseRow(J, jobId)})), "row.deleted");
  EXPECT_TRUE(job().head.deleted_at.has_value());
}

TEST_F(ExecutorTest, anAppendedRowIsNeverChangedOrDeleted) {
  const Uuid line = Uuid::v7(30, 1, 1);
  EXPECT_EQ(parkedFor(by(bert, 5, {appendLine(line, jobId, 2)})), "applied");
  EXPECT_EQ(parkedFor(by(bert, 6, {setField(entityOf<Line>, line, "quantity", std::int64_t{2}, std::int64_t{9})})),
            "row.append_only");
  EXPECT_EQ(parkedFor(by(bert, 6, {eraseRow(entityOf<Line>, line)})), "row.append_only");
  Operation create = appendLine(Uuid::v7(30, 1, 2), jobId, 2);
  create.verb = Verb::create;
  EXPECT_EQ(parkedFor(by(bert, 6, {create})), "row.append_only");
}

TEST_F(ExecutorTest, appendIsOnlyForAppendOnlyRows) {
  Operation op = createJob(Uuid::v7(20, 1, 3), "x");
  op.verb = Verb::append;
  EXPECT_EQ(parkedFor(by(anna, 6, {op})), "operation.not_append_only");
}

TEST_F(ExecutorTest, transitionsAreCheckedAgainstThePresentState) {
  EXPECT_EQ(parkedFor(by(bert, 5, {step(jobId, "finish")})), "job.illegal_step");
  EXPECT_EQ(parkedFor(by(bert, 5, {step(jobId, "start")})), "applied");
  EXPECT_EQ(parkedFor(by(anna, 5, {step(jobId, "start")})), "merged") << "the target was reached before";
  EXPECT_EQ(parkedFor(by(bert, 6, {step(jobId, "vanish")})), "transition.unknown");
}

TEST_F(ExecutorTest, aConsequenceHasTheSameIdOnBothSides) {
  run(by(bert, 5, {step(jobId, "start")}));
  const ChangeSet finish = by(bert, 6, {step(jobId, "finish")});
  MapRows device = rows_;
  Work there(device), here(rows_);
  ExecutionTerms terms;
  terms.actor = {bert, {}, worker};
  terms.arrival = Instant{1'000 * 60'000};
  terms.side = Side::device;
  ASSERT_EQ(execute(book(), finish, terms, there).verdict, Verdict::applied);
  terms.side = Side::server;
  ASSERT_EQ(execute(book(), finish, terms, here).verdict, Verdict::applied);
  ASSERT_EQ(there.changes().size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(there.changes()[i].after, here.changes()[i].after);
}

TEST_F(ExecutorTest, aRowOutsideAPersonsRightsIsRefused) {
  holds_ = [](const Leaf& leaf) { return leaf.facet == Facet::all; };
  EXPECT_EQ(parkedFor(by(bert, 5, {setField(J, jobId, "title", "Boiler", "B")})), "row.not_yours");
  EXPECT_EQ(parkedFor(by(bert, 5, {appendLine(Uuid::v7(30, 1, 5), jobId, 2)})), "row.not_yours");
  EXPECT_EQ(parkedFor(by(bert, 5, {step(jobId, "start")})), "row.not_yours");
  const Uuid fresh = Uuid::v7(21, 1, 1);
  EXPECT_EQ(parkedFor(by(bert, 5, {createJob(fresh, "own"), appendLine(Uuid::v7(30, 1, 6), fresh, 2)})), "applied")
      << "a leaf opened by the same change set is the person's";
}

TEST_F(ExecutorTest, aDeviceLeavesToHeadquartersWhatNeedsRowsItLacks) {
  MapRows device(Presence::notHeld);
  const Outcome outcome = run(by(bert, 5, {setField(J, jobId, "title", "Boiler", "B")}), Side::device, &device);
  EXPECT_EQ(outcome.verdict, Verdict::unknown);
  EXPECT_EQ(outcome.reason.values, std::vector<std::string>{"job"});
}

TEST_F(ExecutorTest, aDeviceShowsThePersonsOwnFreeValueAndTheServersGuardedOne) {
  run(by(anna, 50,
         {setField(J, jobId, "title", "Boiler", "A"),
          setField(J, jobId, "limit_minor", std::int64_t{100}, std::int64_t{200})}));
  const ChangeSet cs = by(anna, 5,
                          {setField(J, jobId, "title", "Boiler", "B"),
                           setField(J, jobId, "limit_minor", std::int64_t{100}, std::int64_t{300})});
  EXPECT_EQ(run(cs, Side::device).verdict, Verdict::applied);
  EXPECT_EQ(job().title, "B");
  EXPECT_EQ(job().limit_minor, 200);
  EXPECT_TRUE(clashes().empty()) << "only the server records conflicts";
}

TEST_F(ExecutorTest, whatTheServerDecidesHasNoEffectOnTheDevice) {
  const ChangeSet cs = by(bert, 5, {step(jobId, "assign", {{"person_id", anna}})});
  EXPECT_EQ(run(cs, Side::device).verdict, Verdict::applied);
  EXPECT_FALSE(job().assignee_id.has_value());
  EXPECT_EQ(run(cs, Side::server).verdict, Verdict::applied);
  EXPECT_EQ(job().assignee_id->value, anna);
}

}  // namespace
}  // namespace carnet::testbook
