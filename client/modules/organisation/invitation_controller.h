// A person's first device: a first password, and the invitation that it reads as a QR code.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include "client/modules/organisation/sign_in_service.h"

namespace carnet::client {

class InvitationController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::SignInService* service MEMBER service_ NOTIFY changed)
  Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
  // The link for `host`; empty until there is one.
  Q_PROPERTY(QString link READ link NOTIFY changed)
  // The address by which the device will reach the server; what stands in the link.
  Q_PROPERTY(QString host READ host WRITE setHost NOTIFY changed)
  // The address means this machine itself: no other device reaches the server by it.
  Q_PROPERTY(bool onlyHere READ isOnlyHere NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)

 public:
  using QObject::QObject;

  bool isBusy() const { return busy_; }
  QString link() const { return link_; }
  QString host() const { return host_; }
  void setHost(const QString& host);
  bool isOnlyHere() const;
  QString problem() const { return problem_; }

  Q_INVOKABLE void invite(const QString& login, const QString& password);
  Q_INVOKABLE void copy() const;
  // Also an invitation that is still being asked for: its answer is not shown.
  Q_INVOKABLE void clear();

 signals:
  void changed();

 private:
  void ask(const QString& login, const QString& password, int tries, int asked);

  QPointer<SignInService> service_;
  bool busy_ = false;
  int asked_ = 0;  // counts what was asked, so that a late answer is known
  QString link_, host_, problem_;
};

}  // namespace carnet::client
