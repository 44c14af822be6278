#include "tests/bench/fleet.h"

#include <stdexcept>
#include <thread>

namespace carnet::bench {

namespace {

// Devices like the one that the person enrolled, signed in, which never existed anywhere.
constexpr const char* makeDevicesSql = R"(
WITH made AS (
  INSERT INTO device SELECT made.* FROM
    (SELECT d.* FROM device d JOIN app_user u ON u.id = d.user_id WHERE u.login = $1 LIMIT 1) AS d,
    (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $2::int) AS n) AS fresh,
    LATERAL jsonb_populate_record(NULL::device,
      to_jsonb(d) || jsonb_build_object('id', fresh.id, 'root_id', fresh.id, 'code', 'B' || left(fresh.id::text, 8))) AS made
  RETURNING id, user_id
), sessions AS (
  INSERT INTO auth_session (id, user_id, device_id, newest_hash, expires_at)
  SELECT id, user_id, id, sha256(id::text::bytea), now() + interval '1 hour' FROM made
)
SELECT id, user_id FROM made)";

constexpr const char* makePeopleSql = R"(
WITH person AS (SELECT * FROM app_user WHERE login = $1),
fresh AS (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $2::int) AS n),
people AS (
  INSERT INTO app_user SELECT made.* FROM person p, fresh,
    LATERAL jsonb_populate_record(NULL::app_user,
      to_jsonb(p) || jsonb_build_object('id', fresh.id, 'root_id', fresh.id, 'login', p.login || fresh.n)) AS made
  RETURNING id
), roles AS (
  INSERT INTO user_role SELECT made.* FROM user_role r JOIN person p ON r.user_id = p.id, fresh,
    LATERAL jsonb_populate_record(NULL::user_role,
      to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(), 'root_id', fresh.id, 'user_id', fresh.id)) AS made
), devices AS (
  INSERT INTO device SELECT made.* FROM
    (SELECT d.* FROM device d JOIN person p ON d.user_id = p.id LIMIT 1) AS d, fresh,
    LATERAL jsonb_populate_record(NULL::device, to_jsonb(d) || jsonb_build_object('id', fresh.id, 'root_id', fresh.id,
      'user_id', fresh.id, 'code', 'P' || left(fresh.id::text, 8))) AS made
), holds AS (
  INSERT INTO sync_hold
    SELECT fresh.id, h.facet, CASE h.root_id WHEN p.id THEN fresh.id ELSE h.root_id END, h.from_no, h.to_no
    FROM sync_hold h JOIN person p ON h.person_id = p.id, fresh
), sessions AS (
  INSERT INTO auth_session (id, user_id, device_id, newest_hash, expires_at)
  SELECT id, id, id, sha256(id::text::bytea), now() + interval '1 hour' FROM fresh
)
SELECT id, id FROM fresh)";

std::string unhex(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 2; i + 1 < text.size(); i += 2)
    bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
  return bytes;
}

// As a device does: what fails is tried again, after a pause that differs from one to the next.
std::unique_ptr<testing::WireClient> upgraded(const Door& door) {
  SystemRng rng;
  // Devices are in many places: the server counts the connections of one address.
  const auto from = static_cast<std::uint32_t>(0x7f010000 + rng.next() % 0xfff0 + 1);
  for (int tries = 0; tries < 60; ++tries) {
    try {
      auto socket = std::make_unique<testing::WireClient>(door.port, door.security, 0, from);
      if (socket->upgrade("/sync") == 101) return socket;
    } catch (const std::exception&) {
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(rng.next() % 1'000));
  }
  throw std::runtime_error("the server takes no more connections");
}

std::vector<FleetDevice> make(PostgresFloor& database, const char* sql, const char* login, int count) {
  PGresult* rows = ask(database, sql, {login, std::to_string(count).c_str()});
  std::vector<FleetDevice> devices;
  for (int i = 0; i < PQntuples(rows); ++i)
    devices.push_back({*Uuid::parse(PQgetvalue(rows, i, 0)), *Uuid::parse(PQgetvalue(rows, i, 1))});
  PQclear(rows);
  return devices;
}

}  // namespace

PGresult* ask(PostgresFloor& database, const char* sql, const std::vector<const char*>& values) {
  PGresult* result = PQexecParams(database.connection(), sql, static_cast<int>(values.size()), nullptr, values.data(),
                                  nullptr, nullptr, 0);
  if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) > 0) return result;
  throw std::runtime_error("PostgreSQL: " + std::string(PQresultErrorMessage(result)));
}

