#include "tests/shared/sync/rig.h"

#include <gtest/gtest.h>

#include "shared/schema/codec.h"
#include "shared/sync/visibility.h"

namespace carnet::testbook {

RigDevice::RigDevice(Rig& r, const Uuid& person, std::uint64_t seed) : rig(r), rng(seed) {
  sync::ReplicaState state;
  state.device_id = Uuid::v7(2, seed, seed);
  state.person_id = person;
  state.device_code = "T" + std::to_string(seed);
  store.begin(sync::Durability::full);
  store.putState(state);
  store.commit();
  restart();
}

void RigDevice::restart() {
  session.reset();
  to_server.clear();
  to_device.clear();
  engine = std::make_unique<sync::DeviceEngine>(*program, store, &blobs, rng);
  take(engine->start(rig.now));
}

void RigDevice::connect() {
  if (engine->link() == sync::LinkState::offline) take(engine->onWakeUp(rig.now));
  take(engine->onConnected("token", rig.now));
  const sync::Hello hello = std::get<sync::Hello>(to_server.front());
  EXPECT_GE(hello.confirmed_cs_no, 0) << "a server reads no number below it";
  to_server.pop_front();
  const sync::ReplicaState state = store.state();
  sync::SessionStart start;
  Row person;
  start.actor = {state.person_id, state.device_id, 0};
  if (const auto found = rig.find<Person>(state.person_id))
    start.actor.roles = static_cast<std::uint32_t>(found->roles);
  start.server_id = rig.server_id;
  start.epoch = rig.epochs.back().epoch;
  start.hello = hello;
  start.head = start.durable_no = rig.server.head();
  start.last_cs_no = rig.server.lastCsNo(state.device_id);
  start.common_no =
      sync::commonNo(hello, {rig.epochs, start.head, start.last_cs_no, rig.server.changeSetAt(hello.known_no)});
  start.nodes_at_cursor = rig.server.nodesAt(state.person_id, start.goesOnAt());
  start.nodes_at_head = rig.server.nodesAt(state.person_id, start.head);
  start.now = rig.now;
  start.token_expires_at = rig.now + token_life;
  session = std::make_unique<sync::ServerSession>(*rig.program, std::move(start));
  rig.take(*this, session->begin());
}

void RigDevice::cut() {
  session.reset();
  to_server.clear();
  to_device.clear();
  take(engine->onDisconnected(rig.now));
}

void RigDevice::take(sync::DeviceReaction reaction) {
  for (sync::Message& message : reaction.send) to_server.push_back(std::move(message));
  receipts.insert(receipts.end(), reaction.receipts.begin(), reaction.receipts.end());
  if (reaction.trouble) trouble = reaction.trouble;
  wants_connection = wants_connection || reaction.connect;
  wants_token = wants_token || reaction.wants_token;
  if (reaction.close) {
    session.reset();
    to_server.clear();
    to_device.clear();
  }
}

bool RigDevice::deliverToServer() {
  if (to_server.empty() || !session) return false;
  sync::Message message = std::move(to_server.front());
  to_server.pop_front();
  rig.take(*this, session->onMessage(std::move(message), rig.now));
  return true;
}

bool RigDevice::deliverToDevice() {
  if (to_device.empty()) return false;
  sync::Message message = std::move(to_device.front());
  to_device.pop_front();
  take(engine->onMessage(std::move(message), rig.now));
  return true;
}

void RigDevice::work() {
  for (bool more = true; more;) {
    sync::DeviceReaction reaction = engine->step(rig.now);
    more = reaction.has_more_work;
    take(std::move(reaction));
  }
}

sync::SubmitOutcome RigDevice::submit(std::vector<Operation> operations) {
  rig.now = rig.now + Duration::seconds(1);
  sync::SubmitOutcome outcome = engine->submit({std::move(operations)}, rig.now);
  take(std::move(outcome.reaction));
  return outcome;
}

std::optional<Row> RigDevice::row(const Entity& entity, const Uuid& id) {
  Row out;
  if (store.get(entity, id, out) != Presence::present) return std::nullopt;
  return out;
}

Rig::Rig() : authority(book()) {
  server.transact([&](sync::ServerTransaction& tx) {
    sync::PlannedCommit plan;
    plan.change_set.id = Uuid::v7(7, 7, 7);
    for (const auto& [id, name, roles] :
         {std::tuple{anna, "Anna", office}, {bert, "Bert", worker}, {carl, "Carl", worker}}) {
      Person person;
      person.head.id = person.head.root_id = id;
      person.name = name;
      person.roles = roles;
      plan.changes.push_back({std::nullopt, rowOf(person)});
      plan.moves.push_back({id, {Uuid{}, Facet::all}, true});
      if (roles != office) continue;
      plan.moves.push_back({id, {Uuid{}, Facet::ticket}, true});
      plan.moves.push_back({id, {Uuid{}, Facet::hq}, true});
    }
    tx.flush({plan});
  });
}

RigDevice& Rig::add(const Uuid& person) {
  devices.push_back(std::make_unique<RigDevice>(*this, person, devices.size() + 1));
  return *devices.back();
}

void Rig::restore(const simulation::MemoryServer& backup, bool is_noticed) {
  for (const auto& device : devices) device->cut();
  server = backup;
  server_cs_no_.clear();
  for (const auto& [key, stored] : server.receipts()) server_cs_no_[key.first] = server.lastCsNo(key.first);
  if (is_noticed) epochs.push_back({Uuid::v7(6, 6, 6 + epochs.size()), server.head()});
}

sync::Receipt Rig::serverDoes(const Uuid& person, std::vector<Operation> operations, std::int64_t seen) {
  now = now + Duration::seconds(1);
  sync::Received received;
  ChangeSet& cs = received.change_set;
  cs.device_id = Uuid::v7(3, person.bytes[15], 3);
  cs.person_id = person;
  cs.cs_no = ++server_cs_no_[cs.device_id];
  cs.id = rng_.newId(now);
  cs.seen = seen;
  cs.happened_at = Hlc::of(now);
  for (Operation& op : operations) op.happened_at = cs.happened_at;
  cs.operations = std::move(operations);
  received.bytes = encodeChangeSet(cs);
  received.hash = sha256(received.bytes);
  received.actor = {person, cs.device_id, static_cast<std::uint32_t>(find<Person>(person)->roles)};
  received.arrival = now;
  sync::BatchResult result;
  server.transact([&](sync::ServerTransaction& tx) { result = authority.judge(tx, {received}); });
  publish();
  return result.judgements.at(0).receipt;
}

void Rig::publish() {
  for (const auto& device : devices) {
    if (device->session) take(*device, device->session->onHead(server.head()));
  }
}

void Rig::take(RigDevice& device, sync::SessionReaction reaction) {
  for (sync::Message& message : reaction.send) {
    device.seen.push_back(message);
    device.to_device.push_back(std::move(message));
  }
  if (reaction.close) {
    device.session.reset();
    return;
  }
  for (const sync::BlobAsk& ask : reaction.blob_asks)
    take(device, device.session->onBlobHave({ask.hash, blobs.have(ask.hash)}));
  for (const sync::BlobPut& put : reaction.blob_puts)
    take(device, device.session->onBlobHave({put.hash, blobs.put(put)}));
  for (const sync::BlobGet& get : reaction.blob_gets) {
    const std::string* whole = blobs.find(get.hash);
    device.session->onBlobGiven();
    if (whole != nullptr)
      device.to_device.push_back(
          sync::BlobPart{get.hash, get.offset, whole->size(), whole->substr(get.offset, get.length)});
    else
      device.to_device.push_back(sync::BlobMissing{get.hash});
  }
  if (reaction.verify_token) take(device, device.session->onTokenAccepted(now + device.token_life));
  if (!reaction.submit.empty()) {
    sync::BatchResult result;
    server.transact([&](sync::ServerTransaction& tx) { result = authority.judge(tx, reaction.submit); });
    take(device, device.session->onJudgements(result.judgements));
    publish();
  }
  if (device.session && reaction.feed) {
    take(device, device.session->onFeed(server.read(reaction.feed->after, reaction.feed->max_commits)));
  }
  if (device.session && reaction.sums) {
    take(device, device.session->onSums(server.sums(reaction.sums->nodes), server.head()));
  }
  if (device.session && reaction.ranges) {
    take(device, device.session->onRanges(server.compare(*reaction.ranges), server.head()));
  }
  if (device.session && reaction.chunk) {
    reaction.chunk->limit = std::min(reaction.chunk->limit, chunk_limit);
    const auto chunk = server.chunk(*reaction.chunk);
    take(device, device.session->onChunk(chunk.rows, chunk.last_key, chunk.at_end, chunk.head));
  }
}

void Rig::settle() {
  for (bool moved = true; moved;) {
    moved = false;
    for (const auto& device : devices) {
      while (device->deliverToServer()) moved = true;
      while (device->deliverToDevice()) moved = true;
      device->work();
    }
  }
}

std::optional<Row> Rig::row(const Entity& entity, const Uuid& id) {
  const auto found = server.rows().find({&entity, id});
  if (found == server.rows().end()) return std::nullopt;
  return found->second;
}

void Rig::expectSame(RigDevice& device) {
  const std::set<Node> nodes = server.nodesAt(device.store.state().person_id, server.head());
  std::map<RowKey, Row> expected, held = device.store.rows();
  for (const auto& [key, row] : server.rows()) {
    if (!row.isDeleted() && sync::holdsLeaf(nodes, {row.head.root_id, row.head.facet})) expected[key] = row;
  }
  std::erase_if(held, [](const auto& item) { return item.second.isDeleted(); });
  EXPECT_EQ(held.size(), expected.size());
  for (const auto& [key, row] : expected) {
    ASSERT_TRUE(held.contains(key)) << key.entity->name;
    EXPECT_EQ(encodeRow(held.at(key)), encodeRow(row)) << key.entity->name;
  }
  EXPECT_TRUE(device.store.shadows().empty());
  EXPECT_EQ(device.store.state().cursor, server.head());
  std::set<Node> held_nodes;
  for (const sync::HeldNode& node : device.store.nodes()) {
    held_nodes.insert(node.node);
    EXPECT_TRUE(node.is_complete);
  }
  EXPECT_EQ(held_nodes, nodes);
}

}  // namespace carnet::testbook
