#include "shared/domain/scope.h"

#include <algorithm>

#include "shared/core/text.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/rights.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/settings.h"
#include "shared/domain/organisation/team_member.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_workflow.h"
#include "shared/domain/stock/location.h"

namespace carnet {

namespace {

constexpr std::size_t ticketsOfSerial = 10;

template <class T>
std::vector<T> listOf(Rows& rows, std::string_view field, const Uuid& id) {
  std::vector<Row> found;
  rows.list(entityOf<T>, entityOf<T>.indexOf(field), id, found);
  std::vector<T> out;
  for (const Row& row : found) out.push_back(as<T>(row));
  return out;
}

// The nodes of one person, gathered role by role.
class Scope {
 public:
  Scope(Rows& rows, const Uuid& person_id, Instant now)
      : rows_(rows),
        person_(person_id),
        now_(now),
        window_(Duration::days(numberSetting(rows, visitWindowDays, visitWindowDaysDefault))) {}

  std::set<Node> gather() {
    const std::uint32_t roles = rolesOf(rows_, person_);
    // A list of what belongs to a person locks them; below, only technicians and agents have one. Who has lost that role
    // would keep what they are given meanwhile.
    if (!(roles & (roleBit(RoleCode::technician) | roleBit(RoleCode::agent))))
      listOf<Ticket>(rows_, "assignee_id", person_);
    if (roles == 0) return {};
    hold(Uuid{}, Facet::all);
    hold(person_, Facet::user);
    for (int i = 0; i < roleCount; ++i) {
      const RoleCode role = static_cast<RoleCode>(i);
      if (roles & roleBit(role)) addFacets(role);
    }
    if (roles & roleBit(RoleCode::technician)) addTechnicians();
    if (roles & roleBit(RoleCode::agent)) addPartners("owner_id", person_);
    if (roles & roleBit(RoleCode::presales)) {
      for (const TeamMember& member : listOf<TeamMember>(rows_, "user_id", person_)) {
        addPartners("team_id", member.team_id.value);
      }
    }
    dropCovered();
    return std::move(nodes_);
  }

 private:
  void hold(const Uuid& root, Facet facet) { nodes_.insert({root, facet}); }

  void addFacets(RoleCode role) {
    std::set<Facet> hidden;
    for (const RolePermission& line : listOf<RolePermission>(rows_, "role_id", roleId(role).value)) {
      for (std::string_view name : splitLines(line.hidden_facets)) {
        if (const auto facet = facetByName(name)) hidden.insert(*facet);
      }
    }
    for (Facet facet : facetsHeldBy(role)) {
      if (!hidden.contains(facet)) hold(Uuid{}, facet);
    }
  }

  void addTechnicians() {
    for (const Location& van : listOf<Location>(rows_, "user_id", person_)) hold(van.head.id, Facet::location);
    std::map<Uuid, Ticket> tickets;
    for (std::string_view field : {"assignee_id", "opened_by_id"}) {
      for (const Ticket& ticket : listOf<Ticket>(rows_, field, person_)) {
        if (!isOver(ticket.state) || hasVisitInWindow(ticket)) tickets.emplace(ticket.head.id, ticket);
      }
    }
    for (const Activity& activity : listOf<Activity>(rows_, "assignee_id", person_)) {
      if (!isCurrent(activity)) continue;
      if (!activity.ticket_id) {
        hold(activity.head.id, Facet::activity);
        if (activity.partner_id) hold(activity.partner_id->value, Facet::card);
        continue;
      }
      Row row;
      if (rows_.get(entityOf<Ticket>, activity.ticket_id->value, row) != Presence::present || row.isDeleted()) continue;
      const Ticket ticket = as<Ticket>(row);
      if (!isOver(ticket.state) || isInWindow(activity)) tickets.emplace(row.head.id, ticket);
    }
    for (const auto& [id, ticket] : tickets) addWithClosure(ticket);
  }

  void addWithClosure(const Ticket& ticket) {
    hold(ticket.head.id, Facet::ticket);
    if (ticket.partner_id) hold(ticket.partner_id->value, Facet::card);
    if (!ticket.serial_id) return;
    hold(ticket.serial_id->value, Facet::serial);
    std::vector<Ticket> history = listOf<Ticket>(rows_, "serial_id", ticket.serial_id->value);
    std::sort(history.begin(), history.end(), [](const Ticket& a, const Ticket& b) { return a.head.id > b.head.id; });
    if (history.size() > ticketsOfSerial) history.resize(ticketsOfSerial);
    for (const Ticket& earlier : history) hold(earlier.head.id, Facet::ticket);
  }

  void addPartners(std::string_view field, const Uuid& id) {
    for (const Partner& partner : listOf<Partner>(rows_, field, id)) hold(partner.head.id, Facet::card);
  }

  bool hasVisitInWindow(const Ticket& ticket) {
    const auto visits = listOf<Activity>(rows_, "ticket_id", ticket.head.id);
    return std::any_of(visits.begin(), visits.end(), [&](const Activity& visit) { return isInWindow(visit); });
  }

  bool isInWindow(const Activity& activity) const {
    const auto& planned = activity.planned_start_at;
    const std::optional<Instant> at = planned ? planned : activity.starts_at ? activity.starts_at : activity.due_at;
    return activity.state != ActivityState::cancelled && at && *at >= now_ - window_ && *at <= now_ + window_;
  }

  bool isCurrent(const Activity& activity) const {
    const bool is_open = activity.state == ActivityState::planned || activity.state == ActivityState::travelling ||
                         activity.state == ActivityState::arrived;
    return is_open || isInWindow(activity);
  }

