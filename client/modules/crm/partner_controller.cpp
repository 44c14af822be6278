#include "client/modules/crm/partner_controller.h"

#include <QLocale>
#include <algorithm>
#include <iterator>
#include <optional>

#include "client/modules/crm/crm_words.h"
#include "client/modules/crm/partner_reads.h"
#include "client/modules/organisation/field_states.h"
#include "client/store/edits.h"
#include "client/store/joined.h"
#include "client/store/row_of.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner_role.h"
#include "shared/domain/organisation/conflict.h"

namespace carnet::client {

namespace {

const char* const readPartner =
    "SELECT r.name, r.legal_form, r.vat_no, %1, r.language, r.source, r.description, u.display_name, t.name"
    " FROM partner r LEFT JOIN app_user u ON u.id = r.owner_id LEFT JOIN territory t ON t.id = r.territory_id"
    " WHERE r.id = ? AND r.deleted_at IS NULL";
const char* const readRoles = "SELECT role FROM partner_role WHERE partner_id = ? AND deleted_at IS NULL ORDER BY rid";
// The firm's own, then those of its people, person by person.
const char* const readPartnerPoints =
    "SELECT c.id, c.kind, c.value, k.name FROM contact_point c LEFT JOIN contact k ON k.id = c.contact_id"
    " WHERE c.partner_id = ?1 AND c.deleted_at IS NULL AND (c.contact_id IS NULL OR k.deleted_at IS NULL)"
    " ORDER BY c.contact_id IS NOT NULL, fold(k.name), c.contact_id, c.kind IN ('phone', 'mobile') DESC,"
    " c.is_default DESC, c.rid LIMIT 8";
const char* const readContacts =
    "SELECT k.id, k.name, k.job_title, (SELECT c.value FROM contact_point c WHERE c.contact_id = k.id"
    " AND c.deleted_at IS NULL AND c.kind IN ('phone', 'mobile') ORDER BY c.is_default DESC, c.rid LIMIT 1)"
    " FROM contact k WHERE k.partner_id = ? AND k.deleted_at IS NULL ORDER BY fold(k.name)";
const char* const readAddresses =
    "SELECT id, kind, label, street, postcode, city, country FROM address WHERE partner_id = ? AND deleted_at IS NULL"
    " ORDER BY kind = 'default' DESC, is_default DESC, rid";

QVariantMap fact(const QString& label, const QString& value) { return {{"label", label}, {"value", value}}; }

// Gives each of `shown` the standing of `field` in its row, by `rows`.
void addStandings(QVariantList& shown, const std::vector<Uuid>& rows, const QString& field, const FieldStates& states) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    QVariantMap one = shown[qsizetype(i)].toMap();
    one["standing"] = states.of(rows[i], field);
    shown[qsizetype(i)] = one;
  }
}

}  // namespace

bool PartnerController::canEdit() const {
  return workspace() && isReady() && !isMissing() && workspace()->may(entityOf<Partner>, Verb::set);
}

bool PartnerController::canEditContacts() const {
  return workspace() && isReady() && !isMissing() && workspace()->may(entityOf<ContactPoint>, Verb::set);
}

bool PartnerController::canAdd() const { return workspace() && workspace()->may(entityOf<Contact>, Verb::create); }

bool PartnerController::canEditAddresses() const {
  return workspace() && isReady() && !isMissing() && workspace()->may(entityOf<Address>, Verb::set) &&
         workspace()->may(entityOf<Address>, Verb::create);
}

QVariantList PartnerController::addressKinds() const {
  QVariantList kinds;
  for (const std::string_view kind : enumNames<AddressKind>) {
    const QString name = textOf(kind);
    kinds << QVariantMap{{"value", name}, {"text", CrmWords::address(name)}};
  }
  return kinds;
}

QVariantList PartnerController::countries() const {
  return workspace() ? CrmWords::countries(workspace()->formats()) : QVariantList();
}

