// idle_connection: many devices of one person that have everything and say nothing. Memory of the server per connection,
// and its processor time while it only keeps them alive; the floor is this program's own share: the other end of the same
// TLS connections, with bare OpenSSL and no session behind.
//
//   bench-idle CONNECTION_STRING PORT SERVER_PID LOGIN CONNECTIONS SECONDS
#include <unistd.h>

#include <cstdlib>
#include <deque>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/bench/figures.h"
#include "tests/bench/fleet.h"

using namespace carnet;

namespace {

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
  // Every device has what a person's device has at commit `head`.
  Fleet(std::uint16_t port, server::TokenSeal seal, const bench::FleetDevice& like, std::int64_t head)
      : port_(port), seal_(std::move(seal)), head_(head), held_(bench::heldBy(port_, seal_, like)) {}

  void connect(const bench::FleetDevice& device) { links_.emplace_back(port_, seal_, device, head_, held_); }

  // Takes what has come and answers what must be answered; whether anything had come.
  bool attend() {
    bool has_come = false;
    for (bench::FleetLink& link : links_) {
      while (link.receive(std::chrono::milliseconds(0))) has_come = true;
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
  std::int64_t head_;
  bench::Held held_;
  std::deque<bench::FleetLink> links_;
};

void measure(char** argv) {
  bench::PostgresFloor database(argv[1]);
  const Process server{argv[3]}, own{std::to_string(getpid())};
  const double seconds = std::atof(argv[6]);

  // What the first connections make once for all is no part of one.
  const std::vector<bench::FleetDevice> devices = bench::makeDevices(database, argv[4], std::atoi(argv[5]));
  Fleet fleet(static_cast<std::uint16_t>(std::atoi(argv[2])), bench::sealOf(database), devices.front(),
              bench::headOf(database));
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
