#include "tests/simulation/company.h"

#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner_credit.h"
#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/rule_book.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/location.h"
#include "shared/domain/stock/natural_keys.h"

namespace carnet::simulation {

namespace {

class Founding {
 public:
  Founding(World& world, MemoryServer& server) : world_(world), server_(server) {}

  void put(Row row) {
    row.head.created_at = row.head.updated_at = Hlc::of(world_.now());
    changes_.push_back({std::nullopt, std::move(row)});
  }
  template <class T>
  Id<T> put(T value) {
    if (value.head.id.isNil()) value.head.id = world_.rng.newId(world_.now());
    if (value.head.root_id.isNil()) {
      value.head.root_id = value.head.id;
      value.head.facet = traitsOf<T>.facet;
    }
    put(rowOf(value));
    return Id<T>(value.head.id);
  }
  void commit() {
    server_.transact([&](sync::ServerTransaction& tx) {
      sync::PlannedCommit plan;
      plan.change_set.id = world_.rng.newId(world_.now());
      plan.change_set.happened_at = Hlc::of(world_.now());
      plan.changes = std::exchange(changes_, {});
      tx.flush({plan});
    });
  }

 private:
  World& world_;
  MemoryServer& server_;
  std::vector<RowChange> changes_;
};

template <class T>
T inCard(Id<Partner> partner) {
  T row;
  row.head.root_id = partner.value;
  row.head.facet = Facet::card;
  row.partner_id = partner;
  return row;
}

Id<AppUser> addPerson(Founding& founding, const std::string& name, RoleCode role) {
  AppUser user;
  user.login = user.display_name = name;
  const Id<AppUser> id = founding.put(user);
  UserRole given;
  given.head.id = userRoleId(id, roleId(role)).value;
  given.user_id = id;
  given.role_id = roleId(role);
  founding.put(given);
  return id;
}

void addVan(Founding& founding, const std::string& name, Id<AppUser> user) {
  Location van;
  van.code = van.name = name;
  van.kind = LocationKind::van;
  van.user_id = user;
  founding.put(van);
}

struct Catalogue {
  std::vector<Id<Partner>> partners;
  std::vector<Id<Serial>> serials;
};

Catalogue addCustomersAndMachines(Founding& founding) {
  Catalogue made;
  std::vector<Id<Product>> products;
  for (int n = 0; n < 5; ++n) {
    Product product;
    product.sku = "P-" + std::to_string(n);
    product.name.by_language["en"] = product.sku;
    if (n == 4) product.kind = ProductKind::service;
    products.push_back(founding.put(product));
  }
  for (int n = 0; n < 5; ++n) {
    Partner partner;
    partner.name = "Partner " + std::to_string(n);
    const Id<Partner> id = founding.put(partner);
    made.partners.push_back(id);
    PartnerCredit credit;
    credit.head.id = credit.head.root_id = id.value;
    credit.head.facet = Facet::money;
    founding.put(credit);
    for (int c = 0; c < 2; ++c) {
      auto contact = inCard<Contact>(id);
      contact.name = "Contact " + std::to_string(c);
      const Id<Contact> contact_id = founding.put(contact);
      auto point = inCard<ContactPoint>(id);
      point.contact_id = contact_id;
      point.value = "+33 1 0" + std::to_string(c);
      founding.put(point);
      auto address = inCard<Address>(id);
      address.street = "Street " + std::to_string(c);
      address.city = "Lyon";
      address.country = "FR";
      address.is_default = c == 0;
      founding.put(address);
    }
    Serial serial;
    serial.product_id = products[static_cast<std::size_t>(n) % 4];
    serial.number = "SN-" + std::to_string(n);
    serial.head.id = serialId(serial.product_id, serial.number).value;
    serial.partner_id = id;
    made.serials.push_back(founding.put(serial));
  }
  return made;
}

void addTickets(Founding& founding, World& world, const Catalogue& catalogue, const Company& company, bool many) {
  for (std::size_t n = 0; n < 8; ++n) {
    Ticket ticket;
    ticket.title = "Ticket " + std::to_string(n);
    ticket.temp_number = "T-HQ-" + std::to_string(n);
    ticket.kind = n % 2 ? TicketKind::repair : TicketKind::request;
    ticket.partner_id = catalogue.partners[n % 5];
    ticket.serial_id = catalogue.serials[n % 5];
    ticket.description = "one\ntwo\nthree";
    if (n < 6 && !company.technicians.empty()) {
      ticket.assignee_id = Id<AppUser>(company.technicians[n % company.technicians.size()]);
      ticket.state = TicketState::assigned;
    }
    const Id<Ticket> id = founding.put(ticket);
    for (int note = 0; many && note < 60; ++note) {
      Note text;
      text.head.root_id = id.value;
      text.head.facet = Facet::ticket;
      text.target_entity = entityOf<Ticket>.no;
      text.target_id = id.value;
      text.body = "Note " + std::to_string(note) + std::string(world.rng.below(200), '.');
      founding.put(text);
    }
  }
}

}  // namespace

Company foundCompany(World& world, MemoryServer& server, std::size_t people, bool many) {
  Founding founding(world, server);
  Company company;
  for (Row& row : initialRows({.name = "Carnet"})) founding.put(std::move(row));
  for (std::size_t n = 0; n < people; ++n) {
    // Technician, service desk and administrator first, then as it falls.
    static constexpr RoleCode first[] = {RoleCode::technician, RoleCode::serviceDesk, RoleCode::admin};
    const RoleCode role = n < 3 ? first[n] : world.rng.chance(70) ? RoleCode::technician : RoleCode::serviceDesk;
    const Id<AppUser> id = addPerson(founding, "Person " + std::to_string(n), role);
    company.people.push_back({id.value, role});
    if (role != RoleCode::technician) continue;
    company.technicians.push_back(id.value);
    addVan(founding, "Van " + std::to_string(n), id);
  }
  Location depot;
  depot.code = depot.name = "Depot";
  founding.put(depot);
  founding.commit();
  const Catalogue catalogue = addCustomersAndMachines(founding);
  addTickets(founding, world, catalogue, company, many);
  founding.commit();
  sync::Authority authority(ruleBook());
  server.transact([&](sync::ServerTransaction& tx) {
    std::set<Uuid> persons;
    for (const Person& person : company.people) persons.insert(person.id);
    authority.refreshScopes(tx, persons, world.now(), world.rng.newId(world.now()));
  });
  return company;
}

}  // namespace carnet::simulation
