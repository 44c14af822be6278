#include "tests/shared/rules/test_book.h"

#include "shared/schema/accessors.h"

namespace carnet::testbook {

namespace {

std::string shown(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return {};
}

Leaf leafOfJob(const Uuid& job) { return {job, Facet::ticket}; }

Result<Effect> start(RuleContext&, Row& row) {
  Job job = as<Job>(row);
  if (job.state == JobState::started) return Effect::alreadyThere;
  if (job.state != JobState::open) return Problem{"job.illegal_step", "state", {}};
  job.state = JobState::started;
  assign(row, job);
  return Effect::changed;
}

// Leaves a line behind: the consequence whose id both sides derive.
Result<Effect> finish(RuleContext& context, Row& row) {
  Job job = as<Job>(row);
  if (job.state != JobState::started) return Problem{"job.illegal_step", "state", {}};
  job.state = JobState::done;
  Line line;
  line.head = context.newHead(context.derive("line"), {row.head.root_id, row.head.facet});
  line.job_id = Id<Job>(row.head.id);
  line.quantity = 1;
  context.work.put(line);
  assign(row, job);
  return Effect::changed;
}

Result<Effect> assignTo(RuleContext& context, Row& row) {
  const Value* person = context.operation.argument("person_id");
  if (person == nullptr) return Problem{"job.assign_whom", "assignee_id", {}};
  Job job = as<Job>(row);
  const Uuid* id = std::get_if<Uuid>(person);
  if (id != nullptr && !context.work.find(Id<Person>(*id))) return Problem{"job.assign_whom", "assignee_id", {}};
  const bool oneself = id != nullptr && *id == context.actor.person_id;
  if (context.side == Side::device && !oneself) return Effect::awaitsServer;
  job.assignee_id.reset();
  if (id != nullptr) job.assignee_id = Id<Person>(*id);
  assign(row, job);
  return Effect::changed;
}

template <class T>
Leaf inJob(RuleContext&, const Row& row) {
  return leafOfJob(as<T>(row).job_id.value);
}

Result<Nothing> mayWrite(const Actor& actor, const Entity& entity, Verb verb, const Row*, const Field* field,
                         std::string_view) {
  if (entity.no == entityOf<Person>.no && !(actor.roles & office)) return Problem{"rights.none", "", {}};
  if (verb == Verb::erase && entity.no == entityOf<Job>.no && !(actor.roles & office)) {
    return Problem{"rights.none", "", {}};
  }
  if (field != nullptr && field->merge == Merge::guarded && !(actor.roles & office)) {
    return Problem{"rights.field", std::string(field->name), {}};
  }
  return Nothing{};
}

Row conflictRow(RuleContext& context, const Disagreement& disagreement) {
  Clash clash;
  const Leaf leaf{disagreement.row.head.root_id, disagreement.row.head.facet};
  clash.head = context.newHead(context.derive("clash" + std::to_string(disagreement.field.no)), leaf);
  clash.target_id = disagreement.row.head.id;
  clash.mine = shown(disagreement.mine);
  clash.theirs = shown(disagreement.theirs);
  clash.mine_stands = disagreement.mine_stands;
  clash.theirs_by = disagreement.theirs_written.by;
  return rowOf(clash);
}

std::optional<Row> parkedRow(const ChangeSet& change_set, const Actor& actor, const Problem& problem, Rows&) {
  Parked parked;
  parked.head.id = parked.head.root_id = change_set.id;
  parked.head.facet = Facet::hq;
  parked.head.created_by = parked.head.updated_by = actor.person_id;
  parked.head.created_at = parked.head.updated_at = change_set.happened_at;
  parked.code = problem.code;
  return rowOf(parked);
}

std::optional<Row> closeParked(const Uuid& id, const ChangeSet& by, const Actor& actor, Rows& rows) {
  Row row;
  if (rows.get(entityOf<Parked>, id, row) != Presence::present || row.head.created_by != actor.person_id) return {};
  auto parked = as<Parked>(row);
  parked.code = by.operations.empty() ? "taken back" : "corrected";
  assign(row, parked);
  return row;
}

std::uint32_t rolesOf(Rows& rows, const Uuid& person_id) {
  Row row;
  if (rows.get(entityOf<Person>, person_id, row) != Presence::present || row.isDeleted()) return 0;
  return static_cast<std::uint32_t>(as<Person>(row).roles);
}

// A worker holds the jobs assigned to them, the office all.
std::set<Node> scopeOf(Rows& rows, const Uuid& person_id, Instant) {
  std::set<Node> nodes{{Uuid{}, Facet::all}};
  if (rolesOf(rows, person_id) & office) {
    nodes.insert({Uuid{}, Facet::ticket});
    nodes.insert({Uuid{}, Facet::hq});
  }
  std::vector<Row> jobs;
  rows.list(entityOf<Job>, entityOf<Job>.indexOf("assignee_id"), person_id, jobs);
  for (const Row& job : jobs) nodes.insert({job.head.id, Facet::ticket});
  return nodes;
}

std::set<Uuid> dirtyPersons(Rows&, const std::vector<RowChange>& changes) {
  std::set<Uuid> persons;
  for (const RowChange& change : changes) {
    if (change.after.entity == &entityOf<Person>) persons.insert(change.after.head.id);
    if (change.after.entity != &entityOf<Job>) continue;
    if (change.before) {
      if (const auto who = as<Job>(*change.before).assignee_id) persons.insert(who->value);
    }
    if (const auto who = as<Job>(change.after).assignee_id) persons.insert(who->value);
  }
  return persons;
}

std::optional<Operation> oppositeLine(const Operation& op, const Row*) {
  Operation back = op;
  for (FieldEdit& edit : back.fields) {
    if (auto* quantity = std::get_if<std::int64_t>(&edit.value)) *quantity = -*quantity;
  }
  return back;
}

}  // namespace

const Registry& registry() {
  static const Registry all(
      {&entityOf<Person>, &entityOf<Job>, &entityOf<Line>, &entityOf<Watcher>, &entityOf<Clash>, &entityOf<Parked>});
  return all;
}

const RuleBook& book() {
  static const RuleBook made = [] {
    RuleBook b(registry());
    EntityRules& job = b.entities[entityOf<Job>.no];
    job.transitions = {{"start", start}, {"finish", finish}, {"assign", assignTo}};
    b.entities[entityOf<Line>.no].place = inJob<Line>;
    b.entities[entityOf<Line>.no].inverse = oppositeLine;
    b.entities[entityOf<Watcher>.no].place = inJob<Watcher>;
    b.entities[entityOf<Watcher>.no].natural_id = [](const Row& row) {
      const Watcher watcher = as<Watcher>(row);
      return watcherId(watcher.job_id.value, watcher.person_id.value);
    };
    b.may_write = mayWrite;
    b.conflict_row = conflictRow;
    b.parked_row = parkedRow;
    b.close_parked = closeParked;
    b.roles_of = rolesOf;
    b.scope_of = scopeOf;
    b.dirty_persons = dirtyPersons;
    return b;
  }();
  return made;
}

Uuid watcherId(const Uuid& job, const Uuid& person) { return naturalId("watcher", job.toString() + person.toString()); }

FieldEdit edit(const Entity& entity, std::string_view field, Value value, Value base) {
  return {entity.fields[entity.indexOf(field)].no, std::move(base), std::move(value)};
}

static Operation operation(Verb verb, const Entity& entity, const Uuid& id) {
  Operation op;
  op.verb = verb;
  op.entity = entity.no;
  op.row_id = id;
  return op;
}

Operation createJob(const Uuid& id, const std::string& title) {
  Operation op = operation(Verb::create, entityOf<Job>, id);
  op.fields = {edit(entityOf<Job>, "title", title)};
  return op;
}

Operation setField(const Entity& entity, const Uuid& id, std::string_view field, Value base, Value value) {
  Operation op = operation(Verb::set, entity, id);
  op.fields = {edit(entity, field, std::move(value), std::move(base))};
  return op;
}

Operation textField(const Entity& entity, const Uuid& id, std::string_view field, Value base, Value value) {
  Operation op = setField(entity, id, field, std::move(base), std::move(value));
  op.verb = Verb::text;
  return op;
}

Operation appendLine(const Uuid& id, const Uuid& job, std::int64_t quantity) {
  Operation op = operation(Verb::append, entityOf<Line>, id);
  op.fields = {edit(entityOf<Line>, "job_id", job), edit(entityOf<Line>, "quantity", quantity)};
  return op;
}

Operation eraseRow(const Entity& entity, const Uuid& id) { return operation(Verb::erase, entity, id); }

Operation step(const Uuid& job, std::string_view transition, std::vector<Argument> arguments) {
  Operation op = operation(Verb::transition, entityOf<Job>, job);
  op.transition = transition;
  op.arguments = std::move(arguments);
  return op;
}

Operation watch(const Uuid& job, const Uuid& person, const std::string& reason) {
  Operation op = operation(Verb::create, entityOf<Watcher>, watcherId(job, person));
  op.fields = {edit(entityOf<Watcher>, "job_id", job), edit(entityOf<Watcher>, "person_id", person),
               edit(entityOf<Watcher>, "reason", reason)};
  return op;
}

}  // namespace carnet::testbook
