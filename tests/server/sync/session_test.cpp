// Devices at a node: what reaches whom, and how links end.
#include <mutex>
#include <set>
#include <thread>

#include "server/sync/importer.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/attachment.h"
#include "shared/domain/organisation/device.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/saved_view.h"
#include "shared/domain/service/ticket.h"
#include "shared/schema/codec.h"
#include "tests/server/sync/company.h"
#include "tests/server/sync/server_node.h"

namespace carnet::testing {
namespace {

class SessionTest : public ::testing::Test {
 protected:
  Uuid newId() { return node.rng.newId(node.clock.now()); }

  // Everything of a first synchronisation, by entity.
  std::map<EntityNo, std::vector<Row>> synchronise(TestLink& link, sync::SnapshotEnd* end = nullptr) {
    std::map<EntityNo, std::vector<Row>> rows;
    while (auto message = link.next()) {
      if (auto* chunk = std::get_if<sync::SnapshotChunk>(&*message)) {
        for (const std::string& image : chunk->images) {
          auto row = decodeRow(*registry().findNo(chunk->entity), image);
          EXPECT_TRUE(row);
          if (row) rows[chunk->entity].push_back(std::move(*row));
        }
      } else if (auto* ended = std::get_if<sync::SnapshotEnd>(&*message)) {
        if (end != nullptr) *end = *ended;
        return rows;
      }
    }
    ADD_FAILURE() << "no end of the snapshot";
    return rows;
  }

