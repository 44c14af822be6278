#include "tests/client/link/pinned_server.h"

#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace carnet::client {

namespace {

// Made for these tests; nothing else ever trusts it.
constexpr const char* keyPem =
    "-----BEGIN EC PRIVATE KEY-----\n"
    "MHcCAQEEIBv/+TR87VgQdSkoH5nxS2ssbTDNv5ybFP0v9FOan2H0oAoGCCqGSM49\n"
    "AwEHoUQDQgAEuJ44qCbk2VojmXooGGA9gb60+s9ANsMUqewuyrsKn3NaeDh1HUt9\n"
    "1nwh7FpcvbWe+eDkM5GXzGQxFadEAZa95g==\n"
    "-----END EC PRIVATE KEY-----\n";
constexpr const char* certificatePem =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBnjCCAUWgAwIBAgIUVLZZsoDSMpFrOxKPsKvMcqlgsOowCgYIKoZIzj0EAwIw\n"
    "FjEUMBIGA1UEAwwLY2FybmV0LXRlc3QwIBcNMjYxMTIyMDI0MzE1WhgPMjEyNjEw\n"
    "MjkwMjQzMTVaMBYxFDASBgNVBAMMC2Nhcm5ldC10ZXN0MFkwEwYHKoZIzj0CAQYI\n"
    "KoZIzj0DAQcDQgAEuJ44qCbk2VojmXooGGA9gb60+s9ANsMUqewuyrsKn3NaeDh1\n"
    "HUt91nwh7FpcvbWe+eDkM5GXzGQxFadEAZa95qNvMG0wHQYDVR0OBBYEFH3NLr0X\n"
    "a+Di3YdL/u/+jMXhn9LjMB8GA1UdIwQYMBaAFH3NLr0Xa+Di3YdL/u/+jMXhn9Lj\n"
    "MA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoG\n"
    "CCqGSM49BAMCA0cAMEQCIGpAVyO0CTkhQGno/D2gHXNnBhiVVQ2eG5vsl24iet32\n"
    "AiBTl5Lj+499SHiihi0VqGkZrzwGvox3RtWTQJWMvMNQgA==\n"
    "-----END CERTIFICATE-----\n";

}  // namespace

// Taken with `openssl x509 -pubkey | openssl pkey -pubin -outform der | sha256sum`, so that the test does not repeat
// the product's way.
Sha256 PinnedServer::pin() {
  const QByteArray hex = "d6fb639892623e01335d148e03a4bda939cde3e82f70ebc2787188437a5c13ae";
  const QByteArray bytes = QByteArray::fromHex(hex);
  Sha256 pin;
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(pin.data()));
  return pin;
}

PinnedServer::PinnedServer() : sockets_("test", QWebSocketServer::NonSecureMode) {
  QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
  tls.setLocalCertificate(QSslCertificate(certificatePem));
  tls.setPrivateKey(QSslKey(keyPem, QSsl::Ec));
  tls.setPeerVerifyMode(QSslSocket::VerifyNone);
  tls_.setSslConfiguration(tls);
  tls_.listen(QHostAddress::LocalHost);
  connect(&tls_, &QSslServer::pendingConnectionAvailable, this, &PinnedServer::accept);
  connect(&sockets_, &QWebSocketServer::newConnection, this, [this] {
    socket_ = sockets_.nextPendingConnection();
    ++links_;
  });
}

void PinnedServer::accept() {
  while (QTcpSocket* connection = tls_.nextPendingConnection()) {
    connect(connection, &QTcpSocket::readyRead, this, [this, connection] { serve(connection); });
    connect(connection, &QTcpSocket::disconnected, connection, &QObject::deleteLater);
    if (connection->bytesAvailable() > 0) serve(connection);
  }
}

void PinnedServer::serve(QTcpSocket* connection) {
  const QByteArray seen = connection->peek(64 * 1024);
  const qsizetype head = seen.indexOf("\r\n\r\n");
  if (head < 0) return;
  if (seen.startsWith("GET /sync")) {
    received_ += seen.size();
    disconnect(connection, nullptr, this, nullptr);
    sockets_.handleConnection(connection);
    emit connection->readyRead();
    return;
  }
  const qsizetype at = seen.toLower().indexOf("content-length:");
  const qsizetype length = at < 0 ? 0 : seen.mid(at + 15, seen.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
  if (seen.size() < head + 4 + length) return;
  connection->read(head + 4 + length);
  received_ += head + 4 + length;
  const QString path = QString::fromUtf8(seen.mid(5, seen.indexOf(' ', 5) - 5));
  paths << path;
  const Answer answer = on_post(path, QJsonDocument::fromJson(seen.mid(head + 4, length)).object());
  const QByteArray body = QJsonDocument(answer.body).toJson();
  connection->write("HTTP/1.1 " + QByteArray::number(answer.status) +
                    " x\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
                    "\r\n\r\n" + body);
}

}  // namespace carnet::client
