// drain: edits made while the link is held; from its restoring until every edit has its receipt and the cursor has
// reached the last of them. The time has in it sign-in, TLS and greeting, which are also said by themselves.
//
//   bench-drain FOLDER EDITS
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

#include "tests/bench/device.h"
#include "tests/bench/figures.h"

using namespace carnet;

namespace {

void makeEdits(bench::Device& device, int edits) {
  const std::vector<Row> rows = device.partners(static_cast<std::size_t>(edits));
  if (rows.empty()) throw std::runtime_error("the replica holds no partner");
  const std::string stamp = std::to_string(SystemClock().now().unix_ms);
  std::vector<std::future<sync::SubmitOutcome>> answers;
  for (int i = 0; i < edits; ++i) {
    const Row& row = rows[static_cast<std::size_t>(i) % rows.size()];
    answers.push_back(device.replica().submit(bench::editOf(row, "edit " + stamp + " " + std::to_string(i))));
  }
  for (auto& answer : answers) {
    if (const sync::SubmitOutcome outcome = answer.get(); !outcome.saved)
      throw std::runtime_error(outcome.problem.code);
  }
}

void measure(const std::filesystem::path& folder, int edits) {
  bench::Device device(folder);
  device.restore();
  device.awaitFirstSync();
  device.awaitSearch();
  device.cut();
  device.await("offline", [](const client::LinkStatus& status) { return status.link == sync::LinkState::offline; });
  makeEdits(device, edits);

  std::atomic<std::int64_t> receipts = 0, last_commit = 0, others = 0;
  client::ReplicaObserver observer;
  observer.receipts = [&](const std::vector<sync::Receipt>& some) {
    for (const sync::Receipt& receipt : some) {
      if (receipt.verdict == Verdict::parked) ++others;
      last_commit = std::max<std::int64_t>(last_commit, receipt.commit_no);
      ++receipts;
    }
  };
  const auto subscription = device.replica().subscribe(std::move(observer));
  bench::Stopwatch watch;
  const std::clock_t cpu = std::clock();
  device.restore();
  device.await("online", [](const client::LinkStatus& status) { return status.link == sync::LinkState::online; });
  const double online = watch.seconds();
  device.await("drained", [&](const client::LinkStatus& status) {
    return receipts >= edits && status.waiting == 0 && status.cursor >= last_commit;
  });
  const double seconds = watch.seconds();
  const double cpu_seconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  device.replica().unsubscribe(subscription);
  if (others > 0) throw std::runtime_error(std::to_string(others) + " edits were parked");
  bench::say("drain", "value", edits / seconds, "edits/s");
  bench::say("drain_time", "value", seconds, "s");
  bench::say("drain_device_cpu", "value", cpu_seconds, "s");
  bench::say("drain_until_online", "value", online * 1000, "ms");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench-drain FOLDER EDITS\n");
    return 2;
  }
  return bench::runBesideQt(argc, argv, [&] { measure(argv[1], std::atoi(argv[2])); });
}
