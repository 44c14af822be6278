// The oracle's own reading of the business rules: who may write what (S6), which steps are legal (S6, S9), that numbers are
// given once (S9), and that nothing deleted comes back. What a field's edit leaves is read in oracle_values.cpp.
#include <algorithm>

#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/registry.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/schema/json.h"
#include "tests/simulation/oracle.h"

namespace carnet::simulation {

namespace {

using Steps = std::set<std::pair<std::string, std::string>>;

// model.md, Lifecycles: ticket.
const Steps& ticketSteps() {
  static const Steps steps = {
      {"new", "assigned"},        {"assigned", "assigned"},    {"assigned", "new"},
      {"reopened", "assigned"},   {"assigned", "in_progress"}, {"reopened", "in_progress"},
      {"in_progress", "on_hold"}, {"on_hold", "in_progress"},  {"in_progress", "resolved"},
      {"resolved", "closed"},     {"resolved", "reopened"},    {"new", "rejected"},
      {"new", "cancelled"},       {"assigned", "cancelled"},   {"in_progress", "cancelled"},
      {"on_hold", "cancelled"},   {"new", "merged"},           {"assigned", "merged"},
      {"in_progress", "merged"},  {"on_hold", "merged"},       {"resolved", "merged"},
      {"closed", "merged"},       {"reopened", "merged"},      {"rejected", "merged"},
      {"cancelled", "merged"},
  };
  return steps;
}

// model.md, A visit; other activities.
const Steps& activitySteps() {
  static const Steps steps = {{"planned", "travelling"}, {"planned", "arrived"},   {"planned", "done"},
                              {"planned", "missed"},     {"planned", "cancelled"}, {"travelling", "arrived"},
                              {"travelling", "done"},    {"arrived", "done"},      {"done", "planned"}};
  return steps;
}

std::string textOf(const Row& row, std::string_view field) {
  const auto* text = std::get_if<std::string>(&row.values[row.entity->indexOf(field)]);
  return text ? *text : std::string();
}

bool isLegal(const Steps& steps, std::set<std::string> from, const std::string& to) {
  // A change set may take several steps at once.
  for (int taken = 0; taken < 4; ++taken) {
    std::set<std::string> reached;
    for (const auto& [a, b] : steps) {
      if (from.contains(a)) reached.insert(b);
    }
    if (reached.contains(to)) return true;
    from = std::move(reached);
  }
  return false;
}

bool comesBackByKey(const Entity& entity) {
  return entity.name == "partner_role" || entity.name == "user_role" || entity.name == "serial";
}

// Whoever deleted it takes that back, and nothing else.
bool isRestored(const ChangeSet& change_set, const RowKey& key, const Row& deleted) {
  const auto restores = [&](const Operation& op) {
    return op.verb == Verb::create && op.entity == key.entity->no && op.row_id == key.id && takesBack(op);
  };
  return deleted.head.updated_by == change_set.person_id &&
         std::any_of(change_set.operations.begin(), change_set.operations.end(), restores);
}

// Who added a file removes its link, and has it back; nothing else of it changes.
bool isRemovedOrBack(const ChangeSet& change_set, const RowKey& key, const Row& before, const Row& after) {
  return key.entity == &entityOf<AttachmentLink> && before.isDeleted() != after.isDeleted() &&
         before.head.created_by == change_set.person_id && before.values == after.values;
}

// A step of its ticket that names it takes a line of time out, or puts it back as it stood.
bool isTakenOutOrPutBack(const ChangeSet& change_set, const RowKey& key, const Row& before, const Row& after) {
  if (key.entity != &entityOf<TicketTime> || before.isDeleted() == after.isDeleted()) return false;
  const Uuid ticket = as<TicketTime>(before).ticket_id.value;
  const auto names = [&](const Operation& op) {
    const Value* time = op.argument("time_id");
    return op.verb == Verb::transition && op.entity == entityOf<Ticket>.no && op.row_id == ticket &&
           op.transition == (after.isDeleted() ? "remove_time" : "restore_time") && time != nullptr &&
           *time == Value(key.id);
  };
  return before.values == after.values && before.head.created_by == after.head.created_by &&
         before.head.root_id == after.head.root_id &&
         std::any_of(change_set.operations.begin(), change_set.operations.end(), names);
}

// What a technician may do at all, in the words of model.md: their tickets, parts, time, reports, visits, notes, photos,
// contacts met on the way. Never customers' addresses, amounts, rights.
bool isTechniciansWork(const Operation& op, const Entity& entity) {
  static const std::set<std::string_view> written = {
      "ticket",          "ticket_event", "ticket_part",   "ticket_time", "activity",   "note",    "attachment",
      "attachment_link", "contact",      "contact_point", "serial",      "stock_move", "conflict"};
  if (!written.contains(entity.name)) return false;
  if (op.verb == Verb::erase) return entity.name == "note";
  return !(entity.name == "ticket" && op.verb == Verb::transition &&
           (op.transition == "merge" || op.transition == "close"));
}

bool isOfficesWork(const Entity& entity) { return entity.name != "user_role" && entity.name != "partner_credit"; }

}  // namespace

void Oracle::checkOperation(const ChangeSet& change_set, const Operation& op, const sync::FeedCommit& commit) {
  const RowKey key{registry().findNo(op.entity), op.row_id};
  checkRights(change_set, op, key, commit.commit_no);
  if (key.entity == &entityOf<Conflict> && op.verb == Verb::transition) checkDecided(key, commit);
  if (op.verb != Verb::erase) return;
  const std::vector<Version>& versions = rows_.at(key);
  if (!versions.back().row.isDeleted()) fail("S6", "an applied deletion deleted nothing: " + nameOf(key));
  for (const Version& version : versions) {
    if (version.no <= change_set.seen || version.no >= commit.commit_no) continue;
    if (commits_[static_cast<std::size_t>(version.no - 1)]->author_id != change_set.person_id) {
      fail("S10", "deleted over an edit that was not seen: " + nameOf(key));
    }
  }
}

// Whoever reads up to this commit finds every row that a reference names (S12); a deleted one is still there.
void Oracle::checkReferences(const RowKey& key, const Row& row) const {
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const Field& field = key.entity->fields[i];
    const Uuid* id = std::get_if<Uuid>(&row.values[i]);
    if (field.references.empty() || id == nullptr || rows_.contains({registry().find(field.references), *id})) continue;
    fail("S12",
         nameOf(key) + " names a " + std::string(field.references) + " that is not there: " + std::string(field.name));
  }
}

