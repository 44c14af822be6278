// A small TLS server in the test's thread: answers sign-in requests by a function of the test, takes WebSockets at /sync
// and counts every byte of content that a client sent.
#pragma once

#include <QJsonObject>
#include <QSslServer>
#include <QWebSocket>
#include <QWebSocketServer>
#include <functional>

#include "shared/core/hash.h"

namespace carnet::client {

class PinnedServer final : public QObject {
 public:
  struct Answer {
    int status = 200;
    QJsonObject body;
  };
  std::function<Answer(const QString& path, const QJsonObject& body)> on_post;

  PinnedServer();
  quint16 port() const { return tls_.serverPort(); }
  static Sha256 pin();
  // Content received so far, of all connections; the handshakes of TLS are not counted.
  qint64 received() const { return received_; }
  int links() const { return links_; }
  // The WebSocket accepted last, or nullptr.
  QWebSocket* socket() const { return socket_; }
  QStringList paths;

 private:
  void accept();
  void serve(QTcpSocket* connection);

  QSslServer tls_;
  QWebSocketServer sockets_;
  QWebSocket* socket_ = nullptr;
  qint64 received_ = 0;
  int links_ = 0;
};

}  // namespace carnet::client
