#include "tests/fuzz/company.h"

#include "shared/domain/registry.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/rules/operation.h"

namespace carnet::fuzz {

using testing::House;

namespace {

std::unique_ptr<House> makeCompany() {
  auto house = std::make_unique<House>();
  const Id<Ticket> ticket = house->openTicket(house->desk);
  house->force(ticket, TicketState::inProgress, house->technician);
  house->planVisit(ticket, house->technician, house->now + Duration::hours(2));
  house->openTicket(house->technician, "Compressor is loud");
  TicketPart part;
  part.head.root_id = ticket.value;
  part.head.facet = Facet::ticket;
  part.ticket_id = ticket;
  part.product_id = house->gasket;
  house->put(part);
  return house;
}

// What the field may hold: what stands, or something of its type.
Value valueFor(const Field& field, const Row* row) {
  if (row != nullptr) {
    const Value& standing = row->values[static_cast<std::size_t>(&field - row->entity->fields.data())];
    if (!isNull(standing)) return standing;
  }
  switch (field.type) {
    case Type::boolean:
      return true;
    case Type::text:
      return std::string("text");
    case Type::localText:
      return std::string(R"({"en":"text"})");
    case Type::blob:
      return Blob{"blob"};
    case Type::uuid:
      return company().customer.value;
    case Type::enumeration:
      return std::string(field.names[0]);
    case Type::instant:
      return company().now.unix_ms;
    default:
      return std::int64_t{1'000};
  }
}

Operation operationOn(const Row& row, Verb verb) {
  Operation operation;
  operation.verb = verb;
  operation.entity = row.entity->no;
  operation.row_id = row.head.id;
  operation.happened_at = Hlc::of(company().now);
  return operation;
}

std::vector<Operation> operationsOn(const Row& row) {
  std::vector<Operation> out;
  for (const Verb verb : {Verb::create, Verb::append, Verb::import}) {
    Operation operation = operationOn(row, verb);
    operation.row_id = derivedId(row.head.id, nameOf(verb));
    for (const Field& field : row.entity->fields) operation.fields.push_back({field.no, {}, valueFor(field, &row)});
    out.push_back(std::move(operation));
  }
  for (const Field& field : row.entity->fields) {
    const Verb verb = field.merge == Merge::text ? Verb::text : field.merge == Merge::set ? Verb::add : Verb::set;
    Operation operation = operationOn(row, verb);
    const Value& standing = row.values[static_cast<std::size_t>(&field - row.entity->fields.data())];
    operation.fields.push_back({field.no, standing, valueFor(field, nullptr)});
    out.push_back(std::move(operation));
  }
  for (const auto& [name, step] : ruleBook().rulesOf(*row.entity).transitions) {
    Operation operation = operationOn(row, Verb::transition);
    operation.transition = name;
    operation.arguments = {{"assignee_id", company().technician}, {"reason_text", std::string("because")}};
    out.push_back(std::move(operation));
  }
  out.push_back(operationOn(row, Verb::erase));
  return out;
}

}  // namespace

House& company() {
  static const std::unique_ptr<House> house = makeCompany();
  return *house;
}

std::vector<Uuid> peopleOf(const House& house) {
  return {house.technician, house.other_technician, house.desk, house.storekeeper, house.admin};
}

std::vector<std::string> ordinaryWork() {
  House& house = company();
  const std::vector<Uuid> people = peopleOf(house);
  std::vector<std::string> out;
  for (const Entity* entity : registry().entities()) {
    std::vector<Row> rows = house.rows.all(*entity);
    if (rows.empty()) rows.push_back(entity->blank({.id = house.customer.value, .root_id = house.customer.value}));
    for (Operation& operation : operationsOn(rows.front())) {
      const std::size_t person = out.size() % people.size();
      ChangeSet change_set;
      change_set.id = derivedId(operation.row_id, std::to_string(out.size()));
      change_set.device_id = house.actor(people[person]).device_id;
      change_set.person_id = people[person];
      change_set.cs_no = 1;
      change_set.seen = 1;
      change_set.happened_at = Hlc::of(house.now);
      change_set.operations.push_back(std::move(operation));
      out.push_back(static_cast<char>(person) + encodeChangeSet(change_set));
    }
  }
  return out;
}

}  // namespace carnet::fuzz
