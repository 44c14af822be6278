// The server's own certificate: EC P-256, self-signed, ten years. Clients trust it by its pin, never by a chain.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/hash.h"

namespace carnet::server {

struct Certificate {
  std::string certificatePem;
  std::string keyPem;
};

// Names and addresses for the SubjectAltName beside localhost and 127.0.0.1; throws std::invalid_argument for one that
// is neither a host name nor an address.
Certificate makeCertificate(const std::vector<std::string>& furtherNames = {});

// SHA-256 of the certificate's SubjectPublicKeyInfo (DER): what an invitation carries.
Sha256 spkiPin(const std::string& certificatePem);

// Reads `FOLDER/certificate.pem` and `FOLDER/key.pem`; std::runtime_error when one is missing or they do not belong
// together.
Certificate loadCertificate(const std::filesystem::path& folder);
// Writes them, the key readable by its owner only; refuses to replace.
void saveCertificate(const Certificate& certificate, const std::filesystem::path& folder);

}  // namespace carnet::server
