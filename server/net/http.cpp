#include "server/net/http.h"

#include <utility>

namespace carnet::server {

void HttpRouter::on(std::string method, std::string path, HttpHandler handler) {
  routes_[std::move(path)][std::move(method)] = std::move(handler);
}

boost::asio::awaitable<HttpResponse> HttpRouter::answer(HttpRequest request) const {
  const auto route = routes_.find(request.path);
  if (route == routes_.end()) {
    HttpResponse missing{.status = 404, .body = R"({"code":"http.not_found"})"};
    co_return missing;
  }
  const auto handler = route->second.find(request.method);
  if (handler == route->second.end()) {
    HttpResponse refused{.status = 405, .body = R"({"code":"http.method_not_allowed"})"};
    co_return refused;
  }
  HttpResponse response = co_await handler->second(std::move(request));
  co_return response;
}

}  // namespace carnet::server
