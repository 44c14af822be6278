// One operation on many rows: one change set for each, so that a rule that refuses one row refuses only that. Tells how
// far it is, then the result in words: what was done to how many, which were refused and by which rule.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QVariantList>
#include <vector>

#include "client/store/workspace.h"

namespace carnet::client {

struct BulkItem {
  QString name;  // as people call the row
  std::vector<Operation> operations;
  // The way back where the rules name none: of what headquarters decides.
  std::vector<Operation> undo = {};
};

class BulkChange : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  Q_PROPERTY(bool running READ isRunning NOTIFY progressed)
  Q_PROPERTY(int done READ done NOTIFY progressed)
  Q_PROPERTY(int total READ total NOTIFY progressed)
  // "Assign to Claire Aubert: 38 changed, 2 refused"; empty before the first one has ended.
  Q_PROPERTY(QString result READ result NOTIFY finished)
  // {problem, names}: each rule that refused, with the rows it refused.
  Q_PROPERTY(QVariantList refusals READ refusals NOTIFY finished)

 public:
  using QObject::QObject;

  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  bool isRunning() const { return running_; }
  int done() const { return done_; }
  int total() const { return int(items_.size()); }
  const QString& result() const { return result_; }
  QVariantList refusals() const;

  // Begins, unless another one is running. `what` names the operation with the value that was chosen: "Assign to Claire
  // Aubert". `unchanged` rows were as wanted before and count as such.
  // When every row that was changed can be taken back, the toast offers it: see Undo, as for any other change.
  void start(const QString& what, std::vector<BulkItem> items, int unchanged = 0);
  // Stops after the row that is being changed; the rows before it stay changed.
  Q_INVOKABLE void cancel();
  // The result was read.
  Q_INVOKABLE void forget();

 signals:
  void workspaceChanged();
  void progressed();
  void finished();

 private:
  struct Refusal {
    QString problem;
    QStringList names;
  };
  void next();
  void refuse(const QString& name, const Problem& problem);
  void finish();

  QPointer<Workspace> workspace_;
  std::vector<BulkItem> items_;
  std::vector<Refusal> refusals_;
  std::vector<Submitted> saved_;
  Uuid action_;
  bool running_ = false;
  bool cancelled_ = false;
  int done_ = 0;
  int changed_ = 0;
  int waiting_ = 0;
  int refused_ = 0;
  int unchanged_ = 0;
  QString what_;
  QString result_;
};

}  // namespace carnet::client
