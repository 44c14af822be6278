#include "server/app/sign_in_requests.h"

#include <nlohmann/json.hpp>

#include "server/db/error.h"

namespace carnet::server {

namespace asio = boost::asio;
using Json = nlohmann::ordered_json;

namespace {

// A field is missing or malformed; answered with auth.bad_request and nothing more.
struct BadRequest {};

class Body {
 public:
  explicit Body(const std::string& text) : object_(Json::parse(text, nullptr, false)) {
    if (!object_.is_object()) throw BadRequest{};
  }
  std::string text(const char* name) const {
    const auto found = object_.find(name);
    if (found == object_.end() || !found->is_string()) throw BadRequest{};
    return found->get<std::string>();
  }
  Uuid id(const char* name) const {
    const auto id = Uuid::parse(text(name));
    if (!id) throw BadRequest{};
    return *id;
  }
  template <std::size_t N>
  std::array<std::uint8_t, N> octets(const char* name) const {
    const auto bytes = fixedFromBase64Url<N>(text(name));
    if (!bytes) throw BadRequest{};
    return *bytes;
  }

 private:
  const Json object_;
};

HttpResponse refusal(const Problem& problem) {
  HttpResponse response;
  response.status = statusOf(problem.code);
  if (problem.code == "auth.too_many_tries" && !problem.values.empty()) {
    response.retryAfterSeconds = std::stoi(problem.values[0]);
  }
  response.body = Json{{"code", problem.code}, {"retry_after", response.retryAfterSeconds}}.dump();
  return response;
}

HttpResponse accepted(const Json& object) { return {.body = object.dump()}; }

void addPair(Json& object, const TokenPair& pair) {
  object["access_token"] = pair.access_token;
  object["access_expires_at"] = pair.access_expires_at.toString();
  object["refresh_token"] = pair.refresh_token;
  object["refresh_expires_at"] = pair.refresh_expires_at.toString();
}

void addPerson(Json& object, const Person& person) {
  object["user_id"] = person.id.toString();
  object["display_name"] = person.display_name;
  object["language"] = person.language;
}

HttpResponse enrol(SignIn& signIn, const Uuid& serverId, const HttpRequest& request) {
  const Body body(request.body);
  const auto result = signIn.enrol({body.text("code"), body.text("login"), body.text("password"),
                                    body.text("device_name"), body.octets<32>("device_key")},
                                   request.remoteAddress);
  if (!result) return refusal(result.problem());
  Json object{{"server_id", serverId.toString()}};
  addPerson(object, result->person);
  object["device_id"] = result->device.id.toString();
  object["device_code"] = result->device.code;
  addPair(object, result->tokens);
  return accepted(object);
}

HttpResponse renew(SignIn& signIn, const HttpRequest& request) {
  const Body body(request.body);
  const auto result = signIn.renew(
      {body.id("device_id"), body.text("refresh_token"), body.text("nonce"), body.octets<64>("signature")});
  if (!result) return refusal(result.problem());
  Json object = Json::object();
  addPair(object, *result);
  return accepted(object);
}

HttpResponse signInAgain(SignIn& signIn, const HttpRequest& request) {
  const Body body(request.body);
  const auto result = signIn.signIn({body.id("device_id"), body.text("login"), body.text("password"),
                                     body.text("nonce"), body.octets<64>("signature")},
                                    request.remoteAddress);
  if (!result) return refusal(result.problem());
  Json object = Json::object();
  addPerson(object, result->person);
  addPair(object, result->tokens);
  return accepted(object);
}

HttpResponse invite(SignIn& signIn, const HttpRequest& request) {
  const Body body(request.body);
  const auto code = signIn.invite({body.id("device_id"), body.text("login"), body.text("password"), body.text("nonce"),
                                   body.octets<64>("signature")});
  if (!code) return refusal(code.problem());
  return accepted(Json{{"code", *code}});
}

using Answer = std::function<HttpResponse(const HttpRequest&)>;

HttpHandler handlerFor(Answer answer, BlockingPool& pool, Log& log) {
  return [answer = std::move(answer), &pool, &log](HttpRequest request) -> asio::awaitable<HttpResponse> {
    // gcc 12 destroys a temporary inside a co_await expression twice: the work has a name.
    auto work = [&answer, &log, &request]() -> HttpResponse {
      try {
        return answer(request);
      } catch (const BadRequest&) {
        return refusal({"auth.bad_request", "", {}});
      } catch (const DatabaseError& e) {
        log.error("sign_in_unavailable", {{"path", request.path}, {"reason", e.what()}});
        return refusal({"auth.unavailable", "", {}});
      }
    };
    HttpResponse response = co_await pool.run(work);
    co_return response;
  };
}

}  // namespace

int statusOf(const std::string& code) {
  if (code == "auth.bad_request") return 400;
  if (code == "auth.wrong_password" || code == "auth.nonce_expired" || code == "auth.session_ended" ||
      code == "auth.token_expired" || code == "auth.token_invalid") {
    return 401;
  }
  if (code == "auth.too_many_tries") return 429;
  if (code == "auth.unavailable") return 503;
  return 403;
}

void addSignInRequests(HttpRouter& router, SignIn& signIn, const Uuid& serverId, BlockingPool& pool, Log& log) {
  const auto add = [&](const char* path, Answer answer) {
    router.on("POST", path, handlerFor(std::move(answer), pool, log));
  };
  add("/enrol", [&signIn, serverId](const HttpRequest& request) { return enrol(signIn, serverId, request); });
  add("/nonce", [&signIn](const HttpRequest&) { return accepted(Json{{"nonce", signIn.nonce()}}); });
  add("/token", [&signIn](const HttpRequest& request) { return renew(signIn, request); });
  add("/sign-in", [&signIn](const HttpRequest& request) { return signInAgain(signIn, request); });
  add("/invite", [&signIn](const HttpRequest& request) { return invite(signIn, request); });
}

}  // namespace carnet::server
