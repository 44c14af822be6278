#include "server/app/commands.h"
#include "server/app/engine.h"
#include "server/app/storage.h"
#include "server/sync/import_memory.h"
#include "server/sync/importer.h"
#include "shared/domain/rule_book.h"

namespace carnet::server {

namespace {

Exit show(Database& database, const std::string& batch, std::ostream& out) {
  const auto id = Uuid::parse(batch);
  if (id && database.runBlocking([&](Transaction& tx) { return showBatch(tx, *id, out); }, {.readOnly = true})) {
    return Exit::done;
  }
  out << "there is no import_batch " << batch << '\n';
  return Exit::failed;
}

}  // namespace

Exit import(const Configuration& configuration, const ImportCommand& command, Log& log, std::ostream& out) {
  if (!command.entity.empty() && command.files.size() > 1) {
    throw ConfigurationError("--entity is for a single file; the others say theirs by their names");
  }
  Storage storage(configuration, Storage::Use::visit, log);
  if (!command.shown.empty()) return show(storage.database(), command.shown, out);
  Engine engine(storage.database(), log);
  const SystemClock clock;
  Importer importer(storage.database(), engine.authority(), ruleBook(), engine.random(), clock, out);
  const ImportRequest request{command.files, command.source, command.entity, command.showsProgress, command.isPartial};
  const ImportReport report = importer.run(request);
  return report.isDone(request) ? Exit::done : Exit::failed;
}

}  // namespace carnet::server
