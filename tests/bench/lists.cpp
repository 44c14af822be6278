// What a list reads, over the replica that bench-company made, through the models that the pages use:
//   list_rows    a page of 128 rows by id, anywhere in the list of all customers: p99
//   list_views   the first screenful of each view and order that comes with the product: median of each; the
//                slowest is the figure, standard error names all above 20 ms
//   list_sorts   the same for every column that a list can be sorted by, on a device that has rested: its kept orders are
//                made before, where the tables are large enough for them; list_orders: how long that took
// The floor is one look-up of a row by its key, prepared anew, with the same way there and back.
//
//   bench-lists FOLDER PAGES [SUFFIX]
#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <functional>
#include <stdexcept>

#include "client/app/session.h"
#include "client/modules/crm/contact_list_model.h"
#include "client/modules/crm/partner_list_model.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/modules/stock/serial_list_model.h"
#include "client/platform/secrets.h"
#include "client/replica/kept_orders.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/registry.h"
#include "tests/bench/company.h"
#include "tests/bench/figures.h"

using namespace carnet;

namespace {

constexpr int openings = 5;
constexpr int patienceMs = 60'000;
std::string suffix;

using Make = std::function<std::unique_ptr<client::EntityListModel>()>;

struct List {
  const char* name;
  Make make;
  QStringList views;
};

std::vector<List> lists() {
  return {{"customers", [] { return std::make_unique<client::PartnerListModel>(); }, {"", "clients", "suppliers"}},
          {"tickets",
           [] { return std::make_unique<client::TicketListModel>(); },
           {"", "mine", "unassigned", "late", "dueSoon", "resolvedToday", "resolved", "all"}},
          {"contacts", [] { return std::make_unique<client::ContactListModel>(); }, {""}},
          {"machines", [] { return std::make_unique<client::SerialListModel>(); }, {""}}};
}

// Milliseconds until the first rows are there.
double open(const List& list, client::Workspace* workspace, const QString& view, const QString& sort) {
  std::vector<double> times;
  for (int i = 0; i < openings; ++i) {
    const auto model = list.make();
    model->setView(view);
    model->setSortKey(sort);
    bool is_there = false;
    QEventLoop loop;
    QObject::connect(model.get(), &client::EntityListModel::loadingChanged, &loop, [&] {
      is_there = !model->loading();
      if (is_there) loop.quit();
    });
    QTimer::singleShot(patienceMs, &loop, [&loop] { loop.quit(); });
    bench::Stopwatch watch;
    model->setWorkspace(workspace);
    loop.exec();
    if (!is_there) throw std::runtime_error("a list did not open");
    times.push_back(watch.seconds() * 1000);
  }
  return bench::percentile(times, 0.5);
}

// What stays below this is not worth a line of its own.
constexpr double worthTellingMs = 20;

struct Slowest {
  double ms = 0;
  void take(double more, const std::string& name) {
    if (more > worthTellingMs) std::fprintf(stderr, "bench-lists: %s: %.0f ms\n", name.c_str(), more);
    ms = std::max(ms, more);
  }
};

void measureOpenings(client::Workspace* workspace) {
  Slowest of_views, of_sorts;
  for (const List& list : lists()) {
    for (const QString& view : list.views)
      of_views.take(open(list, workspace, view, ""), std::string(list.name) + ", view " + view.toStdString());
    for (const QVariant& column : list.make()->columnMaps()) {
      const QString key = column.toMap().value("sort").toString();
      if (!key.isEmpty())
        of_sorts.take(open(list, workspace, "", key), std::string(list.name) + " by " + key.toStdString());
    }
  }
  bench::say("list_views" + suffix, "value", of_views.ms, "ms");
  bench::say("list_sorts" + suffix, "value", of_sorts.ms, "ms");
}

void measurePages(client::Workspace* workspace, int pages) {
  client::PartnerListModel model;
  model.setWorkspace(workspace);
  QEventLoop loop;
  QObject::connect(&model, &client::EntityListModel::countChanged, &loop, [&] {
    if (model.isWhole()) loop.quit();
  });
  QTimer::singleShot(patienceMs, &loop, [&loop] { loop.quit(); });
  loop.exec();
  if (!model.isWhole()) throw std::runtime_error("the list of customers did not come whole");
  SeededRng random(3);
  std::vector<double> times, floors;
  QEventLoop page;
  QObject::connect(&model, &client::EntityListModel::dataChanged, &page, &QEventLoop::quit);
  for (int i = 0; i < pages; ++i) {
    const int row = static_cast<int>(random.below(static_cast<std::uint64_t>(model.count())));
    const auto isHere = [&] { return !model.rowAt(row).value<client::PartnerRow>().id.isEmpty(); };
    bench::Stopwatch watch;
    if (isHere()) continue;
    page.exec();
    times.push_back(watch.seconds() * 1000);
    if (!isHere()) throw std::runtime_error("a page did not come");
    bench::Stopwatch floor;
    workspace->reader().read(
        &page,
        [row](client::ReadTransaction& read) {
          return read.number("SELECT count(*) FROM partner WHERE rid = ?", {row});
        },
        [&](qint64) { page.quit(); });
    page.exec();
    floors.push_back(floor.seconds() * 1000);
  }
  bench::say("list_rows" + suffix, "value", bench::percentile(times, 0.5), "ms");
  bench::say("list_rows" + suffix, "floor", bench::percentile(floors, 0.5), "ms");
  bench::say("list_rows_p99" + suffix, "value", bench::percentile(times, 0.99), "ms");
  bench::say("list_rows_p99" + suffix, "floor", bench::percentile(floors, 0.99), "ms");
}

// What a device does by itself when nothing has come for a few seconds.
void rest(const std::filesystem::path& folder) {
  client::KeptOrders orders(client::SqliteStore::fileIn(folder), client::keptOrdersFrom);
  bench::Stopwatch watch;
  int made = 0;
  while (orders.makeNext([] { return false; }) == client::KeptOrders::Made::one) ++made;
  if (made == 0) return;
  std::fprintf(stderr, "bench-lists: %d orders made before they are measured, as at rest\n", made);
  bench::say("list_orders" + suffix, "value", watch.seconds() * 1000, "ms");
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  if (argc < 3) {
    std::fprintf(stderr, "usage: bench-lists FOLDER PAGES [SUFFIX]\n");
    return 2;
  }
  if (argc > 3) suffix = argv[3];
  try {
    const std::filesystem::path folder = argv[1];
    client::SqliteStore(folder, registry());  // brought to this version
    rest(folder);
    const auto secrets = client::secretsIn(folder);
    client::Session session(folder, bench::identityOfFilled(), *secrets, "en", false);
    measurePages(session.workspace(), std::atoi(argv[2]));
    measureOpenings(session.workspace());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-lists: %s\n", error.what());
    return 1;
  }
  return 0;
}
