#include "server/app/health_requests.h"

#include <chrono>

#include <nlohmann/json.hpp>

namespace carnet::server {

namespace asio = boost::asio;

void addHealthRequests(HttpRouter& router, Database& database, BlockingPool& pool,
                       std::function<std::vector<std::string>()> troubles, std::function<std::string()> metrics) {
  const auto begun = std::chrono::steady_clock::now();
  router.on("GET", "/health",
            [&database, &pool, begun, troubles = std::move(troubles)](HttpRequest) -> asio::awaitable<HttpResponse> {
              auto work = [&database, begun, &troubles]() -> HttpResponse {
                const bool isAlive = database.isAlive(std::chrono::milliseconds(500));
                const auto uptime = std::chrono::steady_clock::now() - begun;
                std::vector<std::string> wrong = troubles();
                if (!isAlive) wrong.insert(wrong.begin(), "database not available");
                const nlohmann::ordered_json object{
                    {"status", wrong.empty() ? "ok" : wrong.front()},
                    {"database", isAlive},
                    {"troubles", wrong},
                    {"uptime_seconds", std::chrono::duration_cast<std::chrono::seconds>(uptime).count()}};
                return {.status = wrong.empty() ? 200 : 503, .body = object.dump()};
              };
              HttpResponse response = co_await pool.run(work);
              co_return response;
            });
  router.on("GET", "/metrics", [metrics = std::move(metrics)](HttpRequest) -> asio::awaitable<HttpResponse> {
    HttpResponse response;
    response.contentType = "text/plain; version=0.0.4";
    response.body = metrics();
    co_return response;
  });
}

void addReadyRequest(HttpRouter& router, Database& database, BlockingPool& pool) {
  router.on("GET", "/ready", [&database, &pool](HttpRequest) -> asio::awaitable<HttpResponse> {
    auto work = [&database]() -> HttpResponse {
      const bool isAlive = database.isAlive(std::chrono::milliseconds(500));
      return {.status = isAlive ? 200 : 503, .body = "{}"};
    };
    HttpResponse response = co_await pool.run(work);
    co_return response;
  });
}

}  // namespace carnet::server
