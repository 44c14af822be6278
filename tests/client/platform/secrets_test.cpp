#include "client/platform/secrets.h"

#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

// No file of this process grows while it lives, as on a full disk.
class NoRoom {
 public:
  NoRoom() {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit none{0, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &none);
  }
  ~NoRoom() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST(Secrets, whatIsWrittenIsReadAgain) {
  TemporaryFolder folder;
  secretsIn(folder.path())->write("device", "the key");
  EXPECT_EQ(secretsIn(folder.path())->read("device"), "the key");
  secretsIn(folder.path())->remove("device");
  EXPECT_FALSE(secretsIn(folder.path())->read("device"));
}

TEST(Secrets, aFullDiskLeavesTheSecretThatWasThere) {
  TemporaryFolder folder;
  const auto secrets = secretsIn(folder.path());
  secrets->write("device", "the key and a token");
  {
    NoRoom full;
    EXPECT_THROW(secrets->write("device", "the key and the next token"), std::runtime_error);
  }
  EXPECT_EQ(secrets->read("device"), "the key and a token");
  secrets->write("device", "the key and the next token");
  EXPECT_EQ(secrets->read("device"), "the key and the next token");
}

}  // namespace
}  // namespace carnet::client
