#include "server/app/commands.h"
#include "server/app/engine.h"
#include "server/app/storage.h"
#include "server/sync/import_memory.h"
#include "server/sync/import_undo.h"
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

Exit undo(Database& database, Engine& engine, const Clock& clock, const std::string& batch, std::ostream& out) {
  const auto id = Uuid::parse(batch);
  ImportUndone undone;
  if (id) undone = ImportUndo(database, engine.authority(), ruleBook(), engine.random(), clock, out).run(*id);
  if (!undone.is_there) out << "there is no import_batch " << batch << '\n';
  return undone.is_there && undone.refused == 0 ? Exit::done : Exit::failed;
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
  if (!command.undone.empty()) return undo(storage.database(), engine, clock, command.undone, out);
  Importer importer(storage.database(), engine.authority(), ruleBook(), engine.random(), clock, out);
  const ImportRequest request{command.files, command.source, command.entity, command.showsProgress, command.isPartial};
  const ImportReport report = importer.run(request);
  return report.isDone(request) ? Exit::done : Exit::failed;
}

}  // namespace carnet::server
