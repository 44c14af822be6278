#include "client/modules/stock/stock_controller.h"

#include "client/store/stock_sums.h"
#include "shared/core/text.h"
#include "shared/domain/stock/location.h"
#include "shared/domain/stock/stock_move.h"

namespace carnet::client {

namespace {

const char* const readPlaces =
    "SELECT id, name, kind, user_id FROM location WHERE deleted_at IS NULL AND is_active AND kind IN ('depot', 'van')"
    " ORDER BY kind, fold(name)";
// Of one place, per product.
const char* const readBalance =
    "SELECT b.product_id, p.sku, p.name, p.unit, sum(b.quantity), f.on_this FROM %1 b"
    " LEFT JOIN product p ON p.id = b.product_id"
    // What was used on the ticket's machine before, or on others of its kind.
    " LEFT JOIN (SELECT x.product_id, max(t.serial_id IS k.serial_id) AS on_this, count(*) AS times FROM"
    " (SELECT t.id, t.serial_id, coalesce(t.product_id, s.product_id) AS product_id FROM ticket t"
    " LEFT JOIN serial s ON s.id = t.serial_id WHERE t.id = ?3) k"
    " JOIN ticket t ON t.serial_id = k.serial_id OR t.product_id = k.product_id"
    " JOIN ticket_part x ON x.ticket_id = t.id AND x.deleted_at IS NULL WHERE t.deleted_at IS NULL"
    " GROUP BY x.product_id HAVING sum(x.quantity) > 0) f ON f.product_id = b.product_id"
    " WHERE instr(fold(coalesce(p.sku, '') || ' ' || coalesce(p.name, '')), ?2) > 0"
    " GROUP BY b.product_id HAVING sum(b.quantity) <> 0 ORDER BY f.on_this DESC, f.times DESC, p.sku";
const char* const readInCatalogue =
    "SELECT sku, name FROM product WHERE deleted_at IS NULL AND is_active AND kind = 'goods'"
    " AND instr(fold(sku || ' ' || name), ?) > 0 ORDER BY sku LIMIT 3";
const char* const readMoves =
    "SELECT m.id, p.sku, p.name, p.unit, m.quantity, m.to_location_id = ?1, f.name, t.name, m.happened_at,"
    " u.display_name, m.remark FROM stock_move m LEFT JOIN product p ON p.id = m.product_id"
    " LEFT JOIN location f ON f.id = m.from_location_id LEFT JOIN location t ON t.id = m.to_location_id"
    " LEFT JOIN app_user u ON u.id = m.created_by"
    " WHERE (m.to_location_id = ?1 OR m.from_location_id = ?1) AND m.deleted_at IS NULL"
    " ORDER BY m.happened_at DESC, m.rid DESC LIMIT 40";
const char* const readPlacesOfProduct =
    "SELECT b.location_id, l.name, l.kind, p.unit, sum(b.quantity) FROM %1 b"
    " JOIN location l ON l.id = b.location_id JOIN product p ON p.id = ?1 WHERE l.kind IN ('depot', 'van')"
    " GROUP BY b.location_id HAVING sum(b.quantity) <> 0 ORDER BY l.kind, fold(l.name)";

}  // namespace

StockController::StockController(QObject* parent) : RecordSource(parent) {
  connect(this, &StockController::ticketIdChanged, this, [this] { refresh(); });
}

void StockController::setByProduct(bool by_product) {
  if (by_product_ == by_product) return;
  by_product_ = by_product;
  emit byProductChanged();
  refresh();
}

void StockController::setFilterText(const QString& text) {
  if (filter_text_ == text) return;
  filter_text_ = text;
  emit filterTextChanged();
  refresh();
}

std::set<EntityNo> StockController::watched() const {
  return {traitsOf<StockMove>.no, traitsOf<Location>.no, traitsOf<Product>.no};
}

void StockController::load() { by_product_ ? loadProduct() : loadPlace(); }

void StockController::loadPlace() {
  read(
      [wanted = recordId(), ticket = ticket_id_.isEmpty() ? QVariant() : QVariant(blobOf(ticket_id_)),
       me = workspace()->personId(), own = workspace()->isTechnician(),
       filter = QString::fromStdString(foldForSearch(filter_text_.toStdString())), formats = workspace()->formats(),
       now = workspace()->now()](ReadTransaction& read) {
        Shown shown;
        QString first, mine;
        read.each(readPlaces, {}, [&](Cells& cells) {
          const QString id = cells.id();
          const QString name = cells.text();
          const bool van = cells.text() == "van";
          if (van && cells.uuid() == me) mine = id;
          if (first.isEmpty()) first = id;
          shown.places << QVariantMap{{"value", id}, {"text", name}};
        });
        shown.place_id = !wanted.isEmpty() ? wanted : !mine.isEmpty() || own ? mine : first;
        for (const QVariant& place : std::as_const(shown.places)) {
          if (place.toMap()["value"].toString() == shown.place_id) shown.place_name = place.toMap()["text"].toString();
        }
        if (shown.place_id.isEmpty()) return shown;
        const QString balance = QString(readBalance).arg(stockRows("PLACE = ?1"));
        read.each(balance, {blobOf(shown.place_id), filter, ticket}, [&](Cells& cells) {
          QVariantMap row{{"id", cells.id()}};
          row["productId"] = row["id"];
          row["sku"] = cells.text();
          row["title"] = cells.localText(formats.language());
          row["subtitle"] = row["sku"];
          const QString unit = cells.text();
          const qint64 quantity = cells.number();
          row["unitCode"] = unit;
          row["unit"] = formats.unitName(unit, quantity);
          row["whole"] = unit == "pcs";
          row["quantity"] = quantity;
          row["quantityText"] = formats.quantity(quantity, unit);
          row["tone"] = quantity < 0 ? "danger" : "";
          if (!cells.isNull()) {
            row["subtitle"] = cells.flag() ? tr("%1 · used on this machine before").arg(row["sku"].toString())
                                           : tr("%1 · used on machines of this kind").arg(row["sku"].toString());
          }
          if (quantity < 0) ++shown.shortages;
          shown.rows << row;
        });
        if (shown.rows.isEmpty() && !filter.isEmpty()) {
          read.each(readInCatalogue, {filter}, [&](Cells& cells) {
            const QString sku = cells.text();
            shown.elsewhere << sku + " " + cells.localText(formats.language());
          });
        }
        read.each(readMoves, {blobOf(shown.place_id)}, [&](Cells& cells) {
          QVariantMap event{{"key", cells.id()}};
          const QString sku = cells.text();
          const QString name = cells.localText(formats.language());
          cells.skip();
          const QString quantity = formats.quantity(cells.number());
          const bool in = cells.flag();
          const QString from = cells.text();
          const QString to = cells.text();
          event["title"] = in ? tr("+%1 × %2").arg(quantity, sku) : tr("−%1 × %2").arg(quantity, sku);
          event["text"] = in ? tr("%1, from %2").arg(name, from) : tr("%1, to %2").arg(name, to);
          event["symbol"] = in ? "down" : "up";
          event["tone"] = in ? "success" : "neutral";
          event["when"] = formats.when(cells.number(), now);
          event["who"] = cells.text();
          shown.moves << event;
        });
        return shown;
      },
      [this](Shown shown) {
        stock_ = std::move(shown);
        return !stock_.place_id.isEmpty();
      });
}

void StockController::loadProduct() {
  read(
      [id = blobOf(recordId()), formats = workspace()->formats()](ReadTransaction& read) {
        Shown shown;
        read.each(QString(readPlacesOfProduct).arg(stockRows("product_id = ?1")), {id}, [&](Cells& cells) {
          QVariantMap row{{"id", cells.id()}};
          row["title"] = cells.text();
          row["subtitle"] = cells.text() == "van" ? tr("Van") : tr("Depot");
          const QString unit = cells.text();
          const qint64 quantity = cells.number();
          row["quantity"] = quantity;
          row["quantityText"] = formats.quantity(quantity, unit);
          row["tone"] = quantity < 0 ? "danger" : "";
          shown.rows << row;
        });
        return shown;
      },
      [this](Shown shown) {
        stock_ = std::move(shown);
        return true;
      });
}

}  // namespace carnet::client

#include "moc_stock_controller.cpp"
