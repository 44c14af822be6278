#include "shared/sync/authority.h"

#include <gtest/gtest.h>

#include "shared/core/text.h"
#include "shared/schema/codec.h"
#include "shared/sync/visibility.h"
#include "tests/shared/sync/rig.h"

namespace carnet::testbook {
namespace {

using sync::Judgement;
using sync::Received;

class AuthorityTest : public testing::Test {
 protected:
  Received by(const Uuid& person, std::int64_t cs_no, std::vector<Operation> operations, std::int64_t seen = 1) {
    Received received;
    ChangeSet& cs = received.change_set;
    cs.id = rng_.newId(rig_.now);
    cs.device_id = deviceOf(person);
    cs.person_id = person;
    cs.cs_no = cs_no;
    cs.seen = seen;
    rig_.now = rig_.now + Duration::seconds(1);
    cs.happened_at = Hlc::of(rig_.now);
    for (Operation& op : operations) op.happened_at = cs.happened_at;
    cs.operations = std::move(operations);
    received.actor = {person, cs.device_id, person == rig_.anna ? office : worker};
    received.arrival = rig_.now + Duration::minutes(1);
    return sealed(received);
  }
  static Received sealed(Received received) {
    received.bytes = encodeChangeSet(received.change_set);
    received.hash = sha256(received.bytes);
    return received;
  }
  static Uuid deviceOf(const Uuid& person) { return Uuid::v7(4, person.bytes[15], 4); }

  sync::BatchResult judge(const std::vector<Received>& batch) {
    sync::BatchResult result;
    rig_.server.transact([&](sync::ServerTransaction& tx) { result = rig_.authority.judge(tx, batch); });
    return result;
  }

