#include "tests/bench/full_device.h"

#include <string>

#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket.h"
#include "tests/bench/partners.h"
#include "tests/client/support/signed_in.h"

namespace carnet::bench {

namespace {

constexpr int rowsPerCommit = 5'000;

class Filler {
 public:
  explicit Filler(client::SqliteStore& store) : store_(store) { store_.begin(sync::Durability::normal); }
  ~Filler() { store_.commit(); }

  template <class T>
  void put(T entity, const RowHead& like) {
    if (entity.head.id.isNil()) {
      entity.head = like;
      entity.head.id = random_.newId({1'700'000'000'000});
    }
    entity.head.facet = traitsOf<T>.facet;
    entity.head.rev = 1;
    store_.put(rowOf(entity));
    if (++written_ % rowsPerCommit != 0) return;
    store_.commit();
    store_.begin(sync::Durability::normal);
  }

 private:
  client::SqliteStore& store_;
  SeededRng random_{5};
  int written_ = 0;
};

void fillPartner(Filler& fill, const Partner& partner, int number) {
  static const char* const cities[] = {"Marseille", "Toulouse", "Annecy", "Albertville", "Lyon", "Voiron", "Roubaix"};
  fill.put(partner, partner.head);
  if (number % 4 == 0) {
    Address address;
    address.partner_id = Id<Partner>(partner.head.id);
    address.street = std::to_string(number % 200) + " rue du Moulin";
    address.postcode = std::to_string(10'000 + number % 80'000);
    address.city = cities[number % std::size(cities)];
    address.country = "FR";
    fill.put(address, partner.head);
    ContactPoint point;
    point.partner_id = address.partner_id;
    point.normalized = "+334" + std::to_string(10'000'000 + number);
    point.value = point.normalized;
    fill.put(point, partner.head);
  }
  if (number % 10 == 0) {
    Ticket ticket;
    ticket.number = "T-2024-" + std::to_string(100'000 + number);
    ticket.title = "Pump of " + partner.name + " does not start";
    ticket.partner_id = Id<Partner>(partner.head.id);
    ticket.state = TicketState::closed;
    fill.put(ticket, partner.head);
  }
}

}  // namespace

void fillDevice(const std::filesystem::path& folder, int partners) {
  client::test::makeSignedInFolder(folder, client::test::Person::desk, SystemClock().now());
  client::SqliteStore store(folder, registry());
  {
    Partners random(11);
    Filler fill(store);
    for (int i = 0; i < partners; ++i) fillPartner(fill, random.next(), i);
  }
  while (store.isSearchBehind()) store.catchUpSearch([] { return false; });
}

}  // namespace carnet::bench
