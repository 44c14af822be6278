// search: from the letter that a person types until the list is filled, over the replica that bench-company made. The floor
// is one look-up of a row by its key, prepared anew, in the same file, with the same way there and back.
//
//   bench-search FOLDER ROWS QUERIES [SUFFIX]
#include <sys/resource.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <filesystem>

#include "client/app/search_controller.h"
#include "client/app/session.h"
#include "client/platform/secrets.h"
#include "tests/bench/company.h"
#include "tests/bench/figures.h"

using namespace carnet;

namespace {

constexpr std::int64_t rowsWhoseNamesAreTyped = 100'000;
std::string suffix;

void say(const std::string& metric, const char* kind, double value, const std::string& unit) {
  bench::say(metric + suffix, kind, value, unit);
}

void measure(const std::filesystem::path& folder, std::int64_t rows, int queries) {
  bench::Company company;
  for (std::int64_t i = 0; i < std::min<std::int64_t>(rows, rowsWhoseNamesAreTyped); ++i) company.next();
  const auto secrets = client::secretsIn(folder);
  client::Session session(folder, bench::identityOfFilled(), *secrets, "en", false);
  client::SearchController search;
  QEventLoop loop;
  QObject::connect(&search, &client::SearchController::loaded, &loop, [&] {
    if (search.answered() == search.text()) loop.quit();
  });
  search.setWorkspace(session.workspace());
  loop.exec();
  const auto processor = [] {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
  };
  std::vector<double> times, floors, worked;
  std::vector<std::pair<double, QString>> slowest;
  std::size_t found = 0;
  for (int i = 0; i < queries + 20; ++i) {
    const QString text = QString::fromStdString(company.typed());
    const double before = processor();
    bench::Stopwatch watch;
    search.setText(text);
    if (search.answered() != text) loop.exec();
    if (i < 20) continue;  // the file is warm from here
    times.push_back(watch.seconds() * 1000);
    worked.push_back(processor() - before);
    slowest.emplace_back(times.back(), text);
    found += search.rows().isEmpty() ? 0 : 1;
  }
  for (int i = 0; i < queries; ++i) {
    bench::Stopwatch watch;
    session.workspace()->reader().read(
        &loop,
        [i](client::ReadTransaction& read) { return read.number("SELECT count(*) FROM partner WHERE rid = ?", {i}); },
        [&](qint64) { loop.quit(); });
    loop.exec();
    floors.push_back(watch.seconds() * 1000);
  }
  std::sort(slowest.rbegin(), slowest.rend());
  for (std::size_t i = 0; i < std::min<std::size_t>(5, slowest.size()); ++i) {
    std::fprintf(stderr, "bench-search: %.1f ms for \"%s\"\n", slowest[i].first, qPrintable(slowest[i].second));
  }
  std::fprintf(stderr, "bench-search: %zu of %d texts found something\n", found, queries);
  say("search", "value", bench::percentile(times, 0.5), "ms");
  say("search", "floor", bench::percentile(floors, 0.5), "ms");
  say("search_p99", "value", bench::percentile(times, 0.99), "ms");
  say("search_p99", "floor", bench::percentile(floors, 0.99), "ms");
  // Of all threads: tells more than the time where other programs use the machine too.
  say("search_processor", "value", bench::percentile(worked, 0.5), "ms");
  say("search_processor_p99", "value", bench::percentile(worked, 0.99), "ms");
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  if (argc < 4) {
    std::fprintf(stderr, "usage: bench-search FOLDER ROWS QUERIES [SUFFIX]\n");
    return 2;
  }
  const std::int64_t rows = std::atoll(argv[2]);
  if (argc > 4) suffix = argv[4];
  const std::filesystem::path folder = argv[1];
  measure(folder, rows, std::atoi(argv[3]));
  say("search_file", "value",
      static_cast<double>(std::filesystem::file_size(folder / "replica.db")) / static_cast<double>(rows), "bytes/row");
  return 0;
}
