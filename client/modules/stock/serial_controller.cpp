#include "client/modules/stock/serial_controller.h"

#include <optional>

#include "client/store/edits.h"
#include "client/store/joined.h"
#include "shared/domain/stock/serial.h"

namespace carnet::client {

namespace {

const char* const readSerial =
    "SELECT s.number, m.name, m.sku, s.product_id, p.name, s.partner_id, s.place, a.street, a.postcode, a.city,"
    " s.address_id, s.sold_on, s.warranty_until FROM serial s LEFT JOIN product m ON m.id = s.product_id"
    " LEFT JOIN partner p ON p.id = s.partner_id LEFT JOIN address a ON a.id = s.address_id"
    " WHERE s.id = ? AND s.deleted_at IS NULL";

QString isoOf(qint64 days) { return QString::fromStdString(Date{std::int32_t(days)}.toString()); }

Value dayWritten(const QString& iso) {
  const auto date = Date::parse(iso.toStdString());
  return date ? Value(std::int64_t{date->days}) : Value();
}

}  // namespace

bool SerialController::canEdit() const {
  return workspace() && isReady() && !isMissing() && workspace()->may(entityOf<Serial>, Verb::set, "partner_id");
}

QVariantMap SerialController::details() const {
  return {{"partnerId", serial_.partner_id}, {"partner", serial_.partner},    {"addressId", serial_.address_id},
          {"place", serial_.place},          {"soldOn", serial_.sold_on_iso}, {"warrantyUntil", serial_.warranty_iso}};
}

bool SerialController::canEditPlace() const {
  return workspace() && isReady() && !isMissing() && workspace()->may(entityOf<Serial>, Verb::set, "place");
}

std::set<EntityNo> SerialController::watched() const {
  return {traitsOf<Serial>.no, traitsOf<Product>.no, traitsOf<Partner>.no, traitsOf<Address>.no};
}

void SerialController::load() {
  read(
      [id = blobOf(recordId()), formats = workspace()->formats(), now = workspace()->now()](ReadTransaction& read) {
        Shown shown;
        const bool found = read.first(readSerial, {id}, [&](Cells& cells) {
          shown.number = cells.text();
          const QString name = cells.localText(formats.language());
          shown.product = QString(cells.text() + " " + name).trimmed();
          shown.product_id = cells.id();
          shown.partner = cells.text();
          shown.partner_id = cells.id();
          shown.place = cells.text();
          const QString street = cells.text();
          const QString postcode = cells.text();
          shown.address = addressLine(street, postcode, cells.text());
          shown.address_id = cells.id();
          const bool is_sold = !cells.isNull();
          const qint64 sold = cells.number();
          if (is_sold) {
            shown.sold_on = formats.date(sold);
            shown.sold_on_iso = isoOf(sold);
          }
          if (cells.isNull()) {
            shown.warranty_text = tr("Warranty unknown");
            shown.warranty_tone = "neutral";
          } else {
            const qint64 until = cells.number();
            shown.warranty_iso = isoOf(until);
            const bool holds = until >= Date::of({now}).days;
            shown.warranty_text = holds ? tr("Under warranty until %1").arg(formats.date(until))
                                        : tr("Warranty ended %1").arg(formats.date(until));
            shown.warranty_tone = holds ? "success" : "neutral";
          }
        });
        return found ? std::optional(shown) : std::nullopt;
      },
      [this](std::optional<Shown> shown) {
        serial_ = shown.value_or(Shown{});
        return shown.has_value();
      });
}

int SerialController::savePlace(const QString& place, const QVariantMap& seen) {
  Edits<Serial> edits(uuidOf(recordId()));
  edits.set<&Serial::place>(seenIn(seen, "place", serial_.place), place.trimmed());
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("Place saved"));
}

int SerialController::saveDetails(const QVariantMap& details, const QVariantMap& seen) {
  const QVariantMap now = this->details();
  const auto was = [&](const char* field) { return seenIn(seen, field, now[field].toString()); };
  const auto is = [&](const char* field) { return details.value(field, was(field)).toString().trimmed(); };
  Edits<Serial> edits(uuidOf(recordId()));
  edits.set<&Serial::partner_id>(uuidOf(was("partnerId")), uuidOf(is("partnerId")));
  edits.set<&Serial::address_id>(uuidOf(was("addressId")), uuidOf(is("addressId")));
  edits.set<&Serial::place>(was("place"), is("place"));
  edits.set<&Serial::sold_on>(dayWritten(was("soldOn")), dayWritten(is("soldOn")));
  edits.set<&Serial::warranty_until>(dayWritten(was("warrantyUntil")), dayWritten(is("warrantyUntil")));
  return edits.isEmpty() ? 0 : workspace()->submit(edits.operations(), tr("Machine %1 saved").arg(serial_.number));
}

}  // namespace carnet::client

#include "moc_serial_controller.cpp"
