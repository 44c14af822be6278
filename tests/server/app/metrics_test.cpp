// The figures of a server after real work over real sockets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/app/metrics_text.h"
#include "tests/server/app/test_device.h"

namespace carnet::testing {
namespace {

using ::testing::HasSubstr;

TEST(Metrics, tellWhatTheServerHasDone) {
  ServerData data(TemporaryCluster::instance().emptyDatabase());
  data.init();
  RunningServer server(data);
  const auto value = [&](const std::string& name) { return metricOf(server, name).value_or(-1); };
  // The jobs that run at a start have ended.
  ASSERT_TRUE(within(std::chrono::seconds(60), [&] {
    return value("carnet_job_runs_total{job=\"visit_window\",result=\"done\"}") >= 2 &&
           value("carnet_job_runs_total{job=\"upload_sweep\",result=\"done\"}") >= 1;
  }));
  EXPECT_EQ(value("carnet_job_runs_total{job=\"visit_window\",result=\"failed\"}"), 0);
  EXPECT_EQ(value("carnet_authority_change_sets_total"), 0);
  EXPECT_EQ(value("carnet_links"), 0);

  TestDevice device(server);
  ASSERT_EQ(device.enrol(data.invite("anna")).status, 200);
  const double commits = value("carnet_commits_total");
  ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.connect()));
  const sync::Push good = device.changeSet({TestDevice::createPartner("Meyer")});
  device.send(good);
  ASSERT_TRUE(device.await<sync::Receipt>());
  Operation nonsense = TestDevice::createPartner("Nobody");
  nonsense.verb = Verb::set;
  device.send(device.changeSet({nonsense}));
  const auto parked = device.await<sync::Receipt>();
  ASSERT_TRUE(parked);
  EXPECT_EQ(parked->verdict, Verdict::parked);
  EXPECT_EQ(value("carnet_links"), 1);
  EXPECT_EQ(value("carnet_sessions"), 1);
  EXPECT_EQ(value("carnet_sessions_began_total"), 1);
  EXPECT_EQ(value("carnet_authority_change_sets_total"), 2);
  EXPECT_EQ(value("carnet_authority_parked_total"), 1);
  EXPECT_EQ(value("carnet_authority_waiting"), 0);
  EXPECT_GE(value("carnet_authority_batches_total"), 1);
  EXPECT_EQ(value("carnet_commits_total"), commits + 2);
  EXPECT_EQ(value("carnet_change_set_seconds_count"), 2);
  EXPECT_EQ(value("carnet_change_set_seconds_bucket{le=\"+Inf\"}"), 2);
  EXPECT_GT(value("carnet_change_set_seconds_sum"), 0);
  EXPECT_GT(value("carnet_database_transactions_total"), 5);
  EXPECT_GT(value("carnet_database_connections_limit"), 1);
  EXPECT_EQ(value("carnet_feed_lag_commits"), 0);
  EXPECT_EQ(value("carnet_feed_trimmed_to"), 0);
  const double archive = value("carnet_feed_archive_bytes");
  EXPECT_GT(archive, 0);
  server::Database database({.url = data.databaseUrl(), .threads = 1});
  database.runBlocking([](server::Transaction& tx) {
    tx.exec(
        "INSERT INTO sync_feed_archive SELECT commit_no, entry_no, entity, row_id, root_id, facet, changed_at,"
        " changed_fields, image FROM sync_feed");
    tx.exec("UPDATE sync_trim SET to_no = (SELECT n - 1 FROM sync_head)");
  });
  EXPECT_TRUE(within(std::chrono::seconds(30),
                     [&] { return value("carnet_feed_trimmed_to") == value("carnet_feed_head") - 1; }));
  EXPECT_GT(value("carnet_feed_archive_bytes"), archive);
  EXPECT_GT(value("carnet_feed_bytes"), 0);
  EXPECT_TRUE(within(std::chrono::seconds(20), [&] { return value("carnet_session_lag_commits") == 0; }));

  device.link().send(2, "this is no frame");
  EXPECT_TRUE(within(std::chrono::seconds(20),
                     [&] { return value("carnet_frames_rejected_total") == 1 && value("carnet_sessions") == 0; }));
  EXPECT_EQ(server.stop(std::chrono::seconds(5)), 0);
}

TEST(MetricsText, isWhatPrometheusReads) {
  DurationHistogram durations;
  durations.add(std::chrono::microseconds(700));
  durations.add(std::chrono::milliseconds(30));
  durations.add(std::chrono::seconds(60));
  server::MetricsText text;
  text.gauge("a_now", "What is", 0.25)
      .counter("b_total", "What was", 3)
      .histogram("c_seconds", "How long", durations.snapshot());
  EXPECT_THAT(text.text(), HasSubstr("# HELP a_now What is\n# TYPE a_now gauge\na_now 0.25\n"));
  EXPECT_THAT(text.text(), HasSubstr("# TYPE b_total counter\nb_total 3\n"));
  EXPECT_THAT(text.text(), HasSubstr("c_seconds_bucket{le=\"0.0005\"} 0\nc_seconds_bucket{le=\"0.001\"} 1\n"));
  EXPECT_THAT(text.text(), HasSubstr("c_seconds_bucket{le=\"10\"} 2\nc_seconds_bucket{le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text.text(), HasSubstr("c_seconds_sum 60.0307\nc_seconds_count 3\n"));
}

}  // namespace
}  // namespace carnet::testing
