// What there is to know about this device, for the settings: whose it is, which server it belongs to, how much it holds.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>

#include "client/app/application.h"

namespace carnet::client {

class DeviceInfo : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Application* application READ application WRITE setApplication NOTIFY changed)
  Q_PROPERTY(QString login READ login NOTIFY changed)
  Q_PROPERTY(QString code READ code NOTIFY changed)      // "T07", part of temporary numbers
  Q_PROPERTY(QString server READ server NOTIFY changed)  // "carnet.example.com:8443"
  Q_PROPERTY(QString space READ space NOTIFY changed)    // "12.4 MB"; empty until it is counted
  // What photos and files take: "132 MB · 3 MB not sent yet · 20 MB for the coming visits"; empty until it is known.
  Q_PROPERTY(QString photos READ photos NOTIFY changed)
  Q_PROPERTY(QString version READ version CONSTANT)

 public:
  using QObject::QObject;

  Application* application() const { return application_; }
  void setApplication(Application* application);
  QString login() const { return login_; }
  QString code() const { return code_; }
  QString server() const { return server_; }
  QString space() const { return space_; }
  QString photos() const { return photos_; }
  // "2 GB". The language is named, so that what shows it follows a change.
  Q_INVOKABLE QString sizeText(int megabytes, const QString& language) const;
  QString version() const;

 signals:
  void changed();

 private:
  void countSpace();
  void countPhotos();

  QPointer<Application> application_;
  QString login_, code_, server_, space_, photos_;
};

}  // namespace carnet::client
