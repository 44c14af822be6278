// What the person did on this device, in words, and what of it can be taken back: also long after, and after a restart.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QHash>
#include <QPointer>
#include <QVariantList>

#include "client/store/past_deeds.h"
#include "client/store/workspace.h"

namespace carnet::client {

class DeedsController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  // Newest first: {id, title, subtitle, stateText, stateTone, linkKind, linkId, canUndo, canRedo, reason, refusals}.
  // `reason` says why it cannot be taken back; `refusals` {names, problem} what stayed when it was, and why.
  Q_PROPERTY(QVariantList deeds READ deeds NOTIFY deedsChanged)
  Q_PROPERTY(bool loaded READ isLoaded NOTIFY deedsChanged)
  Q_PROPERTY(bool hasMore READ hasMore NOTIFY deedsChanged)
  // An action of many changes is being taken back.
  Q_PROPERTY(bool running READ isRunning NOTIFY progressed)
  Q_PROPERTY(int done READ done NOTIFY progressed)
  Q_PROPERTY(int total READ total NOTIFY progressed)

 public:
  using QObject::QObject;
  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  QVariantList deeds() const { return shown_; }
  bool isLoaded() const { return loaded_; }
  bool hasMore() const { return actions_.size() >= limit_; }
  bool isRunning() const { return total_ > 0; }
  int done() const { return done_; }
  int total() const { return total_; }

  // Takes back what of the action stands; what cannot be stays and is listed with the reason.
  Q_INVOKABLE void undo(const QString& id);
  // Does again what was taken back.
  Q_INVOKABLE void redo(const QString& id);
  Q_INVOKABLE void showMore();

 signals:
  void workspaceChanged();
  void deedsChanged();
  void progressed();

 private:
  struct Judged {
    std::vector<PastAction> actions;
    QHash<QString, Problem> problems;  // by action
  };
  void refresh();
  void judge(std::vector<PastAction> actions);
  void show(Judged judged);
  void publish();
  const PastAction* action(const QString& id) const;
  void takeBack(const QString& id, std::vector<Uuid> changes);
  void tellRefused(const QString& id, const Undo::Outcome& outcome);

  QPointer<Workspace> workspace_;
  std::vector<PastAction> actions_;
  QHash<QString, QString> reasons_;        // by action
  QHash<QString, QVariantList> refusals_;  // by action
  QVariantList shown_;
  std::size_t limit_ = 30;
  int done_ = 0;
  int total_ = 0;
  bool loaded_ = false;
  bool asking_ = false;
  bool stale_ = false;
};

}  // namespace carnet::client
