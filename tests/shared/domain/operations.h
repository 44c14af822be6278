// Operations as a device makes them: a new row as it would stand, a lifecycle step, a deletion.
#pragma once

#include "shared/rules/operation.h"

namespace carnet::testing {

template <class T>
Operation newRow(Verb verb, const T& value) {
  Operation operation;
  operation.verb = verb;
  operation.entity = entityOf<T>.no;
  operation.row_id = value.head.id;
  const Row row = rowOf(value);
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (row.values[i] != entityOf<T>.defaultOf(i)) {
      operation.fields.push_back({entityOf<T>.fields[i].no, {}, row.values[i]});
    }
  }
  return operation;
}
template <class T>
Operation create(const T& value) {
  return newRow(Verb::create, value);
}
template <class T>
Operation append(const T& value) {
  return newRow(Verb::append, value);
}
template <class T>
Operation imported(const T& value) {
  return newRow(Verb::import, value);
}

template <class T>
Operation step(const Id<T>& id, std::string name, std::vector<Argument> arguments = {}) {
  Operation operation;
  operation.verb = Verb::transition;
  operation.entity = entityOf<T>.no;
  operation.row_id = id.value;
  operation.transition = std::move(name);
  operation.arguments = std::move(arguments);
  return operation;
}

template <class T>
Operation erase(const Id<T>& id) {
  Operation operation;
  operation.verb = Verb::erase;
  operation.entity = entityOf<T>.no;
  operation.row_id = id.value;
  return operation;
}

}  // namespace carnet::testing
