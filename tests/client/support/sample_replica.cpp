#include "tests/client/support/sample_replica.h"

#include "client/replica/sqlite_store.h"
#include "shared/domain/catalogue/product_attribute_value.h"
#include "shared/domain/catalogue/product_category.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/crm/partner_rules.h"
#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/organisation/parked_change_workflow.h"
#include "shared/domain/organisation/reason.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/stock/natural_keys.h"
#include "shared/domain/stock/stock_move.h"
#include "tests/client/support/sample_company.h"

namespace carnet::client::test {

namespace {

using namespace sample;

Uuid named(std::string_view key) { return naturalId("sample", key); }

LocalText text(std::string en, std::string fr) { return {{{"en", std::move(en)}, {"fr", std::move(fr)}}}; }

class Filler {
 public:
  Filler(SqliteStore& store, Instant now) : store_(store), now_(now) {}

  template <class T>
  T blank(std::string_view key, std::optional<Leaf> leaf = {}) {
    T out;
    out.head.id = named(key);
    fillHead(out.head, leaf.value_or(Leaf{out.head.id, traitsOf<T>.facet}));
    return out;
  }
  template <class T>
  void put(const T& value) {
    put(rowOf(value));
  }
  void put(Row row) {
    if (row.entity->replication == Replication::never) return;
    row.head.rev = ++rev_;
    store_.put(row);
  }
  void fillHead(RowHead& head, const Leaf& leaf) {
    head.root_id = leaf.root_id;
    head.facet = leaf.facet;
    head.created_at = head.updated_at = Hlc::of(now_ - Duration::days(2));
    head.created_by = head.updated_by = named("desk");
  }
  Rows& rows() { return store_; }
  Instant in(int minutes) const { return now_ + Duration::minutes(minutes); }

