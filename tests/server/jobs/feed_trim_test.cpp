#include "server/jobs/jobs.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/setting.h"
#include "shared/domain/organisation/settings.h"
#include "tests/server/jobs/jobs_fixture.h"

namespace carnet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class FeedTrim : public JobsTest {
 protected:
  FeedTrim() {
    for (const char* value : {"3", "4", "5"}) set(visitWindowDays, value);
    // The database's own clock has dated the commits.
    clock.at = SystemClock().now();
  }
  void set(std::string_view key, const std::string& value) {
    Setting setting;
    setting.head.id = settingId(key).value;
    setting.key = key;
    setting.value = value;
    office.actAsServer({importOf(setting)});
  }
  std::int64_t entries() {
    return office.count("SELECT count(*) FROM sync_feed WHERE row_id = '" +
                        settingId(visitWindowDays).value.toString() + "'");
  }
};

TEST_F(FeedTrim, afterSevenDaysOnlyWhatStandsOfEachRowStaysInTheFeed) {
  auto jobs = runner({server::feedTrim()});
  const std::int64_t all = entries();
  ASSERT_GE(all, 3);
  EXPECT_THAT(jobs.runByHand("feed_trim", true).lines, IsEmpty());
  clock.at = clock.at + Duration::days(6);
  jobs.runByHand("feed_trim", false);
  EXPECT_EQ(entries(), all);
  clock.at = clock.at + Duration::days(2);
  EXPECT_THAT(jobs.runByHand("feed_trim", true).lines, ElementsAre(HasSubstr("archive ")));
  EXPECT_EQ(entries(), all) << "it only said so";
  jobs.runByHand("feed_trim", false);
  EXPECT_EQ(entries(), 1);
  EXPECT_EQ(office.count("SELECT count(*) FROM sync_history WHERE row_id = '" +
                         settingId(visitWindowDays).value.toString() + "'"),
            all);
}

TEST_F(FeedTrim, zeroDaysSaysNever) {
  const std::int64_t all = entries();
  set(feedDays, "0");
  clock.at = clock.at + Duration::days(1000);
  auto jobs = runner({server::feedTrim()});
  jobs.runByHand("feed_trim", false);
  EXPECT_EQ(entries(), all);
}

}  // namespace
}  // namespace carnet::testing
