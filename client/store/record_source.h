// One record with what belongs to it, read together and kept fresh: the base of every record page's controller.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <set>

#include "client/store/workspace.h"

namespace carnet::client {

class RecordSource : public QObject {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  Q_PROPERTY(QString recordId READ recordId WRITE setRecordId NOTIFY recordIdChanged)
  // The record was read: before that its properties are empty.
  Q_PROPERTY(bool ready READ isReady NOTIFY loaded)
  // The record was read and is not on this device, or no longer.
  Q_PROPERTY(bool missing READ isMissing NOTIFY loaded)

 public:
  using QObject::QObject;

  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  QString recordId() const { return record_id_; }
  void setRecordId(const QString& id);
  bool isReady() const { return ready_; }
  bool isMissing() const { return missing_; }

 signals:
  void workspaceChanged();
  void recordIdChanged();
  // Whatever was read has changed.
  void loaded();

 protected:
  // A commit that touches one of these reads the record again.
  virtual std::set<EntityNo> watched() const = 0;
  // Whether it tells of changes that wait to be sent: then one that is sent or refused reads the record again.
  virtual bool showsWaiting() const { return false; }
  // Asks with `read`.
  virtual void load() = 0;
  // Forgets the former record.
  virtual void clear() {}

  // `take(result)` returns whether the record is there. Answers to older questions are dropped.
  template <class Query, class Take>
  void read(Query query, Take take) {
    reading_ = true;
    workspace_->reader().read(
        this, std::move(query),
        [this, take, generation = generation_](auto result) {
          reading_ = false;
          if (generation == generation_) {
            missing_ = !take(std::move(result));
            ready_ = true;
            emit loaded();
          }
          if (stale_) refresh();
        },
        // What was shown stays; the next commit or the next record asks again.
        [this] {
          reading_ = false;
          if (stale_) refresh();
        });
  }
  void refresh();

 private:
  QPointer<Workspace> workspace_;
  QString record_id_;
  int generation_ = 0;
  bool ready_ = false;
  bool missing_ = false;
  bool reading_ = false;
  bool stale_ = false;
};

}  // namespace carnet::client
