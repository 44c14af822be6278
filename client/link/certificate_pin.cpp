#include "client/link/certificate_pin.h"

#include <QSslKey>

namespace carnet::client {

bool matchesPin(const QSslCertificate& certificate, const Sha256& pin) {
  if (certificate.isNull()) return false;
  const QByteArray der = certificate.publicKey().toDer();
  return !der.isEmpty() && sha256({der.constData(), static_cast<std::size_t>(der.size())}) == pin;
}

QSslConfiguration pinnedTls() {
  QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
  tls.setProtocol(QSsl::TlsV1_2OrLater);
  return tls;
}

}  // namespace carnet::client
