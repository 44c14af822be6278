// Ids of stock's rows that have a natural key (see organisation/natural_keys.h).
#pragma once

#include "shared/domain/stock/location.h"
#include "shared/domain/stock/serial.h"

namespace carnet {

// Blanks around the number and the case of its letters make no difference.
Id<Serial> serialId(Id<Product> product, std::string_view number);

// The one place of a kind that closes the books: at customers, at suppliers, scrapped, under way.
Id<Location> closingLocationId(LocationKind kind);

}  // namespace carnet
