#include "shared/domain/organisation/rights.h"

#include <algorithm>
#include <array>

#include "shared/domain/organisation/natural_keys.h"

namespace carnet {

namespace {

using enum RoleCode;

constexpr auto matrix = std::to_array<RightsLine>({
    // Own tickets with what belongs to them. Which are their own, the rules of the entities say.
    {technician, "ticket", "create set transition",
     "assign start hold resume resolve reopen cancel step remove_time restore_time",
     "kind title description contact_id serial_id product_id place diagnosis solution"},
    {technician, "ticket_event", "append"},
    {technician, "ticket_part", "append"},
    {technician, "ticket_time", "append"},
    {technician, "activity", "create set transition", "assign travel arrive finish miss cancel seen",
     "subject description outcome"},
    {technician, "note", "create set erase"},
    {technician, "attachment", "append"},
    {technician, "attachment_link", "append"},
    {technician, "contact", "create set"},
    {technician, "contact_point", "create set"},
    {technician, "serial", "create set", "", "address_id place"},
    {technician, "stock_move", "append"},
    {technician, "conflict", "transition"},

    {serviceDesk, "ticket", "create set transition"},
    {serviceDesk, "ticket_event", "append"},
    {serviceDesk, "ticket_part", "append"},
    {serviceDesk, "ticket_time", "append"},
    {serviceDesk, "activity", "create set erase transition"},
    {serviceDesk, "note", "create set erase"},
    {serviceDesk, "attachment", "append"},
    {serviceDesk, "attachment_link", "append"},
    {serviceDesk, "partner", "create set erase"},
    {serviceDesk, "partner_role", "create erase"},
    {serviceDesk, "contact", "create set erase"},
    {serviceDesk, "contact_point", "create set erase"},
    {serviceDesk, "address", "create set erase"},
    {serviceDesk, "serial", "create set"},
    {serviceDesk, "conflict", "transition"},
    {serviceDesk, "parked_change", "transition"},

    {storekeeper, "stock_move", "append"},
    {storekeeper, "location", "create set"},
    {storekeeper, "serial", "create set"},
    {storekeeper, "product", "create set"},
    {storekeeper, "product_category", "create set"},
    {storekeeper, "attribute", "create set"},
    {storekeeper, "product_attribute_value", "create set erase"},
    {storekeeper, "product_cost", "create set"},
    {storekeeper, "note", "create set erase"},
    {storekeeper, "attachment", "append"},
    {storekeeper, "attachment_link", "append"},
    {storekeeper, "conflict", "transition"},
    {storekeeper, "parked_change", "transition"},

    {agent, "partner", "create set"},
    {agent, "partner_role", "create"},
    {agent, "contact", "create set erase"},
    {agent, "contact_point", "create set erase"},
    {agent, "address", "create set erase"},
    {agent, "activity", "create set transition", "assign finish cancel reopen"},
    {agent, "note", "create set erase"},
    {agent, "attachment", "append"},
    {agent, "attachment_link", "append"},
    {agent, "conflict", "transition"},

    {presales, "partner", "create set"},
    {presales, "contact", "create set"},
    {presales, "contact_point", "create set"},
    {presales, "address", "create set"},
    {presales, "activity", "create set transition", "assign finish cancel reopen"},
    {presales, "note", "create set erase"},
    {presales, "conflict", "transition"},

    {salesAdministration, "partner", "create set erase"},
    {salesAdministration, "partner_role", "create erase"},
    {salesAdministration, "contact", "create set erase"},
    {salesAdministration, "contact_point", "create set erase"},
    {salesAdministration, "address", "create set erase"},
    {salesAdministration, "note", "create set erase"},
    {salesAdministration, "attachment", "append"},
    {salesAdministration, "attachment_link", "append"},
    {salesAdministration, "conflict", "transition"},
    {salesAdministration, "parked_change", "transition"},

    {accounting, "partner_credit", "create set"},
    {accounting, "note", "create set erase"},
    {accounting, "conflict", "transition"},

    {salesManager, "partner", "transition", "hand_over"},
    {salesManager, "activity", "create set transition", "assign finish cancel reopen"},
    {salesManager, "note", "create set erase"},

    {quality, "ticket_event", "append"},
    {quality, "note", "create set erase"},
    {quality, "attachment", "append"},
    {quality, "attachment_link", "append"},

    {marketing, "note", "create set erase"},

    {admin, "*", "create set erase append transition import"},
});

bool listed(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

// What everybody with a role may do; whose the row is, the rules of the entity say.
constexpr auto everybody = std::to_array<RightsLine>({
    {admin, "saved_view", "create set erase"},
    {admin, "attachment_link", "transition", "remove"},
});

std::string_view verbOfRights(Verb verb) {
  switch (verb) {
    case Verb::text:
    case Verb::add:
    case Verb::remove:
      return nameOf(Verb::set);
    default:
      return nameOf(verb);
  }
}

bool allows(const RightsLine& line, const Entity& entity, Verb verb, const Field* field, std::string_view transition) {
  if (line.entity != "*" && line.entity != entity.name) return false;
  if (!listed(line.verbs, verbOfRights(verb))) return false;
  if (verb == Verb::transition) return line.transitions.empty() || listed(line.transitions, transition);
  return field == nullptr || line.fields.empty() || listed(line.fields, field->name);
}

}  // namespace

std::span<const RightsLine> rightsMatrix() { return matrix; }

Result<Nothing> mayWrite(const Actor& actor, const Entity& entity, Verb verb, const Row*, const Field* field,
                         std::string_view transition) {
  const auto open_to_all = [&](const RightsLine& line) { return allows(line, entity, verb, field, transition); };
  if (actor.roles != 0 && std::any_of(everybody.begin(), everybody.end(), open_to_all)) return Nothing{};
  bool may_otherwise = false;
  for (const RightsLine& line : matrix) {
    if (!has(actor, line.role)) continue;
    if (allows(line, entity, verb, field, transition)) return Nothing{};
    may_otherwise = may_otherwise || allows(line, entity, verb, nullptr, transition);
  }
  if (may_otherwise) return Problem{"rights.field", std::string(field->name), {std::string(entity.name)}};
  if (verb == Verb::transition)
    return Problem{"rights.transition", {}, {std::string(entity.name), std::string(transition)}};
  return Problem{"rights." + std::string(verbOfRights(verb)), {}, {std::string(entity.name)}};
}

std::vector<RolePermission> defaultPermissions() {
  std::vector<RolePermission> out;
  for (const RightsLine& line : matrix) {
    for (std::string_view verb : {"create", "set", "erase", "append", "transition", "import"}) {
      if (!listed(line.verbs, verb)) continue;
      RolePermission permission;
      permission.role_id = roleId(line.role);
      permission.entity = line.entity;
      permission.action = verb;
      permission.scope = isScopedByRecord(line.role) ? PermissionScope::own : PermissionScope::all;
      permission.head.id = permission.head.root_id =
          rolePermissionId(permission.role_id, permission.entity, permission.action).value;
      out.push_back(std::move(permission));
    }
  }
  return out;
}

std::vector<Facet> facetsHeldBy(RoleCode role) {
  using enum Facet;
  switch (role) {
    case leadCreator:
      return {};
    case technician:
    case agent:
    case presales:
      return {product};
    case serviceDesk:
      return {directory, card, service, sales, ticket, serial, location, activity, product, hq};
    case storekeeper:
      return {card, serial, location, product, cost, hq};
    case salesAdministration:
      return {directory, card, service, sales, money, ticket, serial, location, activity, product, hq};
    case accounting:
      return {directory, card, sales, money, product, hq};
    case salesManager:
      return {directory, card, sales, money, cost, activity, product, hq};
    case trainer:
      return {hq};
    case quality:
      return {card, service, ticket, serial, location, activity, product, hq};
    case marketing:
      return {directory, card, product, hq};
    case admin:
      return {directory, card, service, sales, money, ticket, serial, location, user, activity, product, cost, hq};
  }
  return {};
}

bool isScopedByRecord(RoleCode role) { return role == technician || role == agent || role == presales; }

}  // namespace carnet
