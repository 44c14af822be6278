#include "client/modules/catalogue/product_bulk.h"

#include "client/store/edits.h"
#include "client/store/row_of.h"
#include "shared/domain/catalogue/product.h"

namespace carnet::client {

QVariantList ProductBulk::actions() const {
  if (!workspace() || !workspace()->may(entityOf<Product>, Verb::set, "is_active")) return {};
  return {QVariantMap{{"key", "family"}, {"text", tr("Family…")}, {"symbol", "folder"}},
          QVariantMap{{"key", "active"}, {"text", tr("Offer")}, {"symbol", "eye"}},
          QVariantMap{{"key", "inactive"}, {"text", tr("Offer no longer")}, {"symbol", "eye-off"}}};
}

void ProductBulk::readChoices() {
  workspace()->reader().read(
      this,
      [language = workspace()->language()](ReadTransaction& read) {
        QVariantList families;
        read.each("SELECT id, name FROM product_category WHERE deleted_at IS NULL ORDER BY rid", {}, [&](Cells& cells) {
          const QString id = cells.id();
          families << QVariantMap{{"id", id}, {"title", cells.localText(language)}, {"subtitle", ""}};
        });
        return families;
      },
      [this](QVariantList families) {
        families_ = std::move(families);
        emit choicesChanged();
      });
}

void ProductBulk::setFamily(const QString& category_id) {
  changeEach(tr("Family “%1”").arg(rowOf(families_, category_id)["title"].toString()), "id, sku, category_id",
             [family = uuidOf(category_id)](Cells& cells) -> std::optional<BulkItem> {
               const Uuid id = cells.uuid();
               const QString sku = cells.text();
               const Uuid was = cells.uuid();
               Edits<Product> there(id);
               there.set<&Product::category_id>(was, family);
               if (there.isEmpty()) return std::nullopt;
               return BulkItem{sku, there.operations()};
             });
}

void ProductBulk::setActive(bool active) {
  changeEach(active ? tr("Offer") : tr("Offer no longer"), "id, sku, is_active",
             [active](Cells& cells) -> std::optional<BulkItem> {
               const Uuid id = cells.uuid();
               const QString sku = cells.text();
               const bool was = cells.flag();
               Edits<Product> there(id);
               there.set<&Product::is_active>(was, active);
               if (there.isEmpty()) return std::nullopt;
               return BulkItem{sku, there.operations()};
             });
}

}  // namespace carnet::client

#include "moc_product_bulk.cpp"
