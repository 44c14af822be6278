#include "server/sync/pg_transaction.h"

#include <algorithm>
#include <utility>

#include "server/sync/commit_writer.h"
#include "server/sync/entity_table.h"
#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/rules/merge.h"
#include "shared/schema/codec.h"

namespace carnet::server {

namespace {

// The settings end with the transaction, so that this passes through a pool of connections too. A role's own timeouts
// count only for connections that signed in as it. Everything is found by key: a plan made for the values of one batch is
// no better than one that is kept, and takes longer to make than to run; and a kept one must not be the reading of a whole
// table that was small when it was made.
constexpr const char* becomeAuthority =
    "SELECT (SELECT rights_version FROM sync_head), set_config('role', 'carnet_authority', true),"
    " set_config('statement_timeout', '30s', true), set_config('idle_in_transaction_session_timeout', '2s', true),"
    " set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true),"
    " set_config('enable_seqscan', 'off', true)";
constexpr const char* selectLastChangeSet = "SELECT last_cs_no FROM sync_device WHERE device_id = $1 FOR NO KEY UPDATE";
constexpr const char* selectDevices =
    "SELECT device_id, last_cs_no FROM sync_device WHERE device_id = ANY($1::uuid[])"
    " ORDER BY device_id FOR NO KEY UPDATE";
constexpr const char* selectParked =
    "SELECT cs_no FROM unnest($2::bigint[]) WITH ORDINALITY AS q (cs_no, place) JOIN sync_receipt r USING (cs_no)"
    " WHERE r.device_id = $1 AND r.cs_no > 0 AND r.verdict = $3 ORDER BY q.place";
constexpr const char* selectHolds =
    "SELECT person_id, root_id, facet FROM sync_hold WHERE person_id = ANY($1::uuid[]) AND to_no IS NULL";
// The image after a commit says what was changed by it; no field number means a new row.
constexpr const char* selectWritten =
    "SELECT f.changed_at, r.person_id FROM sync_history f JOIN sync_receipt r USING (commit_no)"
    " WHERE f.row_id = $1 AND f.entity = $2 AND (f.changed_fields = '{}' OR $3 = ANY(f.changed_fields))"
    " ORDER BY f.commit_no DESC LIMIT 1";
// From the last image that the person had seen on.
constexpr const char* selectImagesSince =
    "SELECT f.commit_no, r.person_id, f.image FROM sync_history f JOIN sync_receipt r USING (commit_no)"
    " WHERE f.row_id = $1 AND f.entity = $2 AND f.commit_no >= COALESCE((SELECT max(commit_no) FROM sync_history"
    " WHERE row_id = $1 AND entity = $2 AND commit_no <= $3), 0) ORDER BY f.commit_no";
constexpr const char* selectChangedByOthers =
    "SELECT EXISTS (SELECT FROM sync_history f JOIN sync_receipt r USING (commit_no)"
    " WHERE f.row_id = $1 AND f.entity = $2 AND f.commit_no > $3 AND r.person_id <> $4)";
// A reference without a table of its own (the target of a note) is guarded by its value.
constexpr const char* lockReference = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
constexpr const char* askRefused =
    "SELECT may_not_write($1::uuid[], $2::text[], $3::uuid[], $4::smallint[], $5::text[], $6::uuid[], $7::bigint[],"
    " $8::bigint[], $9)";
constexpr const char* askHeldWhenMade = "SELECT held_when_made($1, $2, $3::smallint, $4, $5, $6)";

// Rows that are only appended change hardly ever, and what everybody reads (roles, settings) rarely: a lock would be a
// write per reader. Flush notices when such a row has changed since it was read, if the transaction writes it; where one
// only looks at it, something else must keep it as it is:
//   ticket_time      taken out and put back by steps of its ticket, which is locked before the line is read
//   attachment_link  removed once, by a step that writes it, and never put back: what is deleted stays so
// References keep PostgreSQL's weaker lock.
const char* lockFor(const Entity& entity) {
  return entity.append_only || entity.facet == Facet::all ? "" : " FOR NO KEY UPDATE";
}

std::string receiptsWhere(std::string_view condition) {
  return "SELECT " + std::string(receiptColumns) + " FROM sync_receipt r WHERE " + std::string(condition);
}

}  // namespace

PgTransaction::PgTransaction(Transaction& tx, const Registry& registry, const std::set<FenceQuestion>& refused,
                             const PgServerStore::Forecast& forecast)
    : tx_(tx), registry_(registry), refused_(refused), forecast_persons_(forecast.person_ids) {
  rights_version_ = tx_.exec(becomeAuthority).front()[0].integer();
  loadForecast(forecast);
}

void PgTransaction::loadForecast(const PgServerStore::Forecast& forecast) {
  if (!forecast.device_ids.empty()) {
    for (const Uuid& device : forecast.device_ids) last_cs_no_[device] = 0;
    for (const Row& row : tx_.exec(selectDevices, forecast.device_ids)) last_cs_no_[row[0].uuid()] = row[1].integer();
  }
  if (!forecast.change_set_ids.empty()) {
    for (const Uuid& id : forecast.change_set_ids) receipts_by_id_[id] = std::nullopt;
    for (const Row& row : tx_.exec(receiptsWhere("r.change_set_id = ANY($1::uuid[])"), forecast.change_set_ids)) {
      sync::StoredReceipt stored = readReceipt(row);
      receipts_by_id_[stored.receipt.id] = stored;
    }
  }
}

void PgTransaction::load(const Entity& entity, const std::vector<Uuid>& ids) {
  const EntityTable& table = EntityTable::of(entity);
  auto& cached = rows_[&entity];
  for (const Uuid& id : ids) cached[id] = std::nullopt;
  for (const Row& row : tx_.exec("SELECT " + table.columns() + " FROM " + table.name() +
                                     " t WHERE t.id = ANY($1::uuid[]) ORDER BY t.id" + lockFor(entity),
                                 ids)) {
    carnet::Row read = table.readRow(row);
    const Uuid id = read.head.id;
    cached[id] = std::move(read);
  }
}

void PgTransaction::prefetch(const std::vector<RowKey>& keys) {
  std::map<std::size_t, std::pair<const Entity*, std::vector<Uuid>>> by_table;
  for (const RowKey& key : keys) {
    if (const auto cached = rows_.find(key.entity); cached != rows_.end() && cached->second.contains(key.id)) continue;
    auto& [entity, ids] = by_table[registry_.orderOf(*key.entity)];
    entity = key.entity;
    ids.push_back(key.id);
  }
  for (auto& [order, table] : by_table) load(*table.first, table.second);
}

Presence PgTransaction::get(const Entity& entity, const Uuid& id, carnet::Row& out) {
  const auto& cached = rows_[&entity];
  if (!cached.contains(id)) {
    std::vector<Uuid> ids = entity.no == entityOf<AppUser>.no ? withForecast(id) : std::vector<Uuid>{id};
    std::erase_if(ids, [&](const Uuid& one) { return cached.contains(one); });
    load(entity, ids);
  }
  const std::optional<carnet::Row>& row = rows_[&entity].at(id);
  if (!row) return Presence::absent;
  out = *row;
  return Presence::present;
}

void PgTransaction::lockParent(const carnet::Field& field, const Uuid& id, Facet entity_facet) {
  const Entity* parent = field.references.empty() ? nullptr : registry_.find(field.references);
  if (parent != nullptr && parent->facet == Facet::all && entity_facet == Facet::all) return;
  if (parent == nullptr || *lockFor(*parent) == '\0') {
    tx_.exec(lockReference, id);
    // Of a person: what was read before may have changed by now, what is read from here on stays.
    nodes_.erase(id);
    return;
  }
  carnet::Row ignored;
  get(*parent, id, ignored);
}

void PgTransaction::loadLists(const Entity& entity, std::size_t field_index, const std::vector<Uuid>& ids) {
  const carnet::Field& field = entity.fields[field_index];
  for (const Uuid& id : ids) lockParent(field, id, entity.facet);
  for (const Uuid& id : ids) lists_[{&entity, field_index, id}];
  auto& cached = rows_[&entity];
  const EntityTable& table = EntityTable::of(entity);
  for (const Row& row : tx_.exec("SELECT " + table.columns() + " FROM " + table.name() + " t WHERE t." +
                                     Transaction::quotedName(field.name) +
                                     " = ANY($1::uuid[]) AND t.deleted_at IS NULL ORDER BY t.id" + lockFor(entity),
                                 ids)) {
    carnet::Row read = table.readRow(row);
    const Uuid id = read.head.id;
    lists_.at({&entity, field_index, std::get<Uuid>(read.values[field_index])}).push_back(id);
    cached[id] = std::move(read);
  }
}

void PgTransaction::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<carnet::Row>& out) {
  const ListKey key{&entity, field_index, id};
  if (!lists_.contains(key)) {
    const bool is_of_person =
        entity.no == entityOf<UserRole>.no && field_index == entityOf<UserRole>.indexOf("user_id");
    std::vector<Uuid> ids = is_of_person ? withForecast(id) : std::vector<Uuid>{id};
    std::erase_if(ids, [&](const Uuid& one) { return lists_.contains({&entity, field_index, one}); });
    loadLists(entity, field_index, ids);
  }
  const auto& cached = rows_[&entity];
  out.clear();
  for (const Uuid& row_id : lists_.at(key)) out.push_back(*cached.at(row_id));
}

