#include "tests/simulation/hostile.h"

#include "shared/domain/registry.h"
#include "shared/domain/rule_book.h"

namespace carnet::simulation {

const Row& Hostile::anyRow() {
  auto it = server_.rows().begin();
  std::advance(it, static_cast<std::ptrdiff_t>(world_.rng.below(server_.rows().size())));
  return it->second;
}

// Of the field's type mostly, sometimes what stands there, sometimes nonsense.
Value Hostile::anyValue(const Field& field, const Row* row) {
  if (row != nullptr && world_.rng.chance(25)) {
    return row->values[static_cast<std::size_t>(&field - row->entity->fields.data())];
  }
  if (world_.rng.chance(5)) return Value();
  if (world_.rng.chance(5)) return static_cast<std::int64_t>(world_.rng.next());
  switch (field.type) {
    case Type::boolean:
      return world_.rng.chance(50);
    case Type::text:
      return std::string(world_.rng.chance(3) ? 64 * 1024 : world_.rng.below(9), 'x');
    case Type::localText:
      return std::string(R"({"en":"h"})");
    case Type::blob:
      return Blob{std::string(world_.rng.below(50), 'b')};
    case Type::uuid:
      return world_.rng.chance(70) ? anyRow().head.id : world_.rng.newId(world_.now());
    case Type::enumeration:
      return std::string(field.names[world_.rng.below(field.names.size())]);
    case Type::instant:
      return world_.now().unix_ms;
    default:
      return static_cast<std::int64_t>(world_.rng.below(5'000)) - 1'000;
  }
}

void Hostile::setTransition(Operation& op, const Entity& entity) {
  op.fields.clear();
  const auto& transitions = ruleBook().rulesOf(entity).transitions;
  if (transitions.empty()) return;
  auto it = transitions.begin();
  std::advance(it, static_cast<std::ptrdiff_t>(world_.rng.below(transitions.size())));
  op.transition = it->first;
  op.arguments = {{"assignee_id", company_.people[world_.rng.below(company_.people.size())].id},
                  {"reason_text", std::string("h")},
                  {"to", std::string("diagnosed")},
                  {"into_id", anyRow().head.id},
                  {"team_id", anyRow().head.id}};
  if (world_.rng.chance(50))
    op.arguments.erase(op.arguments.begin() + static_cast<std::ptrdiff_t>(world_.rng.below(5)));
}

Operation Hostile::anyOperation() {
  const Row& row = anyRow();
  const Entity& entity = world_.rng.chance(90) ? *row.entity : *anyRow().entity;
  Operation op;
  op.verb = static_cast<Verb>(1 + world_.rng.below(9));
  const bool is_new = op.verb == Verb::create || op.verb == Verb::append || op.verb == Verb::import;
  op.entity = world_.rng.chance(98) ? entity.no : static_cast<EntityNo>(world_.rng.below(300));
  op.row_id = is_new && world_.rng.chance(80) ? world_.rng.newId(world_.now()) : row.head.id;
  if (world_.rng.chance(2)) op.row_id = Uuid{};
  op.happened_at = Hlc::of(world_.now() + Duration{world_.between(-86'400'000, 86'400'000)});
  const Row* standing = &entity == row.entity ? &row : nullptr;
  for (const Field& field : entity.fields) {
    if (!world_.rng.chance(is_new ? 70 : 20)) continue;
    op.fields.push_back({field.no, anyValue(field, standing), anyValue(field, standing)});
  }
  if (op.verb == Verb::transition) setTransition(op, entity);
  return op;
}

std::optional<sync::Received> Hostile::next() {
  std::vector<Person> able;
  for (const Person& person : company_.people) {
    // An administrator may do anything.
    if (person.role != RoleCode::admin) able.push_back(person);
  }
  if (able.empty()) return std::nullopt;
  const Person& person = able[world_.rng.below(able.size())];
  sync::Received received;
  ChangeSet& cs = received.change_set;
  cs.device_id = naturalId("hostile", person.id.toString());
  cs.person_id = world_.rng.chance(97) ? person.id : company_.people.front().id;
  cs.cs_no = server_.lastCsNo(cs.device_id) + (world_.rng.chance(95) ? 1 : world_.between(-1, 3));
  cs.id = world_.rng.newId(world_.now());
  cs.seen = world_.rng.chance(50) ? server_.head() : world_.between(-100, 10'000);
  cs.happened_at = Hlc::of(world_.now() + Duration{world_.between(-400, 400) * 86'400'000});
  for (std::uint64_t n = 1 + world_.rng.below(3); n > 0; --n) cs.operations.push_back(anyOperation());
  if (world_.rng.chance(3)) cs.operations.clear();
  if (world_.rng.chance(5)) cs.depends_on.push_back(static_cast<std::int64_t>(world_.rng.below(10)));
  received.bytes = encodeChangeSet(cs);
  // As the session does: what cannot be read is parked under its number.
  if (!decodeChangeSet(received.bytes)) cs.operations.clear();
  received.hash = sha256(received.bytes);
  received.actor = {person.id, cs.device_id, roleBit(person.role)};
  received.arrival = world_.now();
  world_.trace("hostile change set " + std::to_string(cs.cs_no) + " of " + person.id.toString());
  return received;
}

}  // namespace carnet::simulation
