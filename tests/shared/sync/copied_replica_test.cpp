// Two devices with one identity.
#include "shared/sync/new_identity.h"
#include "tests/shared/sync/session_fixture.h"

namespace carnet::testbook {
namespace {

// Two files with one identity, copied while a change waited.
class CopiedReplica : public SessionTest {
 protected:
  CopiedReplica() {
    makeJobs(2, rig_.bert);
    device_.connect();
    rig_.settle();
    device_.cut();
    device_.submit({setField(J, jobId(0), "title", "job 0", "a")});
    copy_ = &rig_.add(rig_.bert);
    copy_->store = device_.store;
    copy_->restart();
    device_.submit({textField(J, jobId(0), "notes", "", "by the one")});
    copy_->submit({textField(J, jobId(1), "notes", "", "by the other")});
    copy_->submit({setField(J, jobId(1), "title", "job 1", "b")});
    device_.connect();
    rig_.settle();
  }
  // A person let it in with a new invitation.
  void letInAnew() {
    sync::takeNewIdentity(copy_->store, newDevice, "T99");
    copy_->restart();
    copy_->connect();
    rig_.settle();
  }

  const Uuid newDevice = Uuid::v7(2, 99, 99);
  RigDevice& device_ = rig_.add(rig_.bert);
  RigDevice* copy_ = nullptr;
};

TEST_F(CopiedReplica, isToldAndStopsAndWhatItSentIsKept) {
  copy_->connect();
  rig_.settle();
  ASSERT_TRUE(copy_->trouble);
  EXPECT_EQ(copy_->trouble->code, "sync.copied_replica");
  EXPECT_TRUE(copy_->trouble->fatal);
  ASSERT_TRUE(copy_->outbox(2));
  EXPECT_EQ(copy_->outbox(2)->reason.code, "change_set.copied_replica");
  const auto kept = rig_.server.copies().find(copy_->outbox(2)->id);
  ASSERT_NE(kept, rig_.server.copies().end());
  EXPECT_EQ(kept->second.bytes, copy_->outbox(2)->bytes);
  EXPECT_EQ(rig_.find<Job>(jobId(1))->notes, "");
  EXPECT_EQ(copy_->store.countWaiting(), 1) << "what it had not sent is still there";
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "a") << "what both had was taken once";
}

TEST_F(CopiedReplica, goesOnAsADeviceOfItsOwnWithWhatWaits) {
  copy_->connect();
  rig_.settle();
  letInAnew();
  EXPECT_EQ(copy_->engine->link(), sync::LinkState::online);
  EXPECT_EQ(copy_->store.countWaiting(), 0);
  EXPECT_EQ(copy_->store.countParked(), 1) << "its person still sees what the office decides";
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "b");
  copy_->submit({setField(J, jobId(0), "title", "a", "c")});
  device_.submit({textField(J, jobId(0), "notes", "by the one", "and more")});
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "c");
  EXPECT_EQ(rig_.find<Job>(jobId(0))->notes, "and more");
  rig_.expectSame(*copy_);
  rig_.expectSame(device_);
}

TEST_F(CopiedReplica, letInBeforeAnybodyNoticedDoublesNothing) {
  letInAnew();
  EXPECT_EQ(copy_->engine->link(), sync::LinkState::online);
  EXPECT_EQ(copy_->store.countWaiting(), 0);
  EXPECT_EQ(copy_->store.countParked(), 0);
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "a") << "what both had was taken once";
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "b");
  EXPECT_EQ(rig_.find<Job>(jobId(1))->notes, "by the other");
  rig_.expectSame(*copy_);
}

TEST_F(CopiedReplica, takesANewIdentityMoreThanOnce) {
  copy_->connect();
  rig_.settle();
  letInAnew();
  copy_->cut();
  copy_->submit({setField(J, jobId(1), "title", "b", "c")});
  sync::takeNewIdentity(copy_->store, Uuid::v7(2, 98, 98), "T98");
  copy_->restart();
  copy_->connect();
  rig_.settle();
  EXPECT_EQ(copy_->store.countParked(), 1);
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "c");
}

}  // namespace
}  // namespace carnet::testbook
