#include "client/store/words.h"

#include <QCoreApplication>

#include "shared/domain/registry.h"

namespace carnet::client {

std::optional<Words::Target> Words::nameOf(EntityNo entity, const Uuid& id, ReadTransaction& read,
                                           const Formats& formats) const {
  const auto namer = namers_.find(entity);
  return namer == namers_.end() ? std::nullopt : namer->second(id, read, formats);
}

std::vector<Deed> Words::describe(const ChangeSet& change_set, ReadTransaction& read, const Formats& formats) const {
  std::vector<Deed> deeds;
  for (const Operation& operation : change_set.operations) {
    const auto describer = describers_.find(operation.entity);
    std::optional<Deed> deed;
    if (describer == describers_.end()) {
      deed = Deed{QCoreApplication::translate("Words", "Another record"),
                  QCoreApplication::translate("Words", "changed"),
                  {},
                  {}};
    } else {
      deed = describer->second(change_set, operation, read, *this, formats);
    }
    if (!deed) continue;
    if (!deeds.empty() && deeds.back().subject == deed->subject) {
      deeds.back().text += ", " + deed->text;
    } else {
      deeds.push_back(std::move(*deed));
    }
  }
  return deeds;
}

QString Words::lines(const std::vector<Deed>& deeds) {
  QStringList lines;
  for (const Deed& deed : deeds) lines << QCoreApplication::translate("Words", "%1: %2").arg(deed.subject, deed.text);
  return lines.join(QChar('\n'));
}

bool Words::hasField(EntityNo entity, const QString& name) const {
  const auto found = fields_.find(entity);
  return found != fields_.end() && found->second.contains(name);
}

QString Words::field(EntityNo entity, const QString& name) const {
  const auto labels = fields_.find(entity);
  return labels == fields_.end() ? name : labels->second.value(name, name);
}

QString Words::value(EntityNo entity, const QString& field, const QString& value) const {
  const auto words = values_.find(entity);
  const QString said = words == values_.end() ? QString() : words->second(field, value);
  return said.isEmpty() ? value : said;
}

QString Words::fields(const Operation& operation) const {
  const Entity* entity = registry().findNo(operation.entity);
  QStringList labels;
  for (const FieldEdit& edit : operation.fields) {
    const Field* known = entity ? entity->findNo(edit.field_no) : nullptr;
    const QString label = known ? field(operation.entity, textOf(known->name)) : QString();
    if (!label.isEmpty() && !labels.contains(label)) labels << label;
  }
  return labels.join(", ");
}

QString Words::problem(const Problem& problem) const {
  for (const ProblemWords& words : problems_) {
    const QString sentence = words(problem);
    if (!sentence.isEmpty()) return sentence;
  }
  return QCoreApplication::translate("Words",
                                     "This was not accepted, for a reason this version cannot put into words (%1).")
      .arg(QString::fromStdString(problem.code));
}

}  // namespace carnet::client