std::optional<Written> PgTransaction::written(const Entity& entity, const Uuid& id, std::uint16_t field_no) {
  const server::Rows rows = tx_.exec(selectWritten, id, entity.no, field_no);
  if (rows.empty()) return std::nullopt;
  return Written{Hlc{rows.front()[0].integer()}, rows.front()[1].uuid()};
}

std::optional<bool> PgTransaction::addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                                 std::string_view element, std::int64_t after_commit_no,
                                                 const Uuid& person_id) {
  const std::size_t index = static_cast<std::size_t>(entity.findNo(field_no) - entity.fields.data());
  bool stood = true;
  for (const Row& entry : tx_.exec(selectImagesSince, id, entity.no, after_commit_no)) {
    const std::vector<std::uint8_t> image = entry[2].octets();
    const auto row = decodeRow(entity, {reinterpret_cast<const char*>(image.data()), image.size()});
    const std::string* set = row ? std::get_if<std::string>(&row->values[index]) : nullptr;
    const bool stands = set != nullptr && hasElement(*set, element);
    if (stands && !stood && entry[0].integer() > after_commit_no && entry[1].uuid() != person_id) return true;
    stood = stands;
  }
  return false;
}

std::optional<bool> PgTransaction::changedByOthers(const Entity& entity, const Uuid& id, std::int64_t after_commit_no,
                                                   const Uuid& person_id) {
  return tx_.exec(selectChangedByOthers, id, entity.no, after_commit_no, person_id).front()[0].boolean();
}

