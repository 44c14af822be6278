// Operations as a screen asks for them: a new row, a changed field as it stood there, a step.
#pragma once

#include "shared/rules/operation.h"

namespace carnet::simulation {

template <class T>
Operation made(Verb verb, const T& value) {
  Operation op;
  op.verb = verb;
  op.entity = entityOf<T>.no;
  op.row_id = value.head.id;
  const Row row = rowOf(value);
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (row.values[i] != entityOf<T>.defaultOf(i)) op.fields.push_back({entityOf<T>.fields[i].no, {}, row.values[i]});
  }
  return op;
}

template <class T>
Operation of(Verb verb, const Uuid& id) {
  Operation op;
  op.verb = verb;
  op.entity = entityOf<T>.no;
  op.row_id = id;
  return op;
}

// Changes `field` of the row as it stands on the screen.
template <class T>
Operation edited(Verb verb, const T& value, std::string_view field, Value to) {
  Operation op = of<T>(verb, value.head.id);
  const std::size_t index = entityOf<T>.indexOf(field);
  const bool has_base = verb == Verb::set || verb == Verb::text;
  op.fields.push_back({entityOf<T>.fields[index].no, has_base ? rowOf(value).values[index] : Value(), std::move(to)});
  return op;
}

template <class T>
Operation step(const T& value, std::string name, std::vector<Argument> arguments = {}) {
  Operation op = of<T>(Verb::transition, value.head.id);
  op.transition = std::move(name);
  op.arguments = std::move(arguments);
  return op;
}

inline Argument because(std::string text) { return {"reason_text", std::move(text)}; }

}  // namespace carnet::simulation