std::set<EntityNo> PartnerController::watched() const {
  return {traitsOf<Partner>.no,      traitsOf<PartnerRole>.no, traitsOf<Contact>.no,
          traitsOf<ContactPoint>.no, traitsOf<Address>.no,     traitsOf<Conflict>.no};
}

void PartnerController::load() {
  read(
      [partner_id = uuidOf(recordId()), viewer = ConflictViewer::of(*workspace()),
       formats = workspace()->formats()](ReadTransaction& read) {
        const QByteArray id = blobOf(partner_id);
        std::vector<Uuid> point_ids, address_ids;
        Shown shown;
        QString city;
        const bool found = read.first(QString(readPartner).arg(shownStage()), {id}, [&](Cells& cells) {
          shown.name = cells.text();
          shown.legal_form = cells.text();
          shown.vat_no = cells.text();
          const QString stage = cells.text();
          shown.stage_text = CrmWords::stage(stage);
          shown.stage_tone = CrmWords::stageTone(stage);
          const QString spoken = cells.text();
          const QString source = cells.text();
          shown.description = cells.text();
          const QString owner = cells.text();
          const QString territory = cells.text();
          if (!shown.vat_no.isEmpty()) shown.facts << fact(tr("VAT number"), shown.vat_no);
          if (!spoken.isEmpty()) shown.facts << fact(tr("Language"), QLocale(spoken).nativeLanguageName());
          if (!owner.isEmpty()) shown.facts << fact(tr("Looked after by"), owner);
          if (!territory.isEmpty()) shown.facts << fact(tr("Territory"), territory);
          if (!source.isEmpty()) shown.facts << fact(tr("Known from"), source);
        });
        read.each(readRoles, {id}, [&](Cells& cells) {
          const QString role = CrmWords::role(cells.text());
          if (role != shown.stage_text) shown.roles << QVariantMap{{"text", role}, {"tone", "neutral"}};
        });
        read.each(readPartnerPoints, {id}, [&](Cells& cells) {
          point_ids.push_back(cells.uuid());
          const QString kind = cells.text();
          const QString value = cells.text();
          shown.points << pointOf(point_ids.back(), kind, value, cells.text());
        });
        read.each(readContacts, {id}, [&](Cells& cells) {
          QVariantMap contact{{"id", cells.id()}};
          contact["name"] = cells.text();
          contact["jobTitle"] = cells.text();
          contact["phone"] = cells.text();
          shown.contacts << contact;
        });
        read.each(readAddresses, {id}, [&](Cells& cells) {
          address_ids.push_back(cells.uuid());
          const QString kind = cells.text();
          const QString label = cells.text();
          QVariantMap address{{"id", textOf(address_ids.back())}, {"kind", kind}, {"symbol", "map"}};
          address["street"] = cells.text();
          const QString street = address["street"].toString();
          const QString postcode = cells.text();
          const QString town = cells.text();
          address["postcode"] = postcode;
          address["city"] = town;
          address["country"] = cells.text();
          const QString country = formats.country(address["country"].toString());
          if (city.isEmpty()) city = town;
          address["label"] = label.isEmpty() ? CrmWords::address(kind) : label;
          address["value"] = joined({addressLine(street, postcode, town), country}, ", ");
          shown.addresses << address;
        });
        shown.subtitle = joined({shown.legal_form, city}, " · ");
        std::vector<Uuid> rows{partner_id};
        rows.insert(rows.end(), point_ids.begin(), point_ids.end());
        rows.insert(rows.end(), address_ids.begin(), address_ids.end());
        const FieldStates states = FieldStates::read(read, viewer, rows);
        shown.standing = states.allOf(partner_id, {"name", "legal_form", "vat_no", "language", "tags", "description"});
        addStandings(shown.points, point_ids, "value", states);
        addStandings(shown.addresses, address_ids, "address", states);
        return found ? std::optional(shown) : std::nullopt;
      },
      [this](std::optional<Shown> shown) {
        partner_ = shown.value_or(Shown{});
        return shown.has_value();
      });
}

