#include "client/modules/organisation/correction.h"

#include "client/store/edits.h"
#include "shared/domain/registry.h"
#include "shared/schema/json.h"

namespace carnet::client {

namespace {

QString keyOf(std::size_t operation, const Field& field) { return QString("%1.%2").arg(operation).arg(field.no); }

QString kindOf(const Field& field) {
  switch (field.type) {
    case Type::text:
      return "text";
    case Type::quantity:
      return "quantity";
    case Type::enumeration:
      return "choice";
    default:
      return {};
  }
}

QVariantList optionsOf(const Entity& entity, const Field& field, const Words& words) {
  const QString name = textOf(field.name);
  QVariantList options;
  for (const std::string_view value : field.names) {
    const QString stored = textOf(value);
    options << QVariantMap{{"value", stored}, {"text", words.value(entity.no, name, stored)}};
  }
  return options;
}

// Each edit of the change that can be put right, together with the field it is about.
void eachEdit(ChangeSet& change_set,
              const std::function<void(std::size_t operation, const Entity&, const Field&, FieldEdit&)>& take) {
  for (std::size_t i = 0; i < change_set.operations.size(); ++i) {
    Operation& operation = change_set.operations[i];
    const Entity* entity = registry().findNo(operation.entity);
    if (entity == nullptr) continue;
    for (FieldEdit& edit : operation.fields) {
      const Field* field = entity->findNo(edit.field_no);
      if (field != nullptr && !kindOf(*field).isEmpty() && fits(*field, edit.value)) take(i, *entity, *field, edit);
    }
  }
}

}  // namespace

QVariantList correctableOf(const ChangeSet& change_set, const Words& words) {
  ChangeSet copy = change_set;
  QVariantList out;
  eachEdit(copy, [&](std::size_t operation, const Entity& entity, const Field& field, FieldEdit& edit) {
    const QString name = textOf(field.name);
    if (!words.hasField(entity.no, name)) return;
    const QString label = words.field(entity.no, name);
    const QString kind = kindOf(field);
    const QString title = label.left(1).toUpper() + label.mid(1);
    QVariantMap item{{"key", keyOf(operation, field)}, {"label", title}, {"kind", kind}};
    if (const auto* quantity = std::get_if<std::int64_t>(&edit.value); kind == "quantity" && quantity != nullptr)
      item["value"] = qint64(*quantity);
    else
      item["value"] = QString::fromStdString(valueToText(field, edit.value));
    if (kind == "choice") item["options"] = optionsOf(entity, field, words);
    out << item;
  });
  return out;
}

std::vector<Operation> corrected(const ChangeSet& change_set, const QVariantMap& values) {
  ChangeSet copy = change_set;
  eachEdit(copy, [&](std::size_t operation, const Entity&, const Field& field, FieldEdit& edit) {
    const auto found = values.find(keyOf(operation, field));
    if (found == values.end()) return;
    if (field.type == Type::quantity) {
      edit.value = std::int64_t(found->toLongLong());
      return;
    }
    const std::string typed = found->toString().trimmed().toStdString();
    if (auto value = valueFromText(field, typed)) edit.value = std::move(value).value();
  });
  return std::move(copy.operations);
}

}  // namespace carnet::client