std::set<std::string> Oracle::rolesAt(const Uuid& person_id, std::int64_t no) const {
  std::set<std::string> codes;
  for (auto it = rows_.lower_bound({&entityOf<UserRole>, Uuid{}});
       it != rows_.end() && it->first.entity == &entityOf<UserRole>; ++it) {
    const Version* version = versionAt(it->first, no);
    if (version == nullptr || version->row.isDeleted()) continue;
    const UserRole given = as<UserRole>(version->row);
    if (given.user_id.value != person_id) continue;
    codes.insert(as<Role>(versionAt({&entityOf<Role>, given.role_id.value}, no)->row).code);
  }
  return codes;
}

void Oracle::checkRights(const ChangeSet& change_set, const Operation& op, const RowKey& key, std::int64_t no) {
  const std::set<std::string> codes = rolesAt(change_set.person_id, no - 1);
  const Version* person = versionAt({&entityOf<AppUser>, change_set.person_id}, no - 1);
  const bool is_active = person != nullptr && as<AppUser>(person->row).is_active;
  const bool is_office = codes.contains("admin") || codes.contains("service_desk");
  const bool may =
      is_active && (codes.contains("admin") || (codes.contains("service_desk") && isOfficesWork(*key.entity)) ||
                    (codes.contains("technician") && isTechniciansWork(op, *key.entity)));
  if (!may) fail("S6", std::string(carnet::nameOf(op.verb)) + " without the right: " + nameOf(key));
  checkTimeStep(change_set, op, is_office, no);
}

bool Oracle::correctsOwnTime(const ChangeSet& change_set, const Operation& op) const {
  const Value* named =
      op.transition == "remove_time" || op.transition == "restore_time" ? op.argument("time_id") : nullptr;
  const Uuid* id = named ? std::get_if<Uuid>(named) : nullptr;
  const auto time = id ? rows_.find({&entityOf<TicketTime>, *id}) : rows_.end();
  return time != rows_.end() && time->second.back().row.head.created_by == change_set.person_id;
}

