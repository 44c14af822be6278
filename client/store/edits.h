// Operations written as the code reads: Edits<Partner>(id).set<&Partner::name>(old, new). Values that do not differ are
// left out.
#pragma once

#include <QString>
#include <QVariantMap>
#include <utility>
#include <vector>

#include "shared/core/id.h"
#include "shared/rules/operation.h"

namespace carnet::client {

// What screens hold, as values of fields.
inline Value valueOf(const QString& text) { return text.toStdString(); }
inline Value valueOf(const char* text) { return std::string(text); }
inline Value valueOf(const Uuid& id) { return id.isNil() ? Value() : Value(id); }
inline Value valueOf(bool flag) { return flag; }
inline Value valueOf(qint64 number) { return std::int64_t(number); }
inline Value valueOf(Value value) { return value; }

// The number of a field, from its member.
template <class T, auto M>
std::uint16_t fieldNo() {
  return entityOf<T>.find(memberName<M>())->no;
}

// The base of an edit from a form: what the person saw there when it was opened, by the form's own name for the field. What
// stands `now` may be a colleague's value that arrived behind the form; with it as the base, the rules would take two
// people's edits for one after the other.
inline QString seenIn(const QVariantMap& seen, const QString& name, const QString& now) {
  return seen.contains(name) ? seen[name].toString() : now;
}

template <class T>
class Edits {
 public:
  explicit Edits(const Uuid& row_id) : row_id_(row_id) {}

  template <auto M, class V>
  void set(const V& base, const V& value) {
    if (!(base == value)) set_.push_back({fieldNo<T, M>(), valueOf(base), valueOf(value)});
  }
  // An edit of a long text, merged by line.
  template <auto M>
  void text(const QString& base, const QString& value) {
    if (base != value) text_.push_back({fieldNo<T, M>(), valueOf(base), valueOf(value)});
  }
  bool isEmpty() const { return set_.empty() && text_.empty(); }

  std::vector<Operation> operations() const {
    std::vector<Operation> out;
    for (const auto& [verb, fields] : {std::pair(Verb::set, &set_), std::pair(Verb::text, &text_)}) {
      if (fields->empty()) continue;
      Operation& operation = out.emplace_back();
      operation.verb = verb;
      operation.entity = entityOf<T>.no;
      operation.row_id = row_id_;
      operation.fields = *fields;
    }
    return out;
  }

 private:
  Uuid row_id_;
  std::vector<FieldEdit> set_, text_;
};

template <class T>
Operation erasureOf(const Uuid& row_id) {
  Operation operation;
  operation.verb = Verb::erase;
  operation.entity = entityOf<T>.no;
  operation.row_id = row_id;
  return operation;
}

// A new row; `append` for entities whose rows are never changed.
template <class T>
class Creation {
 public:
  explicit Creation(const Uuid& row_id) {
    operation_.verb = entityOf<T>.append_only ? Verb::append : Verb::create;
    operation_.entity = entityOf<T>.no;
    operation_.row_id = row_id;
  }

  template <auto M, class V>
  Creation& with(const V& value) {
    operation_.fields.push_back({fieldNo<T, M>(), {}, valueOf(value)});
    return *this;
  }
  const Operation& operation() const { return operation_; }

 private:
  Operation operation_;
};

// A lifecycle step with its arguments.
template <class T>
Operation step(const Uuid& row_id, std::string_view transition, std::vector<Argument> arguments = {}) {
  Operation operation;
  operation.verb = Verb::transition;
  operation.entity = entityOf<T>.no;
  operation.row_id = row_id;
  operation.transition = transition;
  operation.arguments = std::move(arguments);
  return operation;
}

}  // namespace carnet::client
