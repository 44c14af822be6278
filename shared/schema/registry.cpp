#include "shared/schema/registry.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

namespace carnet {

Registry::Registry(std::vector<const Entity*> entities) : entities_(std::move(entities)) {
  std::set<std::string_view> names;
  for (const Entity* entity : entities_) {
    if (!names.insert(entity->name).second) throw std::logic_error("two entities named " + std::string(entity->name));
    if (by_no_.size() <= entity->no) by_no_.resize(entity->no + 1, nullptr);
    if (by_no_[entity->no]) throw std::logic_error("two entities numbered " + std::to_string(entity->no));
    by_no_[entity->no] = entity;
    std::set<std::uint16_t> numbers;
    for (const Field& field : entity->fields) {
      if (field.no == 0 || !numbers.insert(field.no).second) {
        throw std::logic_error("field number twice: " + std::string(entity->name) + "." + std::string(field.name));
      }
    }
  }
  for (const Entity* entity : entities_) {
    for (const Field& field : entity->fields) {
      if (!field.references.empty() && !names.contains(field.references)) {
        throw std::logic_error("unknown reference: " + std::string(entity->name) + "." + std::string(field.name));
      }
    }
  }
}

const Entity* Registry::find(std::string_view name) const {
  for (const Entity* entity : entities_) {
    if (entity->name == name) return entity;
  }
  return nullptr;
}

const Entity* Registry::findNo(EntityNo no) const { return no < by_no_.size() ? by_no_[no] : nullptr; }

std::size_t Registry::orderOf(const Entity& entity) const {
  return static_cast<std::size_t>(std::find(entities_.begin(), entities_.end(), &entity) - entities_.begin());
}

}  // namespace carnet