  ServerNode node;
  const Uuid desk_device = newId(), tom_device = newId();
};

TEST_F(SessionTest, aNewDeviceGetsWhatItsPersonHoldsAndNothingElse) {
  const auto desk = node.connectAs("desk", desk_device);
  desk->send(pushOf("desk", desk_device, 1, {createPartner(newId(), "Meyer")}));
  ASSERT_EQ(desk->await<sync::Receipt>()->verdict, Verdict::applied);

  const auto tom = node.connectAs("tom", tom_device);
  const auto welcome = tom->await<sync::Welcome>();
  ASSERT_TRUE(welcome);
  EXPECT_FALSE(welcome->server_id.isNil());
  const auto of_tom = synchronise(*tom);
  EXPECT_FALSE(of_tom.at(entityOf<AppUser>.no).empty());
  EXPECT_FALSE(of_tom.contains(entityOf<Partner>.no));
  const auto second = node.connectAs("desk", newId());
  EXPECT_EQ(synchronise(*second).at(entityOf<Partner>.no).size(), 1u);
}

TEST_F(SessionTest, aCommitReachesOthersAtOnceAndOnlyThoseWhoMaySeeIt) {
  const auto tom = node.connectAs("tom", tom_device);
  const auto admin = node.connectAs("admin", newId());
  synchronise(*tom);
  synchronise(*admin);
  const auto desk = node.connectAs("desk", desk_device);
  const sync::Push push = pushOf("desk", desk_device, 1, {createPartner(newId(), "Meyer")});
  desk->send(push);
  const auto receipt = desk->await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  const auto delta = admin->await<sync::Delta>();
  ASSERT_TRUE(delta);
  ASSERT_EQ(delta->commits.size(), 1u);
  EXPECT_EQ(delta->commits[0].change_set_id, push.id);
  EXPECT_EQ(delta->to, receipt->commit_no);
  // The technician learns that the feed went on, not what was in it.
  const auto unseen = tom->await<sync::Delta>();
  ASSERT_TRUE(unseen);
  EXPECT_TRUE(unseen->commits.empty());
  EXPECT_EQ(unseen->to, receipt->commit_no);
}

TEST_F(SessionTest, theSamePushTwiceGetsTheSameReceiptAndIsWrittenOnce) {
  const auto desk = node.connectAs("desk", desk_device);
  const sync::Push push = pushOf("desk", desk_device, 1, {createPartner(newId(), "Meyer")});
  desk->send(push);
  desk->send(push);
  const auto first = desk->await<sync::Receipt>();
  const auto second = desk->await<sync::Receipt>();
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
}

TEST_F(SessionTest, commitsOfAnotherProcessArriveToo) {
  const auto admin = node.connectAs("admin", newId());
  synchronise(*admin);
  Office beside(node.database.options().url, nullptr);
  beside.actAsServer({importOf([&] {
    Partner partner;
    partner.head.id = newId();
    partner.name = "From beside";
    return partner;
  }())});
  const auto delta = admin->await<sync::Delta>();
  ASSERT_TRUE(delta && delta->commits.size() == 1u);
  EXPECT_EQ(delta->commits[0].rows.size(), 1u);
}

TEST_F(SessionTest, aDeviceThatComesBackGetsOnlyWhatItMissed) {
  sync::SnapshotEnd end;
  const auto admin_device = newId();
  auto admin = node.connectAs("admin", admin_device);
  const auto welcome = admin->await<sync::Welcome>();
  synchronise(*admin, &end);
  admin->close(server::CloseReason::normal, "");
  const auto desk = node.connectAs("desk", desk_device);
  desk->send(pushOf("desk", desk_device, 1, {createPartner(newId(), "Meyer")}));
  desk->await<sync::Receipt>();
  sync::Hello hello = node.hello("admin", admin_device, end.to);
  hello.server_id = welcome->server_id;
  hello.epoch = welcome->epoch;
  std::set<Node> held;
  node.database.runBlocking([&](server::Transaction& tx) {
    for (const server::Row& row :
         tx.exec("SELECT root_id, facet FROM sync_hold WHERE person_id = $1", officePerson("admin"))) {
      held.insert({row[0].uuid(), static_cast<Facet>(row[1].integer())});
    }
  });
  hello.nodes_digest = sync::digestOf(held);
  admin = node.connect();
  admin->send(hello);
  ASSERT_TRUE(admin->await<sync::Welcome>());
  const auto message = admin->next();
  const auto* delta = message ? std::get_if<sync::Delta>(&*message) : nullptr;
  ASSERT_TRUE(delta);
  EXPECT_FALSE(delta->is_reset);
  EXPECT_EQ(delta->from, end.to);
  EXPECT_EQ(delta->commits.size(), 1u);
}

// A device passes over the snapshot of a node that it does not hold.
TEST_F(SessionTest, aNodesSnapshotNeverOvertakesTheDeltaThatEntersIt) {
  constexpr int tickets = 40;
  const auto tom = node.connectAs("tom", tom_device);
  synchronise(*tom);
  std::mutex turn;
  const auto sendInTurn = [&](const sync::Message& message) {
    const std::lock_guard lock(turn);
    tom->send(message);
  };
  // Whatever comes from the device sets the session going, also while the fence is asked about a Delta.
  std::jthread busy([&](std::stop_token ended) {
    while (!ended.stop_requested()) {
      sendInTurn(sync::Pong{});
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
  });
  for (int n = 1; n <= tickets; ++n) {
    Operation ticket;
    ticket.verb = Verb::create;
    ticket.entity = entityOf<Ticket>.no;
    ticket.row_id = newId();
    ticket.fields = {{entityOf<Ticket>.find("title")->no, {}, "It leaks"}};
    sendInTurn(pushOf("tom", tom_device, n, {ticket}));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  std::set<Node> entered;
  std::size_t begun = 0;
  while (begun < tickets) {
    const auto message = tom->next();
    ASSERT_TRUE(message) << begun << " snapshots of " << entered.size() << " nodes";
    if (const auto* receipt = std::get_if<sync::Receipt>(&*message)) {
      ASSERT_EQ(receipt->verdict, Verdict::applied) << receipt->reason.code;
    } else if (const auto* delta = std::get_if<sync::Delta>(&*message)) {
      for (const sync::DeltaCommit& commit : delta->commits)
        entered.insert(commit.entered.begin(), commit.entered.end());
    } else if (const auto* begin = std::get_if<sync::SnapshotBegin>(&*message)) {
      begun += begin->nodes.size();
      for (const Node& each : begin->nodes) EXPECT_TRUE(entered.contains(each)) << each.root_id.toString();
    }
  }
}

TEST_F(SessionTest, whatPostgresSumsIsWhatADeviceCounts) {
  const auto desk = node.connectAs("desk", desk_device);
  for (int n = 1; n <= 3; ++n) desk->send(pushOf("desk", desk_device, n, {createPartner(newId(), "Meyer")}));
  for (int n = 1; n <= 3; ++n) ASSERT_EQ(desk->await<sync::Receipt>()->verdict, Verdict::applied);
  // A row in a leaf that is Tom's alone.
  Operation view;
  view.verb = Verb::create;
  view.entity = entityOf<SavedView>.no;
  view.row_id = newId();
  view.fields = {{entityOf<SavedView>.find("user_id")->no, {}, officePerson("tom")},
                 {entityOf<SavedView>.find("entity")->no, {}, "ticket"},
                 {entityOf<SavedView>.find("name")->no, {}, "Mine"}};
  const auto tom = node.connectAs("tom", tom_device);
  tom->send(pushOf("tom", tom_device, 1, {view}));
  ASSERT_EQ(tom->await<sync::Receipt>()->verdict, Verdict::applied);
  std::size_t leaves = 0, facets = 0;
  for (const char* login : {"admin", "tom"}) {
    const Uuid device = newId();
    sync::Hello hello = node.hello(login, device);
    hello.wants_checkpoint = true;
    const auto link = node.connect();
    link->send(hello);
    const auto rows = synchronise(*link);
    const auto checkpoint = link->await<sync::Checkpoint>();
    ASSERT_TRUE(checkpoint) << login;
    ASSERT_FALSE(checkpoint->hashes.empty());
    for (const sync::NodeHash& hash : checkpoint->hashes) {
      std::uint64_t sum = 0;
      for (const auto& [entity, of_entity] : rows) {
        for (const Row& row : of_entity) {
          if (hash.node.covers({row.head.root_id, row.head.facet}))
            sum += sync::rowHash(entity, row.head.id, row.head.rev);
        }
      }
      EXPECT_EQ(hash.sum, sum) << login << " " << nameOf(hash.node.facet) << " " << hash.node.root_id.toString();
      (hash.node.root_id.isNil() ? facets : leaves) += sum != 0;
    }
  }
  EXPECT_GT(leaves, 0u);
  EXPECT_GT(facets, 0u);
}

TEST_F(SessionTest, whoAsksAgainAndAgainToBeComparedIsAnsweredInItsTurn) {
  const auto tom = node.connectAs("tom", tom_device);
  synchronise(*tom);
  sync::CompareRanges question;
  question.nodes = {{Uuid{}, Facet::all}};
  Uuid last;
  last.bytes.fill(0xff);
  question.entities = {{entityOf<AppUser>.no, Uuid{}, {{last, 0, 0}}}};
  const auto begin = std::chrono::steady_clock::now();
  for (int n = 0; n < 40; ++n) {
    tom->send(question);
    ASSERT_TRUE(tom->await<sync::RangesCompared>()) << n;
  }
  // Ten at once, twenty a second.
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(1'400));
  EXPECT_TRUE(tom->isOpen());
}

TEST_F(SessionTest, aReplicaOfAnotherServerIsToldSo) {
  sync::Hello hello = node.hello("tom", tom_device);
  hello.server_id = newId();
  const auto link = node.connect();
  link->send(hello);
  const auto error = link->await<sync::Error>();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "sync.other_server");
  EXPECT_TRUE(error->fatal);
  EXPECT_TRUE(link->awaitEnd(std::chrono::seconds(5)));
}

TEST_F(SessionTest, whoDoesNotSayHelloInTimeIsCut) {
  const auto link = node.connect();
  EXPECT_TRUE(link->awaitEnd(std::chrono::seconds(5)));
  EXPECT_EQ(link->closeReason(), server::CloseReason::policy);
}

TEST_F(SessionTest, aBadTokenIsRefusedByName) {
  const auto link = node.connect();
  sync::Hello hello = node.hello("tom", tom_device);
  hello.token = "nonsense";
  link->send(hello);
  EXPECT_EQ(link->await<sync::Error>()->code, "auth.token_invalid");
  EXPECT_TRUE(link->awaitEnd(std::chrono::seconds(5)));
}

TEST_F(SessionTest, aTokenOfAnotherDeviceIsRefused) {
  const auto link = node.connect();
  sync::Hello hello = node.hello("tom", tom_device);
  hello.device_id = desk_device;
  link->send(hello);
  EXPECT_EQ(link->await<sync::Error>()->code, "auth.token_invalid");
}

TEST_F(SessionTest, malformedFramesAreRefusedAtAnyTimeAndHarmNobodyElse) {
  const auto other = node.connectAs("admin", newId());
  synchronise(*other);
  const auto early = node.connect();
  early->sendFrame("\x7fgarbage");
  EXPECT_EQ(early->await<sync::Error>()->code, "frame.malformed");
  const auto late = node.connectAs("tom", tom_device);
  ASSERT_TRUE(late->await<sync::Welcome>());
  late->sendFrame(std::string("\0\xff\xff\xff", 4));
  EXPECT_EQ(late->await<sync::Error>()->code, "frame.malformed");
  EXPECT_TRUE(late->awaitEnd(std::chrono::seconds(5)));
  EXPECT_TRUE(other->isOpen());
}

TEST_F(SessionTest, aNewerConnectionOfADeviceDisplacesTheOlder) {
  const auto older = node.connectAs("tom", tom_device);
  ASSERT_TRUE(older->await<sync::Welcome>());
  const auto newer = node.connectAs("tom", tom_device);
  ASSERT_TRUE(newer->await<sync::Welcome>());
  EXPECT_TRUE(older->awaitEnd(std::chrono::seconds(5)));
  EXPECT_EQ(older->closeReason(), server::CloseReason::goingAway);
  EXPECT_TRUE(newer->isOpen());
  EXPECT_EQ(node.host->sessionCount(), 1u);
}

TEST_F(SessionTest, revokingADeviceClosesItsLinkWithinFiveSeconds) {
  const PublicKey key{1, 2, 3};
  const auto device = node.devices.enrol(officePerson("tom"), "Tablet", key, node.clock.now());
  EXPECT_EQ(node.devices.enrol(officePerson("tom"), "Tablet", key, node.clock.now()).code, device.code);
  EXPECT_THROW(node.devices.enrol(officePerson("tina"), "Stolen", key, node.clock.now()), std::invalid_argument);
  const auto tom = node.connectAs("tom", device.id);
  const auto rows = synchronise(*tom);
  ASSERT_EQ(rows.at(entityOf<Device>.no).size(), 1u);
  node.devices.revoke(device.id, node.clock.now());
  const auto error = tom->await<sync::Error>();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "auth.unknown_device");
  EXPECT_TRUE(error->fatal);
  EXPECT_TRUE(tom->awaitEnd(std::chrono::seconds(5)));
  EXPECT_TRUE(node.devices.find(device.id)->isRevoked);
}

// Revoked between its token's being looked at and its session: whoever looks at commits found no session to end.
TEST_F(SessionTest, aDeviceThatIsRevokedWhileItIsLetInIsNotGreeted) {
  const auto device = node.devices.enrol(officePerson("tom"), "Tablet", PublicKey{4, 5, 6}, node.clock.now());
  node.devices.revoke(device.id, node.clock.now());
  const auto tom = node.connectAs("tom", device.id);
  const auto error = tom->await<sync::Error>();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "auth.unknown_device");
  EXPECT_TRUE(error->fatal);
  EXPECT_TRUE(tom->awaitEnd(std::chrono::seconds(5)));
}

TEST_F(SessionTest, aPersonWithOtherRolesHasToComeBack) {
  const auto tom = node.connectAs("tom", tom_device);
  ASSERT_TRUE(tom->await<sync::Welcome>());
  Office beside(node.database.options().url, nullptr);
  UserRole role;
  role.user_id = Id<AppUser>(officePerson("tom"));
  role.role_id = roleId(RoleCode::storekeeper);
  role.head.id = userRoleId(role.user_id, role.role_id).value;
  beside.actAsServer({importOf(role)});
  EXPECT_EQ(tom->await<sync::Error>()->code, "auth.rights_changed");
  EXPECT_TRUE(tom->awaitEnd(std::chrono::seconds(5)));
}

TEST_F(SessionTest, aPhotoArrivesInPartsIsCheckedAndGivenOnlyThroughARowThatIsHeld) {
  std::string photo;
  for (int i = 0; i < 600'000; ++i) photo += static_cast<char>(i * 31 % 251);
  const Sha256 hash = sha256(photo);
  const auto put = [&](TestLink& link, std::size_t offset, std::size_t length) {
    link.send(sync::BlobPut{hash, offset, photo.size(), photo.substr(offset, length)});
    return link.await<sync::BlobHave>()->offset;
  };
  auto desk = node.connectAs("desk", desk_device);
  desk->send(sync::BlobAsk{hash, photo.size()});
  EXPECT_EQ(desk->await<sync::BlobHave>()->offset, 0u);
  EXPECT_EQ(put(*desk, 0, 262'144), 262'144u);
  // Cut in between: the next connection goes on where it stood.
  desk = node.connectAs("desk", desk_device);
  desk->send(sync::BlobAsk{hash, photo.size()});
  EXPECT_EQ(desk->await<sync::BlobHave>()->offset, 262'144u);
  EXPECT_EQ(put(*desk, 0, 1'000), 262'144u) << "a part out of its turn changes nothing";
  EXPECT_EQ(put(*desk, 262'144, 262'144), 524'288u);
  EXPECT_EQ(put(*desk, 524'288, 262'144), photo.size());

  // Nobody is told that it is there without a row of their own that names it.
  const auto admin = node.connectAs("admin", newId());
  admin->send(sync::BlobAsk{hash, photo.size()});
  EXPECT_EQ(admin->await<sync::BlobHave>()->offset, 0u);
  const Uuid partner = newId();
  desk->send(pushOf("desk", desk_device, 1, {createPartner(partner, "Meyer")}));
  ASSERT_EQ(desk->await<sync::Receipt>()->verdict, Verdict::applied);
  Attachment attachment;
  attachment.sha256 = toHex(hash);
  attachment.name = "pump.jpg";
  attachment.mime = "image/jpeg";
  attachment.size_bytes = static_cast<std::int64_t>(photo.size());
  attachment.target_entity = entityOf<Partner>.no;
  attachment.target_id = partner;
  attachment.head.id = attachmentId(attachment.sha256, partner).value;
  Operation append = importOf(attachment);
  append.verb = Verb::append;
  desk->send(pushOf("desk", desk_device, 2, {append}));
  const auto receipt = desk->await<sync::Receipt>();
  ASSERT_EQ(receipt->verdict, Verdict::applied) << receipt->reason.code;
  admin->send(sync::BlobAsk{hash, photo.size()});
  EXPECT_EQ(admin->await<sync::BlobHave>()->offset, photo.size());
  admin->send(sync::BlobGet{hash, 524'288, attachment.head.id});
  const auto part = admin->await<sync::BlobPart>();
  ASSERT_TRUE(part);
  EXPECT_EQ(part->bytes, photo.substr(524'288));
  const auto tom = node.connectAs("tom", tom_device);
  tom->send(sync::BlobGet{hash, 0, attachment.head.id});
  EXPECT_TRUE(tom->await<sync::BlobMissing>());
}

TEST_F(SessionTest, aPhotoThatIsNotWhatItsHashSaysIsThrownAway) {
  const auto desk = node.connectAs("desk", desk_device);
  const Sha256 hash = sha256("something else");
  desk->send(sync::BlobPut{hash, 0, 5, "wrong"});
  EXPECT_EQ(desk->await<sync::BlobHave>()->offset, 0u);
  EXPECT_FALSE(node.blobs.sizeOf(hash));
}

TEST(SessionFaults, postgresStoppedUnderTheServerLosesNothing) {
  TemporaryFolder folder;
  server::EmbeddedCluster cluster(testClusterOptions(folder.path() / "pg"));
  cluster.create();
  cluster.start();
  {
    server::Database control({.url = cluster.url("postgres"), .threads = 1});
    control.execOutsideTransaction("CREATE DATABASE office");
  }
  fillOffice(cluster.url("office"));
  ServerNode node(cluster.url("office"), std::chrono::seconds(1));
  const Uuid device = node.rng.newId(node.clock.now());
  auto desk = node.connectAs("desk", device);
  ASSERT_TRUE(desk->await<sync::Welcome>());
  cluster.stop();
  const sync::Push push =
      pushOf("desk", device, 1, {createPartner(node.rng.newId(node.clock.now()), "Written while it was away")});
  desk->send(push);
  const auto error = desk->await<sync::Error>();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "server.unavailable");
  EXPECT_GT(error->retry_after_ms, 0);
  EXPECT_FALSE(error->fatal);
  cluster.start();
  desk = node.connectAs("desk", device);
  ASSERT_TRUE(desk->await<sync::Welcome>());
  desk->send(push);
  const auto receipt = desk->await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->verdict, Verdict::applied);
  // Commits of others are heard again too.
  const auto admin = node.connectAs("admin", node.rng.newId(node.clock.now()));
  while (auto message = admin->next()) {
    if (std::holds_alternative<sync::SnapshotEnd>(*message)) break;
  }
  Office beside(cluster.url("office"), nullptr);
  Partner partner;
  partner.head.id = node.rng.newId(node.clock.now());
  partner.name = "From beside";
  beside.actAsServer({importOf(partner)});
  EXPECT_TRUE(admin->await<sync::Delta>());
  cluster.stop();
}

}  // namespace
}  // namespace carnet::testing
