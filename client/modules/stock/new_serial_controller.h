// A machine that is met for the first time: made from the number on its plate and its product.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QPointer>

#include "client/store/workspace.h"

namespace carnet::client {

class NewSerialController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  // Whether the person's roles may make machines.
  Q_PROPERTY(bool allowed READ isAllowed NOTIFY workspaceChanged)

 public:
  using QObject::QObject;

  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  bool isAllowed() const;

  // `partner_id` may be empty. Returns the change's number (Workspace::submit); `created` follows when it is saved. A
  // machine that is known already is the same one: number and product make its id.
  Q_INVOKABLE int create(const QString& number, const QString& product_id, const QString& partner_id,
                         const QString& place);

 signals:
  void workspaceChanged();
  void created(const QString& id);

 private:
  QPointer<Workspace> workspace_;
};

}  // namespace carnet::client
