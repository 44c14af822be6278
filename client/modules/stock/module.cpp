#include "client/modules/stock/module.h"

#include "shared/domain/stock/serial.h"
#include "shared/domain/stock/stock_move.h"

namespace carnet::client::stock {

namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(StockModule)
};

std::optional<Words::Target> serialName(const Uuid& id, ReadTransaction& read, const Formats&) {
  Words::Target target{{}, "serial", textOf(id)};
  const bool found = read.first("SELECT number FROM serial WHERE id = ?", {blobOf(id)},
                                [&](Cells& cells) { target.name = Said::tr("Machine %1").arg(cells.text()); });
  return found ? std::optional(target) : std::nullopt;
}

std::optional<Deed> describeSerial(const ChangeSet&, const Operation& operation, ReadTransaction& read,
                                   const Words& words, const Formats& formats) {
  const auto target = serialName(operation.row_id, read, formats);
  const QString text =
      operation.verb == Verb::create ? Said::tr("new") : Said::tr("%1 changed").arg(words.fields(operation));
  return target ? Deed{target->name, text, target->link_kind, target->link_id}
                : Deed{Said::tr("A machine"), text, {}, {}};
}

// Moves that follow from parts used are told with the parts.
std::optional<Deed> describeMove(const ChangeSet&, const Operation& operation, ReadTransaction& read, const Words&,
                                 const Formats& formats) {
  Deed deed{Said::tr("Stock"), Said::tr("goods moved"), {}, {}};
  read.first(
      "SELECT p.sku, p.unit, m.quantity, f.name, t.name FROM stock_move m LEFT JOIN product p ON p.id = m.product_id"
      " LEFT JOIN location f ON f.id = m.from_location_id LEFT JOIN location t ON t.id = m.to_location_id"
      " WHERE m.id = ?",
      {blobOf(operation.row_id)}, [&](Cells& cells) {
        const QString sku = cells.text();
        const QString unit = cells.text();
        const QString quantity = formats.quantity(cells.number());
        const QString from = cells.text();
        deed.text = Said::tr("%1 × %2 from %3 to %4").arg(quantity, sku, from, cells.text());
      });
  return deed;
}

QString problem(const Problem& problem) {
  if (problem.code == "serial.number_missing") return Said::tr("Give the machine its number.");
  if (problem.code == "location.only_vans_have_users") return Said::tr("Only a van belongs to a person.");
  if (problem.code == "stock_move.create.quantity") return Said::tr("Say how many are moved.");
  if (problem.code == "stock_move.create.same_place") return Said::tr("They are there already. Choose another place.");
  if (problem.code == "stock_move.create.two_vans")
    return Said::tr("Goods go from one van to another by way of a depot.");
  if (problem.code == "stock_move.create.not_your_van")
    return Said::tr("This is somebody else's van. Move goods to or from yours.");
  return {};
}

}  // namespace

void addWords(Words& words) {
  words.addProblems(problem);
  words.addName(traitsOf<Serial>.no, serialName);
  words.addDescriber(traitsOf<Serial>.no, describeSerial);
  words.addDescriber(traitsOf<StockMove>.no, describeMove);
  words.addFields(traitsOf<Serial>.no, {{"place", Said::tr("place")},
                                        {"partner_id", Said::tr("owner")},
                                        {"address_id", Said::tr("site")},
                                        {"sold_on", Said::tr("day of sale")},
                                        {"warranty_until", Said::tr("warranty")}});
}

}  // namespace carnet::client::stock
