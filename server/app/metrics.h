// What /metrics says about one running server; docs/operating.md explains each figure.
#pragma once

#include <string>

#include "server/app/engine.h"
#include "server/jobs/job_runner.h"
#include "server/net/listener.h"
#include "server/sync/session_host.h"

namespace carnet::server {

std::string metricsText(const Listener& listener, const SessionHost& sessions, Engine& engine, const JobRunner& jobs);

}  // namespace carnet::server
