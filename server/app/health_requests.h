// GET /health and GET /metrics on the loopback port, GET /ready on the devices' port.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/app/blocking_pool.h"
#include "server/db/database.h"
#include "server/net/http.h"

namespace carnet::server {

// `troubles` are sentences for people about what is wrong although the database answers; any makes /health answer 503.
// `metrics` is the text of /metrics, asked for with each request, from any thread. /health answers 200 when the database answers within half a
// second, else 503.
void addHealthRequests(HttpRouter& router, Database& database, BlockingPool& pool,
                       std::function<std::vector<std::string>()> troubles, std::function<std::string()> metrics);

// What a proxy before several nodes asks: 200 while this one can serve devices, else 503. Says nothing more, as anybody
// may ask.
void addReadyRequest(HttpRouter& router, Database& database, BlockingPool& pool);

}  // namespace carnet::server