std::vector<FleetDevice> makeDevices(PostgresFloor& database, const char* login, int count) {
  return make(database, makeDevicesSql, login, count);
}

std::vector<FleetDevice> makePeople(PostgresFloor& database, const char* login, int count) {
  return make(database, makePeopleSql, login, count);
}

server::TokenSeal sealOf(PostgresFloor& database) {
  PGresult* secret = ask(database, "SELECT secret FROM auth_secret", {});
  server::TokenSeal seal(unhex(PQgetvalue(secret, 0, 0)));
  PQclear(secret);
  return seal;
}

std::int64_t headOf(PostgresFloor& database) {
  PGresult* head = ask(database, "SELECT n FROM sync_head", {});
  const std::int64_t n = std::atoll(PQgetvalue(head, 0, 0));
  PQclear(head);
  return n;
}

Held heldBy(const Door& door, const server::TokenSeal& seal, const FleetDevice& device) {
  FleetLink link(door, seal, device);
  const auto welcome = link.await<sync::Welcome>();
  Held held{welcome.server_id, welcome.epoch, {}};
  for (const sync::DeltaCommit& commit : link.await<sync::Delta>().commits)
    held.nodes.insert(commit.entered.begin(), commit.entered.end());
  return held;
}

FleetLink::FleetLink(const Door& door, const server::TokenSeal& seal, const FleetDevice& device, std::int64_t cursor,
                     const Held& held)
    : socket_(upgraded(door)), device_(device) {
  sync::Hello hello;
  hello.device_id = device.id;
  hello.token = seal.accessToken({.user_id = device.user_id,
                                  .device_id = device.id,
                                  .session_id = device.id,
                                  .expires_at = Instant{SystemClock().now().unix_ms + 600'000}});
  hello.cursor = cursor;
  hello.server_id = held.server_id;
  hello.epoch = held.epoch;
  if (cursor > 0) hello.nodes_digest = sync::digestOf(held.nodes);
  send(hello);
}

void FleetLink::send(const sync::Message& message) { socket_->send(2, end_.encode(message)); }

std::optional<sync::Message> FleetLink::receive(std::chrono::milliseconds patience) {
  while (const auto frame = socket_->receive(patience)) {
    if (frame->opcode == 8) throw std::runtime_error("the server closed a connection: " + frame->payload);
    if (frame->opcode == 9) socket_->send(10, frame->payload);
    if (frame->opcode != 2) continue;
    auto message = end_.decode(frame->payload);
    if (!message.ok()) throw std::runtime_error(message.problem().code);
    if (const auto* error = std::get_if<sync::Error>(&message.value()))
      throw std::runtime_error("the server refused a connection: " + error->code);
    if (const auto* ping = std::get_if<sync::Ping>(&message.value())) send(sync::Pong{ping->nonce});
    if (const std::size_t cost = sync::creditCost(message.value()); cost > 0)
      send(sync::Credit{static_cast<std::uint32_t>(cost)});
    return std::move(message).value();
  }
  return std::nullopt;
}

void FleetLink::push(Operation operation) {
  const Instant now = SystemClock().now();
  ChangeSet change_set;
  change_set.id = rng_.newId(now);
  change_set.device_id = device_.id;
  change_set.person_id = device_.user_id;
  change_set.cs_no = next_cs_no_++;
  operation.happened_at = change_set.happened_at = Hlc::of(now);
  change_set.operations = {std::move(operation)};
  sync::Push message;
  message.cs_no = change_set.cs_no;
  message.id = change_set.id;
  message.bytes = encodeChangeSet(change_set);
  message.hash = sha256(message.bytes);
  send(message);
}

sync::Receipt FleetLink::perform(Operation operation) {
  push(std::move(operation));
  sync::Receipt receipt = await<sync::Receipt>();
  if (receipt.verdict == Verdict::parked) throw std::runtime_error("parked: " + receipt.reason.code);
  return receipt;
}

}  // namespace carnet::bench
