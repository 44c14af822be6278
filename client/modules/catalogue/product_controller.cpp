#include "client/modules/catalogue/product_controller.h"

#include <optional>

#include "shared/domain/catalogue/attribute.h"
#include "shared/domain/catalogue/product_attribute_value.h"
#include "shared/domain/catalogue/product_category.h"

namespace carnet::client {

namespace {

const char* const readProduct =
    "SELECT p.sku, p.name, p.description, p.is_active, p.base_price, p.currency, p.unit, c.name, p.tracking,"
    " p.warranty_months FROM product p LEFT JOIN product_category c ON c.id = p.category_id"
    " WHERE p.id = ? AND p.deleted_at IS NULL";
const char* const readAttributes =
    "SELECT a.name, a.unit, a.value_type, v.text_value, v.number_value, v.flag_value FROM product_attribute_value v"
    " JOIN attribute a ON a.id = v.attribute_id WHERE v.product_id = ? AND v.deleted_at IS NULL ORDER BY a.rid";

QVariantMap fact(const QString& label, const QString& value) { return {{"label", label}, {"value", value}}; }

}  // namespace

std::set<EntityNo> ProductController::watched() const {
  return {traitsOf<Product>.no, traitsOf<ProductAttributeValue>.no, traitsOf<Attribute>.no,
          traitsOf<ProductCategory>.no};
}

void ProductController::load() {
  read(
      [id = blobOf(recordId()), formats = workspace()->formats()](ReadTransaction& read) {
        Shown shown;
        const QString& language = formats.language();
        const bool found = read.first(readProduct, {id}, [&](Cells& cells) {
          shown.sku = cells.text();
          shown.name = cells.localText(language);
          shown.description = cells.localText(language);
          shown.is_active = cells.flag();
          const qint64 price = cells.number();
          const QString currency = cells.text();
          const QString unit = formats.unitName(cells.text());
          const QString category = cells.localText(language);
          const QString tracking = cells.text();
          const qint64 months = cells.number();
          shown.facts << fact(tr("Price"), tr("%1 / %2").arg(formats.unitPrice(price, currency), unit));
          if (!category.isEmpty()) shown.facts << fact(tr("Family"), category);
          shown.facts << fact(tr("Tracked"), tracking == "serial" ? tr("Every piece has a serial number")
                                             : tracking == "lot"  ? tr("By lot")
                                                                  : tr("By quantity"));
          shown.facts << fact(tr("Warranty"), months == 0 ? tr("None") : tr("%n month(s)", nullptr, int(months)));
        });
        read.each(readAttributes, {id}, [&](Cells& cells) {
          QVariantMap attribute{{"name", cells.localText(language)}};
          const QString unit = cells.localText(language);
          const QString type = cells.text();
          const QString text = cells.localText(language);
          const bool has_number = !cells.isNull();
          const qint64 number = cells.number();
          const bool flag = cells.flag();
          attribute["value"] = type == "flag"     ? (flag ? tr("Yes") : tr("No"))
                               : type == "number" ? (has_number ? formats.quantity(number) + " " + unit : QString())
                                                  : text;
          shown.attributes << attribute;
        });
        return found ? std::optional(shown) : std::nullopt;
      },
      [this](std::optional<Shown> shown) {
        product_ = shown.value_or(Shown{});
        return shown.has_value();
      });
}

}  // namespace carnet::client

#include "moc_product_controller.cpp"
