// A new customer from the few things one knows on the telephone: made with the role of a customer, a number and an address.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QPointer>

#include "client/store/workspace.h"

namespace carnet::client {

// What makes two names of firms the same.
std::string nameKey(std::string_view name);

class NewPartnerController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged)
  // Whether the person's roles may make customers.
  Q_PROPERTY(bool allowed READ isAllowed NOTIFY workspaceChanged)
  Q_PROPERTY(bool canAddContact READ canAddContact NOTIFY workspaceChanged)
  // {id, name, city} of a customer on this device who may be the one that is being typed; empty when there is none.
  Q_PROPERTY(QVariantMap similar READ similar NOTIFY similarChanged)

 public:
  using QObject::QObject;

  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  bool isAllowed() const;
  bool canAddContact() const;
  QVariantMap similar() const { return similar_; }

  // Looks for one of the same name, but for capitals, accents, spaces and legal forms, or of the same telephone.
  Q_INVOKABLE void lookFor(const QString& name, const QString& phone);

  // One change; only the name is needed. Returns its number (Workspace::submit); `created` follows when it is saved.
  // `contact` is the name of who called.
  Q_INVOKABLE int create(const QString& name, const QString& phone, const QString& street, const QString& postcode,
                         const QString& city, const QString& contact = {});

 signals:
  void workspaceChanged();
  void created(const QString& id, const QString& name);
  void similarChanged();

 private:
  QPointer<Workspace> workspace_;
  QVariantMap similar_;
  int looked_ = 0;  // answers to older questions are dropped
};

}  // namespace carnet::client
