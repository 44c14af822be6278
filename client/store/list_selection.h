// The rows of a list that a person has chosen. Kept by row, not by place: sorting and changes of others leave it alone;
// a row that leaves the list leaves it too. Owned by its EntityListModel.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSet>
#include <vector>

namespace carnet::client {

class EntityListModel;

class ListSelection : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("its list makes it")
  Q_PROPERTY(int count READ count NOTIFY changed)
  // Grows with every change: what binds to `has` names it too.
  Q_PROPERTY(int revision READ revision NOTIFY changed)

 public:
  explicit ListSelection(EntityListModel& model);

  int count() const { return int(rids_.size()); }
  int revision() const { return revision_; }
  const QSet<qint64>& rids() const { return rids_; }
  // In the order of the list.
  std::vector<qint64> inOrder() const;

  Q_INVOKABLE bool has(int position) const;
  Q_INVOKABLE void toggle(int position);
  // Chooses the rows from one place to another, whichever comes first, or lets them go.
  Q_INVOKABLE void setRange(int from, int to, bool chosen);
  // Every row of the list, those not loaded yet included.
  Q_INVOKABLE void chooseAll();
  Q_INVOKABLE void clear();

  // For the model: the list consists of these rows now.
  void keepOnly(const QHash<qint64, int>& positions, bool is_whole);

 signals:
  void changed();

 private:
  void touch();

  EntityListModel& model_;
  QSet<qint64> rids_;
  bool wants_all_ = false;
  int revision_ = 0;
};

}  // namespace carnet::client
