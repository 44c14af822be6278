// Signing in: the invitation, the login, the password, and beside each of them what is wrong with it.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>

#include "client/modules/organisation/sign_in_service.h"

namespace carnet::client {

class SignInController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::SignInService* service READ service WRITE setService NOTIFY serviceChanged)
  Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
  Q_PROPERTY(QString linkError READ linkError NOTIFY changed)
  Q_PROPERTY(QString loginError READ loginError NOTIFY changed)
  Q_PROPERTY(QString passwordError READ passwordError NOTIFY changed)
  // What concerns no field: the server is away, its certificate is another one.
  Q_PROPERTY(QString error READ error NOTIFY changed)

 public:
  using QObject::QObject;

  SignInService* service() const { return service_; }
  void setService(SignInService* service);
  bool isBusy() const { return busy_; }
  QString linkError() const { return link_error_; }
  QString loginError() const { return login_error_; }
  QString passwordError() const { return password_error_; }
  QString error() const { return error_; }

  Q_INVOKABLE void signInAgain(const QString& login, const QString& password);
  Q_INVOKABLE void signIn(const QString& link, const QString& login, const QString& password);
  // Also for a problem that was met before the page was there.
  void show(const Problem& problem);

 signals:
  void serviceChanged();
  void changed();
  void signedIn();

 private:
  void clear();
  std::function<void(const Result<Nothing>&)> answered();

  SignInService* service_ = nullptr;
  bool busy_ = false;
  QString link_error_, login_error_, password_error_, error_;
};

}  // namespace carnet::client