std::int64_t PgTransaction::lastCsNo(const Uuid& device_id) {
  const auto [found, is_new] = last_cs_no_.try_emplace(device_id, 0);
  if (is_new) {
    const server::Rows rows = tx_.exec(selectLastChangeSet, device_id);
    if (!rows.empty()) found->second = rows.front()[0].integer();
  }
  return found->second;
}

std::optional<sync::StoredReceipt> PgTransaction::receipt(const Uuid& device_id, std::int64_t cs_no) {
  const server::Rows rows =
      tx_.exec(receiptsWhere("r.device_id = $1 AND r.cs_no = $2 AND r.cs_no > 0"), device_id, cs_no);
  if (rows.empty()) return std::nullopt;
  return readReceipt(rows.front());
}

std::optional<sync::StoredReceipt> PgTransaction::receiptById(const Uuid& change_set_id) {
  const auto [found, is_new] = receipts_by_id_.try_emplace(change_set_id);
  if (is_new) {
    const server::Rows rows = tx_.exec(receiptsWhere("r.change_set_id = $1"), change_set_id);
    if (!rows.empty()) found->second = readReceipt(rows.front());
  }
  return found->second;
}

std::vector<std::int64_t> PgTransaction::parkedAmong(const Uuid& device_id, const std::vector<std::int64_t>& cs_nos) {
  std::vector<std::int64_t> parked;
  for (const Row& row : tx_.exec(selectParked, device_id, cs_nos, static_cast<int>(Verdict::parked))) {
    parked.push_back(row[0].integer());
  }
  return parked;
}

