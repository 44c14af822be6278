// The few plain HTTP requests the server answers: sign-in beside the WebSocket on the TLS port, health on loopback.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include <boost/asio/awaitable.hpp>

namespace carnet::server {

struct HttpRequest {
  std::string method;  // "GET", "POST"
  std::string path;    // without the query
  std::string query;   // behind "?", still encoded
  std::string body;    // at most the port's limit; beyond it the client got 413 before any handler ran
  std::string contentType;
  std::string remoteAddress;  // without the port: what rate limits count by
};

struct HttpResponse {
  int status = 200;
  std::string body;
  std::string contentType = "application/json";
  int retryAfterSeconds = 0;  // sent as Retry-After when above 0
};

// A handler may throw: the client gets 500 without a word of why, the log gets the message.
using HttpHandler = std::function<boost::asio::awaitable<HttpResponse>(HttpRequest)>;

// Exact paths, one handler per method; 404 and 405 come from here.
class HttpRouter {
 public:
  void on(std::string method, std::string path, HttpHandler handler);
  boost::asio::awaitable<HttpResponse> answer(HttpRequest request) const;

 private:
  std::map<std::string, std::map<std::string, HttpHandler>> routes_;
};

}  // namespace carnet::server
