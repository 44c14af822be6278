#include "server/sync/session_start.h"

#include "server/sync/read_only_rows.h"
#include "shared/schema/codec.h"
#include "shared/sync/history.h"

namespace carnet::server {

namespace {

constexpr const char* selectServer =
    "SELECT n, epoch, server_id, rights_version, coalesce((SELECT last_cs_no FROM sync_device WHERE device_id = $1), "
    "0),"
    " coalesce((SELECT change_set_id FROM sync_receipt WHERE commit_no = $2), '00000000-0000-0000-0000-000000000000'),"
    " EXISTS (SELECT FROM device WHERE id = $1 AND (revoked_at IS NOT NULL OR deleted_at IS NOT NULL))"
    " FROM sync_head";
constexpr const char* selectEpochs = "SELECT epoch, after_no FROM sync_epoch ORDER BY no";
// Held at $2, held at $3.
constexpr const char* selectHeldNodes =
    "SELECT root_id, facet, from_no <= $2 AND (to_no IS NULL OR to_no > $2),"
    " from_no <= $3 AND (to_no IS NULL OR to_no > $3) FROM sync_hold WHERE person_id = $1";
// A withdrawal that the device tells of for the first time is noted with the number from which on it works knowing it.
// A cursor of another epoch says nothing about this one's commits.
constexpr const char* writeHello =
    "WITH here AS (SELECT CASE WHEN epoch = $6 AND $2 <= n THEN $2::bigint ELSE 0 END AS cursor_no FROM sync_head),"
    " confirmed AS (INSERT INTO sync_confirmation (device_id, cursor_no, next_cs_no) SELECT $1, cursor_no, $4 FROM here"
    " WHERE EXISTS (SELECT FROM sync_hold WHERE person_id = $5 AND to_no <= here.cursor_no"
    " AND to_no > COALESCE((SELECT d.cursor_no FROM sync_device d WHERE device_id = $1), 0)) ON CONFLICT DO NOTHING),"
    " noted AS (INSERT INTO sync_device (device_id, cursor_no, hello_at, hello_no)"
    " SELECT $1, cursor_no, now(), 1 FROM here"
    " ON CONFLICT (device_id) DO UPDATE SET cursor_no = EXCLUDED.cursor_no, hello_at = EXCLUDED.hello_at,"
    " hello_no = sync_device.hello_no + 1 RETURNING device_id, hello_no)"
    " SELECT hello_no, pg_notify($3, device_id || ' ' || hello_no) FROM noted";
constexpr const char* countRefused =
    "SELECT count(*) FROM unnest($2::uuid[], $3::smallint[], $4::bigint[]) AS q (root_id, facet, commit_no)"
    " WHERE NOT holds($1, q.root_id, q.facet, q.commit_no)";

}  // namespace

boost::asio::awaitable<std::int64_t> noteHello(Database& database, const Uuid& person_id, const sync::Hello& hello) {
  co_return co_await database.run(
      [&](Transaction& tx) {
        return tx
            .execOne(writeHello, hello.device_id, hello.cursor, helloChannel, hello.next_cs_no, person_id, hello.epoch)
            .front()[0]
            .integer();
      },
      {.repeatable = true});
}

boost::asio::awaitable<std::optional<sync::SessionStart>> readSessionStart(Database& database, const RuleBook& book,
                                                                           const Principal& principal,
                                                                           const sync::Hello& hello, Instant now) {
  co_return co_await database.run(
      [&](Transaction& tx) -> std::optional<sync::SessionStart> {
        sync::SessionStart start;
        start.hello = hello;
        start.now = now;
        start.token_expires_at = principal.expires_at;
        start.actor = {principal.user_id, principal.device_id, 0};
        const Rows servers = tx.execOne(selectServer, hello.device_id, hello.known_no);
        const Row server = servers.front();
        if (server[6].boolean()) return std::nullopt;
        start.head = start.durable_no = server[0].integer();
        start.epoch = server[1].uuid();
        start.server_id = server[2].uuid();
        start.rights_version = server[3].integer();
        start.last_cs_no = server[4].integer();
        sync::OwnHistory own{{}, start.head, start.last_cs_no, server[5].uuid()};
        for (const Row& row : tx.exec(selectEpochs)) own.epochs.push_back({row[0].uuid(), row[1].integer()});
        start.common_no = sync::commonNo(hello, own);
        const std::int64_t cursor = start.goesOnAt();
        for (const Row& row : tx.exec(selectHeldNodes, principal.user_id, cursor, start.head)) {
          const Node node{row[0].uuid(), static_cast<Facet>(row[1].integer())};
          if (cursor > 0 && row[2].boolean()) start.nodes_at_cursor.insert(node);
          if (row[3].boolean()) start.nodes_at_head.insert(node);
        }
        ReadOnlyRows rows(tx);
        start.actor.roles = book.roles_of(rows, principal.user_id);
        return start;
      },
      {.isolation = TransactionOptions::Isolation::repeatableRead, .readOnly = true});
}

void addSentRows(const Registry& registry, const sync::Delta& delta, std::vector<SentRow>& rows) {
  for (const sync::DeltaCommit& commit : delta.commits) {
    for (const sync::EntityImage& image : commit.rows) {
      const Entity* entity = registry.findNo(image.entity);
      const auto row = entity != nullptr ? decodeRow(*entity, image.image) : std::nullopt;
      if (row) rows.push_back({{row->head.root_id, row->head.facet}, commit.commit_no});
    }
  }
}

bool holdsAll(Transaction& tx, const Uuid& person_id, const std::vector<SentRow>& rows) {
  std::vector<Uuid> roots;
  std::vector<int> facets;
  std::vector<std::int64_t> numbers;
  for (const SentRow& row : rows) {
    roots.push_back(row.leaf.root_id);
    facets.push_back(static_cast<int>(row.leaf.facet));
    numbers.push_back(row.commit_no);
  }
  return tx.execOne(countRefused, person_id, roots, facets, numbers).front()[0].integer() == 0;
}

}  // namespace carnet::server