int PartnerController::saveDetails(const QString& name, const QString& legal_form, const QString& vat_no,
                                   const QString& description, const QVariantMap& seen) {
  Edits<Partner> edits(uuidOf(recordId()));
  edits.set<&Partner::name>(seenIn(seen, "name", partner_.name), name.trimmed());
  edits.set<&Partner::legal_form>(seenIn(seen, "legalForm", partner_.legal_form), legal_form.trimmed());
  edits.set<&Partner::vat_no>(seenIn(seen, "vatNo", partner_.vat_no), vat_no.trimmed());
  edits.text<&Partner::description>(seenIn(seen, "remarks", partner_.description), description.trimmed());
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("Customer saved"));
}

int PartnerController::addContact(const QString& name, const QString& job_title, const QString& phone) {
  const Uuid contact_id = workspace()->newId();
  Creation<Contact> contact(contact_id);
  contact.with<&Contact::partner_id>(uuidOf(recordId()));
  contact.with<&Contact::name>(name.trimmed());
  contact.with<&Contact::job_title>(job_title.trimmed());
  std::vector<Operation> operations{contact.operation()};
  if (!phone.trimmed().isEmpty()) {
    Creation<ContactPoint> point(workspace()->newId());
    point.with<&ContactPoint::partner_id>(uuidOf(recordId()));
    point.with<&ContactPoint::contact_id>(contact_id);
    point.with<&ContactPoint::kind>("phone");
    point.with<&ContactPoint::value>(phone.trimmed());
    operations.push_back(point.operation());
  }
  return workspace()->submit(std::move(operations), tr("Contact added"), [self = QPointer(this), contact_id](qint64) {
    if (self) emit self->contactAdded(textOf(contact_id));
  });
}

int PartnerController::addAddress(const QVariantMap& typed) {
  const auto is = [&](const char* field) { return typed[field].toString().trimmed(); };
  const bool is_first = std::none_of(partner_.addresses.begin(), partner_.addresses.end(),
                                     [&](const QVariant& one) { return one.toMap()["kind"].toString() == is("kind"); });
  Creation<Address> address(workspace()->newId());
  address.with<&Address::partner_id>(uuidOf(recordId())).with<&Address::kind>(is("kind"));
  address.with<&Address::street>(is("street")).with<&Address::postcode>(is("postcode"));
  address.with<&Address::city>(is("city")).with<&Address::country>(is("country"));
  address.with<&Address::is_default>(is_first);
  return workspace()->submit({address.operation()}, tr("Address added"));
}

int PartnerController::saveAddress(const QString& address_id, const QVariantMap& typed, const QVariantMap& seen) {
  // One that is not shown any more is written all the same: the rules say what became of it.
  const QVariantMap standing = rowOf(partner_.addresses, address_id);
  const auto was = [&](const char* field) { return seenIn(seen, field, standing[field].toString()); };
  const auto is = [&](const char* field) { return typed[field].toString().trimmed(); };
  Operation set;
  set.verb = Verb::set;
  set.entity = entityOf<Address>.no;
  set.row_id = uuidOf(address_id);
  const auto say = [&](const char* field) {
    set.fields.push_back({entityOf<Address>.find(field)->no, valueOf(was(field)), valueOf(is(field))});
  };
  const char* const place[] = {"street", "postcode", "city", "country"};
  if (std::any_of(std::begin(place), std::end(place), [&](const char* field) { return was(field) != is(field); }))
    std::for_each(std::begin(place), std::end(place), say);
  if (was("kind") != is("kind")) say("kind");
  return set.fields.empty() ? 0 : workspace()->submit({set}, tr("Address saved"));
}

void PartnerController::keep(const QVariantMap& conflict, const QString& side) {
  keepSide(*workspace(), conflict, side);
}

}  // namespace carnet::client

#include "moc_partner_controller.cpp"
