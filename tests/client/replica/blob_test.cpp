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

struct SteppedClock final : Clock {
  Instant now() const override { return at; }
  void step(Duration by) { at = at + by; }
  Instant at{1'700'000'000'000};
};

struct Opened {
  explicit Opened(const std::filesystem::path& folder)
      : folder(folder), store(folder, registry()), blobs(folder, store.database(), clock) {}
  // One that comes from the server, an hour after what came before.
  Sha256 fetched(const std::string& bytes) {
    clock.step(Duration::hours(1));
    const Sha256 hash = sha256(bytes);
    blobs.want(hash, someId(1));
    blobs.append(hash, 0, bytes.size(), bytes);
    return hash;
  }
  bool has(const Sha256& hash) const { return std::filesystem::exists(FileBlobStore::pathOf(folder, hash)); }

  std::filesystem::path folder;
  SteppedClock clock;
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

TEST(Blobs, whatWasUsedLongestAgoMakesRoomForWhatComes) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  opened.blobs.setCap(250'000);
  const Sha256 first = opened.fetched(photo(100'000)), second = opened.fetched(photo(100'001));
  EXPECT_EQ(opened.blobs.held().bytes, 200'001);
  opened.clock.step(Duration::hours(1));
  opened.blobs.want(first, someId(1));  // opened again
  const Sha256 third = opened.fetched(photo(100'002));
  EXPECT_TRUE(opened.has(first));
  EXPECT_FALSE(opened.has(second));
  EXPECT_TRUE(opened.has(third));
  EXPECT_EQ(opened.blobs.held().bytes, 200'002);
  opened.blobs.want(second, someId(1));
  ASSERT_EQ(opened.blobs.downloads(10).size(), 1u);
  opened.blobs.append(second, 0, 100'001, photo(100'001));
  EXPECT_TRUE(opened.has(second)) << "it comes back when it is opened";
}

TEST(Blobs, whatTheServerDoesNotHaveNeverGoes) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  const Sha256 own = opened.blobs.keep(photo(300'000));
  opened.clock.step(Duration::hours(24 * 365));
  opened.blobs.setCap(100'000);
  opened.fetched(photo(1'000));
  EXPECT_TRUE(opened.has(own));
  EXPECT_EQ(opened.blobs.held().unsent, 300'000);
  opened.blobs.markUploaded(own);
  EXPECT_FALSE(opened.has(own));
  EXPECT_EQ(opened.blobs.held().unsent, 0);
}

TEST(Blobs, whatIsKeptForWhatIsPlannedStaysUntilItIsNotPlannedAnyMore) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  const std::string bytes = photo(100'000);
  const Sha256 planned = sha256(bytes);
  opened.blobs.keepAhead({{planned, someId(1)}});
  ASSERT_EQ(opened.blobs.downloads(10).size(), 1u) << "it is asked for before anybody opens it";
  opened.blobs.append(planned, 0, bytes.size(), bytes);
  EXPECT_EQ(opened.blobs.held().ahead, 100'000);
  opened.clock.step(Duration::hours(24 * 30));
  opened.blobs.setCap(1'000);
  EXPECT_TRUE(opened.has(planned));
  opened.blobs.keepAhead({});
  EXPECT_FALSE(opened.has(planned));
  EXPECT_EQ(opened.blobs.held().bytes, 0);
}

TEST(Blobs, whatCameAMomentAgoIsNotTakenFromUnderAPersonsEyes) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  opened.blobs.setCap(1'000);
  const Sha256 large = opened.fetched(photo(100'000));
  EXPECT_TRUE(opened.has(large));
  const Sha256 next = opened.fetched(photo(100'001));
  EXPECT_FALSE(opened.has(large)) << "an hour later";
  EXPECT_TRUE(opened.has(next));
}

TEST(Blobs, whatAPersonAsksForComesBeforeWhatIsFetchedAhead) {
  TemporaryFolder folder;
  Opened opened(folder.path());
  opened.blobs.keepAhead({{sha256("a"), someId(1)}, {sha256("b"), someId(2)}});
  opened.blobs.want(sha256("c"), someId(3));
  opened.blobs.want(sha256("b"), someId(2));
  const auto downloads = opened.blobs.downloads(10);
  ASSERT_EQ(downloads.size(), 3u);
  EXPECT_EQ(downloads[0].hash, sha256("b"));
  EXPECT_EQ(downloads[1].hash, sha256("c"));
  EXPECT_EQ(downloads[2].hash, sha256("a"));
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
