// An id as models and pages give it.
#pragma once

#include <QString>

#include "shared/core/id.h"

namespace carnet::client::test {

inline QString text(const Uuid& id) { return QString::fromStdString(id.toString()); }

}  // namespace carnet::client::test
