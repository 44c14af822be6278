// idle_connection: many devices of one person that have everything and say nothing. Memory of the server per connection,
// and its processor time while it only keeps them alive; the floor is this program's own share: the other end of the same
// TLS connections, with bare OpenSSL and no session behind.
//
//   bench-idle CONNECTION_STRING PORT SERVER_PID LOGIN CONNECTIONS SECONDS
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "server/auth/tokens.h"
#include "shared/wire/link_end.h"
#include "tests/bench/figures.h"
#include "tests/bench/postgres_floor.h"
#include "tests/support/wire_client.h"

using namespace carnet;
using Connection = testing::WireClient;

namespace {

// Devices like the one that the person enrolled, signed in, which never existed anywhere.
constexpr const char* makeDevices = R"(
WITH made AS (
  INSERT INTO device SELECT made.* FROM
    (SELECT d.* FROM device d JOIN app_user u ON u.id = d.user_id WHERE u.login = $1 LIMIT 1) AS d,
    (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $2::int) AS n) AS fresh,
    LATERAL jsonb_populate_record(NULL::device,
      to_jsonb(d) || jsonb_build_object('id', fresh.id, 'root_id', fresh.id, 'code', 'B' || fresh.n)) AS made
  RETURNING id, user_id
), sessions AS (
  INSERT INTO auth_session (id, user_id, device_id, newest_hash, expires_at)
  SELECT id, user_id, id, sha256(id::text::bytea), now() + interval '1 hour' FROM made
)
SELECT id, user_id FROM made)";

PGresult* ask(bench::PostgresFloor& database, const char* sql, const std::vector<const char*>& values) {
  PGresult* result = PQexecParams(database.connection(), sql, static_cast<int>(values.size()), nullptr, values.data(),
                                  nullptr, nullptr, 0);
  if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) > 0) return result;
  throw std::runtime_error("PostgreSQL: " + std::string(PQresultErrorMessage(result)));
}

std::string unhex(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 2; i + 1 < text.size(); i += 2)
    bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
  return bytes;
}

struct Device {
  Uuid id, user_id;
};

struct Process {
  std::string pid;

  double kilobytes() const {
    std::ifstream status("/proc/" + pid + "/status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6);
    }
    throw std::runtime_error("process " + pid + " is gone");
  }
  double cpuSeconds() const {
    std::ifstream stat("/proc/" + pid + "/stat");
    std::string all;
    std::getline(stat, all);
    std::istringstream rest(all.substr(all.rfind(')') + 2));
    std::string word;
    for (int i = 0; i < 11; ++i) rest >> word;
    double user = 0, system = 0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
  }
};

class Fleet {
 public:
  Fleet(std::uint16_t port, server::TokenSeal seal) : port_(port), seal_(std::move(seal)) {}

  void connect(const Device& device) {
    auto connection = std::make_unique<Connection>(port_);
    for (int tries = 0; connection->upgrade("/sync") != 101; ++tries) {
      if (tries == 60) throw std::runtime_error("the server takes no more connections");
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
      connection = std::make_unique<Connection>(port_);
    }
    sync::Hello hello;
    hello.device_id = device.id;
    hello.token = seal_.accessToken({.user_id = device.user_id,
                                     .device_id = device.id,
                                     .session_id = device.id,
                                     .expires_at = Instant{SystemClock().now().unix_ms + 600'000}});
    wire::LinkEnd end;
    connection->send(2, end.encode(hello));
    connections_.emplace_back(std::move(connection), end);
  }

  // Takes what has come and answers what must be answered; whether anything had come.
  bool attend() {
    bool has_come = false;
    for (auto& [connection, end] : connections_) {
      while (const auto frame = connection->receive(std::chrono::milliseconds(0))) {
        has_come = true;
        if (frame->opcode == 8) throw std::runtime_error("the server closed a connection: " + frame->payload);
        if (frame->opcode == 9) connection->send(10, frame->payload);
        if (frame->opcode != 2) continue;
        const auto message = end.decode(frame->payload);
        if (!message.ok()) throw std::runtime_error(message.problem().code);
        if (const auto* error = std::get_if<sync::Error>(&message.value()))
          throw std::runtime_error("the server refused a connection: " + error->code);
        if (const auto* ping = std::get_if<sync::Ping>(&message.value()))
          connection->send(2, end.encode(sync::Pong{ping->nonce}));
        if (const std::size_t cost = sync::creditCost(message.value()); cost > 0)
          connection->send(2, end.encode(sync::Credit{static_cast<std::uint32_t>(cost)}));
      }
    }
    return has_come;
  }

  void attendFor(double seconds) {
    for (bench::Stopwatch watch; watch.seconds() < seconds; std::this_thread::sleep_for(std::chrono::milliseconds(100)))
      attend();
  }
  // Until nothing has come for a second.
  void settle() {
    for (bench::Stopwatch quiet; quiet.seconds() < 1; std::this_thread::sleep_for(std::chrono::milliseconds(20))) {
      if (attend()) quiet = {};
    }
  }

 private:
  std::uint16_t port_;
  server::TokenSeal seal_;
  std::vector<std::pair<std::unique_ptr<Connection>, wire::LinkEnd>> connections_;
};

std::vector<Device> devicesOf(bench::PostgresFloor& database, const char* login, const char* count) {
  PGresult* rows = ask(database, makeDevices, {login, count});
  std::vector<Device> devices;
  for (int i = 0; i < PQntuples(rows); ++i)
    devices.push_back({*Uuid::parse(PQgetvalue(rows, i, 0)), *Uuid::parse(PQgetvalue(rows, i, 1))});
  PQclear(rows);
  return devices;
}

void measure(char** argv) {
  bench::PostgresFloor database(argv[1]);
  PGresult* secret = ask(database, "SELECT secret FROM auth_secret", {});
  Fleet fleet(static_cast<std::uint16_t>(std::atoi(argv[2])), server::TokenSeal(unhex(PQgetvalue(secret, 0, 0))));
  PQclear(secret);
  const Process server{argv[3]}, own{std::to_string(getpid())};
  const double seconds = std::atof(argv[6]);

  // What the first connections make once for all is no part of one.
  const std::vector<Device> devices = devicesOf(database, argv[4], argv[5]);
  const std::size_t warm = devices.size() / 10 + 1;
  double server_before = 0, own_before = 0;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    fleet.connect(devices[i]);
    if (i % 50 == 49) fleet.attend();
    if (i + 1 != warm) continue;
    fleet.settle();
    server_before = server.kilobytes();
    own_before = own.kilobytes();
  }
  fleet.settle();
  const double count = static_cast<double>(devices.size() - warm);
  if (count < 1) throw std::runtime_error("too few connections to measure one");
  bench::say("idle_connection", "value", (server.kilobytes() - server_before) / count, "KB");
  bench::say("idle_connection", "floor", (own.kilobytes() - own_before) / count, "KB");

  const double server_cpu = server.cpuSeconds(), own_cpu = own.cpuSeconds();
  bench::Stopwatch watch;
  fleet.attendFor(seconds);
  bench::say("idle_connection_cpu", "value", 100 * (server.cpuSeconds() - server_cpu) / watch.seconds(), "% core");
  bench::say("idle_connection_cpu", "floor", 100 * (own.cpuSeconds() - own_cpu) / watch.seconds(), "% core");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) {
    std::fprintf(stderr, "usage: bench-idle CONNECTION_STRING PORT SERVER_PID LOGIN CONNECTIONS SECONDS\n");
    return 2;
  }
  try {
    measure(argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-idle: %s\n", error.what());
    return 1;
  }
  return 0;
}
