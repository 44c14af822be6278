// An enumeration's value from its stored name.
#pragma once

#include <QString>

#include "shared/schema/field.h"

namespace carnet::client {

// The first value for a name this version does not know.
template <class E>
E enumOf(const QString& name) {
  const std::string stored = name.toStdString();
  for (std::size_t i = 0; i < enumNames<E>.size(); ++i) {
    if (enumNames<E>[i] == stored) return static_cast<E>(i);
  }
  return E{};
}

}  // namespace carnet::client
