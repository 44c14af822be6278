#include "tests/bench/postgres_floor.h"

#include <array>
#include <stdexcept>

#include "shared/core/random.h"

namespace carnet::bench {

namespace {

constexpr const char* copySql = R"(
DROP SCHEMA IF EXISTS bench_floor CASCADE;
CREATE SCHEMA bench_floor;
CREATE TABLE bench_floor.partner (LIKE public.partner INCLUDING ALL);
CREATE TABLE bench_floor.sync_feed (LIKE public.sync_feed INCLUDING ALL);
CREATE TABLE bench_floor.sync_receipt (LIKE public.sync_receipt INCLUDING ALL);
CREATE TABLE bench_floor.sync_change_set (LIKE public.sync_change_set INCLUDING ALL);
INSERT INTO bench_floor.partner SELECT * FROM public.partner;
ANALYZE bench_floor.partner)";

// $1 ids of the rows, $2 numbers, $3 ids of the change sets, $4 an image, $5 a content, $6 a hash, $7 the new value.
constexpr const char* writeSql = R"(
WITH v AS (SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[]) AS v (row_id, no, change_set_id)),
rows AS (
  UPDATE bench_floor.partner p SET source = $7, rev = v.no, updated_at = v.no FROM v WHERE p.id = v.row_id
),
feed AS (
  INSERT INTO bench_floor.sync_feed (commit_no, entry_no, entity, row_id, root_id, facet, changed_at, changed_fields, image)
  SELECT no, 0, 50, row_id, row_id, 2, no, '{9}', $4::bytea FROM v
),
receipts AS (
  INSERT INTO bench_floor.sync_receipt (commit_no, change_set_id, device_id, cs_no, person_id, happened_at, hash, verdict,
    reason_code, reason_field, reason_values, outcomes)
  SELECT no, change_set_id, '018e0000-0000-7000-8000-000000000001', no, '018e0000-0000-7000-8000-000000000002', no,
    $6::bytea, 1, '', '', '{}', '[[0,9,0]]' FROM v
)
INSERT INTO bench_floor.sync_change_set (change_set_id, content) SELECT change_set_id, $5::bytea FROM v)";

std::string hexBytes(std::size_t size) {
  std::string text = "\\x";
  for (std::size_t i = 0; i < size; ++i) text += "5a";
  return text;
}

}  // namespace

PostgresFloor::PostgresFloor(const char* connection_string) : connection_(PQconnectdb(connection_string)) {
  if (PQstatus(connection_) != CONNECTION_OK) fail();
  PQsetNoticeProcessor(
      connection_, [](void*, const char*) {}, nullptr);
}

PostgresFloor::~PostgresFloor() { PQfinish(connection_); }

void PostgresFloor::fail() { throw std::runtime_error(PQerrorMessage(connection_)); }

PGresult* PostgresFloor::execute(const char* sql) {
  PGresult* result = PQexec(connection_, sql);
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_OUT) fail();
  return result;
}

void PostgresFloor::copyTables() {
  PQclear(execute(copySql));
  PQclear(execute("CHECKPOINT"));
}

void PostgresFloor::dropTables() { PQclear(execute("DROP SCHEMA IF EXISTS bench_floor CASCADE")); }

std::vector<std::string> PostgresFloor::ids(int count) {
  PGresult* result = execute(("SELECT id FROM bench_floor.partner ORDER BY id LIMIT " + std::to_string(count)).c_str());
  std::vector<std::string> ids;
  for (int i = 0; i < PQntuples(result); ++i) ids.emplace_back(PQgetvalue(result, i, 0));
  PQclear(result);
  return ids;
}

void PostgresFloor::write(const std::vector<std::string>& ids, const std::string& source) {
  static const std::string image = hexBytes(320), content = hexBytes(120), hash = hexBytes(32);
  static SystemRng rng;
  std::string rows, numbers, sets;
  for (const std::string& id : ids) {
    const char first = rows.empty() ? '{' : ',';
    rows += first + id;
    sets += first + rng.newId(SystemClock().now()).toString();
    numbers += first + std::to_string(next_no_++);
  }
  rows += "}";
  numbers += "}";
  sets += "}";
  const std::array<const char*, 7> values = {rows.c_str(),    numbers.c_str(), sets.c_str(),  image.c_str(),
                                             content.c_str(), hash.c_str(),    source.c_str()};
  PGresult* result = PQexecParams(connection_, writeSql, values.size(), nullptr, values.data(), nullptr, nullptr, 0);
  const ExecStatusType status = PQresultStatus(result);
  PQclear(result);
  if (status != PGRES_COMMAND_OK) fail();
}

}  // namespace carnet::bench
