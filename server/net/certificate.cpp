#include "server/net/certificate.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace carnet::server {

namespace fs = std::filesystem;

namespace {

template <auto Free>
struct Freeing {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, Freeing<X509_free>>;
using Bio = std::unique_ptr<BIO, Freeing<BIO_free_all>>;

template <class T>
T require(T object, const char* what) {
  if (!object) throw std::runtime_error(std::string("OpenSSL failed: ") + what);
  return object;
}

std::string contentOf(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

X509Ptr readCertificate(const std::string& pem) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  X509Ptr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  if (!certificate) throw std::runtime_error("the server's certificate cannot be read");
  return certificate;
}

std::string alternativeNames(const std::vector<std::string>& furtherNames) {
  std::string text = "DNS:localhost,IP:127.0.0.1";
  for (const std::string& name : furtherNames) {
    unsigned char address[16];
    if (::inet_pton(AF_INET, name.c_str(), address) == 1 || ::inet_pton(AF_INET6, name.c_str(), address) == 1) {
      text += ",IP:" + name;
      continue;
    }
    const bool plain = !name.empty() && name.size() <= 253 && std::all_of(name.begin(), name.end(), [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.';
    });
    if (!plain) throw std::invalid_argument("not a host name or address: " + name);
    text += ",DNS:" + name;
  }
  return text;
}

void addExtension(X509* certificate, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  std::unique_ptr<X509_EXTENSION, Freeing<X509_EXTENSION_free>> extension(
      require(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()), "extension"));
  require(X509_add_ext(certificate, extension.get(), -1), "extension");
}

void writeFile(const fs::path& file, const std::string& text, mode_t mode) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) throw std::runtime_error("cannot create " + file.string() + ": " + std::strerror(errno));
  const auto written = ::write(descriptor, text.data(), text.size());
  const bool durable = ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (written != static_cast<ssize_t>(text.size()) || !durable) {
    throw std::runtime_error("cannot write " + file.string());
  }
}

std::string readFile(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string() + "; run `carnet-server init` first");
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

Certificate makeCertificate(const std::vector<std::string>& furtherNames) {
  const std::string names = alternativeNames(furtherNames);
  const Key key(require(EVP_EC_gen("P-256"), "key"));
  const X509Ptr certificate(require(X509_new(), "certificate"));
  X509* x509 = certificate.get();
  X509_set_version(x509, X509_VERSION_3);

  unsigned char serial[16];
  require(RAND_bytes(serial, sizeof serial) == 1, "random");
  serial[0] &= 0x7f;
  const std::unique_ptr<BIGNUM, Freeing<BN_free>> number(require(BN_bin2bn(serial, sizeof serial, nullptr), "serial"));
  require(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509)), "serial");
  // A day of grace for clocks that are behind.
  X509_gmtime_adj(X509_getm_notBefore(x509), -86'400);
  X509_gmtime_adj(X509_getm_notAfter(x509), 3652L * 86'400);
  X509_NAME* name = X509_get_subject_name(x509);
  const auto* common = reinterpret_cast<const unsigned char*>("Carnet server");
  require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0), "name");
  X509_set_issuer_name(x509, name);
  require(X509_set_pubkey(x509, key.get()), "public key");
  addExtension(x509, NID_basic_constraints, "critical,CA:FALSE");
  addExtension(x509, NID_key_usage, "critical,digitalSignature");
  addExtension(x509, NID_ext_key_usage, "serverAuth");
  addExtension(x509, NID_subject_alt_name, names);
  require(X509_sign(x509, key.get(), EVP_sha256()), "signature");

  const Bio certificateText(BIO_new(BIO_s_mem()));
  require(PEM_write_bio_X509(certificateText.get(), x509), "PEM");
  const Bio keyText(BIO_new(BIO_s_mem()));
  require(PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr), "PEM");
  return {contentOf(certificateText.get()), contentOf(keyText.get())};
}

Sha256 spkiPin(const std::string& certificatePem) {
  const X509Ptr certificate = readCertificate(certificatePem);
  unsigned char* der = nullptr;
  const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
  require(size > 0, "public key");
  const std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return sha256(bytes);
}

Certificate loadCertificate(const fs::path& folder) {
  Certificate loaded{readFile(folder / "certificate.pem"), readFile(folder / "key.pem")};
  const X509Ptr certificate = readCertificate(loaded.certificatePem);
  const Bio bio(BIO_new_mem_buf(loaded.keyPem.data(), static_cast<int>(loaded.keyPem.size())));
  const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  if (!key || X509_check_private_key(certificate.get(), key.get()) != 1) {
    throw std::runtime_error("certificate.pem and key.pem in " + folder.string() + " do not belong together");
  }
  return loaded;
}

void saveCertificate(const Certificate& certificate, const fs::path& folder) {
  fs::create_directories(folder);
  writeFile(folder / "key.pem", certificate.keyPem, 0600);
  writeFile(folder / "certificate.pem", certificate.certificatePem, 0644);
}

}  // namespace carnet::server
