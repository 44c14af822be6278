// What the person did and may take back. An inverse is kept as the operations of a change set are in the outbox.
#include "client/replica/database.h"
#include "client/replica/sqlite_store.h"

namespace carnet::client {

namespace {

constexpr const char* putOne =
    "INSERT INTO sync_deed (id, action, title, done_at, inverse, undoes, undone_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
    "?7) "
    "ON CONFLICT (id) DO UPDATE SET action = ?2, title = ?3, done_at = ?4, inverse = ?5, undoes = ?6, undone_by = ?7";
constexpr const char* dropOld = "DELETE FROM sync_deed WHERE no <= (SELECT max(no) FROM sync_deed) - ?";
constexpr const char* readOne =
    "SELECT id, action, title, done_at, inverse, undoes, undone_by FROM sync_deed WHERE id = ?";

std::string packed(const sync::Deed& deed) {
  if (deed.inverse.empty()) return {};
  ChangeSet change_set;
  change_set.operations = deed.inverse;
  change_set.schema_version = deed.schema_version;
  return encodeChangeSet(change_set);
}

}  // namespace

void SqliteStore::putDeed(const sync::Deed& deed) {
  const std::string inverse = packed(deed);
  Run run(database_->cached(putOne), deed.id, deed.action, deed.title, deed.done_at.unix_ms);
  run.bindBytes(inverse);
  run.bind(deed.undoes);
  run.bind(deed.undone_by);
  run.finish();
  Run(database_->cached(dropOld), static_cast<std::int64_t>(sync::mostDeeds)).finish();
}

std::optional<sync::Deed> SqliteStore::deed(const Uuid& id) {
  Run run(database_->cached(readOne), id);
  if (!run.next()) return std::nullopt;
  sync::Deed deed;
  deed.id = run.id(0);
  deed.action = run.id(1);
  deed.title = run.text(2);
  deed.done_at = Instant{run.number(3)};
  // One that is larger than a change set may be has no way back.
  if (auto inverse = decodeChangeSet(run.bytes(4))) {
    deed.inverse = std::move(inverse->operations);
    deed.schema_version = inverse->schema_version;
  }
  deed.undoes = run.id(5);
  deed.undone_by = run.id(6);
  return deed;
}

void SqliteStore::removeDeed(const Uuid& id) {
  Run(database_->cached("DELETE FROM sync_deed WHERE id = ?"), id).finish();
}

void SqliteStore::trimDeeds(Instant before) {
  Run(database_->cached("DELETE FROM sync_deed WHERE done_at < ?"), before.unix_ms).finish();
}

}  // namespace carnet::client
