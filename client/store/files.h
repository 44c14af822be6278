// Photos and files on this device. client/app implements it over the replica. Answers come on the thread that asked.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <functional>

#include "shared/core/id.h"
#include "shared/core/result.h"

namespace carnet::client {

class Files : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  // Keeps the content durably and sends it when there is a link; answers its SHA-256 as 64 hexadecimal digits, which the
  // row that names it carries.
  virtual void keep(const QByteArray& content, std::function<void(const Result<QString>&)> done) = 0;
  // Asks for content that is not here yet; `arrived` says when it is.
  virtual void want(const QString& sha256, const Uuid& attachment_id) = 0;
  // The file with this content; empty while it is not here.
  virtual QString pathOf(const QString& sha256) const = 0;

 signals:
  void arrived(const QString& sha256);
  // What is here and not at the server is more or less than before.
  void waitingChanged();
};

}  // namespace carnet::client
