#include "client/app/first_steps_controller.h"

#include <QPointer>

#include "client/app/written_values.h"
#include "client/modules/crm/crm_words.h"
#include "client/store/edits.h"
#include "client/store/row_of.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/company.h"
#include "shared/domain/organisation/device.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/stock/location.h"

namespace carnet::client {

namespace {

const char* const seenKey = "first-steps/finished";
const char* const readCompany =
    "SELECT name, street, postcode, city, country, phone, email, vat_no, language, currency, time_zone FROM company"
    " WHERE deleted_at IS NULL";
constexpr const char* companyFields[] = {"name",  "street", "postcode", "city",     "country",  "phone",
                                         "email", "vat_no", "language", "currency", "time_zone"};
const char* const readPeople =
    "SELECT u.login, u.display_name, u.id, u.language, u.is_active, EXISTS (SELECT 1 FROM location l WHERE l.user_id = "
    "u.id"
    " AND l.kind = 'van' AND l.deleted_at IS NULL), r.name, r.code"
    " FROM app_user u LEFT JOIN user_role g ON g.user_id = u.id AND g.deleted_at IS NULL"
    " LEFT JOIN role r ON r.id = g.role_id WHERE u.deleted_at IS NULL ORDER BY u.rid, r.rid";
const char* const readRoles = "SELECT code, name FROM role WHERE deleted_at IS NULL ORDER BY rid";

// Everybody's: an administrator holds them all (facetsHeldBy).
const char* const countDevices = "SELECT count(*) FROM device WHERE revoked_at IS NULL AND deleted_at IS NULL";
const char* const countDepots = "SELECT count(*) FROM location WHERE kind = 'depot' AND deleted_at IS NULL";

template <class T>
Operation imported(const Uuid& id, std::vector<FieldEdit> fields) {
  Operation operation;
  operation.verb = Verb::import;
  operation.entity = entityOf<T>.no;
  operation.row_id = id;
  operation.fields = std::move(fields);
  return operation;
}

const QString technician = QStringLiteral("technician");

// Without a place that parts come from, a technician can book none; a van is made nowhere else.
Operation vanOf(const Uuid& person, const QString& login, const QString& name) {
  return imported<Location>(naturalId("location", "van of " + person.toString()),
                            {{fieldNo<Location, &Location::code>(), {}, valueOf("VAN-" + login.toUpper())},
                             {fieldNo<Location, &Location::name>(), {}, valueOf(name)},
                             {fieldNo<Location, &Location::kind>(), {}, valueOf(QString("van"))},
                             {fieldNo<Location, &Location::user_id>(), {}, person}});
}

}  // namespace

std::set<EntityNo> FirstStepsController::watched() const {
  return {traitsOf<Company>.no, traitsOf<AppUser>.no, traitsOf<UserRole>.no, traitsOf<Role>.no,
          traitsOf<Partner>.no, traitsOf<Product>.no, traitsOf<Location>.no, traitsOf<Device>.no};
}

void FirstStepsController::load() {
  read([formats = workspace()->formats()](ReadTransaction& read) { return readState(read, formats); },
       [this](State state) {
         state_ = std::move(state);
         const bool is_empty = state_.people.size() < 2 || state_.customers == 0 || state_.products == 0;
         allowed_ = workspace()->may(entityOf<AppUser>, Verb::import) && workspace()->may(entityOf<Company>, Verb::set);
         // Once shown, the steps stay until the person is done with them.
         needed_ = (needed_ || is_empty) && workspace()->hasRole("admin") && !workspace()->drafts()->has(seenKey);
         return true;
       });
}

FirstStepsController::State FirstStepsController::readState(ReadTransaction& read, const Formats& formats) {
  State state;
  read.each(readCompany, {}, [&](Cells& cells) {
    for (const char* field : companyFields) state.company[field] = cells.text();
  });
  read.each(readPeople, {}, [&](Cells& cells) {
    QVariantMap person{{"login", cells.text()}};
    person["name"] = cells.text();
    person["id"] = cells.id();
    person["language"] = cells.text();
    person["active"] = cells.flag();
    person["hasVan"] = cells.flag();
    QStringList roles{cells.localText(formats.language())}, codes{cells.text()};
    // A line for each role of a person, one after the other.
    if (!state.people.isEmpty() && state.people.last().toMap()["login"] == person["login"]) {
      const QVariantMap before = state.people.takeLast().toMap();
      roles.prepend(before["role"].toString());
      codes.prepend(before["roles"].toString());
    }
    person["role"] = roles.join(", ");
    person["roles"] = codes.join(' ');
    state.people << person;
  });
  read.each(readRoles, {}, [&](Cells& cells) {
    QVariantMap role{{"value", cells.text()}};
    role["text"] = cells.localText(formats.language());
    role["help"] = whatItDoes(role["value"].toString());
    state.roles << role;
  });
  state.customers = int(read.number("SELECT count(*) FROM partner WHERE deleted_at IS NULL"));
  state.products = int(read.number("SELECT count(*) FROM product WHERE deleted_at IS NULL"));
  state.devices = int(read.number(countDevices));
  state.depots = int(read.number(countDepots));
  return state;
}

// As the rights say it (shared/domain/organisation/rights.cpp).
QString FirstStepsController::whatItDoes(const QString& role) {
  if (role == "technician") return tr("Works on tickets and visits that are given to them, with parts from their van.");
  if (role == "service_desk")
    return tr("Takes tickets in, gives them to technicians, plans visits, looks after customers.");
  if (role == "storekeeper") return tr("Looks after products, depots and vans, and moves parts between them.");
  if (role == "quality") return tr("Reads tickets and writes notes.");
  if (role == "agent") return tr("Looks after customers and their contacts, and plans appointments.");
  if (role == "presales") return tr("Enters customers with their contacts, and plans appointments.");
  if (role == "sales_administration") return tr("Looks after customers, their contacts and addresses.");
  if (role == "sales_manager") return tr("Gives customers to representatives, and plans appointments.");
  if (role == "accounting") return tr("Looks after the credit of customers.");
  if (role == "marketing") return tr("Reads customers and writes notes.");
  if (role == "admin") return tr("May do everything, and sets up the company.");
  return tr("Reads, and changes nothing.");
}

QVariantList FirstStepsController::countries() const {
  return workspace() ? CrmWords::countries(workspace()->formats()) : QVariantList();
}

QString FirstStepsController::likelyCountry() const {
  return carnet::client::likelyCountry(state_.company["time_zone"].toString(), state_.company["language"].toString());
}

bool FirstStepsController::isCompanyDone() const {
  return !state_.company["street"].toString().isEmpty() && !state_.company["city"].toString().isEmpty();
}

QVariantMap FirstStepsController::saveCompany(const QVariantMap& fields, const QVariantMap& seen) {
  Edits<Company> edits(companyId().value);
  const auto was = [&](const char* field) { return seenIn(seen, field, state_.company[field].toString()); };
  const auto is = [&](const char* field) {
    const QString text = fields.contains(field) ? fields[field].toString().trimmed() : was(field);
    if (field == QLatin1String("time_zone") && !timeZoneOf(text).isEmpty()) return timeZoneOf(text);
    return field == QLatin1String("country") || field == QLatin1String("currency") ? text.toUpper() : text;
  };
  QVariantMap errors;
  if (is("name").isEmpty()) errors["name"] = tr("A company needs a name.");
  if (!is("country").isEmpty() && !Formats::countryCodes().contains(is("country")))
    errors["country"] = tr("Two letters, such as %1.").arg("FR");
  if (!isCurrency(is("currency"))) errors["currency"] = tr("There is no such currency; %1 is one.").arg("EUR");
  if (timeZoneOf(is("time_zone")).isEmpty())
    errors["time_zone"] = tr("There is no such time zone; %1 is one.").arg("Europe/Paris");
  // What stood there before does not hold up the rest.
  const auto is_wrong = [&](const char* field, bool (*is_right)(const QString&)) {
    return !is(field).isEmpty() && is(field) != was(field) && !is_right(is(field));
  };
  if (is_wrong("vat_no", isVatNumber)) errors["vat_no"] = tr("This is no VAT number: %1 is one.").arg("FR40303265045");
  if (is_wrong("phone", isPhone)) errors["phone"] = tr("This is no telephone number: it has too few digits.");
  if (is_wrong("email", isEmail))
    errors["email"] = tr("This is no address of e-mail: %1 is one.").arg("info@denaq.example");
  if (!errors.isEmpty()) return errors;
  edits.set<&Company::name>(was("name"), is("name"));
  edits.set<&Company::phone>(was("phone"), is("phone"));
  edits.set<&Company::email>(was("email"), is("email"));
  edits.set<&Company::vat_no>(was("vat_no"), is("vat_no"));
  edits.set<&Company::language>(was("language"), is("language"));
  edits.set<&Company::currency>(was("currency"), is("currency"));
  edits.set<&Company::time_zone>(was("time_zone"), is("time_zone"));
  std::vector<Operation> operations = edits.operations();
  // An address is said whole.
  std::vector<FieldEdit> address;
  bool moved = false;
  for (const char* field : {"street", "postcode", "city", "country"}) {
    moved = moved || is(field) != was(field);
    address.push_back({entityOf<Company>.find(field)->no, valueOf(was(field)), valueOf(is(field))});
  }
  if (moved) {
    Operation& set = operations.emplace_back();
    set.verb = Verb::set;
    set.entity = entityOf<Company>.no;
    set.row_id = companyId().value;
    set.fields = std::move(address);
  }
  // Somewhere the parts are; two administrators who both make it make one.
  if (state_.depots == 0) {
    operations.push_back(imported<Location>(naturalId("location", "first depot"),
                                            {{fieldNo<Location, &Location::code>(), {}, valueOf(QString("DEPOT"))},
                                             {fieldNo<Location, &Location::name>(), {}, valueOf(tr("Depot"))},
                                             {fieldNo<Location, &Location::kind>(), {}, valueOf(QString("depot"))}}));
  }
  if (operations.empty())
    emit companySaved();
  else
    workspace()->submit(std::move(operations), tr("Company saved"), [self = QPointer(this)](qint64) {
      if (self) emit self->companySaved();
    });
  return {};
}

QVariantMap FirstStepsController::addPerson(const QString& name, const QString& login, const QString& language,
                                            const QStringList& roles) {
  QVariantMap errors;
  const QString wanted = login.trimmed();
  if (name.trimmed().isEmpty()) errors["name"] = tr("Type the person's name.");
  if (wanted.isEmpty() || wanted.contains(' ')) errors["login"] = tr("A login is one word, such as %1.").arg("anna");
  for (const QVariant& person : std::as_const(state_.people)) {
    if (person.toMap()["login"].toString().compare(wanted, Qt::CaseInsensitive) == 0) {
      errors["login"] = tr("Somebody has this login already.");
    }
  }
  const Uuid person = naturalId("app_user", wanted.toLower().toStdString());
  std::vector<Operation> operations{
      imported<AppUser>(person, {{fieldNo<AppUser, &AppUser::login>(), {}, valueOf(wanted)},
                                 {fieldNo<AppUser, &AppUser::display_name>(), {}, valueOf(name.trimmed())},
                                 {fieldNo<AppUser, &AppUser::language>(), {}, valueOf(language)}})};
  for (int i = 0; i < roleCount; ++i) {
    const auto code = static_cast<RoleCode>(i);
    if (!roles.contains(QString::fromUtf8(carnet::nameOf(code)))) continue;
    operations.push_back(imported<UserRole>(userRoleId(Id<AppUser>(person), roleId(code)).value,
                                            {{fieldNo<UserRole, &UserRole::user_id>(), {}, person},
                                             {fieldNo<UserRole, &UserRole::role_id>(), {}, roleId(code).value}}));
  }
  if (roles.contains(technician)) operations.push_back(vanOf(person, wanted, tr("Van of %1").arg(name.trimmed())));
  if (operations.size() == 1) errors["role"] = tr("Choose what the person does.");
  if (!errors.isEmpty()) return errors;
  workspace()->submit(std::move(operations), tr("%1 was added").arg(name.trimmed()), [self = QPointer(this)](qint64) {
    if (self) emit self->personAdded();
  });
  return {};
}

int FirstStepsController::changePerson(const QString& id, const QVariantMap& person, const QVariantMap& seen) {
  const QVariantMap now = rowOf(state_.people, id);
  if (now.isEmpty()) return 0;
  QVariantMap was = now;
  was.insert(seen);
  const Uuid user = uuidOf(id);
  const QString name = person["name"].toString().trimmed();
  Edits<AppUser> edits(user);
  edits.set<&AppUser::display_name>(was["name"].toString(), name);
  edits.set<&AppUser::language>(was["language"].toString(), person["language"].toString());
  edits.set<&AppUser::is_active>(was["active"].toBool(), person["active"].toBool());
  std::vector<Operation> operations = edits.operations();
  const QStringList before = was["roles"].toString().split(' ');
  const QStringList standing = now["roles"].toString().split(' ');
  const QStringList roles = person["roles"].toStringList();
  for (int i = 0; i < roleCount; ++i) {
    const auto code = static_cast<RoleCode>(i);
    const QString word = QString::fromUtf8(carnet::nameOf(code));
    // Another administrator may have done the same since.
    if (roles.contains(word) == before.contains(word) || roles.contains(word) == standing.contains(word)) continue;
    const Uuid given = userRoleId(Id<AppUser>(user), roleId(code)).value;
    if (before.contains(word)) {
      operations.push_back(erasureOf<UserRole>(given));
      continue;
    }
    Creation<UserRole> role(given);
    role.with<&UserRole::user_id>(user).with<&UserRole::role_id>(roleId(code).value);
    operations.push_back(role.operation());
  }
  if (roles.contains(technician) && !before.contains(technician) && !now["hasVan"].toBool())
    operations.push_back(vanOf(user, now["login"].toString(), tr("Van of %1").arg(name)));
  return operations.empty() ? 0 : workspace()->submit(std::move(operations), tr("%1 was changed").arg(name));
}

QString FirstStepsController::loginFor(const QString& name) const {
  QString login;
  const QString plain = name.trimmed().toLower().normalized(QString::NormalizationForm_D);
  for (const QChar sign : plain) {
    if (sign.isSpace() && !login.endsWith('.'))
      login += '.';
    else if (sign.isLetterOrNumber())
      login += sign;
  }
  return login;
}

void FirstStepsController::finish() {
  workspace()->drafts()->keep(seenKey, "yes");
  needed_ = false;
  emit loaded();
  emit workspace()->said(tr("The steps are in your menu from now on: Set up the company."), "info", 0);
}

}  // namespace carnet::client

#include "moc_first_steps_controller.cpp"
