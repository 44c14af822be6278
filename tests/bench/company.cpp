#include "tests/bench/company.h"

#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket.h"
#include "tests/bench/figures.h"

namespace carnet::bench {

namespace {

bool cyrillic(const std::string& text) { return static_cast<unsigned char>(text[0]) >= 0xd0; }

}  // namespace

Row Company::next() {
  if (role_) return *std::exchange(role_, std::nullopt);
  const std::uint64_t kind = made_++ % 10;
  if (kind < 3) return partner();
  if (kind < 6) return phone();
  if (kind < 8) return contact();
  return kind == 8 ? serial() : ticket();
}

std::string Company::typed() {
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

std::string Company::word(bool is_cyrillic) {
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

std::string Company::name() {
  const bool is_cyrillic = random_.below(8) == 0;
  std::string name = word(is_cyrillic) + " " + word(is_cyrillic);
  if (names_.size() < 20'000) names_.push_back(name);
  return name;
}

template <class T>
T Company::blank(const Uuid& root, Facet facet) {
  T out;
  out.head.id = random_.newId({1'700'000'000'000 + std::int64_t(made_)});
  out.head.root_id = root.isNil() ? out.head.id : root;
  out.head.facet = facet;
  out.head.rev = 1;
  return out;
}

Row Company::partner() {
  auto partner = blank<Partner>(Uuid{}, Facet::card);
  partner.name = name() + (random_.chance(50) ? " SARL" : " GmbH");
  partner.vat_no = "FR" + std::to_string(10'000'000'000 + random_.below(89'999'999'999));
  partner.tags = "pumps\nservice";
  last_ = Id<Partner>(partner.head.id);
  const std::uint64_t of_fifty = random_.below(50);
  if (of_fifty < 40) role_ = role(PartnerRoleKind::customer);
  if (of_fifty == 40) role_ = role(PartnerRoleKind::supplier);
  return rowOf(partner);
}

Row Company::role(PartnerRoleKind kind) {
  auto role = blank<PartnerRole>(last_.value, Facet::card);
  role.partner_id = last_;
  role.role = kind;
  return rowOf(role);
}

Row Company::phone() {
  auto point = blank<ContactPoint>(last_.value, Facet::card);
  point.partner_id = last_;
  point.value = "+33 " + std::to_string(600'000'000 + random_.below(99'999'999));
  point.normalized = "33" + point.value.substr(4);
  keep(point.normalized);
  return rowOf(point);
}

Row Company::contact() {
  auto contact = blank<Contact>(last_.value, Facet::card);
  contact.partner_id = last_;
  contact.name = name();
  contact.job_title = "Head of maintenance";
  return rowOf(contact);
}

Row Company::serial() {
  auto serial = blank<Serial>(Uuid{}, Facet::serial);
  serial.partner_id = last_;
  serial.number = "CP40-" + std::to_string(10'000'000 + made_);
  keep(serial.number);
  return rowOf(serial);
}

Row Company::ticket() {
  auto ticket = blank<Ticket>(Uuid{}, Facet::ticket);
  ticket.partner_id = last_;
  ticket.number = "T-2026-" + std::to_string(1'000'000 + made_);
  // Nine in ten are over, as in a company of some years.
  ticket.state = random_.chance(90) ? TicketState::closed : TicketState::assigned;
  if (ticket.state != TicketState::closed)
    ticket.resolution_due_at = Instant{1'795'000'000'000 + std::int64_t(random_.below(600'000'000))};
  ticket.title = "Pump leaks at the " + word(false);
  for (int i = 0; i < 12; ++i) ticket.description += word(false) + " ";
  keep(ticket.number);
  return rowOf(ticket);
}

void Company::keep(const std::string& number) {
  if (numbers_.size() < 20'000) numbers_.push_back(number);
}

client::Identity identityOfFilled() { return {Uuid::v7(1, 1, 1), Uuid::v7(2, 2, 2), Uuid::v7(3, 3, 3), "T01"}; }

void fillCompany(const std::filesystem::path& folder, std::int64_t rows, const std::string& suffix) {
  Company company;
  const client::Identity identity = identityOfFilled();
  client::SqliteStore store(folder, registry());
  const auto tell = [&suffix](const std::string& metric, double value, const std::string& unit) {
    say(metric + suffix, "value", value, unit);
  };
  Stopwatch watch;
  constexpr std::int64_t rows_a_time = 250;
  for (std::int64_t done = 0; done < rows; done += rows_a_time) {
    store.begin(sync::Durability::normal);
    for (std::int64_t i = 0; i < rows_a_time; ++i) store.put(company.next());
    store.commit();
  }
  const double written = watch.seconds();
  std::vector<double> slices;
  while (store.isSearchBehind()) {
    Stopwatch slice;
    store.catchUpSearch([] { return false; });
    slices.push_back(slice.seconds() * 1000);
  }
  tell("search_write", static_cast<double>(rows) / written, "rows/s");
  tell("search_index", static_cast<double>(rows) / (watch.seconds() - written), "rows/s");
  tell("search_index_slice_p99", percentile(slices, 0.99), "ms");
  sync::ReplicaState state;
  state.server_id = identity.server_id, state.device_id = identity.device_id, state.person_id = identity.person_id;
  state.device_code = identity.device_code, state.roles = roleBit(RoleCode::admin);
  store.begin(sync::Durability::full);
  store.putState(state);
  store.commit();
}

}  // namespace carnet::bench