// Time is taken out by whose it is and by the office, and put back by who has taken it out; on a ticket that is over by
// nobody. A line and what corrects it are never charged both, unless somebody puts one back on purpose.
void Oracle::checkTimeStep(const ChangeSet& change_set, const Operation& op, bool is_office, std::int64_t no) {
  if (op.transition != "remove_time" && op.transition != "restore_time") return;
  const Value* named = op.argument("time_id");
  const Uuid* id = named ? std::get_if<Uuid>(named) : nullptr;
  const Version* time = id ? versionAt({&entityOf<TicketTime>, *id}, no) : nullptr;
  if (time == nullptr) fail("S6", "a step of time that is not there");
  if (!is_office && time->row.head.created_by != change_set.person_id)
    fail("S6", "time of somebody else was touched: " + nameOf({&entityOf<TicketTime>, *id}));
  const Version* before = versionAt({&entityOf<TicketTime>, *id}, no - 1);
  const bool was_gone = before == nullptr || before->row.isDeleted();
  static const std::set<std::string> over = {"closed", "rejected", "merged", "cancelled"};
  const Version* ticket = versionAt({&entityOf<Ticket>, op.row_id}, no - 1);
  if (was_gone != time->row.isDeleted() && ticket != nullptr && over.contains(textOf(ticket->row, "state")))
    fail("S9", "time of a ticket that is over was touched: " + nameOf({&entityOf<TicketTime>, *id}));
  const bool is_removal = op.transition == "remove_time";
  const Value* corrected = op.argument("replaced_by");
  const Uuid* other = corrected ? std::get_if<Uuid>(corrected) : nullptr;
  if (is_removal && other != nullptr && was_gone)
    fail("S2", "time was corrected that was gone already: " + nameOf({&entityOf<TicketTime>, *id}));
  if (!is_removal && was_gone && before != nullptr && before->row.head.updated_by != change_set.person_id)
    fail("S6", "time that somebody else took out was put back: " + nameOf({&entityOf<TicketTime>, *id}));
  if (is_removal && other != nullptr) corrections_.insert({*id, *other});
  if (!is_removal && other == nullptr)
    std::erase_if(corrections_, [&](const auto& pair) { return pair.first == *id || pair.second == *id; });
  const auto stands = [&](const Uuid& line) {
    const Version* version = versionAt({&entityOf<TicketTime>, line}, no);
    return version != nullptr && !version->row.isDeleted();
  };
  for (const auto& [wrong, right] : corrections_) {
    if (stands(wrong) && stands(right))
      fail("S2", "time is charged twice: " + nameOf({&entityOf<TicketTime>, wrong}) + " and " + right.toString());
  }
}

// Nobody gives themselves sight by writing references (S5). What a person may gain: what they made, a machine that they
// named by the number on its plate, and the tickets of a machine that they see.
void Oracle::checkGain(const ChangeSet& change_set, std::int64_t no) {
  std::set<Uuid> named;
  for (const Operation& op : change_set.operations) {
    if (op.verb == Verb::transition) return;
    if (op.verb == Verb::create || op.verb == Verb::append) named.insert(op.row_id);
  }
  const Sight& before = sightAt(change_set.person_id, no - 1);
  const Sight after = sightAt(change_set.person_id, no);
  for (const Leaf& leaf : after.leaves) {
    if (before.covers(leaf) || named.contains(leaf.root_id)) continue;
    const Version* ticket = versionAt({&entityOf<Ticket>, leaf.root_id}, no);
    const bool is_of_machine = leaf.facet == Facet::ticket && ticket != nullptr && as<Ticket>(ticket->row).serial_id &&
                               after.covers({as<Ticket>(ticket->row).serial_id->value, Facet::serial});
    if (!is_of_machine) {
      fail("S5", change_set.person_id.toString() + " gave themselves " + std::string(carnet::nameOf(leaf.facet)) + " " +
                     leaf.root_id.toString() + " with commit " + std::to_string(no));
    }
  }
}

