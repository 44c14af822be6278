#include "shared/domain/crm/partner_rules.h"

#include <algorithm>

#include "shared/core/text.h"
#include "shared/domain/arguments.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/crm/partner_credit.h"

namespace carnet {

namespace {

template <class T>
Leaf cardOfPartner(RuleContext&, const Row& row) {
  return {as<T>(row).partner_id.value, Facet::card};
}

template <class T>
Result<Nothing> hasName(RuleContext&, Row& row) {
  if (trimmed(as<T>(row).name).empty()) return Problem{std::string(row.entity->name) + ".name_missing", "name", {}};
  return Nothing{};
}

template <class T>
Result<Nothing> keepsName(RuleContext& context, const Row&, Row& after) {
  return hasName<T>(context, after);
}

Result<Nothing> createPartnerCredit(RuleContext& context, Row& row) {
  if (!context.work.find(Id<Partner>(row.head.id))) return Problem{"reference.unknown", "id", {}};
  return Nothing{};
}

Uuid idOfPartnerRole(const Row& row) {
  const PartnerRole role = as<PartnerRole>(row);
  return partnerRoleId(role.partner_id, role.role).value;
}

// What nobody can call or write to. More is not checked: numbers are written in many ways.
Result<Nothing> reaches(const ContactPoint& point) {
  constexpr std::size_t fewestDigits = 3;
  const std::string_view value = trimmed(point.value);
  switch (point.kind) {
    case ContactPointKind::phone:
    case ContactPointKind::mobile:
      if (digitsOf(value).size() < fewestDigits) return Problem{"contact_point.no_number", "value", {}};
      break;
    case ContactPointKind::email: {
      const std::size_t at = value.find('@');
      const bool has_both_sides = at != std::string_view::npos && at > 0 && at + 1 < value.size();
      if (!has_both_sides || value.find('@', at + 1) != std::string_view::npos ||
          value.find(' ') != std::string_view::npos)
        return Problem{"contact_point.no_mail_address", "value", {}};
      break;
    }
    case ContactPointKind::web:
      break;
  }
  return Nothing{};
}

// Refused where a person types it. What arrives from an older app, or from another system, stands as it is: refusing it
// would hold up all that came with it.
bool isTyped(const RuleContext& context) { return context.side == Side::device && !isImport(context); }

Result<Nothing> normalize(Row& row) {
  ContactPoint point = as<ContactPoint>(row);
  if (trimmed(point.value).empty()) return Problem{"contact_point.value_missing", "value", {}};
  point.normalized = normalizedContact(point.kind, point.value);
  assign(row, point);
  return Nothing{};
}

Result<Nothing> createContactPoint(RuleContext& context, Row& row) {
  const ContactPoint point = as<ContactPoint>(row);
  if (point.contact_id) {
    const auto contact = context.work.find(*point.contact_id);
    if (!contact) return Problem{"reference.unknown", "contact_id", {}};
    if (contact->partner_id != point.partner_id) return Problem{"contact_point.other_partner", "contact_id", {}};
  }
  if (auto written = normalize(row); !written) return written;
  return isTyped(context) ? reaches(point) : Result<Nothing>(Nothing{});
}

// What stood there before there was a rule may stay.
Result<Nothing> changeContactPoint(RuleContext& context, const Row& before, Row& after) {
  const ContactPoint was = as<ContactPoint>(before), is = as<ContactPoint>(after);
  if (auto written = normalize(after); !written) return written;
  const bool is_other = is.value != was.value || is.kind != was.kind;
  return isTyped(context) && is_other ? reaches(is) : Result<Nothing>(Nothing{});
}

void replaceDefault(RuleContext& context, const Row& row) {
  const Address address = as<Address>(row);
  if (!address.is_default) return;
  for (Address& other : context.work.listOf<Address>("partner_id", address.partner_id.value)) {
    if (other.head.id == address.head.id || other.kind != address.kind || !other.is_default) continue;
    other.is_default = false;
    context.stamp(other.head);
    context.work.put(other);
  }
}

Result<Nothing> createAddress(RuleContext& context, Row& row) {
  replaceDefault(context, row);
  return Nothing{};
}

Result<Nothing> changeAddress(RuleContext& context, const Row&, Row& after) {
  replaceDefault(context, after);
  return Nothing{};
}

std::string lowerCase(std::string_view text) {
  std::string out(trimmed(text));
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string hostOf(std::string_view url) {
  std::string host = lowerCase(url);
  if (const std::size_t scheme = host.find("://"); scheme != host.npos) host.erase(0, scheme + 3);
  host.resize(std::min(host.find_first_of("/?#:"), host.size()));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

Result<Effect> handOver(RuleContext& context, Row& row) {
  Partner partner = as<Partner>(row);
  std::optional<Id<AppUser>> owner;
  if (const auto id = uuidArgument(context, "owner_id")) owner = Id<AppUser>(*id);
  if (partner.owner_id == owner) return Effect::alreadyThere;
  if (owner) {
    const auto person = context.work.find(*owner);
    if (!person || !person->is_active) return Problem{"partner.hand_over.unknown_person", "owner_id", {}};
  }
  if (context.side == Side::device) return Effect::awaitsServer;
  partner.owner_id = owner;
  assign(row, partner);
  return Effect::changed;
}

std::optional<Operation> handBack(const Operation& op, const Row* before) {
  if (before == nullptr) return std::nullopt;
  Operation back = op;
  back.happened_at = {};
  const auto owner = as<Partner>(*before).owner_id;
  back.arguments = {{"owner_id", owner ? Value(owner->value) : Value()}};
  return back;
}

}  // namespace

std::string normalizedContact(ContactPointKind kind, std::string_view value) {
  switch (kind) {
    case ContactPointKind::phone:
    case ContactPointKind::mobile:
      return digitsOf(value);
    case ContactPointKind::email:
      return lowerCase(value);
    case ContactPointKind::web:
      return hostOf(value);
  }
  return {};
}

EntityRules partnerRules() {
  EntityRules rules;
  rules.on_create = hasName<Partner>;
  rules.on_set = keepsName<Partner>;
  rules.transitions = {{"hand_over", &handOver}};
  rules.inverse = handBack;
  return rules;
}

EntityRules partnerCreditRules() {
  EntityRules rules;
  rules.on_create = createPartnerCredit;
  return rules;
}

EntityRules partnerRoleRules() {
  EntityRules rules;
  rules.place = cardOfPartner<PartnerRole>;
  rules.natural_id = idOfPartnerRole;
  return rules;
}

EntityRules contactRules() {
  EntityRules rules;
  rules.place = cardOfPartner<Contact>;
  rules.on_create = hasName<Contact>;
  rules.on_set = keepsName<Contact>;
  return rules;
}

EntityRules contactPointRules() {
  EntityRules rules;
  rules.place = cardOfPartner<ContactPoint>;
  rules.on_create = createContactPoint;
  rules.on_set = changeContactPoint;
  return rules;
}

EntityRules addressRules() {
  EntityRules rules;
  rules.place = cardOfPartner<Address>;
  rules.on_create = createAddress;
  rules.on_set = changeAddress;
  return rules;
}

}  // namespace carnet
