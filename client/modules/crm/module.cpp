#include "client/modules/crm/module.h"

#include "client/modules/crm/crm_words.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner_role.h"
#include "shared/domain/registry.h"

namespace carnet::client::crm {

namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(CrmModule)
};

std::optional<Words::Target> partnerName(const Uuid& id, ReadTransaction& read, const Formats&) {
  Words::Target target{{}, "partner", textOf(id)};
  const bool found = read.first("SELECT name FROM partner WHERE id = ?", {blobOf(id)},
                                [&](Cells& cells) { target.name = cells.text(); });
  return found ? std::optional(target) : std::nullopt;
}

std::optional<Words::Target> contactName(const Uuid& id, ReadTransaction& read, const Formats&) {
  Words::Target target{{}, "contact", textOf(id)};
  const bool found = read.first("SELECT name FROM contact WHERE id = ?", {blobOf(id)},
                                [&](Cells& cells) { target.name = cells.text(); });
  return found ? std::optional(target) : std::nullopt;
}

// A number, role or address is told as something of its customer or contact.
Words::Namer ofOwner(const QString& table, const QString& owner, const Words::Namer& named) {
  return [table, owner, named](const Uuid& id, ReadTransaction& read, const Formats& formats) {
    Uuid owner_id;
    read.first("SELECT " + owner + " FROM " + table + " WHERE id = ?", {blobOf(id)},
               [&](Cells& cells) { owner_id = cells.uuid(); });
    return owner_id.isNil() ? std::nullopt : named(owner_id, read, formats);
  };
}

Uuid given(const Operation& operation, std::string_view field) {
  const Entity* entity = registry().findNo(operation.entity);
  const Field* known = entity ? entity->find(field) : nullptr;
  for (const FieldEdit& edit : operation.fields) {
    const Uuid* id = std::get_if<Uuid>(&edit.value);
    if (known && id && edit.field_no == known->no) return *id;
  }
  return {};
}

// Whose it is: by its row, and where that is not here, by what the operation says.
std::optional<Words::Target> ownerOf(const Operation& operation, ReadTransaction& read, const Words& words,
                                     const Formats& formats) {
  if (auto known = words.nameOf(operation.entity, operation.row_id, read, formats)) return known;
  if (const Uuid contact = given(operation, "contact_id"); !contact.isNil()) {
    if (auto named = contactName(contact, read, formats)) return named;
  }
  const Uuid partner = given(operation, "partner_id");
  return partner.isNil() || operation.entity == traitsOf<Contact>.no ? std::nullopt
                                                                     : partnerName(partner, read, formats);
}

// "Telephone", "Mail"; empty when it is not on this device.
QString pointLabel(const Uuid& id, ReadTransaction& read) {
  QString label;
  read.first("SELECT kind FROM contact_point WHERE id = ?", {blobOf(id)},
             [&](Cells& cells) { label = CrmWords::point(cells.text()); });
  return label;
}

std::optional<Words::Target> pointOwner(const Uuid& id, ReadTransaction& read, const Formats& formats) {
  auto owner = ofOwner("contact_point", "contact_id", contactName)(id, read, formats);
  const auto firm = ofOwner("contact_point", "partner_id", partnerName)(id, read, formats);
  if (!owner)
    owner = firm;
  else if (firm)
    owner->name = Said::tr("%1, %2", "person, firm").arg(owner->name, firm->name);
  if (owner) owner->value_label = pointLabel(id, read).toLower();
  return owner;
}

QString text(const Operation& operation, std::string_view field) {
  const Entity* entity = registry().findNo(operation.entity);
  const Field* known = entity ? entity->find(field) : nullptr;
  for (const FieldEdit& edit : operation.fields) {
    const std::string* value = std::get_if<std::string>(&edit.value);
    if (known && value && edit.field_no == known->no) return QString::fromStdString(*value);
  }
  return {};
}

QString handedOver(const Operation& operation, ReadTransaction& read) {
  const Value* owner = operation.argument("owner_id");
  const Uuid* id = owner ? std::get_if<Uuid>(owner) : nullptr;
  if (!id) return Said::tr("belongs to nobody any more");
  QString name;
  read.first("SELECT display_name FROM app_user WHERE id = ?", {blobOf(*id)},
             [&](Cells& cells) { name = cells.text(); });
  return Said::tr("handed over to %1").arg(name);
}

