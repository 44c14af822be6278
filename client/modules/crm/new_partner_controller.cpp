#include "client/modules/crm/new_partner_controller.h"

#include <algorithm>
#include <iterator>

#include "client/store/edits.h"
#include "shared/core/search_text.h"
#include "shared/core/text.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/crm/partner_role.h"

namespace carnet::client {

namespace {

constexpr std::size_t fewestLetters = 3, fewestDigits = 8, comparedDigits = 9;

const char* const readNames = "SELECT id, name FROM partner WHERE deleted_at IS NULL";
// However its country is written.
const char* const readSamePhone =
    "SELECT p.id, p.name FROM contact_point c JOIN partner p ON p.id = c.partner_id WHERE c.normalized LIKE '%' || ?"
    " AND c.kind IN ('phone', 'mobile') AND c.deleted_at IS NULL AND p.deleted_at IS NULL";
const char* const readTown =
    "SELECT city FROM address WHERE partner_id = ? AND deleted_at IS NULL AND city <> ''"
    " ORDER BY kind = 'default' DESC, is_default DESC, rid";
constexpr std::string_view legalForms[] = {"sarl", "sas", "sasu", "sa",  "eurl", "scop", "earl", "snc", "gmbh",
                                           "ag",   "kg",  "ohg",  "ug",  "ltd",  "llc",  "inc",  "srl", "spa",
                                           "bv",   "nv",  "ооо",  "зао", "оао",  "ао",   "пао",  "ип"};

}  // namespace

std::string nameKey(std::string_view name) {
  const std::string folded = foldForSearch(name);
  std::string all, without;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string word = squeezed(std::string_view(folded).substr(at, end - at));
    all += word;
    if (std::find(std::begin(legalForms), std::end(legalForms), word) == std::end(legalForms)) without += word;
    at = end + 1;
  }
  return without.empty() ? all : without;
}

void NewPartnerController::lookFor(const QString& name, const QString& phone) {
  const int number = ++looked_;
  const std::string key = nameKey(name.toStdString());
  const std::string digits = digitsOf(phone.toStdString());
  workspace_->reader().read(
      this,
      [key, digits](ReadTransaction& read) {
        QVariantMap found;
        const auto take = [&](Cells& cells) {
          const QString id = cells.id();
          found = {{"id", id}, {"name", cells.text()}};
        };
        if (key.size() >= fewestLetters) {
          read.each(readNames, {}, [&](Cells& cells) {
            const QString id = cells.id();
            const QString known = cells.text();
            if (found.isEmpty() && nameKey(known.toStdString()) == key) found = {{"id", id}, {"name", known}};
          });
        }
        if (found.isEmpty() && digits.size() >= fewestDigits) {
          const std::size_t compared = std::min(digits.size(), comparedDigits);
          read.first(readSamePhone, {QString::fromStdString(digits.substr(digits.size() - compared))}, take);
        }
        if (!found.isEmpty()) {
          found["city"] = QString();
          read.first(readTown, {blobOf(found["id"].toString())}, [&](Cells& cells) { found["city"] = cells.text(); });
        }
        return found;
      },
      [this, number](const QVariantMap& found) {
        if (number != looked_ || found == similar_) return;
        similar_ = found;
        emit similarChanged();
      });
}

void NewPartnerController::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  if (workspace_) disconnect(workspace_, nullptr, this, nullptr);
  workspace_ = workspace;
  if (workspace_) connect(workspace_, &Workspace::personChanged, this, &NewPartnerController::workspaceChanged);
  emit workspaceChanged();
}

bool NewPartnerController::isAllowed() const {
  return workspace_ && workspace_->may(entityOf<Partner>, Verb::create) &&
         workspace_->may(entityOf<PartnerRole>, Verb::create);
}

bool NewPartnerController::canAddContact() const {
  return workspace_ && workspace_->may(entityOf<Contact>, Verb::create);
}

int NewPartnerController::create(const QString& name, const QString& phone, const QString& street,
                                 const QString& postcode, const QString& city, const QString& contact) {
  const Uuid id = workspace_->newId();
  std::vector<Operation> operations;
  operations.push_back(Creation<Partner>(id).with<&Partner::name>(name.trimmed()).operation());
  const Uuid role = partnerRoleId(Id<Partner>(id), PartnerRoleKind::customer).value;
  operations.push_back(
      Creation<PartnerRole>(role).with<&PartnerRole::partner_id>(id).with<&PartnerRole::role>("customer").operation());
  if (!phone.trimmed().isEmpty()) {
    Creation<ContactPoint> point(workspace_->newId());
    point.with<&ContactPoint::partner_id>(id).with<&ContactPoint::kind>("phone");
    operations.push_back(point.with<&ContactPoint::value>(phone.trimmed()).operation());
  }
  if (!(street + postcode + city).trimmed().isEmpty()) {
    Creation<Address> address(workspace_->newId());
    address.with<&Address::partner_id>(id).with<&Address::street>(street.trimmed());
    address.with<&Address::postcode>(postcode.trimmed()).with<&Address::city>(city.trimmed());
    address.with<&Address::country>("");
    operations.push_back(address.with<&Address::is_default>(true).operation());
  }
  if (!contact.trimmed().isEmpty()) {
    Creation<Contact> person(workspace_->newId());
    person.with<&Contact::partner_id>(id).with<&Contact::name>(contact.trimmed());
    operations.push_back(person.operation());
  }
  return workspace_->submit(std::move(operations), tr("Customer %1 added").arg(name.trimmed()),
                            [self = QPointer(this), id, name = name.trimmed()](qint64) {
                              if (self) emit self->created(textOf(id), name);
                            });
}

}  // namespace carnet::client

#include "moc_new_partner_controller.cpp"
