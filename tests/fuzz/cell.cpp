// Cells of the files that the server imports: two bytes choose the entity, the rest is tried as each of its fields.
#include "server/sync/import_value.h"
#include "shared/domain/registry.h"
#include "shared/schema/entity.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  if (size < 2) return 0;
  const Entity* entity = registry().findNo(static_cast<EntityNo>(data[0] << 8 | data[1]));
  if (entity == nullptr) return 0;
  const std::string_view cell = fuzz::viewOf(data + 2, size - 2);
  for (const carnet::Field& field : entity->fields) {
    for (const int decimals : {0, 2, 3}) {
      const auto parsed = server::parseCell(field, cell, {"fr", decimals});
      const Value* value = std::get_if<Value>(&parsed);
      fuzz::insist(value == nullptr || fits(field, *value), "a value from a cell fits its field");
    }
  }
  server::parseMoment(cell);
  return 0;
}
