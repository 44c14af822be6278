// search: from the letter that a person types until the list is filled, over a replica of a company as devices hold it:
// three in ten rows are customers, as many telephone numbers, the rest contacts, machines and tickets. Names are made of
// syllables by a fixed seed, one in eight in Cyrillic. What is typed: beginnings of names of one letter and more, words in
// the middle, whole names with a slip, telephone numbers, serial and document numbers, two words, and nonsense.
// The floor is one look-up of a row by its key, prepared anew, in the same file, with the same way there and back.
//
//   bench-search [ROWS] [QUERIES] [SUFFIX]
#include <sys/resource.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <filesystem>
#include <fstream>

#include "client/app/search_controller.h"
#include "client/app/session.h"
#include "client/platform/secrets.h"
#include "client/replica/database.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket.h"
#include "tests/bench/figures.h"
#include "tests/bench/partners.h"

using namespace carnet;

namespace {

std::string suffix;

void say(const std::string& metric, const char* kind, double value, const std::string& unit) {
  bench::say(metric + suffix, kind, value, unit);
}

class Company {
 public:
  Row next() {
    const std::uint64_t kind = made_++ % 10;
    if (kind < 3) return partner();
    if (kind < 6) return phone();
    if (kind < 8) return contact();
    return kind == 8 ? serial() : ticket();
  }
  // One of the texts that people would type for the rows made so far.
  std::string typed() {
    const std::string& name = names_[random_.below(names_.size())];
    const std::size_t word = name.find(' ') + 1;
    switch (random_.below(9)) {
      case 0:
        return name.substr(0, cyrillic(name) ? 2 : 1);
      case 1:
        return name.substr(0, cyrillic(name) ? 4 : 2);
      case 2:
        return name.substr(0, cyrillic(name) ? 8 : 4);
      case 3:
        return name.substr(word, cyrillic(name) ? 10 : 5);
      case 4: {
        std::string slip = name.substr(word);
        if (slip.size() > 6 && !cyrillic(slip)) std::swap(slip[3], slip[4]);
        return slip;
      }
      case 5:
        return numbers_[random_.below(numbers_.size())].substr(3, 7);
      case 6:
        return numbers_[random_.below(numbers_.size())];
      case 7:
        return name.substr(word, cyrillic(name) ? 6 : 3) + " " + name.substr(0, cyrillic(name) ? 4 : 2);
      default:
        return "zyxqw" + std::to_string(random_.below(1'000));
    }
  }

 private:
  static bool cyrillic(const std::string& text) { return static_cast<unsigned char>(text[0]) >= 0xd0; }
  std::string word(bool is_cyrillic) {
    static const std::vector<std::string> latin = {
        "ma",  "ri",  "ber", "nard", "pum", "pe",  "lou",  "den", "ak",  "schu", "gar", "nier", "vil", "le", "mont",
        "tel", "cor", "ne",  "sau",  "vé",  "jac", "quet", "bro", "wer", "kow",  "ski", "zie",  "lin", "ho", "rák"};
    static const std::vector<std::string> russian = {"Де",  "на",   "кор", "ме",    "тал", "сер",  "вис",
                                                     "про", "ма",   "ши",  "не",    "гор", "ский", "во",
                                                     "да",  "энер", "го",  "пласт", "мир", "тор"};
    const auto& syllables = is_cyrillic ? russian : latin;
    std::string out;
    for (std::uint64_t i = 2 + random_.below(3); i > 0; --i) out += syllables[random_.below(syllables.size())];
    return out;
  }
  std::string name() {
    const bool is_cyrillic = random_.below(8) == 0;
    std::string name = word(is_cyrillic) + " " + word(is_cyrillic);
    if (names_.size() < 20'000) names_.push_back(name);
    return name;
  }
  template <class T>
  T blank(const Uuid& root, Facet facet) {
    T out;
    out.head.id = random_.newId({1'700'000'000'000 + std::int64_t(made_)});
    out.head.root_id = root.isNil() ? out.head.id : root;
    out.head.facet = facet;
    out.head.rev = 1;
    return out;
  }
  Row partner() {
    auto partner = blank<Partner>(Uuid{}, Facet::card);
    partner.name = name() + (random_.chance(50) ? " SARL" : " GmbH");
    partner.vat_no = "FR" + std::to_string(10'000'000'000 + random_.below(89'999'999'999));
    partner.tags = "pumps\nservice";
    last_ = Id<Partner>(partner.head.id);
    return rowOf(partner);
  }
  Row phone() {
    auto point = blank<ContactPoint>(last_.value, Facet::card);
    point.partner_id = last_;
    point.value = "+33 " + std::to_string(600'000'000 + random_.below(99'999'999));
    point.normalized = "33" + point.value.substr(4);
    keep(point.normalized);
    return rowOf(point);
  }
  Row contact() {
    auto contact = blank<Contact>(last_.value, Facet::card);
    contact.partner_id = last_;
    contact.name = name();
    contact.job_title = "Head of maintenance";
    return rowOf(contact);
  }
  Row serial() {
    auto serial = blank<Serial>(Uuid{}, Facet::serial);
    serial.partner_id = last_;
    serial.number = "CP40-" + std::to_string(10'000'000 + made_);
    keep(serial.number);
    return rowOf(serial);
  }
  Row ticket() {
    auto ticket = blank<Ticket>(Uuid{}, Facet::ticket);
    ticket.partner_id = last_;
    ticket.number = "T-2026-" + std::to_string(1'000'000 + made_);
    ticket.title = "Pump leaks at the " + word(false);
    for (int i = 0; i < 12; ++i) ticket.description += word(false) + " ";
    keep(ticket.number);
    return rowOf(ticket);
  }
  void keep(const std::string& number) {
    if (numbers_.size() < 20'000) numbers_.push_back(number);
  }

  SeededRng random_{17};
  std::uint64_t made_ = 0;
  Id<Partner> last_;
  std::vector<std::string> names_, numbers_;
};

client::Identity fill(const std::filesystem::path& folder, Company& company, std::int64_t rows) {
  const client::Identity identity{Uuid::v7(1, 1, 1), Uuid::v7(2, 2, 2), Uuid::v7(3, 3, 3), "T01"};
  client::SqliteStore store(folder, registry());
  bench::Stopwatch watch;
  constexpr std::int64_t rows_a_time = 250;
  for (std::int64_t done = 0; done < rows; done += rows_a_time) {
    store.begin(sync::Durability::normal);
    for (std::int64_t i = 0; i < rows_a_time; ++i) store.put(company.next());
    store.commit();
  }
  const double written = watch.seconds();
  std::vector<double> slices;
  while (store.isSearchBehind()) {
    bench::Stopwatch slice;
    store.catchUpSearch([] { return false; });
    slices.push_back(slice.seconds() * 1000);
  }
  say("search_write", "value", static_cast<double>(rows) / written, "rows/s");
  say("search_index", "value", static_cast<double>(rows) / (watch.seconds() - written), "rows/s");
  say("search_index_slice_p99", "value", bench::percentile(slices, 0.99), "ms");
  sync::ReplicaState state;
  state.server_id = identity.server_id, state.device_id = identity.device_id, state.person_id = identity.person_id;
  state.device_code = identity.device_code, state.roles = roleBit(RoleCode::admin);
  store.begin(sync::Durability::full);
  store.putState(state);
  store.commit();
  return identity;
}

void measure(const std::filesystem::path& folder, std::int64_t rows, int queries) {
  Company company;
  const client::Identity identity = fill(folder, company, rows);
  const auto secrets = client::secretsIn(folder);
  client::Session session(folder, identity, *secrets, "en", false);
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
  const std::int64_t rows = argc > 1 ? std::atoll(argv[1]) : 100'000;
  const int queries = argc > 2 ? std::atoi(argv[2]) : 500;
  if (argc > 3) suffix = argv[3];
  char pattern[] = "/var/tmp/carnet-bench-XXXXXX";
  const std::filesystem::path folder = mkdtemp(pattern);
  measure(folder, rows, queries);
  say("search_file", "value",
      static_cast<double>(std::filesystem::file_size(folder / "replica.db")) / static_cast<double>(rows), "bytes/row");
  std::filesystem::remove_all(folder);
  return 0;
}
