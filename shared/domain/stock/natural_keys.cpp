#include "shared/domain/stock/natural_keys.h"

#include "shared/core/text.h"

namespace carnet {

Id<Serial> serialId(Id<Product> product, std::string_view number) {
  return Id<Serial>(naturalId("serial", product.toString() + "/" + foldForSearch(number)));
}

Id<Location> closingLocationId(LocationKind kind) {
  return Id<Location>(naturalId("location", enumNames<LocationKind>[static_cast<std::size_t>(kind)]));
}

}  // namespace carnet
