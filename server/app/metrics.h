// What /metrics says about one running server; docs/operating.md explains each figure.
#pragma once

#include <string>

#include "server/app/engine.h"
#include "server/jobs/job_runner.h"
#include "server/net/listener.h"
#include "server/sync/feed_trimmer.h"
#include "server/sync/session_host.h"

namespace carnet::server {

// `extent` is what was last read of it: asking for figures asks the database nothing.
std::string metricsText(const Listener& listener, const SessionHost& sessions, Engine& engine, const JobRunner& jobs,
                        const FeedExtent& extent);

}  // namespace carnet::server
