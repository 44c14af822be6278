#include "client/modules/crm/contact_list_model.h"

#include "shared/domain/crm/contact_point.h"

namespace carnet::client {

namespace {

const char* const phoneOfContact =
    "(SELECT c.value FROM contact_point c WHERE c.contact_id = r.id AND c.kind IN ('phone', 'mobile')"
    " AND c.deleted_at IS NULL ORDER BY c.is_default DESC, c.rid LIMIT 1)";

const char* const isContactDialled =
    "EXISTS (SELECT 1 FROM contact_point c WHERE c.contact_id = r.id AND c.kind IN ('phone', 'mobile')"
    " AND c.deleted_at IS NULL AND instr(c.normalized, ?) > 0)";

}  // namespace

void ContactListModel::setPartnerId(const QString& id) {
  if (partner_id_ == id) return;
  partner_id_ = id;
  emit partnerIdChanged();
  changed();
}

EntityListModel::Source ContactListModel::source() const {
  return {.entity = &entityOf<Contact>,
          .others = {traitsOf<Partner>.no, traitsOf<ContactPoint>.no},
          .joins = "LEFT JOIN partner p ON p.id = r.partner_id",
          .columns = QString("r.id, r.name, r.job_title, p.name, %1, r.partner_id").arg(phoneOfContact),
          .searched = QString("r.name || ' ' || coalesce(p.name, '') || ' ' || coalesce(%1, '')").arg(phoneOfContact),
          .dialled = isContactDialled};
}

EntityListModel::Condition ContactListModel::condition(const QString&) const {
  if (partner_id_.isEmpty()) return {};
  return {"r.partner_id = ?", {blobOf(partner_id_)}};
}

QString ContactListModel::sortExpression(const QString& key) const {
  if (key == "partner") return "fold(p.name)";
  if (key == "job_title") return "fold(r.job_title)";
  return "fold(r.name)";
}

QString ContactListModel::keptOrder(const QString& key) const {
  return key == "partner" ? "contact_" + key : QString();
}

ListColumns ContactListModel::columns() const {
  return {
      {.key = "name", .title = tr("Name"), .sort = "name"},
      {.key = "jobTitle", .title = tr("Position"), .sort = "job_title"},
      {.key = "partner", .title = tr("Customer"), .sort = "partner"},
      {.key = "phone", .title = tr("Telephone"), .sort = {}, .width = 150},
  };
}

ListFields ContactListModel::fields() const {
  using Kind = ListField::Kind;
  return {
      {.key = "partner", .title = tr("Customer"), .kind = Kind::text, .sql = "coalesce(p.name, '')"},
      {.key = "job_title", .title = tr("Position"), .kind = Kind::text, .sql = "r.job_title"},
      {.key = "created", .title = tr("Created"), .kind = Kind::instant, .sql = "(r.created_at / 65536)"},
  };
}

EntityListModel::RowReader ContactListModel::rowReader() const {
  return [](Cells& cells) {
    ContactRow row;
    row.id = cells.id();
    row.name = cells.text();
    row.jobTitle = cells.text();
    row.partner = cells.text();
    row.phone = cells.text();
    row.partnerId = cells.id();
    return QVariant::fromValue(row);
  };
}

}  // namespace carnet::client

#include "moc_contact_list_model.cpp"
