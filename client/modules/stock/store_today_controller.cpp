#include "client/modules/stock/store_today_controller.h"

#include <QDateTime>

#include "client/store/stock_sums.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/stock/location.h"
#include "shared/domain/stock/stock_move.h"

namespace carnet::client {

namespace {

const char* const readBelowZero =
    "SELECT b.product_id, b.location_id, p.sku, p.name, p.unit, l.name, sum(b.quantity) AS quantity FROM %1 b"
    " JOIN location l ON l.id = b.location_id AND l.kind IN ('depot', 'van') AND l.deleted_at IS NULL"
    " JOIN product p ON p.id = b.product_id"
    " GROUP BY b.location_id, b.product_id HAVING sum(b.quantity) < 0 ORDER BY quantity, p.sku";
const char* const readMovesSince =
    "SELECT m.id, p.sku, p.name, m.quantity, p.unit, f.name, t.name, m.happened_at, u.display_name FROM stock_move m"
    " LEFT JOIN product p ON p.id = m.product_id LEFT JOIN location f ON f.id = m.from_location_id"
    " LEFT JOIN location t ON t.id = m.to_location_id LEFT JOIN app_user u ON u.id = m.created_by"
    " WHERE m.happened_at >= ? AND m.deleted_at IS NULL ORDER BY m.happened_at DESC, m.rid DESC";

constexpr int mostShortagesShown = 30, mostMovesShown = 100;

QDate dayOf(qint64 at) { return QDateTime::fromMSecsSinceEpoch(at).date(); }

}  // namespace

StoreTodayController::StoreTodayController(QObject* parent) : RecordSource(parent) {
  connect(this, &RecordSource::workspaceChanged, this, [this] {
    if (!workspace()) return;
    // A new day begins with the clock, also on a device that slept at midnight.
    connect(workspace(), &Workspace::nowChanged, this, [this] {
      if (dayOf(workspace()->now()) != today_.day) refresh();
    });
  });
}

std::set<EntityNo> StoreTodayController::watched() const {
  return {traitsOf<StockMove>.no, traitsOf<Location>.no, traitsOf<Product>.no};
}

void StoreTodayController::load() {
  read(
      [formats = workspace()->formats(), now = workspace()->now()](ReadTransaction& read) {
        Today today;
        today.day = dayOf(now);
        today.date = formats.locale().toString(today.day, "dddd d MMMM");
        read.each(QString(readBelowZero).arg(stockRows()), {}, [&](Cells& cells) {
          if (++today.shortage_count > mostShortagesShown) return;
          const QString product_id = cells.id();
          QVariantMap row{{"id", product_id}, {"placeId", cells.id()}};
          const QString sku = cells.text();
          row["title"] = sku + " " + cells.localText(formats.language());
          const QString unit = cells.text();
          row["place"] = cells.text();
          row["quantityText"] = formats.quantity(cells.number(), unit);
          today.shortages << row;
        });
        read.each(readMovesSince, {today.day.startOfDay().toMSecsSinceEpoch()}, [&](Cells& cells) {
          if (++today.move_count > mostMovesShown) return;
          QVariantMap event{{"key", cells.id()}};
          const QString sku = cells.text();
          const QString name = cells.localText(formats.language());
          const qint64 quantity = cells.number();
          const QString amount = formats.quantity(quantity, cells.text());
          const QString from = cells.text();
          event["title"] = tr("%1 · %2 %3", "quantity, number and name of a product").arg(amount, sku, name);
          event["text"] = tr("%1 → %2", "from where to where").arg(from, cells.text());
          event["symbol"] = "box";
          event["tone"] = "neutral";
          event["when"] = formats.when(cells.number(), now);
          event["who"] = cells.text();
          today.moves << event;
        });
        return today;
      },
      [this](Today today) {
        today_ = std::move(today);
        return true;
      });
}

}  // namespace carnet::client

#include "moc_store_today_controller.cpp"
