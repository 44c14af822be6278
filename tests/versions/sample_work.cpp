#include "tests/versions/sample_work.h"

#include "shared/domain/catalogue/product.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/stock/location.h"
#include "shared/domain/stock/natural_keys.h"
#include "shared/domain/stock/stock_move.h"

namespace carnet::versions {

namespace {

constexpr std::uint64_t partner = 100, contact = 101, address = 102, ticket = 103, note = 104, otherNote = 105,
                        comment = 106, move = 107, link = 108, wrongTime = 109, rightTime = 110;

template <class T>
Operation on(Verb verb, std::uint64_t id) {
  Operation op;
  op.verb = verb;
  op.entity = entityOf<T>.no;
  op.row_id = sampleId(id);
  return op;
}

template <class T>
std::uint16_t numberOf(std::string_view field) {
  return entityOf<T>.find(field)->no;
}

template <class T>
Operation made(Verb verb, std::uint64_t id, const T& value) {
  Operation op = on<T>(verb, id);
  const Row row = rowOf(value);
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (row.values[i] != entityOf<T>.defaultOf(i)) op.fields.push_back({entityOf<T>.fields[i].no, {}, row.values[i]});
  }
  return op;
}

Operation step(std::string name, std::vector<Argument> arguments = {}) {
  Operation op = on<Ticket>(Verb::transition, ticket);
  op.transition = std::move(name);
  op.arguments = std::move(arguments);
  return op;
}

Value text(const char* value) { return std::string(value); }

Operation makePartner() {
  Partner value;
  value.name = "Brasserie du Port";
  value.vat_no = "FR40303265045";
  value.description = "one\ntwo\nthree";
  return made(Verb::create, partner, value);
}

Operation makeContact() {
  Contact value;
  value.partner_id = Id<Partner>(sampleId(partner));
  value.name = "Zoë Müller";
  return made(Verb::create, contact, value);
}

Operation makeAddress() {
  Address value;
  value.partner_id = Id<Partner>(sampleId(partner));
  value.street = "1, quai du Port";
  value.postcode = "59140";
  value.city = "Dunkerque";
  value.country = "FR";
  return made(Verb::create, address, value);
}

Operation makeTicket() {
  Ticket value;
  value.kind = TicketKind::repair;
  value.title = "Pump leaks";
  value.temp_number = "T-T07-0001";
  value.partner_id = Id<Partner>(sampleId(partner));
  value.contact_id = Id<Contact>(sampleId(contact));
  return made(Verb::create, ticket, value);
}

Operation makeNote(std::uint64_t id, const char* body) {
  Note value;
  value.target_entity = entityOf<Ticket>.no;
  value.target_id = sampleId(ticket);
  value.body = body;
  return made(Verb::create, id, value);
}

Operation moveStock() {
  StockMove value;
  value.product_id = Id<Product>(sampleProduct());
  value.from_location_id = closingLocationId(LocationKind::supplier);
  value.to_location_id = Id<Location>(sampleLocation());
  value.quantity = Quantity{2'500};
  return made(Verb::append, move, value);
}

Operation writeComment() {
  TicketEvent value;
  value.ticket_id = Id<Ticket>(sampleId(ticket));
  value.kind = TicketEventKind::comment;
  value.body = "The seal is worn.";
  return made(Verb::append, comment, value);
}

const std::string sampleHash(64, 'a');

Operation addFile() {
  Attachment value;
  value.sha256 = sampleHash;
  value.name = "pump.jpg";
  value.mime = "image/jpeg";
  value.size_bytes = 4'096;
  value.target_entity = entityOf<Ticket>.no;
  value.target_id = sampleId(ticket);
  Operation op = made(Verb::append, 0, value);
  op.row_id = attachmentId(sampleHash, sampleId(ticket)).value;
  return op;
}

Operation linkFile() {
  AttachmentLink value;
  value.attachment_id = attachmentId(sampleHash, sampleId(ticket));
  value.target_entity = entityOf<Ticket>.no;
  value.target_id = sampleId(ticket);
  return made(Verb::append, link, value);
}

Operation logTime(std::uint64_t id, std::int64_t minutes) {
  TicketTime value;
  value.ticket_id = Id<Ticket>(sampleId(ticket));
  value.starts_at = workBegins - Duration::minutes(minutes);
  value.ends_at = workBegins;
  return made(Verb::append, id, value);
}

template <class T>
Operation edit(std::uint64_t id, std::vector<FieldEdit> fields, Verb verb = Verb::set) {
  Operation op = on<T>(verb, id);
  op.fields = std::move(fields);
  return op;
}

// Change sets that are in place of others came with a later version: the number of the one that is closed, else 0.
struct Action {
  std::vector<Operation> operations;
  std::vector<std::int64_t> depends_on = {};
  std::int64_t closes = 0;
};

template <class Set>
void closing(Set& set, std::int64_t cs_no) {
  if constexpr (requires { set.in_place_of; }) {
    if (cs_no > 0) set.in_place_of.push_back(sampleId(1'000 + static_cast<std::uint64_t>(cs_no)));
  }
}

std::vector<Action> actions(int version) {
  std::vector<Action> all;
  all.push_back({{makePartner(), makeContact(), makeAddress()}});
  all.push_back({{makeTicket()}, {1}});
  all.push_back({{edit<Partner>(partner, {{numberOf<Partner>("name"), text("Brasserie du Port"), text("Le Port")},
                                          {numberOf<Partner>("opt_out"), false, true}})}});
  all.push_back({{edit<Partner>(
      partner, {{numberOf<Partner>("description"), text("one\ntwo\nthree"), text("one\ntwo\nthree\nfour")}},
      Verb::text)}});
  all.push_back({{edit<Partner>(partner, {{numberOf<Partner>("tags"), {}, text("brewery")}}, Verb::add),
                  edit<Partner>(partner, {{numberOf<Partner>("tags"), {}, text("north")}}, Verb::add)}});
  all.push_back({{edit<Partner>(partner, {{numberOf<Partner>("tags"), {}, text("north")}}, Verb::remove)}});
  all.push_back({{edit<Address>(address, {{numberOf<Address>("street"), text("1, quai du Port"), text("2, rue Neuve")},
                                          {numberOf<Address>("postcode"), text("59140"), text("59000")},
                                          {numberOf<Address>("city"), text("Dunkerque"), text("Lille")},
                                          {numberOf<Address>("country"), text("FR"), text("FR")}})}});
  all.push_back({{step("assign", {{"assignee_id", samplePerson()}})}});
  all.push_back({{step("start")}});
  all.push_back({{writeComment(), makeNote(note, "The key is at the neighbour's."), makeNote(otherNote, "Wrong one")}});
  all.push_back({{on<Note>(Verb::erase, otherNote)}});
  all.push_back({{moveStock()}});
  // Based on a name that nobody gave: the other value is kept as a conflict.
  all.push_back({{edit<Partner>(partner, {{numberOf<Partner>("vat_no"), text("BE0"), text("BE0428759497")}})}});
  // Why is not said: not accepted.
  all.push_back({{step("hold")}});
  all.push_back({{step("hold", {{"reason_text", text("Waits for the seal")}})}, {}, 14});
  if (version < 6) return all;
  all.push_back({{addFile(), linkFile()}});
  Operation remove = on<AttachmentLink>(Verb::transition, link);
  remove.transition = "remove";
  all.push_back({{remove}});
  // Taken out, put back and corrected.
  all.push_back({{logTime(wrongTime, 90)}});
  all.push_back({{step("remove_time", {{"time_id", sampleId(wrongTime)}})}});
  all.push_back({{step("restore_time", {{"time_id", sampleId(wrongTime)}})}});
  Operation right = logTime(rightTime, 60);
  right.arguments.push_back({"replaces", sampleId(wrongTime)});
  all.push_back(
      {{step("remove_time", {{"time_id", sampleId(wrongTime)}, {"replaced_by", sampleId(rightTime)}}), right}});
  return all;
}

}  // namespace

Uuid sampleId(std::uint64_t n) { return Uuid::v7(workBegins.unix_ms + static_cast<std::int64_t>(n), n, n); }
Uuid samplePerson() { return sampleId(1); }
Uuid sampleDevice() { return sampleId(2); }
Uuid sampleProduct() { return sampleId(3); }
Uuid sampleLocation() { return sampleId(4); }

std::vector<ChangeSet> sampleWork(int version) {
  std::vector<ChangeSet> work;
  for (Action& action : actions(version)) {
    ChangeSet set;
    set.cs_no = static_cast<std::int64_t>(work.size()) + 1;
    set.id = sampleId(1'000 + static_cast<std::uint64_t>(set.cs_no));
    set.device_id = sampleDevice();
    set.person_id = samplePerson();
    set.seen = 3;
    set.happened_at = Hlc::of(workBegins + Duration::minutes(set.cs_no));
    set.depends_on = std::move(action.depends_on);
    set.operations = std::move(action.operations);
    for (Operation& op : set.operations) op.happened_at = set.happened_at;
    closing(set, action.closes);
    work.push_back(std::move(set));
  }
  return work;
}

}  // namespace carnet::versions
