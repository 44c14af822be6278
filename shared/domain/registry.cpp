#include "shared/domain/registry.h"

#include "shared/domain/catalogue/module.h"
#include "shared/domain/crm/module.h"
#include "shared/domain/organisation/module.h"
#include "shared/domain/service/module.h"
#include "shared/domain/stock/module.h"

namespace carnet {

const Registry& registry() {
  static const Registry all([] {
    std::vector<const Entity*> entities;
    for (auto module :
         {&organisation::entities, &catalogue::entities, &crm::entities, &stock::entities, &service::entities}) {
      for (const Entity* entity : module()) entities.push_back(entity);
    }
    return entities;
  }());
  return all;
}

}  // namespace carnet
