// Values from JSON and from text, as the device program, the importer and a kept conflict bring them: two bytes choose the
// entity.
#include "shared/schema/json.h"
#include "shared/domain/registry.h"
#include "shared/schema/local_text.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  if (size < 2) return 0;
  const std::string_view text = fuzz::viewOf(data + 2, size - 2);
  if (const auto local = LocalText::fromJson(text)) {
    const auto back = LocalText::fromJson(local->toJson());
    fuzz::insist(back && *back == *local, "a localised text stays what it is");
  }
  const Entity* entity = registry().findNo(static_cast<EntityNo>(data[0] << 8 | data[1]));
  if (entity == nullptr) return 0;
  if (const auto values = valuesFromJson(*entity, text)) {
    for (const FieldValue& one : *values) fuzz::insist(fits(*one.field, one.value), "a value fits its field");
  }
  for (const Field& field : entity->fields) {
    const auto value = valueFromText(field, text);
    if (!value) continue;
    fuzz::insist(fits(field, *value), "a value from text fits its field");
    const auto back = valueFromText(field, valueToText(field, *value));
    fuzz::insist(back && (*back == *value || valueToText(field, *value).empty()), "and is written as it was read");
  }
  return 0;
}
