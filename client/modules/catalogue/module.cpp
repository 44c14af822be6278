#include "client/modules/catalogue/module.h"

#include "shared/domain/catalogue/product.h"

namespace carnet::client::catalogue {

namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(CatalogueModule)
};

std::optional<Words::Target> productName(const Uuid& id, ReadTransaction& read, const Formats&) {
  Words::Target target{{}, "product", textOf(id)};
  const bool found = read.first("SELECT sku FROM product WHERE id = ?", {blobOf(id)},
                                [&](Cells& cells) { target.name = Said::tr("Product %1").arg(cells.text()); });
  return found ? std::optional(target) : std::nullopt;
}

std::optional<Deed> describeProduct(const ChangeSet&, const Operation& operation, ReadTransaction& read,
                                    const Words& words, const Formats& formats) {
  const auto target = productName(operation.row_id, read, formats);
  const QString text =
      operation.verb == Verb::create ? Said::tr("new") : Said::tr("%1 changed").arg(words.fields(operation));
  return target ? Deed{target->name, text, target->link_kind, target->link_id}
                : Deed{Said::tr("A product"), text, {}, {}};
}

QString problem(const Problem& problem) {
  if (problem.code == "product.sku_missing") return Said::tr("Give the product a number.");
  return {};
}

}  // namespace

void addWords(Words& words) {
  words.addProblems(problem);
  words.addName(traitsOf<Product>.no, productName);
  words.addDescriber(traitsOf<Product>.no, describeProduct);
  words.addFields(traitsOf<Product>.no, {{"sku", Said::tr("number")},
                                         {"name", Said::tr("name")},
                                         {"description", Said::tr("description")},
                                         {"price", Said::tr("price")},
                                         {"base_price", Said::tr("price")},
                                         {"currency", Said::tr("price")},
                                         {"unit", Said::tr("unit")}});
}

}  // namespace carnet::client::catalogue
