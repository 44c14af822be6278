#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include <stdlib.h>
#include <sys/stat.h>

#include "server/net/certificate.h"

namespace carnet::server {
namespace {

namespace fs = std::filesystem;

class CertificateFolder : public ::testing::Test {
 protected:
  CertificateFolder() {
    std::string pattern = (fs::temp_directory_path() / "carnet-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
  }
  ~CertificateFolder() override { fs::remove_all(folder); }
  fs::path folder;
};

TEST_F(CertificateFolder, aSavedCertificateComesBackWithTheSamePin) {
  const Certificate made = makeCertificate({"carnet.example", "192.0.2.7"});
  saveCertificate(made, folder);
  const Certificate loaded = loadCertificate(folder);
  EXPECT_EQ(spkiPin(loaded.certificatePem), spkiPin(made.certificatePem));
  EXPECT_NE(spkiPin(loaded.certificatePem), spkiPin(makeCertificate().certificatePem));
}

TEST_F(CertificateFolder, onlyTheOwnerReadsTheKey) {
  saveCertificate(makeCertificate(), folder);
  struct stat status {};
  ASSERT_EQ(::stat((folder / "key.pem").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(CertificateFolder, aCertificateIsNeverReplaced) {
  saveCertificate(makeCertificate(), folder);
  EXPECT_THROW(saveCertificate(makeCertificate(), folder), std::runtime_error);
}

TEST_F(CertificateFolder, aKeyOfAnotherCertificateIsRefused) {
  saveCertificate(makeCertificate(), folder);
  std::ofstream(folder / "key.pem", std::ios::trunc) << makeCertificate().keyPem;
  EXPECT_THROW(loadCertificate(folder), std::runtime_error);
}

TEST(Certificate, aNameThatIsNoneIsRefused) { EXPECT_THROW(makeCertificate({"a,IP:8.8.8.8"}), std::invalid_argument); }

}  // namespace
}  // namespace carnet::server
