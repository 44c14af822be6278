// First synchronisation on real tables: chunks, their order, their resumption, and what is left out.
#include "server/sync/snapshot_reader.h"

#include <algorithm>
#include <set>

#include "server/sync/node_ranges.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/role_permission.h"
#include "shared/schema/codec.h"
#include "tests/server/sync/company.h"
#include "tests/server/sync/server_node.h"

namespace carnet::testing {
namespace {

class SnapshotTest : public ::testing::Test {
 protected:
  SnapshotTest() : anna(company.addPerson("anna")), ben(company.addPerson("ben")) { company.grant(anna, everything()); }

  std::vector<Uuid> addPartners(int count) {
    std::vector<Operation> operations;
    std::vector<Uuid> ids;
    for (int i = 0; i < count; ++i) {
      ids.push_back(company.newId());
      operations.push_back(company.createPartner(ids.back(), std::to_string(i)));
    }
    EXPECT_EQ(company.judgeOne(company.changeSet(anna, operations)).verdict, Verdict::applied);
    return ids;
  }

  server::SnapshotChunkRows read(const Person& person, std::vector<Node> nodes, const Uuid& after, std::size_t limit) {
    sync::ChunkRequest request;
    request.entity = &entityOf<Partner>;
    request.nodes = std::move(nodes);
    request.after = after;
    request.limit = limit;
    return company.database.runBlocking(
        [&](server::Transaction& tx) { return server::readChunk(tx, person.id, request); }, {.readOnly = true});
  }

  // Everything in chunks, each read by a transaction of its own.
  std::vector<std::string> readAll(const Person& person, const std::vector<Node>& nodes, std::size_t limit) {
    std::vector<std::string> names;
    Uuid after;
    for (int chunks = 0; chunks < 100; ++chunks) {
      const auto chunk = read(person, nodes, after, limit);
      EXPECT_LE(chunk.rows.size(), limit);
      for (const sync::ChunkRow& row : chunk.rows)
        names.push_back(as<Partner>(*decodeRow(entityOf<Partner>, row.image)).name);
      if (chunk.at_end) return names;
      EXPECT_LT(after, chunk.last_key);
      after = chunk.last_key;
    }
    ADD_FAILURE() << "the chunks do not end";
    return names;
  }

