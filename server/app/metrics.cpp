#include "server/app/metrics.h"

#include "server/app/metrics_text.h"

namespace carnet::server {

namespace {

void addLinks(MetricsText& out, const Listener::Figures& net, const SessionHost::Figures& sessions) {
  out.gauge("carnet_connections", "Open connections on both ports", static_cast<double>(net.connections))
      .gauge("carnet_links", "Devices connected", static_cast<double>(net.links))
      .counter("carnet_connections_accepted_total", "Connections let in", net.accepted)
      .counter("carnet_connections_refused_total", "Connections beyond a limit", net.refused)
      .gauge("carnet_sessions", "Sessions of devices that said hello", static_cast<double>(sessions.sessions))
      .counter("carnet_sessions_began_total", "Sessions begun", sessions.began)
      .counter("carnet_sessions_refused_total", "Devices turned away at their hello", sessions.refused)
      .counter("carnet_frames_rejected_total", "Frames that could not be read or were out of place",
               sessions.rejectedFrames)
      .gauge("carnet_session_outgoing_bytes", "Bytes that wait to be sent to devices",
             static_cast<double>(sessions.outgoingBytes))
      .gauge("carnet_session_lag_commits", "Commits by which the slowest device is behind",
             static_cast<double>(sessions.lagCommits));
}

void addAuthority(MetricsText& out, const AuthorityWorker::Figures& authority, const FeedHub::Figures& feed) {
  out.gauge("carnet_authority_waiting", "Change sets in the queue", static_cast<double>(authority.waiting))
      .gauge("carnet_authority_waiting_bytes", "Bytes of the change sets in the queue",
             static_cast<double>(authority.waitingBytes))
      .counter("carnet_authority_batches_total", "Batches judged", authority.batches)
      .counter("carnet_authority_change_sets_total", "Change sets judged", authority.change_sets)
      .counter("carnet_authority_merged_total", "Change sets applied with conflicts recorded", authority.merged)
      .counter("carnet_authority_parked_total", "Change sets parked", authority.parked)
      .counter("carnet_authority_poisoned_total", "Change sets parked because writing them failed", authority.poisoned)
      .counter("carnet_authority_rejected_total", "Change sets out of order or from a copied replica",
               authority.rejected)
      .counter("carnet_authority_unavailable_total", "Batches given back because the database was not available",
               authority.unavailable)
      .counter("carnet_commits_total", "Commits made by this server", authority.commits)
      .gauge("carnet_feed_head", "Newest commit that this server can give to devices", static_cast<double>(feed.head))
      .gauge("carnet_feed_lag_commits", "Commits of other servers that were announced and not yet read",
             static_cast<double>(feed.lagCommits))
      .gauge("carnet_feed_ring_bytes", "Bytes of the newest commits kept in memory",
             static_cast<double>(feed.ringBytes))
      .histogram("carnet_change_set_seconds", "From the arrival of change sets to their durable verdict",
                 authority.verdictTimes)
      .histogram("carnet_batch_seconds", "Judging and writing one batch", authority.batchTimes);
}

void addExtent(MetricsText& out, const FeedExtent& extent) {
  out.gauge("carnet_feed_trimmed_to", "Commit up to which the feed has only the newest entry of each row",
            static_cast<double>(extent.trimmed_to))
      .gauge("carnet_feed_bytes", "Disk that the feed takes, with its indexes", static_cast<double>(extent.feed_bytes))
      .gauge("carnet_feed_archive_bytes", "Disk that the feed's archive takes, with its indexes",
             static_cast<double>(extent.archive_bytes));
}

void addDatabase(MetricsText& out, const Database::Figures& db) {
  out.gauge("carnet_database_waiting", "Database work in the queue", static_cast<double>(db.waiting))
      .counter("carnet_database_transactions_total", "Transactions committed", db.transactions)
      .counter("carnet_database_retries_total", "Transactions run again", db.retries)
      .counter("carnet_database_connections_lost_total", "Database connections lost", db.lostConnections)
      .gauge("carnet_database_connections_used", "Connections of the pool in use",
             static_cast<double>(db.connectionsUsed))
      .gauge("carnet_database_connections_idle", "Connections of the pool kept open",
             static_cast<double>(db.connectionsIdle))
      .gauge("carnet_database_connections_limit", "Connections the pool may have",
             static_cast<double>(db.connectionsLimit))
      .histogram("carnet_database_transaction_seconds", "A transaction with its retries", db.transactionTimes);
}

void addJobs(MetricsText& out, const JobRunner& jobs) {
  const auto figures = jobs.figures();
  const auto each = [&](std::string_view name, std::string_view help, std::string_view type, auto value) {
    out.begin(name, help, type);
    for (const JobKind& kind : jobs.kinds()) {
      const auto found = figures.find(kind.name);
      value("job=\"" + kind.name + "\"", found == figures.end() ? JobRunner::Figures() : found->second);
    }
  };
  each("carnet_job_runs_total", "Runs of a job by this server", "counter",
       [&](const std::string& job, const JobRunner::Figures& of) {
         out.value(job + ",result=\"done\"", static_cast<double>(of.done));
         out.value(job + ",result=\"failed\"", static_cast<double>(of.failed));
       });
  each("carnet_job_rows_total", "What the job changed", "counter",
       [&](const std::string& job, const JobRunner::Figures& of) { out.value(job, static_cast<double>(of.rows)); });
  each("carnet_job_refused_total", "What the rules refused to the job", "counter",
       [&](const std::string& job, const JobRunner::Figures& of) { out.value(job, static_cast<double>(of.refused)); });
  each("carnet_job_last_duration_seconds", "How long the job's last run took", "gauge",
       [&](const std::string& job, const JobRunner::Figures& of) {
         out.value(job, static_cast<double>(of.last_duration_ms) / 1000);
       });
}

}  // namespace

std::string metricsText(const Listener& listener, const SessionHost& sessions, Engine& engine, const JobRunner& jobs,
                        const FeedExtent& extent) {
  MetricsText out;
  addLinks(out, listener.figures(), sessions.figures());
  addAuthority(out, engine.authority().figures(), engine.hub().figures());
  addExtent(out, extent);
  addDatabase(out, engine.database().figures());
  addJobs(out, jobs);
  return out.text();
}

}  // namespace carnet::server
