// A device as the real server meets it: it enrols and asks for tokens as docs/sign-in.md says, and speaks
// proto/sync.proto over a socket of its own.
#pragma once

#include <functional>
#include <memory>

#include <nlohmann/json.hpp>

#include "shared/core/signature.h"
#include "shared/rules/operation.h"
#include "shared/wire/link_end.h"
#include "tests/server/app/server_process.h"
#include "tests/support/wire_client.h"
#include "tests/support/within.h"

namespace carnet::testing {

using Json = nlohmann::json;

// The status of GET /health, and what it says.
int healthOf(const RunningServer& server);
Json healthTextOf(const RunningServer& server);
// The value of a metric, named with its labels as it stands in the text; nullopt when it is not there.
std::optional<double> metricOf(const RunningServer& server, const std::string& name);

struct Reply {
  int status = 0;
  Json body;
  std::string code() const { return body.value("code", ""); }
};
Reply post(const RunningServer& server, const std::string& path, const Json& body);

// Of the administrator "anna". The server may be another one from one call to the next.
class TestDevice {
 public:
  explicit TestDevice(const RunningServer& server) : server_(&server) {}

  Reply enrol(const std::string& link, const std::string& password = ServerData::adminPassword);
  Reply renew(const std::string& token);
  Reply signIn(const std::string& password);
  // The server was started again.
  void moveTo(const RunningServer& server) { server_ = &server; }

  // A link: connects, upgrades, says hello with the newest access token; what comes first is Welcome or Error.
  sync::Message connect(std::int64_t cursor = 0, const Uuid& epoch = {});
  void disconnect() { link_.reset(); }
  // Gives the next number that the server has not had: what was made before and is not there is not sent any more.
  void goOn(const sync::Welcome& welcome) { next_cs_no_ = welcome.last_cs_no + 1; }
  void send(const sync::Message& message) { link_->send(2, end_.encode(message)); }
  WireClient& link() { return *link_; }
  // The next message of one kind, passing over others; nullopt when the link has ended. Error always ends the waiting.
  template <class T>
  std::optional<T> await() {
    while (auto message = next()) {
      if (T* wanted = std::get_if<T>(&*message)) return std::move(*wanted);
      if (std::holds_alternative<sync::Error>(*message)) return std::nullopt;
    }
    return std::nullopt;
  }
  std::optional<sync::Message> next(std::chrono::milliseconds patience = std::chrono::seconds(30));
  // A change set ready to be pushed, also more than once. `change` may do to it what no program of ours would.
  sync::Push changeSet(std::vector<Operation> operations, const std::function<void(ChangeSet&)>& change = {});
  static Operation createPartner(const std::string& name, const std::string& description = {});

  Uuid id, user_id;
  std::string accessToken, refreshToken;
  std::vector<std::string> secrets;

 private:
  void remember(const Json& pair);

  const RunningServer* server_;
  const SigningKey key_ = SigningKey::create();
  std::unique_ptr<WireClient> link_;
  wire::LinkEnd end_;
  std::int64_t next_cs_no_ = 1;
};

}  // namespace carnet::testing