  Company company;
  Person anna, ben;
};

TEST_F(SnapshotTest, chunksFollowEachOtherByKeyWithoutGapOrRepetition) {
  addPartners(25);
  const std::vector<Node> whole = {{Uuid{}, Facet::card}};
  std::vector<std::string> expected;
  for (int i = 0; i < 25; ++i) expected.push_back(std::to_string(i));
  for (std::size_t limit : {1u, 4u, 25u, 100u}) {
    EXPECT_THAT(readAll(anna, whole, limit), ::testing::UnorderedElementsAreArray(expected)) << limit;
  }
  EXPECT_EQ(read(anna, whole, Uuid{}, 10).head, company.head());
}

TEST_F(SnapshotTest, longRowsMakeShortChunks) {
  const std::string description(60'000, 'x');
  std::vector<Operation> operations;
  for (int i = 0; i < 8; ++i) {
    operations.push_back(company.createPartner(company.newId(), std::to_string(i)));
    operations.back().fields.push_back({entityOf<Partner>.find("description")->no, {}, description});
  }
  for (int i = 0; i < 20; ++i) {
    for (Operation& operation : operations) operation.row_id = company.newId();
    ASSERT_EQ(company.judgeOne(company.changeSet(anna, operations)).verdict, Verdict::applied);
  }
  const std::vector<Node> whole = {{Uuid{}, Facet::card}};
  const auto chunk = read(anna, whole, Uuid{}, 2'000);
  std::size_t bytes = 0;
  for (const sync::ChunkRow& row : chunk.rows) bytes += row.image.size();
  EXPECT_GT(bytes, 4u << 20);
  EXPECT_LT(bytes, (4u << 20) + 2 * description.size());
  EXPECT_FALSE(chunk.at_end);
  EXPECT_EQ(readAll(anna, whole, 2'000).size(), 160u);
}

// Eight rows to a range are given however many there are, and they may be long.
TEST_F(SnapshotTest, longRowsMakeShortAnswersToRanges) {
  Operation create = company.createPartner(company.newId(), "");
  create.fields.push_back({entityOf<Partner>.find("description")->no, {}, std::string(60'000, 'x')});
  std::vector<Uuid> ids;
  for (int set = 0; set < 20; ++set) {
    std::vector<Operation> operations(8, create);
    for (Operation& operation : operations) ids.push_back(operation.row_id = company.newId());
    ASSERT_EQ(company.judgeOne(company.changeSet(anna, operations)).verdict, Verdict::applied);
  }
  std::sort(ids.begin(), ids.end());
  sync::RangesRequest request{{{Uuid{}, Facet::card}}, {{entityOf<Partner>.no, Uuid{}, {}}}};
  std::set<Uuid> given;
  for (int questions = 0; given.size() < ids.size(); ++questions) {
    ASSERT_LT(questions, 40);
    request.entities.front().ranges.clear();
    for (const Uuid& id : ids) {
      if (!given.contains(id)) request.entities.front().ranges.push_back({id, 0, 0});
    }
    if (!given.empty()) request.entities.front().after = *given.rbegin();
    const auto compared = company.database.runBlocking(
        [&](server::Transaction& tx) { return server::compareRanges(tx, anna.id, request); }, {.readOnly = true});
    std::size_t bytes = 0;
    const std::size_t before = given.size();
    for (const sync::DifferingRange& range : compared.differing) {
      for (const sync::RangeRow& row : range.rows) bytes += row.image.size(), given.insert(row.id);
    }
    EXPECT_LE(bytes, 600'000u);
    ASSERT_GT(given.size(), before) << "each answer brings something";
  }
}

TEST_F(SnapshotTest, leavesAndWholeFacetsMayBeAskedForTogether) {
  const auto ids = addPartners(10);
  company.grant(ben, {{ids[2], Facet::card}, {ids[7], Facet::card}, {ids[7], Facet::ticket}, {Uuid{}, Facet::product}});
  EXPECT_THAT(readAll(ben, {{ids[2], Facet::card}, {ids[7], Facet::card}}, 1),
              ::testing::UnorderedElementsAre("2", "7"));
  EXPECT_THAT(readAll(ben, {{ids[7], Facet::card}, {Uuid{}, Facet::product}}, 5), ::testing::ElementsAre("7"));
  EXPECT_THAT(readAll(ben, {{Uuid{}, Facet::product}, {Uuid{}, Facet::ticket}}, 5), ::testing::IsEmpty());
}

TEST_F(SnapshotTest, postgresItselfLeavesOutWhatThePersonDoesNotHold) {
  const auto ids = addPartners(5);
  company.grant(ben, {{ids[1], Facet::card}});
  // Asked for all the same, as a fault in the program above might.
  EXPECT_THAT(readAll(ben, {{Uuid{}, Facet::card}}, 10), ::testing::ElementsAre("1"));
}

TEST_F(SnapshotTest, deletedRowsAreNotSent) {
  const auto ids = addPartners(3);
  Operation erase;
  erase.verb = Verb::erase;
  erase.entity = entityOf<Partner>.no;
  erase.row_id = ids[1];
  auto change = company.changeSet(anna, {erase});
  change.change_set.seen = company.head();
  ASSERT_EQ(company.judgeOne(change).verdict, Verdict::applied);
  EXPECT_THAT(readAll(anna, {{Uuid{}, Facet::card}}, 10), ::testing::UnorderedElementsAre("0", "2"));
}

TEST(SnapshotOverALink, goesOnAfterACutWhereTheDeviceSaysItStands) {
  ServerNode node;
  const Uuid device = node.rng.newId(node.clock.now());
  auto link = node.connectAs("desk", device);
  const auto welcome = link->await<sync::Welcome>();
  const auto reset = link->await<sync::Delta>();
  const auto begin = link->await<sync::SnapshotBegin>();
  ASSERT_TRUE(welcome && reset && begin);
  // The device keeps what came up to this chunk and is cut.
  std::optional<sync::SnapshotChunk> kept;
  do kept = link->await<sync::SnapshotChunk>();
  while (kept && kept->entity != entityOf<RolePermission>.no);
  ASSERT_TRUE(kept);
  link->close(server::CloseReason::normal, "cut");

  sync::Hello hello = node.hello("desk", device, reset->to);
  hello.server_id = welcome->server_id;
  hello.epoch = welcome->epoch;
  for (const Node& entered : begin->nodes) hello.incomplete.push_back({entered, begin->generation});
  hello.progress = sync::SnapshotProgress{begin->generation, kept->entity, kept->last_key};
  hello.nodes_digest = sync::digestOf({});
  link = node.connect();
  link->send(hello);
  bool ended = false;
  std::set<EntityNo> again;
  while (auto message = link->next()) {
    if (const auto* chunk = std::get_if<sync::SnapshotChunk>(&*message)) again.insert(chunk->entity);
    const auto* delta = std::get_if<sync::Delta>(&*message);
    EXPECT_FALSE(delta != nullptr && delta->is_reset);
    if (const auto* end = std::get_if<sync::SnapshotEnd>(&*message)) {
      EXPECT_EQ(end->generation, begin->generation);
      ended = true;
      break;
    }
  }
  EXPECT_TRUE(ended);
  EXPECT_FALSE(again.empty());
  EXPECT_FALSE(again.contains(entityOf<Role>.no)) << "what was complete is not sent again";
}

}  // namespace
}  // namespace carnet::testing
