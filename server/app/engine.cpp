#include "server/app/engine.h"

#include "server/db/migrations.h"
#include "shared/domain/registry.h"
#include "shared/domain/rule_book.h"
#include "shared/schema/catalogue.h"

namespace carnet::server {

namespace {

constexpr const char* selectServerId = "SELECT server_id FROM sync_head";
// Tables whose rows PostgreSQL would show to anybody: sync_guard() was not called for them, or was undone.
constexpr const char* selectUnguarded =
    "SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace"
    " AND c.relname = ANY($1::text[])"
    " AND NOT (c.relrowsecurity"
    "   AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'reader_holds_leaf')"
    "   AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'authority_writes'))"
    " ORDER BY c.relname";

}  // namespace

Engine::Engine(Database& database, Log& log) : database_(database), store_(database, registry()) {
  authority_ = std::make_unique<AuthorityWorker>(store_, ruleBook(), nullptr, log);
  devices_ = std::make_unique<PgDeviceRegistry>(database_, *authority_, random_);
}

Engine::Engine(Database& database, boost::asio::any_io_executor executor, Log& log)
    : database_(database), store_(database, registry()) {
  hub_ = std::make_unique<FeedHub>(database_, std::move(executor), log);
  authority_ = std::make_unique<AuthorityWorker>(store_, ruleBook(), hub_.get(), log);
  devices_ = std::make_unique<PgDeviceRegistry>(database_, *authority_, random_);
}

Engine::~Engine() { stop(); }

void Engine::stop() {
  authority_->stop();
  if (hub_) hub_->stop();
}

Uuid Engine::serverId() {
  return database_.runBlocking([](Transaction& tx) { return tx.execOne(selectServerId).front()[0].uuid(); },
                               {.readOnly = true});
}

Result<Nothing> Engine::administer(std::vector<Operation> operations) {
  ServerWork work;
  work.now = SystemClock().now();
  work.id = random_.newId(work.now);
  work.operations = std::move(operations);
  const sync::Receipt receipt = authority_->run(std::move(work));
  if (receipt.verdict == Verdict::parked) return receipt.reason;
  return Nothing{};
}

std::vector<std::string> schemaDifferences(Database& database) {
  std::vector<std::string> differences;
  for (const std::string& name : pendingMigrations(database)) {
    differences.push_back("migration " + name + " is not applied; run `carnet-server schema --migrate`");
  }
  if (!differences.empty()) return differences;
  return database.runBlocking(
      [](Transaction& tx) {
        std::vector<CatalogueColumn> columns;
        for (const Row row : tx.exec(catalogueColumnsQuery)) {
          columns.push_back({row[0].string(), row[1].string(), row[2].string(), row[3].boolean(), row[4].boolean()});
        }
        std::vector<CatalogueRule> rules;
        for (const Row row : tx.exec(catalogueRulesQuery)) rules.push_back({row[0].string(), row[1].string()});
        std::vector<std::string> found = compareCatalogue(registry(), columns, rules);
        std::vector<std::string> tables;
        for (const Entity* entity : registry().entities()) tables.emplace_back(entity->name);
        for (const Row row : tx.exec(selectUnguarded, tables)) {
          found.push_back("table " + row[0].string() + " is not guarded by row-level security (sync_guard)");
        }
        return found;
      },
      {.readOnly = true});
}

}  // namespace carnet::server