 private:
  SqliteStore& store_;
  Instant now_;
  std::int64_t rev_ = 0;
};

void people(Filler& fill, Person who) {
  const auto person = [&](const char* key, const char* name, const char* language,
                          std::initializer_list<RoleCode> roles) {
    AppUser user = fill.blank<AppUser>(key);
    user.login = key;
    user.display_name = name;
    user.language = language;
    fill.put(user);
    for (RoleCode role : roles) {
      UserRole given = fill.blank<UserRole>("x");
      given.head.id = given.head.root_id = userRoleId(Id<AppUser>(user.head.id), roleId(role)).value;
      given.user_id = Id<AppUser>(user.head.id);
      given.role_id = roleId(role);
      fill.put(given);
    }
  };
  person("technician", "Marta Keller", "en", {RoleCode::technician});
  person("other", "Paul Mercier", "fr", {RoleCode::technician});
  person("desk", "Jonas Weber", "en", {RoleCode::serviceDesk, RoleCode::storekeeper});
  if (who == Person::storekeeper) person("storekeeper", "Odile Renard", "en", {RoleCode::storekeeper});
  if (who == Person::agent) person("agent", "Luc Fabre", "en", {RoleCode::agent});
  if (who == Person::admin) person("admin", "Irene Moreau", "en", {RoleCode::admin});
}

void catalogue(Filler& fill) {
  for (const auto& [key, en, fr] :
       {std::tuple("pumps", "Pumps", "Pompes"), std::tuple("compressors", "Compressors", "Compresseurs"),
        std::tuple("parts", "Spare parts", "Pièces détachées")}) {
    ProductCategory category = fill.blank<ProductCategory>(key);
    category.name = text(en, fr);
    fill.put(category);
  }
  Attribute power = fill.blank<Attribute>("power");
  power.name = text("Power", "Puissance");
  power.unit = text("kW", "kW");
  power.value_type = AttributeType::number;
  fill.put(power);
  Attribute material = fill.blank<Attribute>("material");
  material.name = text("Material", "Matière");
  fill.put(material);
  for (const Article& article : articles) {
    Product product = fill.blank<Product>(article.sku);
    product.sku = article.sku;
    product.name = text(article.en, article.fr);
    product.base_price = {article.price};
    product.category_id = Id<ProductCategory>(named(article.family));
    product.tracking = article.is_machine ? ProductTracking::serial : ProductTracking::none;
    product.warranty_months = article.is_machine ? 24 : 0;
    product.description = article.is_machine ? text("For continuous operation, protection class IP 54.",
                                                    "Pour service continu, indice de protection IP 54.")
                                             : LocalText{};
    fill.put(product);
    if (!article.is_machine) continue;
    ProductAttributeValue kilowatts = fill.blank<ProductAttributeValue>(std::string(article.sku) + "/power");
    kilowatts.product_id = Id<Product>(product.head.id);
    kilowatts.attribute_id = Id<Attribute>(power.head.id);
    kilowatts.number_value = Quantity{1'500 * (1 + article.price / 10'000'000)};
    fill.put(kilowatts);
    ProductAttributeValue steel = fill.blank<ProductAttributeValue>(std::string(article.sku) + "/material");
    steel.product_id = Id<Product>(product.head.id);
    steel.attribute_id = Id<Attribute>(material.head.id);
    steel.text_value = text("Stainless steel", "Acier inoxydable");
    fill.put(steel);
  }
}

void partners(Filler& fill) {
  for (const Firm& firm : firms) {
    const std::string key = firm.name;
    Partner partner = fill.blank<Partner>(key);
    const Leaf card{partner.head.id, Facet::card};
    partner.name = firm.name;
    partner.legal_form = firm.form;
    partner.stage = PartnerStage::client;
    partner.vat_no = "FR" + std::to_string(40'000'000'000 + std::int64_t(key.size()) * 731'442'197 % 50'000'000'000);
    partner.language = "fr";
    fill.put(partner);
    PartnerRole role = fill.blank<PartnerRole>("x", card);
    role.partner_id = Id<Partner>(partner.head.id);
    role.head.id = partnerRoleId(role.partner_id, PartnerRoleKind::customer).value;
    fill.put(role);
    Contact contact = fill.blank<Contact>(key + "/contact", card);
    contact.partner_id = role.partner_id;
    contact.name = firm.contact;
    contact.job_title = firm.position;
    fill.put(contact);
    const auto point = [&](const std::string& name, ContactPointKind kind, const std::string& value, bool of_contact) {
      ContactPoint out = fill.blank<ContactPoint>(key + name, card);
      out.partner_id = role.partner_id;
      if (of_contact) out.contact_id = Id<Contact>(contact.head.id);
      out.kind = kind;
      out.value = value;
      out.normalized = normalizedContact(kind, value);
      fill.put(out);
    };
    point("/mobile", ContactPointKind::mobile, "+33 6 12 00 " + std::to_string(10 + key.size()) + " 77", true);
    if (key != reachedThroughItsContact) {
      point("/phone", ContactPointKind::phone, firm.phone, false);
      point("/mail", ContactPointKind::email, "contact@example.org", false);
    }
    Address address = fill.blank<Address>(key + "/address", card);
    address.partner_id = role.partner_id;
    address.street = firm.street;
    address.postcode = firm.postcode;
    address.city = firm.city;
    address.country = "FR";
    address.is_default = true;
    fill.put(address);
    // Where its machines stand is not where its office is.
    Address site = fill.blank<Address>(key + "/site", card);
    site.partner_id = role.partner_id;
    site.kind = AddressKind::delivery;
    site.street = "Quai des Pompes";
    site.postcode = firm.postcode;
    site.city = firm.city;
    site.country = "FR";
    fill.put(site);
  }
}

void stock(Filler& fill) {
  Location van = fill.blank<Location>("van");
  van.code = "VAN-07";
  van.name = "Van 07 Marta Keller";
  van.kind = LocationKind::van;
  van.user_id = Id<AppUser>(named("technician"));
  fill.put(van);
  Location depot = fill.blank<Location>("depot");
  depot.code = "LYO";
  depot.name = "Depot Lyon";
  fill.put(depot);
  const auto move = [&](const std::string& key, const Article& article, std::int64_t count, Id<Location> from,
                        Id<Location> to) {
    StockMove out = fill.blank<StockMove>(key, Leaf{named("van"), Facet::location});
    out.product_id = Id<Product>(named(article.sku));
    out.quantity = Quantity::whole(count);
    out.from_location_id = from;
    out.to_location_id = to;
    out.happened_at = fill.in(-2'000);
    fill.put(out);
  };
  const Id<Location> van_id(van.head.id), depot_id(depot.head.id);
  for (const Article& article : articles) {
    const std::string key = article.sku;
    if (article.is_machine) continue;
    move(key + "/in", article, 40, closingLocationId(LocationKind::supplier), depot_id);
    if (article.in_van > 0) move(key + "/van", article, article.in_van, depot_id, van_id);
    if (article.in_van < 0)
      move(key + "/used", article, -article.in_van, van_id, closingLocationId(LocationKind::customer));
  }
}

void events(Filler& fill, const Job& job, const Uuid& ticket_id) {
  const auto event = [&](const std::string& key, TicketEventKind kind, const char* from, const char* to, int minutes,
                         const char* who) {
    TicketEvent out = fill.blank<TicketEvent>(job.number + key, Leaf{ticket_id, Facet::ticket});
    out.ticket_id = Id<Ticket>(ticket_id);
    out.kind = kind;
    out.happened_at = fill.in(minutes);
    out.from_value = from;
    out.to_value = to;
    out.head.created_by = named(who);
    if (kind == TicketEventKind::assign) out.assignee_id = Id<AppUser>(named(job.is_mine ? "technician" : "other"));
    fill.put(out);
  };
  if (job.state == TicketState::fresh) return;
  event("/assign", TicketEventKind::assign, "new", "assigned", -900, "desk");
  if (job.state == TicketState::assigned) return;
  event("/start", TicketEventKind::state, "assigned", "in_progress", -90, "technician");
  if (job.state == TicketState::inProgress) event("/step", TicketEventKind::step, "", "diagnosed", -60, "technician");
  if (job.state == TicketState::onHold)
    event("/hold", TicketEventKind::hold, "in_progress", "on_hold", -50, "technician");
  if (job.state == TicketState::resolved)
    event("/resolve", TicketEventKind::state, "in_progress", "resolved", -45, "technician");
}

void work(Filler& fill, const Uuid& ticket_id) {
  const Leaf leaf{ticket_id, Facet::ticket};
  TicketPart part = fill.blank<TicketPart>("part", leaf);
  part.ticket_id = Id<Ticket>(ticket_id);
  part.product_id = Id<Product>(named("P-31"));
  part.quantity = Quantity::whole(1);
  part.location_id = Id<Location>(named("van"));
  part.happened_at = fill.in(-30);
  part.head.created_by = named("technician");
  fill.put(part);
  for (const auto& [key, kind, from, to] :
       {std::tuple("travel", TicketTimeKind::travel, -130, -95), std::tuple("work", TicketTimeKind::work, -95, -20)}) {
    TicketTime time = fill.blank<TicketTime>(key, leaf);
    time.ticket_id = part.ticket_id;
    time.kind = kind;
    time.starts_at = fill.in(from);
    time.ends_at = fill.in(to);
    time.head.created_by = named("technician");
    fill.put(time);
  }
  Note note = fill.blank<Note>("note", leaf);
  note.target_entity = entityOf<Ticket>.no;
  note.target_id = ticket_id;
  note.body = "Ring the bell at gate B, the reception closes at five.";
  fill.put(note);
}

// What a machine of the kind needed the last time.
void earlierParts(Filler& fill, const Uuid& ticket_id) {
  for (const char* sku : {"P-11", "P-12"}) {
    TicketPart part = fill.blank<TicketPart>(std::string("earlier/") + sku, Leaf{ticket_id, Facet::ticket});
    part.ticket_id = Id<Ticket>(ticket_id);
    part.product_id = Id<Product>(named(sku));
    part.quantity = Quantity::whole(1);
    part.location_id = Id<Location>(named("van"));
    part.happened_at = fill.in(-1'500);
    part.head.created_by = named("other");
    fill.put(part);
  }
}

void tickets(Filler& fill) {
  int number = 0;
  for (const Job& job : jobs) {
    const Firm& firm = firms[job.firm];
    const Article& article = articles[job.article];
    const Id<Product> product(named(article.sku));
    const std::string serial_no = "SN-" + std::to_string(48'210 + 137 * ++number);
    Serial serial = fill.blank<Serial>("x");
    serial.head.id = serial.head.root_id = serialId(product, serial_no).value;
    serial.number = serial_no;
    serial.product_id = product;
    serial.partner_id = Id<Partner>(named(firm.name));
    serial.address_id = Id<Address>(named(std::string(firm.name) + "/site"));
    serial.place = number % 2 ? "cellar, behind the boiler" : "";
    serial.sold_on = Date{Date::of(fill.in(0)).days - 300 - number * 90};
    serial.warranty_until = Date{serial.sold_on->days + 730};
    fill.put(serial);

    Ticket ticket = fill.blank<Ticket>(job.number);
    const Leaf leaf{ticket.head.id, Facet::ticket};
    ticket.number = job.number;
    ticket.temp_number = "";
    ticket.kind = TicketKind::repair;
    ticket.title = job.title;
    ticket.description = job.fault;
    ticket.partner_id = serial.partner_id;
    ticket.contact_id = Id<Contact>(named(std::string(firm.name) + "/contact"));
    ticket.serial_id = Id<Serial>(serial.head.id);
    ticket.product_id = product;
    ticket.priority = job.priority;
    ticket.state = job.state;
    ticket.opened_by_id = Id<AppUser>(named("desk"));
    if (job.due_minutes != 0) ticket.resolution_due_at = fill.in(job.due_minutes);
    if (job.state != TicketState::fresh) ticket.assignee_id = Id<AppUser>(named(job.is_mine ? "technician" : "other"));
    if (job.state == TicketState::inProgress) {
      ticket.repair_step = RepairStep::diagnosed;
      ticket.diagnosis = "Cooler clogged with dust, fan belt slack. Air filter was never changed.";
    }
    if (job.state == TicketState::onHold) ticket.reason_id = Id<Reason>(naturalId("reason", "Part on order"));
    if (job.state == TicketState::resolved) ticket.resolved_at = fill.in(-45);
    fill.put(ticket);
    events(fill, job, ticket.head.id);
    if (job.state == TicketState::inProgress) work(fill, ticket.head.id);
    if (job.state == TicketState::resolved) earlierParts(fill, ticket.head.id);

    if (job.visit_minutes == 0) continue;
    Activity visit = fill.blank<Activity>(std::string(job.number) + "/visit", leaf);
    visit.kind = ActivityKind::visit;
    visit.subject = job.title;
    visit.ticket_id = Id<Ticket>(ticket.head.id);
    visit.partner_id = ticket.partner_id;
    visit.contact_id = ticket.contact_id;
    visit.assignee_id = ticket.assignee_id;
    visit.address_id = serial.address_id;
    visit.planned_start_at = fill.in(job.visit_minutes);
    visit.planned_end_at = fill.in(job.visit_minutes + 60);
    visit.state = job.visit_minutes < 0 ? ActivityState::done : ActivityState::planned;
    fill.put(visit);
  }
}

void decisions(Filler& fill, Person person) {
  Conflict conflict = fill.blank<Conflict>("conflict", Leaf{named(firms[0].name), Facet::card});
  conflict.target_entity = entityOf<ContactPoint>.no;
  conflict.target_id = named(std::string(firms[0].name) + "/phone");
  conflict.field = "value";
  conflict.base = "+33 4 91 54 20 10";
  conflict.mine = "+33 4 91 54 20 99";
  conflict.theirs = firms[0].phone;
  conflict.mine_by = Id<AppUser>(named("technician"));
  conflict.theirs_by = Id<AppUser>(named("desk"));
  conflict.mine_at = fill.in(-200);
  conflict.theirs_at = fill.in(-180);
  conflict.assignee_id = Id<AppUser>(named("technician"));
  fill.put(conflict);
  if (person == Person::technician) return;
  // Marta resolved a ticket that had been closed meanwhile.
  ChangeSet change_set;
  change_set.id = named("parked");
  change_set.person_id = named("technician");
  change_set.happened_at = Hlc::of(fill.in(-75));
  Operation resolve;
  resolve.verb = Verb::transition;
  resolve.entity = entityOf<Ticket>.no;
  resolve.row_id = named("T-2026-00388");
  resolve.transition = "resolve";
  change_set.operations = {resolve};
  const Actor author{change_set.person_id, {}, roleBit(RoleCode::technician)};
  fill.put(*parkedRow(change_set, author, {"ticket.resolve.not_now", "state", {"closed"}}, fill.rows()));
}

std::string_view keyOf(Person person) {
  return person == Person::desk          ? "desk"
         : person == Person::admin       ? "admin"
         : person == Person::storekeeper ? "storekeeper"
         : person == Person::agent       ? "agent"
                                         : "technician";
}

auto rolesOf(Person person) {
  switch (person) {
    case Person::desk:
      return roleBit(RoleCode::serviceDesk) | roleBit(RoleCode::storekeeper);
    case Person::admin:
      return roleBit(RoleCode::admin);
    case Person::storekeeper:
      return roleBit(RoleCode::storekeeper);
    case Person::agent:
      return roleBit(RoleCode::agent);
    default:
      return roleBit(RoleCode::technician);
  }
}

}  // namespace

SampleIds sampleIds() {
  SampleIds ids;
  ids.technician = named("technician");
  ids.desk = named("desk");
  ids.other_technician = named("other");
  ids.partner = named(firms[0].name);
  ids.partner_without_number = named(reachedThroughItsContact);
  ids.contact = named(std::string(firms[0].name) + "/contact");
  ids.product = named("P-11");
  ids.serial = serialId(Id<Product>(named("P-100")), "SN-48347").value;
  ids.van = named("van");
  ids.depot = named("depot");
  ids.ticket = named("T-2026-00412");
  ids.other_ticket = named("T-2026-00421");
  return ids;
}

Identity makeSampleReplica(const std::filesystem::path& folder, Person person, Instant now, Contents contents) {
  const Identity identity{named("server"), named("device"), named(keyOf(person)), "T07"};
  SqliteStore store(folder, registry());
  store.begin(sync::Durability::full);
  Filler fill(store, now);
  for (Row row : initialRows({.name = "Alpina Pumps", .language = "en"})) {
    fill.fillHead(row.head, {row.head.root_id, row.head.facet});
    fill.put(std::move(row));
  }
  people(fill, person);
  if (contents == Contents::everything) {
    catalogue(fill);
    partners(fill);
    stock(fill);
    tickets(fill);
    decisions(fill, person);
  }
  sync::ReplicaState state;
  state.server_id = identity.server_id;
  state.epoch = named("epoch");
  state.device_id = identity.device_id;
  state.person_id = identity.person_id;
  state.device_code = identity.device_code;
  state.roles = rolesOf(person);
  state.cursor = 500;
  store.putState(state);
  store.commit();
  return identity;
}

}  // namespace carnet::client::test
