// Photos and files on this device. client/app implements it over the replica. Answers come on the thread that asked.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <functional>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/result.h"

namespace carnet::client {

class Files : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  // What they take on this device, in bytes: all of them, of those not sent yet, of those kept for what is planned, and how
  // much they may take before those used longest ago go.
  struct Held {
    qint64 bytes = 0, unsent = 0, ahead = 0, cap = 0;
  };
  struct Wish {
    QString sha256;
    Uuid attachment_id;
  };

  // Keeps the content durably and sends it when there is a link; answers its SHA-256 as 64 hexadecimal digits, which the
  // row that names it carries.
  virtual void keep(const QByteArray& content, std::function<void(const Result<QString>&)> done) = 0;
  // A person opens it: content that is not here yet is asked for, and `arrived` says when it is.
  virtual void want(const QString& sha256, const Uuid& attachment_id) = 0;
  // What is to be here for what is planned: fetched ahead and kept until the next call leaves it out.
  virtual void keepAhead(const std::vector<Wish>& contents) = 0;
  virtual void held(std::function<void(const Held&)> done) = 0;
  // The file with this content; empty while it is not here.
  virtual QString pathOf(const QString& sha256) const = 0;

 signals:
  void arrived(const QString& sha256);
  // What is here and not at the server is more or less than before.
  void waitingChanged();
};

}  // namespace carnet::client
