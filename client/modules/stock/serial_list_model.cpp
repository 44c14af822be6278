#include "client/modules/stock/serial_list_model.h"

#include "shared/domain/stock/serial.h"

namespace carnet::client {

void SerialListModel::setPartnerId(const QString& id) {
  if (partner_id_ == id) return;
  partner_id_ = id;
  emit partnerIdChanged();
  changed();
}

void SerialListModel::setProductId(const QString& id) {
  if (product_id_ == id) return;
  product_id_ = id;
  emit productIdChanged();
  changed();
}

EntityListModel::Source SerialListModel::source() const {
  return {.entity = &entityOf<Serial>,
          .others = {traitsOf<Product>.no, traitsOf<Partner>.no},
          .joins = "LEFT JOIN product m ON m.id = r.product_id LEFT JOIN partner p ON p.id = r.partner_id",
          .columns = "r.id, r.number, m.name, m.sku, r.product_id, p.name, r.partner_id, r.place, r.warranty_until",
          .searched =
              "r.number || ' ' || coalesce(m.name, '') || ' ' || coalesce(m.sku, '') || ' ' || coalesce(p.name, '')"};
}

EntityListModel::Condition SerialListModel::condition(const QString&) const {
  Condition condition;
  if (!partner_id_.isEmpty()) {
    condition.sql += " AND r.partner_id = ?";
    condition.values << blobOf(partner_id_);
  }
  if (!product_id_.isEmpty()) {
    condition.sql += " AND r.product_id = ?";
    condition.values << blobOf(product_id_);
  }
  return condition;
}

QString SerialListModel::sortExpression(const QString& key) const {
  if (key == "partner") return "fold(p.name)";
  if (key == "product") return "fold(m.name)";
  if (key == "warranty") return "coalesce(r.warranty_until, 0)";
  if (key == "sku") return "m.sku";
  if (key == "place") return "fold(r.place)";
  return "r.number";
}

ListColumns SerialListModel::columns() const {
  return {
      {.key = "number", .title = tr("Serial number"), .sort = "number", .width = 150},
      {.key = "product", .title = tr("Product"), .sort = "product"},
      {.key = "sku", .title = tr("Number"), .sort = "sku", .width = 110, .shown = false},
      {.key = "partner", .title = tr("Customer"), .sort = "partner"},
      {.key = "place", .title = tr("Place"), .sort = "place", .shown = false},
      {.key = "warranty",
       .title = tr("Warranty until"),
       .sort = "warranty",
       .width = 130,
       .kind = ListColumn::Kind::day,
       .raw = "warrantyUntil"},
  };
}

ListFields SerialListModel::fields() const {
  using Kind = ListField::Kind;
  return {
      {.key = "product",
       .title = tr("Product"),
       .kind = Kind::text,
       .sql = "coalesce(m.name, '') || ' ' || coalesce(m.sku, '')"},
      {.key = "partner", .title = tr("Customer"), .kind = Kind::text, .sql = "coalesce(p.name, '')"},
      {.key = "warranty", .title = tr("Warranty until"), .kind = Kind::day, .sql = "r.warranty_until"},
  };
}

EntityListModel::RowReader SerialListModel::rowReader() const {
  return [formats = workspace()->formats()](Cells& cells) {
    SerialRow row;
    row.id = cells.id();
    row.number = cells.text();
    row.product = cells.localText(formats.language());
    row.sku = cells.text();
    row.productId = cells.id();
    row.partner = cells.text();
    row.partnerId = cells.id();
    row.place = cells.text();
    if (!cells.isNull()) {
      row.warrantyUntil = cells.number();
      row.warranty = formats.date(row.warrantyUntil.toLongLong());
    }
    return QVariant::fromValue(row);
  };
}

}  // namespace carnet::client

#include "moc_serial_list_model.cpp"
