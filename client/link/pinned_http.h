// JSON requests to one pinned server (docs/sign-in.md).
#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <functional>
#include <string>

#include "shared/core/hash.h"
#include "shared/core/result.h"

namespace carnet::client {

class PinnedHttp final : public QObject {
 public:
  using Done = std::function<void(Result<QJsonObject>)>;

  PinnedHttp(std::string host, std::uint16_t port, const Sha256& pin, QObject* parent);

  // Answers once, within about 8 s. Problems: "link.unreachable", "link.wrong_certificate" (the body was not sent),
  // "link.bad_answer", or the server's code (values[0]: seconds to wait, when it says so).
  void post(const QString& path, const QJsonObject& body, Done done);

 private:
  Result<QJsonObject> read(class QNetworkReply& reply, bool is_wrong_certificate) const;

  std::string host_;
  std::uint16_t port_;
  Sha256 pin_;
  QNetworkAccessManager network_;
};

// "host:port" as people read it.
std::string addressOf(const std::string& host, std::uint16_t port);

}  // namespace carnet::client
