// What the product calls its rows, fields, changes and refusals. Knows no business word itself: each module adds its own
// (client/modules/<m>/module.h), client/app puts them together.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "client/store/formats.h"
#include "client/store/read_transaction.h"
#include "shared/core/result.h"
#include "shared/rules/operation.h"

namespace carnet::client {

// An operation in words: what it is about ("Ticket T-0412") and what happened to it ("parts used 2 × P-11").
struct Deed {
  QString subject;
  QString text;
  // Where it can be seen: kind of page and row; empty if nowhere.
  QString link_kind;
  QString link_id;
};

class Words {
 public:
  struct Target {
    QString name;
    QString link_kind;
    QString link_id;
    // What the row's value is called, where that depends on the row: "telephone", "mail". Empty: see field().
    QString value_label = {};
  };
  // The row as people call it; nullopt when it is not on this device.
  using Namer = std::function<std::optional<Target>(const Uuid& id, ReadTransaction&, const Formats&)>;
  // nullopt: this operation is only a part of another one of the same change and is not told apart.
  using Describer = std::function<std::optional<Deed>(const ChangeSet&, const Operation&, ReadTransaction&,
                                                      const Words&, const Formats&)>;
  // Empty: not one of mine.
  using ProblemWords = std::function<QString(const Problem&)>;
  using ValueWords = std::function<QString(const QString& field, const QString& value)>;

  void addName(EntityNo entity, Namer namer) { namers_[entity] = std::move(namer); }
  void addDescriber(EntityNo entity, Describer describer) { describers_[entity] = std::move(describer); }
  void addFields(EntityNo entity, QHash<QString, QString> labels) { fields_[entity].insert(labels); }
  void addProblems(ProblemWords words) { problems_.push_back(std::move(words)); }
  // A stored value as people read it, where it is not the text itself: enumerations.
  void addValues(EntityNo entity, ValueWords words) { values_[entity] = std::move(words); }

  std::optional<Target> nameOf(EntityNo entity, const Uuid& id, ReadTransaction& read, const Formats& formats) const;
  // The change set, one deed for each thing it is about, in order.
  std::vector<Deed> describe(const ChangeSet& change_set, ReadTransaction& read, const Formats& formats) const;
  // The deeds as people read them, one a line: "Ticket T-0412: parts used 2 × P-11".
  static QString lines(const std::vector<Deed>& deeds);
  // "telephone"; the stored name where no module has a word.
  QString field(EntityNo entity, const QString& name) const;
  // Whether a module has a word for it: people know the field.
  bool hasField(EntityNo entity, const QString& name) const;
  QString value(EntityNo entity, const QString& field, const QString& value) const;
  // The labels of the edited fields, joined: "telephone, name".
  QString fields(const Operation& operation) const;
  // A sentence, never a code.
  QString problem(const Problem& problem) const;

 private:
  std::map<EntityNo, Namer> namers_;
  std::map<EntityNo, Describer> describers_;
  std::map<EntityNo, QHash<QString, QString>> fields_;
  std::map<EntityNo, ValueWords> values_;
  std::vector<ProblemWords> problems_;
};

}  // namespace carnet::client
