#include "server/sync/import_writer.h"

#include <algorithm>

#include "server/sync/importer.h"
#include "shared/domain/organisation/import_batch.h"

namespace carnet::server {

namespace {

// Below the limits of a change set, whose bytes are only estimated here.
constexpr std::size_t changeSetBytes = 320 * 1024;
constexpr std::size_t changeSetOperations = 2'000;
// Judged and written at once: a slow machine stays within the limits of idle transactions, and in a partial import
// devices' work gets in between.
constexpr std::size_t pieceOperations = 2'000;

std::size_t sizeOf(const Operation& operation) {
  std::size_t bytes = 64;
  for (const FieldEdit& edit : operation.fields) {
    bytes += 24;
    if (const auto* text = std::get_if<std::string>(&edit.value)) bytes += text->size();
  }
  return bytes;
}

template <class T>
FieldEdit batchEdit(std::string_view name, T value) {
  return {entityOf<ImportBatch>.find(name)->no, {}, Value(std::move(value))};
}

std::int64_t count(std::size_t number) { return static_cast<std::int64_t>(number); }

}  // namespace

Operation ImportWriter::batchRow(const Uuid& id, const ImportFile& file, const ImportRequest& request,
                                 const std::vector<ImportStep>& steps, bool is_finished) const {
  std::size_t changed = 0;
  std::size_t refused = 0;
  for (const ImportStep& step : steps) changed += step.file == &file && step.changes ? 1 : 0;
  for (const ImportLine& line : file.lines) refused += line.is_refused ? 1 : 0;
  Operation operation;
  operation.verb = Verb::import;
  operation.entity = entityOf<ImportBatch>.no;
  operation.row_id = id;
  operation.fields = {batchEdit("source", request.source),
                      batchEdit("file_name", file.name),
                      batchEdit("entity", std::string(file.entity->name)),
                      batchEdit("person_id", importer_.person_id),
                      batchEdit("line_count", count(file.lines.size())),
                      batchEdit("refused_count", count(refused))};
  if (is_finished) {
    operation.fields.push_back(batchEdit("applied_count", count(changed)));
    operation.fields.push_back(batchEdit("unchanged_count", count(file.lines.size() - refused - changed)));
    operation.fields.push_back(batchEdit("finished_at", clock_.now().unix_ms));
  }
  return operation;
}

void ImportWriter::write(const Actor& importer, Instant now, const std::vector<ImportFile>& files,
                         std::vector<ImportStep>& steps, const ImportKeys& keys, const ImportRequest& request) {
  importer_ = importer;
  now_ = now;
  std::vector<Piece> pieces;
  std::vector<std::pair<const ImportFile*, Uuid>> batches;
  for (const ImportFile& file : files) {
    const bool leaves_trace = std::any_of(steps.begin(), steps.end(), [&](const ImportStep& step) {
      return step.file == &file && !step.line->is_refused && (step.changes || step.remember);
    });
    // Importing the same again leaves no trace.
    if (!leaves_trace) continue;
    const Uuid id = rng_.newId(now_);
    add(pieces, batchRow(id, file, request, steps, false), nullptr);
    for (ImportStep& step : steps) {
      if (step.file != &file || step.line->is_refused) continue;
      if (step.changes) add(pieces, step.operation, &step);
      if (step.changes || step.remember) pieces.back().lines.emplace_back(&step, id);
    }
    add(pieces, batchRow(id, file, request, steps, true), nullptr);
    batches.emplace_back(&file, id);
  }
  if (pieces.empty()) return;
  for (Piece& piece : pieces) {
    for (std::size_t i = 0; i < piece.change_sets.size(); ++i) piece.ids.push_back(rng_.newId(now_));
  }
  std::size_t total = 0;
  for (const Piece& piece : pieces) total += piece.lines.size();
  ImportProgress progress(out_, request.shows_progress);
  progress.begin(total);
  written_ = 0;
  if (request.is_partial) {
    for (Piece& piece : pieces) commit({&piece, 1}, keys, request, progress);
  } else {
    commit(pieces, keys, request, progress);
  }
  for (const auto& [file, id] : batches) out_ << file->name << ": import_batch " << id.toString() << '\n';
}

void ImportWriter::add(std::vector<Piece>& pieces, Operation operation, ImportStep* step) {
  const std::size_t bytes = sizeOf(operation);
  if (pieces.empty() || pieces.back().operations >= pieceOperations) pieces.emplace_back();
  Piece& piece = pieces.back();
  if (piece.change_sets.empty() || piece.bytes + bytes > changeSetBytes ||
      piece.change_sets.back().size() >= changeSetOperations) {
    piece.change_sets.emplace_back();
    piece.steps.emplace_back();
    piece.bytes = 0;
  }
  piece.change_sets.back().push_back(std::move(operation));
  piece.steps.back().push_back(step);
  piece.bytes += bytes;
  ++piece.operations;
}

// One transaction. Every row that a line names is locked before anything is written, so that a device's work cannot hold
// one of them and wait for the number row that is held here.
void ImportWriter::commit(std::span<Piece> pieces, const ImportKeys& keys, const ImportRequest& request,
                          ImportProgress& progress) {
  const std::size_t before = written_;
  worker_.runTogether(pieces.size(), [&](std::size_t at, sync::ServerTransaction& tx, const sync::Authority& authority,
                                         Transaction& database) {
    Piece& piece = pieces[at];
    if (at == 0) {
      written_ = before;
      std::vector<RowKey> named;
      for (const Piece& one : pieces) {
        for (const auto& [step, batch] : one.lines) step->addNamedRows(registry_, named);
      }
      tx.prefetch(named);
    }
    std::vector<sync::FeedCommit> commits = judge(piece, tx, authority);
    std::vector<LineToRemember> lines;
    for (const auto& [step, batch] : piece.lines) {
      const std::string& key = step->line->key;
      const Entity* entity = step->file->entity;
      lines.push_back({batch, entity, key, step->remembered(keys.remembered(*entity, key)), step->way_back});
    }
    remember(database, request.source, lines);
    progress.say("wrote", written_ += piece.lines.size());
    return commits;
  });
}

std::vector<sync::FeedCommit> ImportWriter::judge(Piece& piece, sync::ServerTransaction& tx,
                                                  const sync::Authority& authority) {
  std::vector<sync::Received> received;
  for (std::size_t i = 0; i < piece.change_sets.size(); ++i) {
    ServerWork work;
    work.pseudo_device = importer_.device_id;
    work.person_id = importer_.person_id;
    work.roles = importer_.roles;
    work.id = piece.ids[i];
    work.now = now_;
    work.operations = piece.change_sets[i];
    received.push_back(receivedFrom(tx, std::move(work), count(i)));
  }
  sync::BatchResult result = authority.judge(tx, received);
  for (std::size_t i = 0; i < result.judgements.size(); ++i) {
    const sync::Receipt& receipt = result.judgements[i].receipt;
    if (receipt.verdict == Verdict::parked) {
      // Thrown, so that nothing of the transaction is written, not even that it was parked.
      throw std::runtime_error("rows changed while the import was tried: " + wordsOf(receipt.reason) +
                               "; import again");
    }
    for (std::size_t op = 0; op < piece.steps[i].size(); ++op) {
      if (piece.steps[i][op] != nullptr) piece.steps[i][op]->noteKept(receipt.fields, op, complaints_);
    }
  }
  return std::move(result.commits);
}

}  // namespace carnet::server
