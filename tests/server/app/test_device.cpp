#include "tests/server/app/test_device.h"

#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "shared/core/enrolment.h"
#include "shared/core/random.h"
#include "shared/domain/crm/partner.h"

namespace carnet::testing {

int healthOf(const RunningServer& server) {
  WireClient client(server.healthPort(), WireClient::Security::plain);
  return client.request("GET", "/health").status;
}

Json healthTextOf(const RunningServer& server) {
  WireClient client(server.healthPort(), WireClient::Security::plain);
  return Json::parse(client.request("GET", "/health").body, nullptr, false);
}

std::optional<double> metricOf(const RunningServer& server, const std::string& name) {
  WireClient client(server.healthPort(), WireClient::Security::plain);
  const std::string text = client.request("GET", "/metrics").body;
  const std::size_t at = text.find("\n" + name + " ");
  if (at == std::string::npos) return std::nullopt;
  return std::stod(text.substr(at + name.size() + 2));
}

Reply post(const RunningServer& server, const std::string& path, const Json& body) {
  WireClient client(server.port());
  const auto response = client.request("POST", path, body.dump());
  return {response.status, Json::parse(response.body, nullptr, false)};
}

Reply TestDevice::enrol(const std::string& link, const std::string& password) {
  const auto invite = InviteLink::parse(link);
  if (!invite) throw std::runtime_error("no invitation: " + link);
  WireClient client(server_->port());
  EXPECT_EQ(client.pin(), invite->pin);
  const Reply reply = post(*server_, "/enrol",
                           {{"code", invite->code},
                            {"login", "anna"},
                            {"password", password},
                            {"device_name", "Tablet"},
                            {"device_key", toBase64Url(key_.public_key)}});
  if (reply.status == 200) {
    id = *Uuid::parse(reply.body["device_id"].get<std::string>());
    user_id = *Uuid::parse(reply.body["user_id"].get<std::string>());
    remember(reply.body);
  }
  return reply;
}

Reply TestDevice::renew(const std::string& token) {
  const std::string nonce = post(*server_, "/nonce", Json::object()).body["nonce"];
  const Reply reply = post(*server_, "/token",
                           {{"device_id", id.toString()},
                            {"refresh_token", token},
                            {"nonce", nonce},
                            {"signature", toBase64Url(key_.sign(tokenRequestText(nonce, id, token)))}});
  if (reply.status == 200) remember(reply.body);
  return reply;
}

Reply TestDevice::signIn(const std::string& password) {
  const std::string nonce = post(*server_, "/nonce", Json::object()).body["nonce"];
  const Reply reply = post(*server_, "/sign-in",
                           {{"device_id", id.toString()},
                            {"login", "anna"},
                            {"password", password},
                            {"nonce", nonce},
                            {"signature", toBase64Url(key_.sign(signInText(nonce, id, "anna")))}});
  if (reply.status == 200) remember(reply.body);
  return reply;
}

void TestDevice::remember(const Json& pair) {
  accessToken = pair["access_token"];
  refreshToken = pair["refresh_token"];
  secrets.push_back(accessToken);
  secrets.push_back(refreshToken);
}

sync::Message TestDevice::connect(std::int64_t cursor, const Uuid& epoch) {
  link_ = std::make_unique<WireClient>(server_->port());
  EXPECT_EQ(link_->upgrade("/sync"), 101);
  end_ = {};
  sync::Hello hello;
  hello.device_id = id;
  hello.token = accessToken;
  hello.cursor = cursor;
  hello.epoch = epoch;
  send(hello);
  while (auto message = next()) {
    const bool is_first = std::holds_alternative<sync::Welcome>(*message) ||
                          std::holds_alternative<sync::Restored>(*message) ||
                          std::holds_alternative<sync::Error>(*message);
    if (is_first) return *message;
  }
  return sync::Error{"link.ended", 0, false};
}

std::optional<sync::Message> TestDevice::next(std::chrono::milliseconds patience) {
  while (auto frame = link_->receive(patience)) {
    if (frame->opcode == 8) return std::nullopt;
    if (frame->opcode != 2) continue;
    auto message = end_.decode(frame->payload);
    EXPECT_TRUE(message.ok());
    if (!message.ok()) return std::nullopt;
    return std::move(message).value();
  }
  return std::nullopt;
}

sync::Push TestDevice::changeSet(std::vector<Operation> operations, const std::function<void(ChangeSet&)>& change) {
  SystemRng random;
  const Instant now = SystemClock().now();
  ChangeSet change_set;
  change_set.id = random.newId(now);
  change_set.device_id = id;
  change_set.person_id = user_id;
  change_set.cs_no = next_cs_no_++;
  change_set.happened_at = Hlc::of(now);
  for (Operation& operation : operations) operation.happened_at = change_set.happened_at;
  change_set.operations = std::move(operations);
  if (change) change(change_set);
  sync::Push push;
  push.cs_no = change_set.cs_no;
  push.id = change_set.id;
  push.bytes = encodeChangeSet(change_set);
  push.hash = sha256(push.bytes);
  return push;
}

Operation TestDevice::createPartner(const std::string& name, const std::string& description) {
  SystemRng random;
  Operation operation;
  operation.verb = Verb::create;
  operation.entity = entityOf<Partner>.no;
  operation.row_id = random.newId(SystemClock().now());
  operation.fields = {{entityOf<Partner>.find("name")->no, {}, name}};
  if (!description.empty()) operation.fields.push_back({entityOf<Partner>.find("description")->no, {}, description});
  return operation;
}

}  // namespace carnet::testing
