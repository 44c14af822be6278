// idle_connection: many devices of one person that have everything and say nothing. Memory of the server per connection,
// and its processor time while it only keeps them alive; the floor is this program's own share: the other end of the same
// connections, a bare socket or bare OpenSSL with no session behind.
//
//   bench-idle CONNECTION_STRING PORT SERVER_PID LOGIN CONNECTIONS SECONDS tls|plain METRIC
#include <sys/resource.h>
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
  Fleet(const bench::Door& door, server::TokenSeal seal, const bench::FleetDevice& like, std::int64_t head)
      : door_(door), seal_(std::move(seal)), head_(head), held_(bench::heldBy(door_, seal_, like)) {}

  void connect(const bench::FleetDevice& device) { links_.emplace_back(door_, seal_, device, head_, held_); }

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
  bench::Door door_;
  server::TokenSeal seal_;
  std::int64_t head_;
  bench::Held held_;
  std::deque<bench::FleetLink> links_;
};

// A connection is a file, and a process is given few at first.
void takeAllFiles() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

void measure(char** argv) {
  takeAllFiles();
  bench::PostgresFloor database(argv[1]);
  const Process server{argv[3]}, own{std::to_string(getpid())};
  const double seconds = std::atof(argv[6]);
  const std::string metric = argv[8];

  // What the first connections make once for all is no part of one.
  const std::vector<bench::FleetDevice> devices = bench::makeDevices(database, argv[4], std::atoi(argv[5]));
  const bench::Door door{static_cast<std::uint16_t>(std::atoi(argv[2])), std::string_view(argv[7]) == "plain"
                                                                             ? testing::WireClient::Security::plain
                                                                             : testing::WireClient::Security::tls};
  Fleet fleet(door, bench::sealOf(database), devices.front(), bench::headOf(database));
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
  bench::say(metric, "value", (server.kilobytes() - server_before) / count, "KB");
  bench::say(metric, "floor", (own.kilobytes() - own_before) / count, "KB");

  const double server_cpu = server.cpuSeconds(), own_cpu = own.cpuSeconds();
  bench::Stopwatch watch;
  fleet.attendFor(seconds);
  bench::say(metric + "_cpu", "value", 100 * (server.cpuSeconds() - server_cpu) / watch.seconds(), "% core");
  bench::say(metric + "_cpu", "floor", 100 * (own.cpuSeconds() - own_cpu) / watch.seconds(), "% core");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 9) {
    std::fprintf(stderr,
                 "usage: bench-idle CONNECTION_STRING PORT SERVER_PID LOGIN CONNECTIONS SECONDS tls|plain METRIC\n");
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
