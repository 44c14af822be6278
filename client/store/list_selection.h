// The rows of a list that a person has chosen. Kept by row, not by place: sorting and changes of others leave it alone;
// a row that leaves the list leaves it too. Owned by its EntityListModel.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QHash>
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

  int count() const { return int(all_.size() - without_.size() + rids_.size()); }
  int revision() const { return revision_; }
  // In the order of the list.
  std::vector<qint64> inOrder() const;

  Q_INVOKABLE bool has(int position) const;
  Q_INVOKABLE void toggle(int position);
  // Chooses the rows from one place to another, whichever comes first, or lets them go.
  Q_INVOKABLE void setRange(int from, int to, bool chosen);
  // Every row of the list, those not loaded yet included.
  Q_INVOKABLE void chooseAll();
  Q_INVOKABLE void clear();

  // For the model: the list consists of these rows now; `came` are those that it did not have before.
  void keepOnly(const QHash<qint64, int>& positions, const std::vector<qint64>& came, bool is_whole);

 signals:
  void changed();

 private:
  void touch();
  bool isChosen(qint64 rid) const { return all_.contains(rid) ? !without_.contains(rid) : rids_.contains(rid); }
  void choose(qint64 rid, bool chosen);

  EntityListModel& model_;
  // Chosen are the rows of `all_`, which the list shares with us however long it is, less `without_`; and `rids_`, none of
  // which is in `all_`.
  QHash<qint64, int> all_;
  QSet<qint64> without_;
  QSet<qint64> rids_;
  std::vector<qint64> came_;  // while only the first rows of the list were known
  bool wants_all_ = false;
  int revision_ = 0;
};

}  // namespace carnet::client
