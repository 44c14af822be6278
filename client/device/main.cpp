// carnet-device: composes secrets, enrolment and device, then answers requests line by line.
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QEventLoop>
#include <QSysInfo>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "client/device/device.h"
#include "client/device/words.h"
#include "client/link/enrolment.h"
#include "client/platform/paths.h"
#include "client/replica/replica_error.h"
#include "shared/core/clock_ahead.h"
#include "shared/domain/rule_book.h"

namespace carnet::client {
namespace {

constexpr const char* about = R"(carnet-device is a Carnet device without a screen: a replica and its link.

The first time it needs an invitation (carnet-server user invite LOGIN), the login and the password:
  carnet-device --data ./anna --enrol 'carnet://host:8443/?pin=…&code=…' --login anna --password-file anna.txt
After that:
  carnet-device --data ./anna

It reads one JSON request a line from standard input and writes one answer a line to standard output:
{"ok":true, …} or {"error":{"code":…,"field":…,"values":[…]}}. What submit answers with ok is safe on this disk.
It ends at the end of input.)";

constexpr const char* footer = R"(
Requests:
  {"op":"submit","operations":[{"verb":"create","entity":"ticket","id":"$t","fields":{"title":"Pump leaks"}}]}
      verbs create append set text add remove erase transition; a name with $ stands for an id from then on;
      set and text take "base", by default the value that stands here;
      transition takes "transition":"start" and "arguments":{…}
  {"op":"rows","entity":"ticket","where":{"state":"new"},"limit":100}   row: exactly one   count: how many
      "id", "deleted":true
  {"op":"waiting"}        change sets without the server's last word, oldest first
  {"op":"status"}         link, counts, cursor, trouble, how far this clock is off, what a damaged file left
  {"op":"check"}          reads the data file from end to end: what is wrong with it, or replica.damaged
  {"op":"rescue_seen"}    what status says under "rescued" was read
  {"op":"link","state":"cut"}   and "restore"
  {"op":"wait","for":C,"timeout_ms":30000}
      C: "online" "offline" "first_sync" "trouble"
         "idle" (online, first synchronisation whole, nothing waiting, every file sent)
         {"row":{"entity":…,"where":{…},"gone":true}} {"file":SHA256} {"cursor":n} {"parked":n}
  {"op":"attach","file":"photo.jpg","target":{"entity":"ticket","id":"$t"},"kind":"photo"}
  {"op":"fetch","attachment":ID,"timeout_ms":30000}   the content of an attachment made elsewhere
  {"op":"temporary_number","prefix":"T"}
  {"op":"withdraw","cs_no":7}   a parked change set
  {"op":"quit"}

Exit status: 0 done, 1 refused or failed, 2 wrong command line.)";

struct CommandLine {
  std::filesystem::path data;
  std::string invite, login, device_name;
  std::filesystem::path password_file;
  bool is_offline = false;
  std::int64_t clock_ahead = 0;
};

std::string passwordIn(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw ReplicaError({"replica.io", "", {file.string()}}, file.string() + " cannot be read");
  std::string password;
  std::getline(in, password);
  return password;
}

// Waits for the answer in an event loop of its own.
template <class Ask>
Credentials askFor(Secrets& secrets, const Ask& ask) {
  Enrolment enrolment(secrets);
  QEventLoop loop;
  std::optional<Result<Credentials>> answer;
  ask(enrolment, [&](Result<Credentials> result) {
    answer = std::move(result);
    loop.quit();
  });
  if (!answer) loop.exec();
  if (!*answer) throw RequestError(answer->problem());
  return std::move(*answer).value();
}

Credentials letIn(const CommandLine& line, Secrets& secrets) {
  const std::optional<Credentials> known = loadCredentials(secrets);
  if (!line.invite.empty() && !known) {
    return askFor(secrets, [&](Enrolment& enrolment, const Enrolment::Done& done) {
      enrolment.enrol(line.invite, line.login, passwordIn(line.password_file), line.device_name, done);
    });
  }
  if (!known) throw RequestError({"link.not_enrolled", "", {}});
  if (!line.invite.empty())
    std::cerr << "carnet-device: this folder is enrolled already; the invitation is not used\n";
  else if (!line.login.empty()) {
    return askFor(secrets, [&](Enrolment& enrolment, const Enrolment::Done& done) {
      enrolment.signIn(line.login, passwordIn(line.password_file), done);
    });
  }
  return *known;
}

// A device whose file turns out to be damaged is made anew once; the request that met the damage has its answer.
void serve(const std::function<std::unique_ptr<Device>()>& open) {
  std::unique_ptr<Device> device = open();
  bool may_mend = true;
  std::string text;
  while (!device->isDone() && std::getline(std::cin, text)) {
    if (text.empty()) continue;
    const nlohmann::json request = nlohmann::json::parse(text, nullptr, false);
    const nlohmann::json answer = device->answer(request);
    if (device->isDamaged() && std::exchange(may_mend, false)) {
      std::cerr << "carnet-device: " << wordsFor({"replica.damaged", "", {"while it was open"}}) << "\n";
      device.reset();
      device = open();
    }
    // Bytes that are no UTF-8 must not end the program.
    std::cout << answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n" << std::flush;
  }
}

int run(int count, char** words) {
  QCoreApplication application(count, words);
  QCoreApplication::setApplicationName("carnet-device");
  CommandLine line;
  line.data = defaultDataFolder();
  line.device_name = QSysInfo::machineHostName().toStdString();
  CLI::App app(about, "carnet-device");
  app.footer(footer);
  app.set_version_flag("--version", "carnet-device 0.1.0");
  app.add_option("--data", line.data, "Data folder, one for each device")
      ->envname("CARNET_FOLDER")
      ->capture_default_str();
  auto* login = app.add_option("--login", line.login, "Login; without --enrol to sign in again after a session ended");
  auto* password = app.add_option("--password-file", line.password_file, "File whose first line is the password");
  app.add_option("--enrol", line.invite, "Invitation of a new device")->needs(login)->needs(password);
  login->needs(password);
  password->needs(login);
  app.add_option("--device-name", line.device_name, "What people call this device")->capture_default_str();
  app.add_flag("--offline", line.is_offline, "Do not open the link until {\"op\":\"link\",\"state\":\"restore\"}");
  app.add_option("--clock-ahead", line.clock_ahead,
                 "Seconds by which this device's clock is wrong, for tests and demos");
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  setClockAhead(Duration::seconds(line.clock_ahead));
  try {
    const std::unique_ptr<Secrets> secrets = secretsIn(line.data);
    const Credentials credentials = letIn(line, *secrets);
    serve([&] { return std::make_unique<Device>(line.data, *secrets, credentials, ruleBook(), line.is_offline); });
    return 0;
  } catch (const RequestError& error) {
    std::cerr << "carnet-device: " << wordsFor(error.problem) << "\n";
  } catch (const ReplicaError& error) {
    std::cerr << "carnet-device: " << wordsFor(error.problem) << "\n";
  } catch (const std::exception& error) {
    std::cerr << "carnet-device: " << error.what() << "\n";
  }
  return 1;
}

}  // namespace
}  // namespace carnet::client

int main(int count, char** words) { return carnet::client::run(count, words); }
