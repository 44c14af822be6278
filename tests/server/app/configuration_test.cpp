#include "server/app/configuration.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_cluster.h"

namespace carnet::server {
namespace {

using ::testing::HasSubstr;

TEST(Configuration, flagsComeBeforeTheFileAndTheFileBeforeDefaults) {
  carnet::testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "carnet.toml") << "[listen]\nport = 9000\naddress = \"::1\"\n";
  ConfigurationFlags flags;
  flags.data = folder.path();
  flags.port = 9001;
  const Configuration configuration = configure(flags);
  EXPECT_EQ(configuration.port, 9001);
  EXPECT_EQ(configuration.address, "::1");
  EXPECT_EQ(configuration.log_form, "words");
}

TEST(Configuration, whatInitWritesIsReadBack) {
  carnet::testing::TemporaryFolder folder;
  Configuration written;
  written.data = folder.path();
  written.port = 9002;
  written.public_host = "carnet.example";
  written.database_url = "postgresql://u:p'w@h/db";
  writeConfiguration(written);
  ConfigurationFlags flags;
  flags.data = folder.path();
  const Configuration read = configure(flags);
  EXPECT_EQ(read.port, 9002);
  EXPECT_EQ(read.public_host, "carnet.example");
  EXPECT_EQ(read.database_url, written.database_url);
}

TEST(Configuration, whatSeveralServersShareIsReadFromTheFile) {
  carnet::testing::TemporaryFolder folder;
  Configuration written;
  written.data = folder.path();
  written.database_url = "host=pool dbname=carnet";
  written.listen_url = "host=database dbname=carnet";
  written.proxies = {"192.0.2.1", "2001:db8::1"};
  written.blobs = "/srv/photos";
  writeConfiguration(written);
  ConfigurationFlags flags;
  flags.data = folder.path();
  const Configuration read = configure(flags);
  EXPECT_EQ(read.listen_url, written.listen_url);
  EXPECT_EQ(read.proxies, written.proxies);
  EXPECT_EQ(read.blobs, written.blobs);
}

TEST(Configuration, photosLieInTheDataFolderUnlessSaidOtherwise) {
  carnet::testing::TemporaryFolder folder;
  ConfigurationFlags flags;
  flags.data = folder.path();
  EXPECT_EQ(configure(flags).blobs, folder.path() / "blobs");
}

TEST(Configuration, aLogLevelThatIsNoneIsRefused) {
  ConfigurationFlags flags;
  flags.data = "/nowhere";
  flags.log_level = "loud";
  EXPECT_THROW(configure(flags), ConfigurationError);
}

}  // namespace
}  // namespace carnet::server
