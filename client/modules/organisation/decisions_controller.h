// What waits for this person's decision on rows of the replica: fields that two people changed, and, for the office,
// changes of others that could not be accepted.
#pragma once

#include <QHash>
#include <QVariantList>

#include "client/store/record_source.h"

namespace carnet::client {

class DecisionsController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // As open_conflicts.h tells them.
  Q_PROPERTY(QVariantList conflicts READ conflicts NOTIFY loaded)
  // {id, title, text, facts, linkKind, linkId, whole}; the facts say what was meant. The link may be missing. `whole`:
  // it can be accepted all the same.
  Q_PROPERTY(QVariantList parked READ parked NOTIFY loaded)
  Q_PROPERTY(int count READ count NOTIFY loaded)

 public:
  using RecordSource::RecordSource;

  QVariantList conflicts() const { return decisions_.conflicts; }
  QVariantList parked() const { return decisions_.parked; }
  int count() const { return int(decisions_.conflicts.size() + decisions_.parked.size()); }

  // `side` as ConflictCard says it: "mine" or "theirs".
  Q_INVOKABLE void keep(const QString& id, const QString& side);
  // Somebody has seen to a change that could not be accepted.
  Q_INVOKABLE void settle(const QString& id);
  // Does what was meant in this person's own name and with their rights, and settles it.
  Q_INVOKABLE void accept(const QString& id);

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;

 private:
  struct Decisions {
    QVariantList conflicts, parked;
    QHash<QString, QByteArray> whole;  // change sets by id
  };
  Decisions decisions_;
};

}  // namespace carnet::client
