#include "client/modules/crm/partner_bulk.h"

#include "client/store/edits.h"
#include "client/store/row_of.h"
#include "shared/domain/crm/partner.h"

namespace carnet::client {

namespace {

const char* const readPeople =
    "SELECT id, display_name FROM app_user WHERE is_active AND deleted_at IS NULL ORDER BY fold(display_name)";

Operation handingOver(const Uuid& id, const Uuid& owner) {
  return step<Partner>(id, "hand_over",
                       owner.isNil() ? std::vector<Argument>{} : std::vector<Argument>{{"owner_id", owner}});
}

Operation tagging(const Uuid& id, Verb verb, const QString& tag) {
  Operation operation;
  operation.verb = verb;
  operation.entity = entityOf<Partner>.no;
  operation.row_id = id;
  operation.fields = {{fieldNo<Partner, &Partner::tags>(), {}, valueOf(tag)}};
  return operation;
}

}  // namespace

QVariantList PartnerBulk::actions() const {
  QVariantList out;
  if (!workspace()) return out;
  const auto add = [&](const char* key, const QString& text, const char* symbol, bool may) {
    if (may) out << QVariantMap{{"key", key}, {"text", text}, {"symbol", symbol}};
  };
  const auto may_set = [&](const char* field) { return workspace()->may(entityOf<Partner>, Verb::set, field); };
  add("owner", tr("Hand over to…"), "person", workspace()->may(entityOf<Partner>, Verb::transition, {}, "hand_over"));
  add("tag", tr("Add a tag…"), "tag", may_set("tags"));
  add("untag", tr("Remove a tag…"), "remove", may_set("tags"));
  add("no_mail", tr("Send no mail"), "mail", may_set("opt_out"));
  add("mail", tr("Mail allowed"), "mail", may_set("opt_out"));
  return out;
}

void PartnerBulk::readChoices() {
  workspace()->reader().read(
      this,
      [](ReadTransaction& read) {
        QVariantList people;
        read.each(readPeople, {}, [&](Cells& cells) {
          const QString id = cells.id();
          people << QVariantMap{{"id", id}, {"title", cells.text()}, {"subtitle", ""}};
        });
        return people;
      },
      [this](QVariantList people) {
        people_ = std::move(people);
        emit choicesChanged();
      });
}

void PartnerBulk::handOver(const QString& person_id) {
  changeEach(tr("Hand over to %1").arg(rowOf(people_, person_id)["title"].toString()), "id, name, owner_id",
             [owner = uuidOf(person_id)](Cells& cells) -> std::optional<BulkItem> {
               const Uuid id = cells.uuid();
               const QString name = cells.text();
               const Uuid was = cells.uuid();
               if (was == owner) return std::nullopt;
               return BulkItem{name, {handingOver(id, owner)}, {handingOver(id, was)}};
             });
}

void PartnerBulk::addTag(const QString& tag) { changeTag(tag, Verb::add); }

void PartnerBulk::removeTag(const QString& tag) { changeTag(tag, Verb::remove); }

void PartnerBulk::changeTag(const QString& given, Verb verb) {
  const QString tag = given.simplified();
  if (tag.isEmpty()) return;
  const QString what = verb == Verb::add ? tr("Add the tag “%1”") : tr("Remove the tag “%1”");
  changeEach(what.arg(tag), "id, name, tags", [tag, verb](Cells& cells) -> std::optional<BulkItem> {
    const Uuid id = cells.uuid();
    const QString name = cells.text();
    const bool has_it = cells.text().split('\n').contains(tag);
    if (has_it == (verb == Verb::add)) return std::nullopt;
    return BulkItem{name, {tagging(id, verb, tag)}};
  });
}

void PartnerBulk::setOptOut(bool opt_out) {
  changeEach(opt_out ? tr("Send no mail") : tr("Mail allowed"), "id, name, opt_out",
             [opt_out](Cells& cells) -> std::optional<BulkItem> {
               const Uuid id = cells.uuid();
               const QString name = cells.text();
               const bool was = cells.flag();
               Edits<Partner> there(id);
               there.set<&Partner::opt_out>(was, opt_out);
               if (there.isEmpty()) return std::nullopt;
               return BulkItem{name, there.operations()};
             });
}

}  // namespace carnet::client

#include "moc_partner_bulk.cpp"
