// A new customer from the few things one knows on the telephone: made with the role of a customer, a number and an address.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QPointer>

#include "client/store/workspace.h"

namespace carnet::client {

class NewPartnerController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  // Whether the person's roles may make customers.
  Q_PROPERTY(bool allowed READ isAllowed NOTIFY workspaceChanged)

 public:
  using QObject::QObject;

  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  bool isAllowed() const;

  // One change; only the name is needed. Returns its number (Workspace::submit); `created` follows when it is saved.
  Q_INVOKABLE int create(const QString& name, const QString& phone, const QString& street, const QString& postcode,
                         const QString& city);

 signals:
  void workspaceChanged();
  void created(const QString& id, const QString& name);

 private:
  QPointer<Workspace> workspace_;
};

}  // namespace carnet::client
