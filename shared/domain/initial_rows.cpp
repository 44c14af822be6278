#include "shared/domain/initial_rows.h"

#include "shared/domain/organisation/company.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/reason.h"
#include "shared/domain/organisation/rights.h"
#include "shared/domain/organisation/setting.h"
#include "shared/domain/organisation/settings.h"
#include "shared/domain/service/sla_policy.h"
#include "shared/domain/stock/natural_keys.h"

namespace carnet {

namespace {

template <class T>
T withId(Id<T> id) {
  T out;
  out.head.id = out.head.root_id = id.value;
  out.head.facet = traitsOf<T>.facet;
  return out;
}

LocalText words(std::string en, std::string fr, std::string ru) {
  return {{{"en", std::move(en)}, {"fr", std::move(fr)}, {"ru", std::move(ru)}}};
}

Row companyRow(const NewCompany& given) {
  Company company = withId(companyId());
  company.name = company.legal_name = given.name;
  company.language = given.language;
  company.currency = given.currency;
  company.time_zone = given.time_zone;
  return rowOf(company);
}

struct RoleWords {
  RoleCode role;
  const char* en;
  const char* fr;
  const char* ru;
};

constexpr auto roleWords = std::to_array<RoleWords>({
    {RoleCode::leadCreator, "Lead creator", "Créateur de pistes", "Создатель лидов"},
    {RoleCode::agent, "Sales representative", "Commercial", "Торговый представитель"},
    {RoleCode::presales, "Pre-sales", "Avant-vente", "Предпродажи"},
    {RoleCode::technician, "Technician", "Technicien", "Техник"},
    {RoleCode::serviceDesk, "Service desk", "Centre de service", "Диспетчерская"},
    {RoleCode::salesAdministration, "Sales administration", "Administration des ventes", "Отдел продаж"},
    {RoleCode::accounting, "Accounting", "Comptabilité", "Бухгалтерия"},
    {RoleCode::salesManager, "Sales manager", "Directeur commercial", "Руководитель продаж"},
    {RoleCode::trainer, "Trainer", "Formateur", "Преподаватель"},
    {RoleCode::storekeeper, "Storekeeper", "Magasinier", "Кладовщик"},
    {RoleCode::quality, "Quality", "Qualité", "Качество"},
    {RoleCode::marketing, "Marketing", "Marketing", "Маркетинг"},
    {RoleCode::admin, "Administrator", "Administrateur", "Администратор"},
});

Row roleRow(const RoleWords& given) {
  Role role = withId(roleId(given.role));
  role.code = nameOf(given.role);
  role.name = words(given.en, given.fr, given.ru);
  return rowOf(role);
}

struct ReasonWords {
  ReasonKind kind;
  const char* en;
  const char* fr;
  const char* ru;
};

constexpr auto reasonWords = std::to_array<ReasonWords>({
    {ReasonKind::hold, "Part on order", "Pièce commandée", "Запчасть заказана"},
    {ReasonKind::hold, "Customer not reachable", "Client injoignable", "Клиент недоступен"},
    {ReasonKind::hold, "Waiting for the customer's decision", "En attente de la décision du client",
     "Ждём решения клиента"},
    {ReasonKind::cancel, "Customer cancelled", "Annulé par le client", "Отменено клиентом"},
    {ReasonKind::cancel, "Entered by mistake", "Saisi par erreur", "Внесено по ошибке"},
    {ReasonKind::reject, "Not our product", "Pas notre produit", "Не наше изделие"},
    {ReasonKind::reject, "Reported twice", "Signalé deux fois", "Сообщено дважды"},
    {ReasonKind::missed, "Nobody there", "Personne sur place", "Никого на месте"},
    {ReasonKind::missed, "No access", "Accès impossible", "Нет доступа"},
});

Row reasonRow(const ReasonWords& given) {
  Reason reason = withId(Id<Reason>(naturalId("reason", given.en)));
  reason.kind = given.kind;
  reason.label = words(given.en, given.fr, given.ru);
  return rowOf(reason);
}

Row settingRow(std::string_view key, std::string value) {
  Setting setting = withId(settingId(key));
  setting.key = key;
  setting.value = std::move(value);
  return rowOf(setting);
}

Id<SlaPolicy> standardPolicyId() { return Id<SlaPolicy>(naturalId("sla_policy", "standard")); }

SlaPolicy standardPolicy() {
  SlaPolicy policy = withId(standardPolicyId());
  policy.name = words("Standard", "Standard", "Стандарт");
  policy.low_response_minutes = 24 * 60;
  policy.low_resolution_minutes = 10 * 24 * 60;
  policy.normal_response_minutes = 8 * 60;
  policy.normal_resolution_minutes = 5 * 24 * 60;
  policy.high_response_minutes = 4 * 60;
  policy.high_resolution_minutes = 2 * 24 * 60;
  policy.urgent_response_minutes = 60;
  policy.urgent_resolution_minutes = 24 * 60;
  return policy;
}

struct ClosingPlace {
  LocationKind kind;
  const char* name;
};

constexpr auto closingPlaces = std::to_array<ClosingPlace>({
    {LocationKind::customer, "Customers"},
    {LocationKind::supplier, "Suppliers"},
    {LocationKind::scrap, "Scrap"},
    {LocationKind::transit, "Transit"},
});

std::string_view nameOf(LocationKind kind) { return enumNames<LocationKind>[static_cast<std::size_t>(kind)]; }

Row placeRow(const ClosingPlace& given) {
  Location location = withId(closingLocationId(given.kind));
  location.code = nameOf(given.kind);
  location.name = given.name;
  location.kind = given.kind;
  return rowOf(location);
}

}  // namespace

std::vector<Row> initialRows(const NewCompany& company) {
  std::vector<Row> rows = {companyRow(company)};
  for (const RoleWords& role : roleWords) rows.push_back(roleRow(role));
  for (const RolePermission& permission : defaultPermissions()) rows.push_back(rowOf(permission));
  const SlaPolicy policy = standardPolicy();
  rows.push_back(settingRow(visitWindowDays, std::to_string(visitWindowDaysDefault)));
  rows.push_back(settingRow(ticketAutocloseDays, std::to_string(ticketAutocloseDaysDefault)));
  rows.push_back(settingRow(defaultSlaPolicy, policy.head.id.toString()));
  for (const ReasonWords& reason : reasonWords) rows.push_back(reasonRow(reason));
  for (const ClosingPlace& place : closingPlaces) rows.push_back(placeRow(place));
  rows.push_back(rowOf(policy));
  return rows;
}

std::optional<Uuid> initialRowId(const Entity& entity, std::string_view key) {
  if (&entity == &entityOf<Company>) return companyId().value;
  if (&entity == &entityOf<SlaPolicy> && key == "standard") return standardPolicyId().value;
  for (const RoleWords& role : roleWords) {
    if (&entity == &entityOf<Role> && key == nameOf(role.role)) return roleId(role.role).value;
  }
  for (const ClosingPlace& place : closingPlaces) {
    if (&entity == &entityOf<Location> && key == nameOf(place.kind)) return closingLocationId(place.kind).value;
  }
  return std::nullopt;
}

}  // namespace carnet
