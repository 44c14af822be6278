#include "tests/simulation/sight.h"

#include <algorithm>
#include <map>

#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/location.h"

namespace carnet::simulation {

namespace {

std::set<std::string> roleCodesOf(const Uuid& person, const EachRow& each_row) {
  std::set<Uuid> ids;
  each_row(entityOf<UserRole>, [&](const Row& row) {
    const UserRole given = as<UserRole>(row);
    if (given.user_id.value == person) ids.insert(given.role_id.value);
  });
  std::set<std::string> codes;
  each_row(entityOf<Role>, [&](const Row& row) {
    if (ids.contains(row.head.id)) codes.insert(as<Role>(row).code);
  });
  bool is_active = false;
  each_row(entityOf<AppUser>, [&](const Row& row) {
    if (row.head.id == person) is_active = as<AppUser>(row).is_active;
  });
  return is_active ? codes : std::set<std::string>{};
}

bool isFinished(const Ticket& ticket) {
  return ticket.state == TicketState::closed || ticket.state == TicketState::rejected ||
         ticket.state == TicketState::merged || ticket.state == TicketState::cancelled;
}

// The simulation plans every visit within the window of days, so having a time is being within it.
bool isPlannedNow(const Activity& activity) {
  return activity.state != ActivityState::cancelled &&
         (activity.planned_start_at || activity.starts_at || activity.due_at);
}

bool isUnfinished(const Activity& activity) {
  return activity.state != ActivityState::done && activity.state != ActivityState::missed &&
         activity.state != ActivityState::cancelled;
}

class Technician {
 public:
  Technician(const Uuid& person, const EachRow& each_row) : me_(person) {
    each_row(entityOf<Ticket>, [&](const Row& row) { tickets_.emplace(row.head.id, as<Ticket>(row)); });
    each_row(entityOf<Activity>, [&](const Row& row) { activities_.push_back(as<Activity>(row)); });
    each_row(entityOf<Location>, [&](const Row& row) {
      if (as<Location>(row).user_id == me_) vans_.insert(row.head.id);
    });
  }

  void addTo(Sight& sight) const {
    sight.facets.insert(Facet::product);
    for (const Uuid& van : vans_) sight.leaves.insert({van, Facet::location});
    for (const auto& [id, ticket] : tickets_) {
      if (isMine(ticket)) addWithClosure(ticket, sight);
    }
    for (const Activity& activity : activities_) {
      if (activity.ticket_id || activity.assignee_id != me_) continue;
      if (!isUnfinished(activity) && !isPlannedNow(activity)) continue;
      sight.leaves.insert({activity.head.id, Facet::activity});
      if (activity.partner_id) sight.leaves.insert({activity.partner_id->value, Facet::card});
    }
  }

 private:
  bool isMine(const Ticket& ticket) const {
    bool has_planned_visit = false, visited_by_me = false, visited_now = false;
    for (const Activity& visit : activities_) {
      if (!visit.ticket_id || visit.ticket_id->value != ticket.head.id) continue;
      has_planned_visit |= isPlannedNow(visit);
      if (visit.assignee_id != me_) continue;
      visited_by_me |= isUnfinished(visit) || isPlannedNow(visit);
      visited_now |= isPlannedNow(visit);
    }
    const bool given = ticket.assignee_id == me_ || ticket.opened_by_id == me_;
    if (!isFinished(ticket)) return given || visited_by_me;
    return (given && has_planned_visit) || visited_now;
  }

  void addWithClosure(const Ticket& ticket, Sight& sight) const {
    sight.leaves.insert({ticket.head.id, Facet::ticket});
    if (ticket.partner_id) sight.leaves.insert({ticket.partner_id->value, Facet::card});
    if (!ticket.serial_id) return;
    sight.leaves.insert({ticket.serial_id->value, Facet::serial});
    // The serial's last ten tickets; ids are in the order of time.
    int left = 10;
    for (auto it = tickets_.rbegin(); it != tickets_.rend() && left > 0; ++it) {
      if (it->second.serial_id != ticket.serial_id) continue;
      sight.leaves.insert({it->first, Facet::ticket});
      --left;
    }
  }

  const Id<AppUser> me_;
  std::map<Uuid, Ticket> tickets_;
  std::vector<Activity> activities_;
  std::set<Uuid> vans_;
};

}  // namespace

bool decidesSight(const Entity& entity) {
  const Entity* deciding[] = {&entityOf<AppUser>, &entityOf<Role>,     &entityOf<UserRole>,
                              &entityOf<Ticket>,  &entityOf<Activity>, &entityOf<Location>};
  return std::find(std::begin(deciding), std::end(deciding), &entity) != std::end(deciding);
}

Sight sightOf(const Uuid& person, const EachRow& each_row) {
  Sight sight;
  const std::set<std::string> roles = roleCodesOf(person, each_row);
  if (roles.empty()) return sight;
  sight.facets.insert(Facet::all);
  sight.leaves.insert({person, Facet::user});
  using enum Facet;
  if (roles.contains("service_desk")) {
    sight.facets.insert({directory, card, service, sales, ticket, serial, location, activity, product, hq});
  }
  if (roles.contains("admin")) {
    sight.facets.insert(
        {directory, card, service, sales, money, ticket, serial, location, user, activity, product, cost, hq});
  }
  if (roles.contains("technician")) Technician(person, each_row).addTo(sight);
  return sight;
}

}  // namespace carnet::simulation