  // A leaf of a facet that is held entirely needs no node of its own.
  void dropCovered() {
    std::erase_if(nodes_, [&](const Node& node) {
      return !node.root_id.isNil() && nodes_.contains(Node{Uuid{}, node.facet});
    });
  }

  Rows& rows_;
  const Uuid person_;
  const Instant now_;
  const Duration window_;
  std::set<Node> nodes_;
};

// Gathers the persons whom changes concern.
class Dirty {
 public:
  Dirty(Rows& rows) : rows_(rows) {}

  void add(const RowChange& change) {
    const Entity* entity = change.after.entity;
    if (entity == &entityOf<UserRole>) return reference(change, "user_id", roles_changed_);
    if (entity == &entityOf<AppUser>) return person(change);
    if (entity == &entityOf<RolePermission>) return everybodyWith(as<RolePermission>(change.after).role_id);
    if (entity == &entityOf<Location>) return reference(change, "user_id", persons_);
    if (entity == &entityOf<Partner>) return partner(change);
    if (entity == &entityOf<TeamMember>) return reference(change, "user_id", persons_);
    if (entity == &entityOf<Activity>) return activity(change);
    if (entity == &entityOf<Ticket>) return ticket(change);
  }

  std::set<Uuid> take() {
    // Office roles hold whole facets: no record moves their scope.
    std::erase_if(persons_, [&](const Uuid& person) {
      const std::uint32_t roles = rolesOf(rows_, person);
      for (int i = 0; i < roleCount; ++i) {
        const RoleCode role = static_cast<RoleCode>(i);
        if ((roles & roleBit(role)) && isScopedByRecord(role)) return false;
      }
      return true;
    });
    persons_.insert(roles_changed_.begin(), roles_changed_.end());
    return std::move(persons_);
  }

 private:
  static bool differs(const RowChange& change, std::initializer_list<std::string_view> fields) {
    if (!change.before || change.before->isDeleted() != change.after.isDeleted()) return true;
    return std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
      const std::size_t i = change.after.entity->indexOf(field);
      return change.before->values[i] != change.after.values[i];
    });
  }

  static void insert(const Row& row, std::string_view field, std::set<Uuid>& into) {
    const Value& value = row.values[row.entity->indexOf(field)];
    if (const Uuid* id = std::get_if<Uuid>(&value)) into.insert(*id);
  }

  static void reference(const RowChange& change, std::string_view field, std::set<Uuid>& into) {
    if (change.before) insert(*change.before, field, into);
    insert(change.after, field, into);
  }

  void person(const RowChange& change) {
    if (differs(change, {"is_active"})) roles_changed_.insert(change.after.head.id);
  }

  void everybodyWith(Id<Role> role) {
    for (const UserRole& given : listOf<UserRole>(rows_, "role_id", role.value)) {
      roles_changed_.insert(given.user_id.value);
    }
  }

  void partner(const RowChange& change) {
    if (!differs(change, {"owner_id", "team_id"})) return;
    reference(change, "owner_id", persons_);
    std::set<Uuid> teams;
    reference(change, "team_id", teams);
    for (const Uuid& team : teams) {
      for (const TeamMember& member : listOf<TeamMember>(rows_, "team_id", team)) persons_.insert(member.user_id.value);
    }
  }

  void activity(const RowChange& change) {
    if (!differs(change, {"assignee_id", "state", "partner_id", "planned_start_at", "starts_at", "due_at"})) return;
    reference(change, "assignee_id", persons_);
    // A visit in the window keeps a ticket that is over with those who have the ticket.
    std::set<Uuid> tickets;
    reference(change, "ticket_id", tickets);
    for (const Uuid& id : tickets) {
      Row row;
      if (rows_.get(entityOf<Ticket>, id, row) == Presence::present) peopleOf(row);
    }
  }

  void ticket(const RowChange& change) {
    if (!differs(change, {"assignee_id", "opened_by_id", "state", "partner_id", "serial_id"})) return;
    if (change.before) peopleOf(*change.before);
    peopleOf(change.after);
    // The serial's last tickets travel with every ticket on it.
    std::set<Uuid> serials;
    if (differs(change, {"serial_id"})) reference(change, "serial_id", serials);
    for (const Uuid& serial : serials) {
      std::vector<Row> others;
      rows_.list(entityOf<Ticket>, entityOf<Ticket>.indexOf("serial_id"), serial, others);
      for (const Row& other : others) peopleOf(other);
    }
  }

  void peopleOf(const Row& ticket) {
    insert(ticket, "assignee_id", persons_);
    insert(ticket, "opened_by_id", persons_);
    for (const Activity& visit : listOf<Activity>(rows_, "ticket_id", ticket.head.id)) {
      if (visit.assignee_id) persons_.insert(visit.assignee_id->value);
    }
  }

  Rows& rows_;
  std::set<Uuid> persons_;
  std::set<Uuid> roles_changed_;
};

}  // namespace

std::set<Node> scopeOf(Rows& rows, const Uuid& person_id, Instant now) { return Scope(rows, person_id, now).gather(); }

std::set<Uuid> dirtyPersons(Rows& rows, const std::vector<RowChange>& changes) {
  Dirty dirty(rows);
  for (const RowChange& change : changes) dirty.add(change);
  return dirty.take();
}

std::set<Uuid> personsWithWindow(Rows& rows) {
  std::set<Uuid> persons;
  for (const UserRole& given : listOf<UserRole>(rows, "role_id", roleId(RoleCode::technician).value)) {
    persons.insert(given.user_id.value);
  }
  return persons;
}

}  // namespace carnet
