// The registry: every entity there is, in module order. Built once from the list in shared/domain/registry.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "shared/schema/entity.h"

namespace carnet {

class Registry {
 public:
  // In registry order: a referenced entity stands before those that refer to it, which is also the order of locks.
  // Asserts unique numbers and names, unique field numbers per entity, and that every reference exists.
  explicit Registry(std::vector<const Entity*> entities);

  std::span<const Entity* const> entities() const { return entities_; }
  const Entity* find(std::string_view name) const;
  const Entity* findNo(EntityNo no) const;
  // Position in registry order.
  std::size_t orderOf(const Entity& entity) const;

 private:
  std::vector<const Entity*> entities_;
  std::vector<const Entity*> by_no_;
};

}  // namespace carnet
