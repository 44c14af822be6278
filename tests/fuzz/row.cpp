// Rows of every entity, as they stand in a Delta, a snapshot, the feed and a replica: two bytes choose the entity.
#include "shared/domain/registry.h"
#include "shared/schema/codec.h"
#include "shared/schema/json.h"
#include "shared/schema/search_terms.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  if (size < 2) return 0;
  const Entity* entity = registry().findNo(static_cast<EntityNo>(data[0] << 8 | data[1]));
  if (entity == nullptr) return 0;
  const std::optional<Row> row = decodeRow(*entity, fuzz::viewOf(data + 2, size - 2));
  if (!row) return 0;
  for (std::size_t i = 0; i < row->values.size(); ++i) {
    // A name that a later app gave an enumeration is kept as it came.
    const bool is_name =
        entity->fields[i].type == Type::enumeration && std::holds_alternative<std::string>(row->values[i]);
    fuzz::insist(is_name || fits(entity->fields[i], row->values[i]), "a value fits its field");
    const std::string text = valueToText(entity->fields[i], row->values[i]);
    valueFromText(entity->fields[i], text);
  }
  const std::string again = encodeRow(*row);
  const std::optional<Row> back = decodeRow(*entity, again);
  fuzz::insist(back && *back == *row, "what was understood can be said, and means the same");
  rowToJson(*row);
  searchTermsOf(*row);
  return 0;
}
