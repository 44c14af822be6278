#include "shared/domain/stock/stock_rules.h"

#include "shared/core/text.h"
#include "shared/domain/arguments.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/stock/natural_keys.h"

namespace carnet {

namespace {

struct Places {
  Location from, to;
};

std::optional<Places> placesOf(RuleContext& context, const Row& row) {
  const StockMove move = as<StockMove>(row);
  const auto from = context.work.find(move.from_location_id);
  const auto to = context.work.find(move.to_location_id);
  if (!from || !to) return std::nullopt;
  return Places{*from, *to};
}

Leaf placeMove(RuleContext& context, const Row& row) {
  const auto places = placesOf(context, row);
  return places ? leafOfMove(places->from, places->to) : Leaf{Uuid{}, Facet::server};
}

bool isOwnVan(const Location& location, const Actor& actor) {
  return location.kind == LocationKind::van && location.user_id == Id<AppUser>(actor.person_id);
}

Result<Nothing> createMove(RuleContext& context, Row& row) {
  StockMove move = as<StockMove>(row);
  if (move.quantity.thousandths <= 0) return Problem{"stock_move.create.quantity", "quantity", {}};
  if (move.serial_id && move.quantity != Quantity::whole(1))
    return Problem{"stock_move.create.one_piece", "quantity", {}};
  if (move.from_location_id == move.to_location_id)
    return Problem{"stock_move.create.same_place", "to_location_id", {}};
  const auto places = placesOf(context, row);
  if (!places) return Problem{"reference.unknown", "from_location_id", {}};
  if (places->from.kind == LocationKind::van && places->to.kind == LocationKind::van) {
    return Problem{"stock_move.create.two_vans", "to_location_id", {}};
  }
  const bool is_office = worksForEverybody(context.actor) || has(context.actor, RoleCode::storekeeper);
  if (!is_office && !isOwnVan(places->from, context.actor) && !isOwnVan(places->to, context.actor)) {
    return Problem{"stock_move.create.not_your_van", "from_location_id", {}};
  }
  if (move.happened_at == Instant{} || move.happened_at > context.now()) move.happened_at = context.now();
  assign(row, move);
  return Nothing{};
}

// The opposite move.
std::optional<Operation> moveBack(const Operation& op, const Row*) {
  Operation back = op;
  back.happened_at = {};
  const std::uint16_t from = entityOf<StockMove>.find("from_location_id")->no;
  const std::uint16_t to = entityOf<StockMove>.find("to_location_id")->no;
  const std::uint16_t happened_at = entityOf<StockMove>.find("happened_at")->no;
  std::erase_if(back.fields, [&](const FieldEdit& edit) { return edit.field_no == happened_at; });
  for (FieldEdit& edit : back.fields) {
    if (edit.field_no == from || edit.field_no == to) edit.field_no = edit.field_no == from ? to : from;
  }
  return back;
}

Result<Nothing> createSerial(RuleContext&, Row& row) {
  if (trimmed(as<Serial>(row).number).empty()) return Problem{"serial.number_missing", "number", {}};
  return Nothing{};
}

Uuid idOfSerial(const Row& row) {
  const Serial serial = as<Serial>(row);
  return serialId(serial.product_id, serial.number).value;
}

Result<Nothing> createLocation(RuleContext&, Row& row) {
  const Location location = as<Location>(row);
  if (trimmed(location.name).empty()) return Problem{"location.name_missing", "name", {}};
  if (location.user_id && location.kind != LocationKind::van)
    return Problem{"location.only_vans_have_users", "user_id", {}};
  return Nothing{};
}

Result<Nothing> changeLocation(RuleContext& context, const Row&, Row& after) { return createLocation(context, after); }

}  // namespace

Leaf leafOfMove(const Location& from, const Location& to) {
  for (LocationKind kind : {LocationKind::van, LocationKind::depot}) {
    for (const Location* location : {&from, &to}) {
      if (location->kind == kind) return {location->head.id, Facet::location};
    }
  }
  return {from.head.id, Facet::location};
}

EntityRules locationRules() {
  EntityRules rules;
  rules.on_create = createLocation;
  rules.on_set = changeLocation;
  return rules;
}

EntityRules serialRules() {
  EntityRules rules;
  rules.on_create = createSerial;
  rules.natural_id = idOfSerial;
  return rules;
}

EntityRules stockMoveRules() {
  EntityRules rules;
  rules.place = placeMove;
  rules.on_create = createMove;
  rules.inverse = moveBack;
  return rules;
}

}  // namespace carnet