QString problem(const Problem& problem) {
  if (problem.code == "partner.hand_over.unknown_person") return Said::tr("Choose a person who works here.");
  if (problem.code == "partner.erase.has_tickets") return Said::tr("This customer has tickets and cannot be deleted.");
  if (problem.code == "contact_point.value_missing") return Said::tr("Write the number or the address.");
  if (problem.code == "contact_point.no_number")
    return Said::tr("This is no telephone number. Type it as 01 23 45 67 89.");
  if (problem.code == "contact_point.no_mail_address")
    return Said::tr("This is no mail address. Type it as name@company.com.");
  if (problem.code == "contact_point.other_partner") return Said::tr("This contact belongs to another customer.");
  if (problem.code == "activity.subject_missing") return Said::tr("Say what it is about.");
  if (problem.code == "activity.ends_before_start") return Said::tr("It ends before it begins.");
  if (problem.code == "activity.assign.nobody") return Said::tr("Say who is to do it.");
  if (problem.code == "activity.assign.unknown_person") return Said::tr("This person cannot be given it.");
  return {};
}

using Told = Words::Describer;

Told describer(const QString& kind, const QString& created) {
  return [kind, created](const ChangeSet&, const Operation& operation, ReadTransaction& read, const Words& words,
                         const Formats& formats) -> std::optional<Deed> {
    const auto target = ownerOf(operation, read, words, formats);
    Deed deed;
    deed.subject = target ? kind.arg(target->name) : kind.arg(text(operation, "name")).trimmed();
    if (target) deed.link_kind = target->link_kind, deed.link_id = target->link_id;
    switch (operation.verb) {
      case Verb::transition:
        deed.text = handedOver(operation, read);
        break;
      case Verb::create:
      case Verb::append:
        deed.text = created;
        break;
      case Verb::erase:
        deed.text = Said::tr("removed");
        break;
      default:
        deed.text = Said::tr("%1 changed").arg(words.fields(operation));
    }
    return deed;
  };
}

std::optional<Deed> describePoint(const ChangeSet&, const Operation& operation, ReadTransaction& read,
                                  const Words& words, const Formats& formats) {
  const auto target = ownerOf(operation, read, words, formats);
  Deed deed;
  deed.subject = target ? target->name : Said::tr("A number");
  if (target) deed.link_kind = target->link_kind, deed.link_id = target->link_id;
  QString label = pointLabel(operation.row_id, read).toLower();
  if (label.isEmpty()) {
    const QString kind = text(operation, "kind");
    label = kind.isEmpty() ? Said::tr("number") : CrmWords::point(kind).toLower();
  }
  const QString value = text(operation, "value");
  deed.text = operation.verb == Verb::create  ? Said::tr("%1 %2 added").arg(label, value)
              : operation.verb == Verb::erase ? Said::tr("%1 removed").arg(label)
              : value.isEmpty()               ? Said::tr("%1 changed").arg(label)
                                              : Said::tr("%1 changed to %2").arg(label, value);
  return deed;
}

}  // namespace

void addWords(Words& words) {
  words.addProblems(problem);
  words.addName(traitsOf<Partner>.no, partnerName);
  words.addName(traitsOf<Contact>.no, contactName);
  words.addName(traitsOf<ContactPoint>.no, pointOwner);
  words.addName(traitsOf<Address>.no, ofOwner("address", "partner_id", partnerName));
  words.addName(traitsOf<PartnerRole>.no, ofOwner("partner_role", "partner_id", partnerName));
  words.addDescriber(traitsOf<Partner>.no, describer(Said::tr("Customer %1"), Said::tr("new")));
  words.addDescriber(traitsOf<Contact>.no, describer(Said::tr("Contact %1"), Said::tr("new")));
  words.addDescriber(traitsOf<Address>.no, describer(Said::tr("Customer %1"), Said::tr("address added")));
  words.addDescriber(traitsOf<PartnerRole>.no, describer(Said::tr("Customer %1"), Said::tr("role added")));
  words.addDescriber(traitsOf<ContactPoint>.no, describePoint);
  words.addFields(traitsOf<Partner>.no, {{"name", Said::tr("name")},
                                         {"legal_form", Said::tr("legal form")},
                                         {"vat_no", Said::tr("VAT number")},
                                         {"language", Said::tr("language")},
                                         {"description", Said::tr("remarks")},
                                         {"tags", Said::tr("tags")}});
  words.addFields(
      traitsOf<Contact>.no,
      {{"name", Said::tr("name")}, {"job_title", Said::tr("position")}, {"language", Said::tr("language")}});
  words.addFields(traitsOf<ContactPoint>.no, {{"value", Said::tr("number or address")}, {"kind", Said::tr("kind")}});
  words.addFields(traitsOf<Address>.no, {{"address", Said::tr("address")},
                                         {"street", Said::tr("address")},
                                         {"postcode", Said::tr("address")},
                                         {"city", Said::tr("address")},
                                         {"country", Said::tr("address")},
                                         {"label", Said::tr("name of the address")}});
}

}  // namespace carnet::client::crm