  Rig rig_;
  SeededRng rng_{5};
  const Uuid job_ = Uuid::v7(100, 1, 1), other_ = Uuid::v7(100, 1, 2);
};

TEST_F(AuthorityTest, aCommitHoldsOnlyItsOwnChangeSetsRows) {
  const auto result = judge({by(rig_.anna, 1, {createJob(job_, "A")}), by(rig_.anna, 2, {createJob(other_, "B")})});
  ASSERT_EQ(result.commits.size(), 2u);
  ASSERT_EQ(result.commits[1].rows.size(), 1u);
  EXPECT_EQ(result.commits[1].rows[0].id, other_);
  EXPECT_EQ(rig_.row(J, job_)->head.rev, result.commits[0].commit_no);
  EXPECT_EQ(rig_.row(J, other_)->head.rev, result.commits[1].commit_no);
}

TEST_F(AuthorityTest, laterChangeSetsOfABatchSeeEarlierOnes) {
  const auto result = judge({by(rig_.anna, 1, {createJob(job_, "A")}), by(rig_.anna, 2, {step(job_, "start")}),
                             by(rig_.anna, 3, {step(job_, "finish")})});
  for (const Judgement& judgement : result.judgements) EXPECT_EQ(judgement.receipt.verdict, Verdict::applied);
  EXPECT_EQ(rig_.find<Job>(job_)->state, JobState::done);
}

// The same work gives the same rows whether it comes in one batch or one by one.
TEST_F(AuthorityTest, aBatchJudgesAsSingleOnesDo) {
  std::vector<Received> all;
  all.push_back(by(rig_.anna, 1, {createJob(job_, "A")}));
  all.push_back(by(rig_.anna, 2, {setField(J, job_, "title", "A", "B")}));
  Received early = by(rig_.anna, 4, {setField(J, job_, "title", "A", "C")});
  // Made before the edit above, though a later edit of another field has already touched the row.
  early.change_set.happened_at = early.change_set.operations[0].happened_at =
      Hlc{all[1].change_set.happened_at.packed - 5};
  all.push_back(by(rig_.anna, 3, {textField(J, job_, "notes", "", "note")}));
  all.push_back(sealed(early));
  all.push_back(by(rig_.anna, 5, {setField(J, job_, "title", "A", "D")}));
  const auto together = judge(all);
  Rig alone;
  for (std::size_t i = 0; i < all.size(); ++i) {
    sync::BatchResult result;
    alone.server.transact([&](sync::ServerTransaction& tx) { result = alone.authority.judge(tx, {all[i]}); });
    EXPECT_EQ(result.judgements[0].receipt, together.judgements[i].receipt) << i;
  }
  EXPECT_EQ(alone.server.rows(), rig_.server.rows());
}

TEST_F(AuthorityTest, whatWasJudgedBeforeGetsTheSameReceiptAgain) {
  const Received first = by(rig_.anna, 1, {createJob(job_, "A")});
  const Received parked = by(rig_.anna, 2, {step(job_, "finish")});
  const auto before = judge({first, parked});
  EXPECT_EQ(before.judgements[1].receipt.verdict, Verdict::parked);
  const std::int64_t head = rig_.server.head();
  const auto again = judge({first, parked, first});
  EXPECT_TRUE(again.commits.empty());
  EXPECT_EQ(rig_.server.head(), head);
  EXPECT_EQ(again.judgements[0].receipt, before.judgements[0].receipt);
  EXPECT_EQ(again.judgements[1].receipt, before.judgements[1].receipt);
  EXPECT_EQ(again.judgements[2].receipt, before.judgements[0].receipt);
}

TEST_F(AuthorityTest, theSameChangeSetTwiceInOneBatchIsAppliedOnce) {
  const Received first = by(rig_.anna, 1, {createJob(job_, "A"), appendLine(Uuid::v7(9, 1, 1), job_, 3)});
  const auto result = judge({first, first});
  EXPECT_EQ(result.commits.size(), 1u);
  EXPECT_EQ(result.judgements[0].receipt, result.judgements[1].receipt);
}

TEST_F(AuthorityTest, aGapIsNotJudged) {
  const auto result = judge({by(rig_.anna, 2, {createJob(job_, "A")})});
  EXPECT_EQ(result.judgements[0].kind, Judgement::Kind::gap);
  EXPECT_EQ(result.judgements[0].receipt.cs_no, 0);
  EXPECT_TRUE(result.commits.empty());
}

TEST_F(AuthorityTest, anotherContentUnderAUsedNumberIsACopiedReplicaAndIsKept) {
  judge({by(rig_.anna, 1, {createJob(job_, "A")})});
  const Received copied = by(rig_.anna, 1, {createJob(other_, "B")});
  const auto result = judge({copied});
  ASSERT_EQ(result.judgements[0].kind, Judgement::Kind::copied);
  EXPECT_EQ(result.judgements[0].receipt.verdict, Verdict::parked);
  EXPECT_EQ(result.judgements[0].receipt.commit_no, rig_.server.head());
  EXPECT_FALSE(rig_.row(J, other_));
  EXPECT_TRUE(rig_.row(entityOf<Parked>, copied.change_set.id)) << "the office sees it";
  EXPECT_EQ(rig_.server.copies().at(copied.change_set.id).bytes, copied.bytes);
  // Sent again, it is known; the device's own numbers go on.
  EXPECT_EQ(judge({copied}).judgements[0].receipt.commit_no, result.judgements[0].receipt.commit_no);
  EXPECT_EQ(judge({by(rig_.anna, 2, {createJob(Uuid::v7(100, 1, 3), "C")})}).judgements[0].kind,
            Judgement::Kind::judged);
}

TEST_F(AuthorityTest, whatFollowsACopiedNumberInABatchIsOfTheCopyToo) {
  judge({by(rig_.anna, 1, {createJob(job_, "A")})});
  const auto result = judge({by(rig_.anna, 1, {createJob(other_, "B")}), by(rig_.anna, 2, {step(job_, "start")})});
  EXPECT_EQ(result.judgements[1].kind, Judgement::Kind::copied);
  EXPECT_EQ(rig_.find<Job>(job_)->state, JobState::open);
}

TEST_F(AuthorityTest, whatIsKnownByItsIdGetsItsVerdictAgainAndIsDoneOnce) {
  const Received first = by(rig_.anna, 1, {createJob(job_, "A")});
  Received again = first;
  again.actor.device_id = again.change_set.device_id = Uuid::v7(4, 77, 77);
  again = sealed(again);
  judge({first});
  const auto result = judge({again});
  EXPECT_EQ(result.judgements[0].kind, Judgement::Kind::judged);
  EXPECT_EQ(result.judgements[0].receipt.verdict, Verdict::applied);
  EXPECT_EQ(result.judgements[0].receipt.id, first.change_set.id);
  ASSERT_EQ(result.commits.size(), 1u);
  EXPECT_TRUE(result.commits[0].rows.empty());
  EXPECT_EQ(judge({again}).judgements[0].receipt, result.judgements[0].receipt);
  Received next = by(rig_.anna, 2, {step(job_, "start")});
  next.actor.device_id = next.change_set.device_id = again.actor.device_id;
  EXPECT_EQ(judge({sealed(next)}).judgements[0].receipt.verdict, Verdict::applied);
}

// Bytes that cannot be read do not say their number: whoever sends them again under the next ones has each judged.
TEST_F(AuthorityTest, theSameBytesUnderSeveralNumbersHaveAVerdictEach) {
  Received unreadable = by(rig_.anna, 1, {});
  unreadable.bytes = "nothing that can be read";
  unreadable.hash = sha256(unreadable.bytes);
  for (std::int64_t no = 1; no <= 4; ++no) {
    unreadable.change_set.cs_no = no;
    const auto judged = judge({unreadable}).judgements[0];
    EXPECT_EQ(judged.kind, sync::Judgement::Kind::judged) << no;
    EXPECT_EQ(judged.receipt.reason.code, "change_set.unreadable") << no;
  }
  EXPECT_EQ(judge({by(rig_.anna, 5, {createJob(job_, "A")})}).judgements[0].receipt.verdict, Verdict::applied);
}

TEST_F(AuthorityTest, whatDependsOnParkedWorkWaitsWithItAndAllElseGoesOn) {
  Operation bad = createJob(job_, "A");
  bad.fields.push_back(edit(J, "number", "N"));
  Received dependant = by(rig_.anna, 2, {setField(J, job_, "title", "A", "B")});
  dependant.change_set.depends_on = {1};
  const auto result =
      judge({by(rig_.anna, 1, {bad}), sealed(dependant), by(rig_.anna, 3, {createJob(other_, "free")})});
  EXPECT_EQ(result.judgements[0].receipt.reason.code, "field.not_writable");
  EXPECT_EQ(result.judgements[1].receipt.reason.code, "change_set.depends_on_parked");
  EXPECT_EQ(result.judgements[2].receipt.verdict, Verdict::applied);
  EXPECT_EQ(result.commits.size(), 3u) << "a parked one has its number too";
}

TEST_F(AuthorityTest, parkedWorkIsShownToHeadquartersAndKeptInFull) {
  const Received received = by(rig_.anna, 1, {step(job_, "start")});
  const auto result = judge({received});
  EXPECT_EQ(result.judgements[0].receipt.reason.code, "row.unknown");
  EXPECT_EQ(rig_.find<Parked>(received.change_set.id)->code, "row.unknown");
  EXPECT_EQ(rig_.server.receipts().begin()->second.bytes, received.bytes);
}

TEST_F(AuthorityTest, parkedWorkIsClosedByItsAuthorOnlyAndWhateverBecomesOfWhatIsInItsPlace) {
  const Received parked = by(rig_.anna, 1, {step(job_, "start")});
  judge({parked});
  Received foreign = by(rig_.bert, 1, {createJob(job_, "A")});
  foreign.change_set.in_place_of = {parked.change_set.id};
  EXPECT_EQ(judge({sealed(foreign)}).judgements[0].receipt.verdict, Verdict::applied);
  EXPECT_EQ(rig_.find<Parked>(parked.change_set.id)->code, "row.unknown");
  Received again = by(rig_.anna, 2, {step(other_, "start")});
  again.change_set.in_place_of = {parked.change_set.id};
  EXPECT_EQ(judge({sealed(again)}).judgements[0].receipt.verdict, Verdict::parked);
  EXPECT_EQ(rig_.find<Parked>(parked.change_set.id)->code, "corrected");
  EXPECT_EQ(rig_.find<Parked>(again.change_set.id)->code, "row.unknown");
}

// The card of the conflict would not fit: then the change is not applied, and its own card does fit.
TEST_F(AuthorityTest, noRowIsWrittenThatADeviceCouldNotRead) {
  judge({by(rig_.anna, 1, {createJob(job_, "A")})});
  Received wide = by(rig_.anna, 2, {createJob(other_, std::string(maxTextBytes, 'x'))});
  EXPECT_EQ(judge({wide}).judgements[0].receipt.verdict, Verdict::applied);
  Operation unreadable = step(job_, std::string(maxTextBytes, 'y'));
  const auto result = judge({by(rig_.anna, 3, {unreadable})});
  EXPECT_EQ(result.judgements[0].receipt.reason.code, "transition.unknown");
  for (const auto& commit : rig_.server.wholeFeed()) {
    for (const sync::FeedRow& row : commit->rows) {
      EXPECT_TRUE(decodeRow(*registry().findNo(row.entity), row.image)) << commit->commit_no;
    }
  }
}

TEST_F(AuthorityTest, anothersNameIsRefused) {
  Received received = by(rig_.anna, 1, {createJob(job_, "A")});
  received.change_set.person_id = rig_.bert;
  EXPECT_EQ(judge({sealed(received)}).judgements[0].receipt.reason.code, "change_set.other_person");
  EXPECT_EQ(rig_.server.feed(rig_.server.head() - 1, 1)[0]->author_id, rig_.anna);
}

TEST_F(AuthorityTest, theFeedKeepsNoTimeAfterArrival) {
  Received received = by(rig_.anna, 1, {createJob(job_, "A")});
  received.change_set.happened_at = Hlc::of(rig_.now + Duration::days(4000));
  received = sealed(received);
  const auto result = judge({received});
  EXPECT_LE(result.commits[0].happened_at.instant().unix_ms, received.arrival.unix_ms);
}

TEST_F(AuthorityTest, theFenceParksWhatTheRulesLetThrough) {
  rig_.server.fence = [](const Uuid&, const Entity& entity, const Leaf&, Verb) { return entity.no != J.no; };
  EXPECT_EQ(judge({by(rig_.anna, 1, {createJob(job_, "A")})}).judgements[0].receipt.reason.code, "rights.fence");
  EXPECT_FALSE(rig_.row(J, job_));
}

TEST_F(AuthorityTest, anAssignmentMovesTheNodeInTheSameCommit) {
  const auto result = judge(
      {by(rig_.anna, 1, {createJob(job_, "A")}), by(rig_.anna, 2, {step(job_, "assign", {{"person_id", rig_.bert}})}),
       by(rig_.bert, 1, {step(job_, "start")}), by(rig_.anna, 3, {step(job_, "assign", {{"person_id", rig_.carl}})}),
       by(rig_.bert, 2, {setField(J, job_, "title", "A", "B")})});
  const Node node{job_, Facet::ticket};
  EXPECT_EQ(result.commits[1].moves, (std::vector<sync::ScopeMove>{{rig_.bert, node, true}}));
  EXPECT_EQ(result.judgements[2].receipt.verdict, Verdict::applied);
  EXPECT_EQ(result.commits[3].moves, (std::vector<sync::ScopeMove>{{rig_.bert, node, false}, {rig_.carl, node, true}}));
  EXPECT_EQ(result.judgements[4].receipt.reason.code, "row.not_yours");
}

TEST_F(AuthorityTest, anEditThatTheDeleterHadNotSeenParksTheDeletionEvenBehindTheirOwnEdits) {
  judge(
      {by(rig_.anna, 1, {createJob(job_, "A")}), by(rig_.anna, 2, {step(job_, "assign", {{"person_id", rig_.bert}})})});
  const std::int64_t seen = rig_.server.head();
  const auto one = [&](Received received) { return judge({received}).judgements[0].receipt.reason.code; };
  EXPECT_EQ(one(by(rig_.bert, 1, {textField(J, job_, "notes", "", "Bert's")}, seen)), "");
  EXPECT_EQ(one(by(rig_.anna, 3, {setField(J, job_, "title", "A", "B")}, seen)), "");
  EXPECT_EQ(one(by(rig_.anna, 4, {eraseRow(J, job_)}, seen)), "row.changed_since");
  EXPECT_EQ(one(by(rig_.anna, 5, {eraseRow(J, job_)}, rig_.server.head())), "");
  // And so within one batch.
  judge({by(rig_.anna, 6, {createJob(other_, "A")}),
         by(rig_.anna, 7, {step(other_, "assign", {{"person_id", rig_.bert}})})});
  const std::int64_t then = rig_.server.head();
  const auto batch = judge({by(rig_.bert, 2, {textField(J, other_, "notes", "", "Bert's")}, then),
                            by(rig_.anna, 8, {setField(J, other_, "title", "A", "B")}, then),
                            by(rig_.anna, 9, {eraseRow(J, other_)}, then)});
  EXPECT_EQ(batch.judgements[2].receipt.reason.code, "row.changed_since");
}

// The session that pushed began with the office's role.
TEST_F(AuthorityTest, rightsAreThoseOfTheCommitNotOfTheSession) {
  judge({by(rig_.anna, 1, {createJob(job_, "A")})});
  const auto result = judge(
      {by(rig_.anna, 2, {setField(entityOf<Person>, rig_.anna, "roles", std::int64_t{office}, std::int64_t{worker})}),
       by(rig_.anna, 3, {eraseRow(J, job_)})});
  EXPECT_EQ(result.judgements[0].receipt.verdict, Verdict::applied);
  EXPECT_EQ(result.judgements[1].receipt.verdict, Verdict::parked);
  EXPECT_FALSE(rig_.row(J, job_)->isDeleted());
}

TEST_F(AuthorityTest, scopesAreRefreshedAsACommitOfTheirOwnOnlyWhenSomethingMoved) {
  judge({by(rig_.anna, 1, {createJob(job_, "A")})});
  const std::int64_t head = rig_.server.head();
  rig_.server.transact([&](sync::ServerTransaction& tx) {
    EXPECT_TRUE(rig_.authority.refreshScopes(tx, {rig_.anna, rig_.bert}, rig_.now, Uuid::v7(1, 9, 9)).commits.empty());
  });
  EXPECT_EQ(rig_.server.head(), head);
}

TEST_F(AuthorityTest, anAssignmentThatWouldGiveSomebodyTooMuchIsRefusedWithTheNumber) {
  RuleBook book = testbook::book();
  static std::uint64_t many = 0;
  many = sync::maxNodesHeld + 1;
  book.scope_of = [](Rows&, const Uuid&, Instant) {
    std::set<Node> nodes;
    for (std::uint64_t n = 0; n < many; ++n) nodes.insert({Uuid::v7(900, 1, n), Facet::ticket});
    return nodes;
  };
  const sync::Authority authority(book);
  const auto assign = [&](std::int64_t cs_no, const Uuid& job) {
    sync::Receipt receipt;
    rig_.server.transact([&](sync::ServerTransaction& tx) {
      receipt =
          authority
              .judge(tx, {by(rig_.anna, cs_no, {createJob(job, "A"), step(job, "assign", {{"person_id", rig_.bert}})})})
              .judgements.at(0)
              .receipt;
    });
    return receipt;
  };
  const sync::Receipt refused = assign(1, job_);
  EXPECT_EQ(refused.verdict, Verdict::parked);
  EXPECT_EQ(refused.reason.code, "scope.too_wide");
  EXPECT_EQ(refused.reason.values, std::vector<std::string>{"2000"});
  EXPECT_FALSE(rig_.row(J, job_));
  many = sync::maxNodesHeld;
  EXPECT_EQ(assign(2, other_).verdict, Verdict::applied);
}

// The day moves what a person holds, and nobody is there to be refused.
TEST_F(AuthorityTest, whoWouldHoldTooMuchGainsNothingWithTheDayButLosesWhatEnds) {
  RuleBook book = testbook::book();
  static bool is_evening = false;
  is_evening = false;
  book.scope_of = [](Rows&, const Uuid&, Instant) {
    std::set<Node> nodes;
    const std::uint64_t first = is_evening ? 1 : 0;
    const std::uint64_t many = is_evening ? sync::maxNodesHeld + 1 : 2;
    for (std::uint64_t n = first; n < first + many; ++n) nodes.insert({Uuid::v7(900, 1, n), Facet::ticket});
    return nodes;
  };
  const sync::Authority authority(book);
  const auto refresh = [&](std::uint64_t n) {
    sync::ScopeRefresh done;
    rig_.server.transact([&](sync::ServerTransaction& tx) {
      done = authority.refreshScopes(tx, {rig_.bert}, rig_.now, Uuid::v7(1, 9, n));
    });
    return done;
  };
  EXPECT_TRUE(refresh(1).too_wide.empty());
  is_evening = true;
  const sync::ScopeRefresh evening = refresh(2);
  EXPECT_EQ(evening.too_wide, std::set<Uuid>{rig_.bert});
  rig_.server.transact([&](sync::ServerTransaction& tx) {
    EXPECT_EQ(tx.nodesOf(rig_.bert), (std::set<Node>{{Uuid::v7(900, 1, 1), Facet::ticket}}));
  });
}

}  // namespace
}  // namespace carnet::testbook
