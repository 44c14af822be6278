#include "client/modules/crm/partner_list_model.h"

#include "client/modules/crm/crm_words.h"
#include "client/modules/crm/partner_reads.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/crm/partner_role.h"

namespace carnet::client {

namespace {

const char* const city =
    "(SELECT a.city FROM address a WHERE a.partner_id = r.id AND a.deleted_at IS NULL"
    " ORDER BY a.kind = 'default' DESC, a.is_default DESC, a.rid LIMIT 1)";
const char* const phoneOfPartner =
    "(SELECT c.value FROM contact_point c WHERE c.partner_id = r.id AND c.kind IN ('phone', 'mobile')"
    " AND c.deleted_at IS NULL ORDER BY c.contact_id IS NOT NULL, c.is_default DESC, c.rid LIMIT 1)";
const char* const idsWithRole = "SELECT o.partner_id FROM partner_role o WHERE o.role = '%1' AND o.deleted_at IS NULL";

const char* const isPartnerDialled =
    "EXISTS (SELECT 1 FROM contact_point c WHERE c.partner_id = r.id AND c.kind IN ('phone', 'mobile')"
    " AND c.deleted_at IS NULL AND instr(c.normalized, ?) > 0)";

}  // namespace

EntityListModel::Source PartnerListModel::source() const {
  return {
      .entity = &entityOf<Partner>,
      .others = {traitsOf<Address>.no, traitsOf<ContactPoint>.no, traitsOf<PartnerRole>.no},
      .joins = "LEFT JOIN app_user u ON u.id = r.owner_id",
      .columns =
          QString("r.id, r.name, %1, %2, %3, u.display_name, r.tags, r.vat_no").arg(city, phoneOfPartner, shownStage()),
      .searched = QString("r.name || ' ' || r.vat_no || ' ' || coalesce(%1, '') || ' ' || coalesce(%2, '')")
                      .arg(city, phoneOfPartner),
      .dialled = isPartnerDialled};
}

EntityListModel::Condition PartnerListModel::condition(const QString& view) const {
  const auto withRole = [](const char* role) -> Condition {
    return {hasRole(role), {}, QString(idsWithRole).arg(role)};
  };
  if (view == "clients") return withRole("customer");
  if (view == "suppliers") return withRole("supplier");
  return {};
}

QString PartnerListModel::sortExpression(const QString& key) const {
  if (key == "city") return QString("fold(%1)").arg(city);
  if (key == "stage") return shownStage();
  if (key == "owner") return "fold(coalesce(u.display_name, ''))";
  if (key == "phone") return QString("coalesce(%1, '')").arg(phoneOfPartner);
  if (key == "tags") return "fold(r.tags)";
  if (key == "vat_no") return "r.vat_no";
  return "fold(r.name)";
}

QString PartnerListModel::keptOrder(const QString& key) const {
  return key == "city" || key == "owner" || key == "phone" || key == "stage" ? "partner_" + key : QString();
}

ListColumns PartnerListModel::columns() const {
  return {
      {.key = "name", .title = tr("Name"), .sort = "name", .fill = 2},
      {.key = "city", .title = tr("Town"), .sort = "city", .fill = 1},
      {.key = "phone", .title = tr("Telephone"), .sort = "phone", .width = 150},
      {.key = "stage", .title = tr("Stage"), .sort = "stage", .width = 120},
      {.key = "owner", .title = tr("Owner"), .sort = "owner", .width = 140},
      {.key = "tags", .title = tr("Tags"), .sort = "tags", .fill = 1, .shown = false},
      {.key = "vatNo", .title = tr("VAT number"), .sort = "vat_no", .width = 140, .shown = false},
  };
}

ListFields PartnerListModel::fields() const {
  using Kind = ListField::Kind;
  QVariantList stages;
  for (std::string_view name : enumNames<PartnerStage>) {
    stages << QVariantMap{{"value", textOf(name)}, {"text", CrmWords::stage(textOf(name))}};
  }
  const QVariantList yes_no = {QVariantMap{{"value", "1"}, {"text", tr("Yes")}},
                               QVariantMap{{"value", "0"}, {"text", tr("No")}}};
  return {
      {.key = "stage", .title = tr("Stage"), .kind = Kind::choice, .sql = shownStage(), .options = stages},
      {.key = "owner",
       .title = tr("Owner"),
       .kind = Kind::choice,
       .sql = "r.owner_id",
       .options_sql = "SELECT id, display_name FROM app_user WHERE deleted_at IS NULL ORDER BY fold(display_name)",
       .none_text = tr("Nobody"),
       .me_text = tr("Me")},
      {.key = "city", .title = tr("Town"), .kind = Kind::text, .sql = QString("coalesce(%1, '')").arg(city)},
      {.key = "tags", .title = tr("Tags"), .kind = Kind::text, .sql = "r.tags"},
      {.key = "opt_out", .title = tr("Wants no mail"), .kind = Kind::choice, .sql = "r.opt_out", .options = yes_no},
      {.key = "created", .title = tr("Created"), .kind = Kind::instant, .sql = "(r.created_at / 65536)"},
  };
}

EntityListModel::RowReader PartnerListModel::rowReader() const {
  return [](Cells& cells) {
    PartnerRow row;
    row.id = cells.id();
    row.name = cells.text();
    row.city = cells.text();
    row.phone = cells.text();
    const QString stage = cells.text();
    row.stageText = CrmWords::stage(stage);
    row.stageTone = CrmWords::stageTone(stage);
    row.owner = cells.text();
    row.tags = cells.text().split('\n', Qt::SkipEmptyParts).join(", ");
    row.vatNo = cells.text();
    return QVariant::fromValue(row);
  };
}

}  // namespace carnet::client

#include "moc_partner_list_model.cpp"