std::set<Node> PgTransaction::nodesOf(const Uuid& person_id) {
  std::set<Node> nodes;
  // The server itself acts everywhere.
  if (person_id.isNil()) {
    for (int facet = 0; facet < facetCount; ++facet) nodes.insert({Uuid{}, static_cast<Facet>(facet)});
    return nodes;
  }
  const bool is_forecast = std::binary_search(forecast_persons_.begin(), forecast_persons_.end(), person_id);
  if (is_forecast && !std::exchange(has_read_nodes_, true)) nodes_ = readNodes(forecast_persons_);
  if (const auto found = nodes_.find(person_id); found != nodes_.end()) return found->second;
  return std::move(readNodes({person_id})[person_id]);
}

std::map<Uuid, std::set<Node>> PgTransaction::readNodes(const std::vector<Uuid>& persons) {
  std::map<Uuid, std::set<Node>> nodes;
  for (const Uuid& person : persons) nodes[person];
  for (const Row& row : tx_.exec(selectHolds, persons)) {
    nodes[row[0].uuid()].insert({row[1].uuid(), static_cast<Facet>(row[2].integer())});
  }
  return nodes;
}

// Roles and nodes of all who are in the batch are asked for with those of the first: a question for each of fifty people
// took longer than everything else that the batch waits for.
std::vector<Uuid> PgTransaction::withForecast(const Uuid& person_id) const {
  std::vector<Uuid> ids = forecast_persons_;
  if (!std::binary_search(ids.begin(), ids.end(), person_id)) ids = {person_id};
  return ids;
}

bool PgTransaction::heldWhenMade(const Uuid& person_id, const Leaf& leaf, const sync::MadeAt& made) {
  return tx_
      .execOne(askHeldWhenMade, person_id, leaf.root_id, static_cast<int>(leaf.facet), made.device_id, made.cs_no,
               made.seen)
      .front()[0]
      .boolean();
}

bool PgTransaction::mayWrite(const Uuid& person_id, const Entity& entity, const Leaf& leaf, Verb verb,
                             const std::optional<sync::MadeAt>& late) {
  FenceQuestion question{person_id, std::string(entity.name), leaf, verb, late};
  if (refused_.contains(question)) return false;
  asked_.insert(std::move(question));
  return true;
}

void PgTransaction::askFence(std::int64_t first_no) {
  if (asked_.empty()) return;
  const std::vector<FenceQuestion> questions(asked_.begin(), asked_.end());
  ArrayParameter persons(ElementType::uuid), entities(ElementType::text), roots(ElementType::uuid),
      facets(ElementType::smallint), verbs(ElementType::text), devices(ElementType::uuid),
      cs_numbers(ElementType::bigint), seens(ElementType::bigint);
  for (const FenceQuestion& question : questions) {
    persons.add(question.person_id);
    entities.add(question.entity);
    roots.add(question.leaf.root_id);
    facets.add(static_cast<int>(question.leaf.facet));
    verbs.add(nameOf(question.verb));
    const sync::MadeAt made = question.late.value_or(sync::MadeAt{});
    devices.add(made.device_id);
    cs_numbers.add(made.cs_no);
    seens.add(question.late ? std::optional(made.seen) : std::nullopt);
  }
  FenceRefused refused;
  for (const Row& row : tx_.exec(askRefused, persons.take(), entities.take(), roots.take(), facets.take(), verbs.take(),
                                 devices.take(), cs_numbers.take(), seens.take(), first_no)) {
    refused.questions.push_back(questions.at(static_cast<std::size_t>(row[0].integer() - 1)));
  }
  if (!refused.questions.empty()) throw refused;
}

std::vector<sync::FeedCommit> PgTransaction::flush(std::vector<sync::PlannedCommit> commits) {
  CommitWriter writer(tx_, std::move(commits), rights_version_);
  std::vector<sync::FeedCommit> written = writer.write();
  askFence(writer.firstNo());
  return written;
}

}  // namespace carnet::server
