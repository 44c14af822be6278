// The server's identity: its public key, compared with what the invitation said. No chain is asked.
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>

#include "shared/core/hash.h"

namespace carnet::client {

// Whether the SHA-256 of the certificate's SubjectPublicKeyInfo (DER) is `pin`.
bool matchesPin(const QSslCertificate& certificate, const Sha256& pin);

// TLS 1.2 or newer.
QSslConfiguration pinnedTls();

}  // namespace carnet::client
