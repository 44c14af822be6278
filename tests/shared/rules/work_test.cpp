#include "shared/rules/work.h"

#include <gtest/gtest.h>

#include "tests/shared/rules/map_rows.h"
#include "tests/shared/rules/test_book.h"

namespace carnet::testbook {
namespace {

Line line(int n, std::int64_t quantity, const Uuid& job = jobId) {
  Line out;
  out.head.id = Uuid::v7(20, 1, static_cast<std::uint64_t>(n));
  out.job_id = Id<Job>(job);
  out.quantity = quantity;
  return out;
}

TEST(Work, showsItsOwnRowsOverTheBaseAndLeavesTheBaseAlone) {
  MapRows base;
  base.rows[{&entityOf<Line>, line(1, 5).head.id}] = rowOf(line(1, 5));
  Work work(base);
  work.put(line(1, 7));
  work.put(line(2, 1));
  EXPECT_EQ(work.find(Id<Line>(line(1, 0).head.id))->quantity, 7);
  EXPECT_EQ(as<Line>(base.rows.begin()->second).quantity, 5);
  EXPECT_EQ(base.rows.size(), 1u);
}

TEST(Work, listsInTheOrderOfIdsWithoutDeletedAndMovedRows) {
  MapRows base;
  for (int n : {1, 3, 5}) base.rows[{&entityOf<Line>, line(n, n).head.id}] = rowOf(line(n, n));
  Work work(base);
  work.put(line(4, 4));
  Line deleted = line(3, 3);
  deleted.head.deleted_at = Instant{1};
  work.put(deleted);
  work.put(line(5, 5, Uuid::v7(11, 1, 1)));
  std::vector<std::int64_t> quantities;
  for (const Line& each : work.listOf<Line>("job_id", jobId)) quantities.push_back(each.quantity);
  EXPECT_EQ(quantities, (std::vector<std::int64_t>{1, 4}));
}

TEST(Work, aRowPutBackIsNoChange) {
  MapRows base;
  base.rows[{&entityOf<Line>, line(1, 5).head.id}] = rowOf(line(1, 5));
  Work work(base);
  work.put(line(1, 7));
  work.put(line(1, 5));
  EXPECT_TRUE(work.changes().empty());
}

TEST(Work, aDeletedRowIsNotFoundAndOneNotHeldIsAsked) {
  MapRows base(Presence::notHeld);
  Line deleted = line(1, 5);
  deleted.head.deleted_at = Instant{1};
  base.rows[{&entityOf<Line>, deleted.head.id}] = rowOf(deleted);
  Work work(base);
  EXPECT_FALSE(work.find(Id<Line>(deleted.head.id)));
  EXPECT_THROW(work.find(Id<Line>(line(2, 1).head.id)), NotHeldHere);
}

TEST(Work, aLaterWorkIsAbsorbedWithTheFirstsBefore) {
  MapRows base;
  base.rows[{&entityOf<Line>, line(1, 5).head.id}] = rowOf(line(1, 5));
  Work first(base);
  first.put(line(1, 6));
  Work second = Work::over(first);
  second.put(line(1, 7));
  ASSERT_EQ(second.changes().size(), 1u);
  EXPECT_EQ(as<Line>(*second.changes()[0].before).quantity, 6);
  first.absorb(second);
  ASSERT_EQ(first.changes().size(), 1u);
  EXPECT_EQ(as<Line>(*first.changes()[0].before).quantity, 5);
  EXPECT_EQ(as<Line>(first.changes()[0].after).quantity, 7);
}

}  // namespace
}  // namespace carnet::testbook
