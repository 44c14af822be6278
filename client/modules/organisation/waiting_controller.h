// The changes made on this device that the server has not confirmed yet, each in words, those it could not accept, and the
// photos and files whose content is not at the server.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QHash>
#include <QPointer>
#include <set>

#include "client/store/workspace.h"

namespace carnet::client {

class WaitingController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  // Newest first: {id, title, subtitle, stateText, stateTone, waiting, linkKind, linkId}. `title` names what it
  // is about and what was done, `subtitle` when.
  Q_PROPERTY(QVariantList changes READ changes NOTIFY changesChanged)
  // How many of `changes` wait for records that are no longer on this device because access was withdrawn.
  Q_PROPERTY(int sealed READ sealed NOTIFY changesChanged)
  // Those that could not be accepted: the same, with `reason` as a sentence and `parts`, what can be put right
  // (correction.h); `lost` when its content is not on this device.
  Q_PROPERTY(QVariantList refused READ refused NOTIFY changesChanged)
  // Oldest first: the same as `changes`.
  Q_PROPERTY(QVariantList files READ files NOTIFY changesChanged)
  Q_PROPERTY(bool loaded READ isLoaded NOTIFY changesChanged)

 public:
  static constexpr std::size_t mostShown = 500;

  using QObject::QObject;
  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  QVariantList changes() const { return changes_; }
  int sealed() const { return sealed_; }
  QVariantList refused() const { return refused_; }
  QVariantList files() const { return files_; }
  bool isLoaded() const { return loaded_; }

  // Takes back a change that could not be accepted: it is closed, here and at the office, and never sent again. One that
  // was not sent yet, if it is the newest.
  Q_INVOKABLE void takeBack(const QString& id);
  // Sends a change that could not be accepted once more, with `values` by the keys of its parts; then those that could
  // not be accepted because of it. Returns its number (Workspace::submit).
  Q_INVOKABLE int sendAgain(const QString& id, const QVariantMap& values);

 signals:
  void workspaceChanged();
  void changesChanged();

 private:
  void refresh();
  void show(const std::vector<WaitingChange>& changes);
  // The change with this number among those that were refused; nullptr: not there.
  const WaitingChange* refusedOne(std::int64_t cs_no) const;
  void sendFollowers(std::set<std::int64_t> sent, std::int64_t after);

  QPointer<Workspace> workspace_;
  QVariantList changes_, refused_, files_;
  std::vector<WaitingChange> refused_changes_;  // oldest first
  QHash<qint64, Uuid> ids_;                     // of change sets by their numbers
  int sealed_ = 0;
  bool loaded_ = false;
  bool asking_ = false;
  bool stale_ = false;
};

}  // namespace carnet::client
