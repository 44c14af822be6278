#include "client/modules/catalogue/product_list_model.h"

#include "shared/domain/catalogue/product.h"
#include "shared/domain/catalogue/product_category.h"

namespace carnet::client {

EntityListModel::Source ProductListModel::source() const {
  return {.entity = &entityOf<Product>,
          .others = {traitsOf<ProductCategory>.no},
          .joins = "LEFT JOIN product_category c ON c.id = r.category_id",
          .columns =
              "r.id, r.sku, r.name, c.name, r.base_price, r.currency, r.unit, r.kind = 'service',"
              " r.warranty_months",
          .searched = "r.sku || ' ' || r.name"};
}

EntityListModel::Condition ProductListModel::condition(const QString& view) const {
  if (view == "goods") return {"r.is_active AND r.kind = 'goods'"};
  if (view == "services") return {"r.is_active AND r.kind = 'service'"};
  if (view == "inactive") return {"NOT r.is_active"};
  // Whoever asks for inactive ones by the filter sees them.
  return hasFilterOn("active") ? Condition{} : Condition{"r.is_active", {}};
}

QString ProductListModel::sortExpression(const QString& key) const {
  if (key == "name") return "fold(json_extract(r.name, '$.' || '" + workspace()->language() + "'))";
  if (key == "price") return "r.base_price";
  if (key == "category") return "fold(json_extract(c.name, '$.' || '" + workspace()->language() + "'))";
  if (key == "kind") return "r.kind";
  if (key == "unit") return "r.unit";
  if (key == "warranty") return "r.warranty_months";
  return "r.sku";
}

ListColumns ProductListModel::columns() const {
  return {
      {.key = "sku", .title = tr("Number"), .sort = "sku", .width = 110},
      {.key = "name", .title = tr("Name"), .sort = "name", .fill = 2},
      {.key = "category", .title = tr("Family"), .sort = "category"},
      {.key = "kind", .title = tr("Kind"), .sort = "kind", .width = 100, .shown = false},
      {.key = "unit", .title = tr("Unit"), .sort = "unit", .width = 80, .shown = false},
      {.key = "warranty", .title = tr("Warranty"), .sort = "warranty", .width = 110, .shown = false},
      {.key = "price",
       .title = tr("Price"),
       .sort = "price",
       .width = 110,
       .kind = ListColumn::Kind::unitPrice,
       .raw = "priceValue",
       .unit = "currency"},
  };
}

ListFields ProductListModel::fields() const {
  using Kind = ListField::Kind;
  const auto option = [](const char* value, const QString& text) {
    return QVariantMap{{"value", value}, {"text", text}};
  };
  return {
      {.key = "category",
       .title = tr("Family"),
       .kind = Kind::choice,
       .sql = "r.category_id",
       .options_sql = "SELECT id, name FROM product_category WHERE deleted_at IS NULL ORDER BY rid",
       .has_local_names = true,
       .none_text = tr("None")},
      {.key = "kind",
       .title = tr("Kind"),
       .kind = Kind::choice,
       .sql = "r.kind",
       .options = {option("goods", tr("Goods")), option("service", tr("Service"))}},
      {.key = "tracking",
       .title = tr("Tracked"),
       .kind = Kind::choice,
       .sql = "r.tracking",
       .options = {option("none", tr("By quantity")), option("lot", tr("By lot")),
                   option("serial", tr("Piece by piece"))}},
      {.key = "active",
       .title = tr("Offered"),
       .kind = Kind::choice,
       .sql = "r.is_active",
       .options = {option("1", tr("Yes")), option("0", tr("No"))}},
      {.key = "name", .title = tr("Name"), .kind = Kind::text, .sql = "r.name"},
  };
}

EntityListModel::RowReader ProductListModel::rowReader() const {
  return [formats = workspace()->formats()](Cells& cells) {
    ProductRow row;
    row.id = cells.id();
    row.sku = cells.text();
    row.name = cells.localText(formats.language());
    row.category = cells.localText(formats.language());
    row.priceValue = cells.number();
    row.currency = cells.text();
    row.price = formats.unitPrice(row.priceValue, row.currency);
    row.unit = formats.unitName(cells.text());
    row.isService = cells.flag();
    row.kind = row.isService ? tr("Service") : tr("Goods");
    const qint64 months = cells.number();
    row.warranty = months == 0 ? QString() : tr("%n month(s)", "", int(months));
    return QVariant::fromValue(row);
  };
}

}  // namespace carnet::client

#include "moc_product_list_model.cpp"