// Deciding between two values does not lose a third one that was written since (S10).
void Oracle::checkDecided(const RowKey& key, const sync::FeedCommit& commit) {
  const Conflict conflict = as<Conflict>(rows_.at(key).back().row);
  const RowKey target{registry().findNo(static_cast<EntityNo>(conflict.target_entity)), conflict.target_id};
  const Version* before = versionAt(target, commit.commit_no - 1);
  const Version* after = versionAt(target, commit.commit_no);
  const Field* field = target.entity->find(conflict.field);
  // Groups are written whole; what an edit leaves of them is checked with every edit (oracle_values.cpp).
  if (field == nullptr || !field->group_name.empty() || before == nullptr || after == nullptr) return;
  const std::size_t index = static_cast<std::size_t>(field - target.entity->fields.data());
  const std::string stood = valueToText(*field, before->row.values[index]);
  if (before->row.values[index] == after->row.values[index] || stood == conflict.mine || stood == conflict.theirs)
    return;
  for (const sync::FeedRow& row : commit.rows) {
    if (row.entity != entityOf<Conflict>.no) continue;
    const Conflict other = as<Conflict>(rows_.at({&entityOf<Conflict>, row.id}).back().row);
    if (other.target_id == target.id && other.field == conflict.field && other.theirs == stood) return;
  }
  fail("S10", "a decision lost what was written since: " + nameOf(target) + " " + conflict.field);
}

void Oracle::checkRowChange(const ChangeSet& change_set, const RowKey& key, const Version* before,
                            const Row& after) const {
  const bool is_step_of_time = before != nullptr && isTakenOutOrPutBack(change_set, key, before->row, after);
  if (before != nullptr && before->row.isDeleted() && !after.isDeleted() && !comesBackByKey(*key.entity) &&
      !is_step_of_time && !isRestored(change_set, key, before->row)) {
    fail("S6", "a deleted row came back: " + nameOf(key));
  }
  if (key.entity == &entityOf<Ticket>) {
    const std::string from = before ? textOf(before->row, "state") : "new", to = textOf(after, "state");
    if (from != to && !isLegal(ticketSteps(), {from}, to)) fail("S9", "ticket " + from + " → " + to);
    if (before && !textOf(before->row, "number").empty() && textOf(before->row, "number") != textOf(after, "number")) {
      fail("S9", "a number was changed: " + nameOf(key));
    }
  }
  if (key.entity == &entityOf<Activity>) {
    const std::string from = before ? textOf(before->row, "state") : "planned", to = textOf(after, "state");
    if (from != to && !isLegal(activitySteps(), {from}, to)) fail("S9", "activity " + from + " → " + to);
  }
  if (key.entity->append_only && before != nullptr && !is_step_of_time &&
      !isRemovedOrBack(change_set, key, before->row, after)) {
    fail("S2", "an appended row was changed: " + nameOf(key));
  }
}

void Oracle::checkTold(const RowKey& key, const Row& row) {
  if (key.entity != &entityOf<Ticket>) return;
  const std::string number = textOf(row, "number");
  if (number.empty()) return;
  const auto [told, is_new] = told_.try_emplace(number, key.id);
  if (!is_new && told->second != key.id) fail("S9", number + " was " + told->second.toString() + " before the restore");
}

void Oracle::checkNumbers() const {
  std::set<std::string> numbers;
  std::size_t made = 0;
  for (auto it = rows_.lower_bound({&entityOf<Ticket>, Uuid{}});
       it != rows_.end() && it->first.entity == &entityOf<Ticket>; ++it) {
    const std::string number = textOf(it->second.back().row, "number");
    // The first tickets of the company were written without one.
    if (textOf(it->second.back().row, "temp_number").starts_with("T-HQ-")) continue;
    ++made;
    if (number.empty()) fail("S9", "a ticket without a number: " + nameOf(it->first));
    if (!numbers.insert(number).second) fail("S9", "a number was given twice: " + number);
  }
  std::map<std::string, std::size_t> highest, count;
  for (const std::string& number : numbers) {
    const std::size_t dash = number.rfind('-');
    const std::string series = number.substr(0, dash);
    highest[series] = std::max<std::size_t>(highest[series], std::stoul(number.substr(dash + 1)));
    ++count[series];
  }
  // What was kept for work that was parked instead stays open.
  if (highest != count && epoch_.isNil()) fail("S9", "numbers have gaps");
}

}  // namespace carnet::simulation
