// Every entity of Carnet. A new module adds one line in registry.cpp, a new entity one line in its module's module.cpp.
#pragma once

#include "shared/schema/registry.h"

namespace carnet {

const Registry& registry();

}  // namespace carnet
