#include "client/replica/file_blob_store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "client/replica/replica_error.h"
#include "client/replica/sqlite_store.h"
#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

std::string photo(std::size_t size) {
  SeededRng rng(size);
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(rng.next());
  return bytes;
}

std::string contentOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Opened {
  explicit Opened(const std::filesystem::path& folder) : store(folder, registry()), blobs(folder, store.database()) {}
  SqliteStore store;
  FileBlobStore blobs;
};

TEST(Blobs, aKeptFileIsReadInPartsAndOfferedUntilItIsUploaded) {
  TemporaryFolder folder;
  const std::string bytes = photo(600'000);
  Sha256 hash;
  {
    Opened first(folder.path());
    hash = first.blobs.keep(bytes);
    EXPECT_EQ(first.blobs.keep(bytes), hash);
    EXPECT_EQ(hash, sha256(bytes));
  }
  Opened again(folder.path());
  const auto uploads = again.blobs.uploads(10);
  ASSERT_EQ(uploads.size(), 1u);
  EXPECT_EQ(uploads[0].total, bytes.size());
  std::string read;
  while (read.size() < bytes.size()) read += again.blobs.read(hash, read.size(), sync::blobPartBytes);
  EXPECT_EQ(read, bytes);
  again.blobs.markUploaded(hash);
  EXPECT_TRUE(again.blobs.uploads(10).empty());
  EXPECT_EQ(contentOf(FileBlobStore::pathOf(folder.path(), hash)), bytes);
}

TEST(Blobs, aDownloadGoesOnWhereItWasCut) {
  TemporaryFolder folder;
  const std::string bytes = photo(600'000);
  const Sha256 hash = sha256(bytes);
  {
    Opened first(folder.path());
    first.blobs.want(hash, someId(1));
    ASSERT_EQ(first.blobs.downloads(10).size(), 1u);
    first.blobs.append(hash, 0, bytes.size(), bytes.substr(0, sync::blobPartBytes));
    EXPECT_FALSE(std::filesystem::exists(FileBlobStore::pathOf(folder.path(), hash)));
  }
  Opened again(folder.path());
  int arrived = 0;
  again.blobs.on_arrived = [&](const Sha256&) { ++arrived; };
  auto downloads = again.blobs.downloads(10);
  ASSERT_EQ(downloads.size(), 1u);
  EXPECT_EQ(downloads[0].offset, sync::blobPartBytes);
  EXPECT_EQ(downloads[0].attachment_id, someId(1));
  // What came before comes twice: no effect.
  again.blobs.append(hash, 0, bytes.size(), bytes.substr(0, sync::blobPartBytes));
  for (std::size_t at = sync::blobPartBytes; at < bytes.size(); at += sync::blobPartBytes) {
    again.blobs.append(hash, at, bytes.size(), bytes.substr(at, sync::blobPartBytes));
  }
  EXPECT_EQ(arrived, 1);
  EXPECT_TRUE(again.blobs.downloads(10).empty());
  EXPECT_TRUE(again.blobs.uploads(10).empty()) << "what came from the server is not sent back";
  EXPECT_EQ(contentOf(FileBlobStore::pathOf(folder.path(), hash)), bytes);
}

TEST(Blobs, contentThatIsNotWhatItClaimsIsThrownAwayAndAskedForLater) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  const Sha256 hash = sha256("right");
  opened.blobs.want(hash, someId(1));
  opened.blobs.append(hash, 0, 5, "wrong");
  EXPECT_FALSE(std::filesystem::exists(FileBlobStore::pathOf(folder.path(), hash)));
  EXPECT_TRUE(opened.blobs.downloads(10).empty());
  opened.blobs.wantMissingAgain();
  ASSERT_EQ(opened.blobs.downloads(10).size(), 1u);
  EXPECT_EQ(opened.blobs.downloads(10)[0].offset, 0u);
  opened.blobs.append(hash, 0, 5, "right");
  EXPECT_EQ(contentOf(FileBlobStore::pathOf(folder.path(), hash)), "right");
}

TEST(Blobs, oneThatTheServerDoesNotHaveYetDoesNotHoldUpTheOthers) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  opened.blobs.want(sha256("a"), someId(1));
  opened.blobs.want(sha256("b"), someId(2));
  opened.blobs.markMissing(sha256("a"));
  ASSERT_EQ(opened.blobs.downloads(10).size(), 1u);
  EXPECT_EQ(opened.blobs.downloads(10)[0].hash, sha256("b"));
}

TEST(Blobs, aDeletedFileIsNeitherOfferedNorBelievedToBeHere) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  const Sha256 gone = opened.blobs.keep("gone"), there = opened.blobs.keep("there");
  std::filesystem::remove(FileBlobStore::pathOf(folder.path(), gone));
  ASSERT_EQ(opened.blobs.uploads(1).size(), 1u);
  EXPECT_EQ(opened.blobs.uploads(1)[0].hash, there);
  opened.blobs.want(gone, someId(1));
  EXPECT_EQ(opened.blobs.downloads(1).size(), 1u);
}

TEST(Blobs, aWishIsUndoneWithTheTransactionItWasMadeIn) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  opened.store.begin(sync::Durability::full);
  opened.blobs.want(sha256("a"), someId(1));
  opened.store.rollback();
  EXPECT_TRUE(opened.blobs.downloads(10).empty());
}

TEST(Blobs, aFolderThatCannotBeWrittenIsSaid) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  std::ofstream(folder.path() / "blobs") << "a file stands where the folder should";
  try {
    opened.blobs.keep("x");
    FAIL();
  } catch (const ReplicaError& error) {
    EXPECT_EQ(error.problem.code, "replica.io");
  }
}

}  // namespace
}  // namespace carnet::client
