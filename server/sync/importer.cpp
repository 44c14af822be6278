#include "server/sync/importer.h"

#include <algorithm>

#include "shared/core/text.h"
#include "shared/domain/organisation/company.h"
#include "shared/domain/organisation/import_batch.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/rules/inverse.h"

namespace carnet::server {

namespace {

// Below the limits of a change set, whose bytes are only estimated here.
constexpr std::size_t changeSetBytes = 320 * 1024;
constexpr std::size_t changeSetOperations = 2'000;
// Judged and written at once: a slow machine stays within the limits of idle transactions, and in a partial import
// devices' work gets in between.
constexpr std::size_t pieceOperations = 2'000;
constexpr std::size_t trialRows = 5'000;
// Between two words about progress.
constexpr std::size_t progressRows = 10'000;

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

void addNamedRows(const Entity& entity, const Operation& operation, const Registry& registry,
                  std::vector<RowKey>& named) {
  named.push_back({&entity, operation.row_id});
  for (const FieldEdit& edit : operation.fields) {
    const carnet::Field* field = entity.findNo(edit.field_no);
    const Uuid* id = std::get_if<Uuid>(&edit.value);
    if (id != nullptr && !field->references.empty()) named.push_back({registry.find(field->references), *id});
  }
}

std::int64_t count(std::size_t number) { return static_cast<std::int64_t>(number); }

}  // namespace

Importer::Importer(Database& database, AuthorityWorker& worker, const RuleBook& book, Rng& rng, const Clock& clock,
                   std::ostream& out)
    : database_(database), worker_(worker), book_(book), rng_(rng), clock_(clock), out_(out), complaints_(out) {}

ImportReport Importer::run(const ImportRequest& request) {
  ImportReport report;
  now_ = clock_.now();
  findImporter();
  std::vector<ImportFile> files = read(request, report);
  ImportKeys keys(request.source, book_.registry);
  keys.collect(files, complaints_);
  orderByReferences(files, keys);
  // The lines have moved: their keys are looked up anew, silently, since what was wrong is said already.
  std::ostream nowhere(nullptr);
  Complaints unheard(nowhere);
  ImportKeys ordered(request.source, book_.registry);
  ordered.collect(files, unheard);
  database_.runBlocking([&](Transaction& tx) { ordered.resolve(tx, files); }, {.readOnly = true});
  shows_progress_ = request.shows_progress;
  std::vector<Step> steps;
  tryOut(files, ordered, steps);
  summarise(files, steps, request, report);
  if (report.isDone(request) || (request.is_partial && report.imported > 0)) write(files, steps, ordered, request);
  return report;
}

void Importer::findImporter() {
  database_.runBlocking(
      [&](Transaction& tx) {
        person_ = importPerson(tx, book_);
        importer_ = person_.actor;
        ReadOnlyRows rows(tx);
        carnet::Row company;
        if (rows.get(entityOf<Company>, companyId().value, company) != Presence::present) return;
        terms_.language = as<Company>(company).language;
        if (const auto currency = Currency::parse(as<Company>(company).currency)) {
          terms_.currency_decimals = currency->decimals();
        }
      },
      {.readOnly = true});
}

std::vector<ImportFile> Importer::read(const ImportRequest& request, ImportReport& report) {
  std::vector<ImportFile> files;
  files.reserve(request.files.size());
  for (const std::filesystem::path& path : request.files) {
    auto file = readImportFile(path, request.entity, book_.registry, complaints_);
    if (file)
      files.push_back(std::move(*file));
    else
      ++report.unreadable_files;
  }
  return files;
}

void Importer::refuse(const ImportFile& file, ImportLine& line, std::string_view field, std::string_view reason) {
  complaints_.say(file.name, line.line, field, reason);
  line.is_refused = true;
}

// Says everything that is wrong with the line, not only the first thing.
std::optional<Operation> Importer::operationOf(const ImportFile& file, ImportLine& line, const ImportKeys& keys) {
  using enum ImportColumn::Kind;
  Operation operation;
  operation.verb = Verb::import;
  operation.entity = file.entity->no;
  operation.row_id = keys.idOf(*file.entity, line.key);
  ImportTerms terms = terms_;
  if (const auto column = file.columnOf("currency")) {
    if (const auto currency = Currency::parse(trimmed(line.cells[*column])))
      terms.currency_decimals = currency->decimals();
  }
  std::map<const carnet::Field*, LocalText> texts;
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    const ImportColumn& column = file.columns[i];
    const std::string_view cell = trimmed(line.cells[i]);
    if (column.kind == key) continue;
    if (column.kind == created) {
      if (cell.empty()) continue;
      const auto at = parseMoment(cell);
      if (at)
        operation.happened_at = Hlc::of(*at);
      else
        refuse(file, line, column.name, "is no date and time (2026-03-01T07:10:00Z)");
    } else if (column.kind == language) {
      if (!cell.empty()) texts[column.field].by_language[column.language] = line.cells[i];
    } else if (column.kind == author) {
      if (cell.empty()) continue;
      if (const auto person = keys.find(*column.target, cell))
        operation.arguments.push_back({"created_by", *person});
      else
        refuse(file, line, column.name, "there is no app_user with key \"" + std::string(cell) + "\"");
    } else if (column.kind == reference || column.kind == anyTarget) {
      const Entity* target = keys.targetOf(file, line, column);
      const auto id = target != nullptr ? keys.find(*target, cell) : std::nullopt;
      if (id)
        operation.fields.push_back({column.field->no, {}, *id});
      else if (cell.empty() && column.field->nullable)
        operation.fields.push_back({column.field->no, {}, Value()});
      else if (cell.empty())
        refuse(file, line, column.name, "is empty");
      else if (target == nullptr)
        refuse(file, line, "target_entity", "names no entity");
      else
        refuse(file, line, column.name,
               "there is no " + std::string(target->name) + " with key \"" + std::string(cell) + "\"");
    } else if (column.field->name == "target_entity" && book_.registry.find(cell) != nullptr) {
      operation.fields.push_back({column.field->no, {}, std::int64_t{book_.registry.find(cell)->no}});
    } else {
      auto parsed = parseCell(*column.field, line.cells[i], terms);
      if (auto* value = std::get_if<Value>(&parsed))
        operation.fields.push_back({column.field->no, {}, std::move(*value)});
      // A column that is empty here keeps the field's default, as if the file had none.
      else if (!cell.empty())
        refuse(file, line, column.name, std::get<std::string>(parsed));
    }
  }
  for (auto& [field, text] : texts) operation.fields.push_back({field->no, {}, text.toJson()});
  if (line.is_refused) return std::nullopt;
  return operation;
}

// Values that only one row may have, against the database and against each other.
void Importer::checkUnique(Transaction& tx, std::span<Step> steps) {
  std::map<std::pair<const Entity*, const carnet::Field*>, std::vector<std::string>> wanted;
  for (Step& step : steps) {
    for (const FieldEdit& edit : step.operation.fields) {
      const carnet::Field* field = step.file->entity->findNo(edit.field_no);
      const std::string* text = std::get_if<std::string>(&edit.value);
      if (!field->is_unique || text == nullptr || text->empty()) continue;
      const auto [first, is_first] = unique_[{step.file->entity, field}].try_emplace(*text, &step);
      if (is_first) {
        wanted[{step.file->entity, field}].push_back(*text);
        continue;
      }
      refuse(*step.file, *step.line, field->name,
             "stands in " + first->second->file->name + ":" + std::to_string(first->second->line->line) + " already");
    }
  }
  for (const auto& [place, texts] : wanted) {
    const std::string column = Transaction::quotedName(place.second->name);
    for (const Row& row : tx.exec("SELECT id, " + column + " FROM " + Transaction::quotedName(place.first->name) +
                                      " WHERE " + column + " = ANY($1::text[])",
                                  texts)) {
      Step& step = *unique_.at(place).at(row[1].string());
      if (row[0].uuid() == step.operation.row_id) continue;
      refuse(*step.file, *step.line, place.second->name, "another row has it, which did not come from this source");
    }
  }
}

ChangeSet Importer::changeSetOf(const Step& step) const {
  ChangeSet change_set;
  change_set.id = step.operation.row_id;
  change_set.device_id = importer_.device_id;
  change_set.person_id = importer_.person_id;
  change_set.cs_no = 1;
  change_set.happened_at = Hlc::of(now_);
  change_set.operations.push_back(step.operation);
  return change_set;
}

// A row with a natural key is the one that a device would make of the same values.
void Importer::nameByKey(Step& step, ImportKeys& keys, ImportRows& rows, const ExecutionTerms& terms) {
  const Entity& entity = *step.file->entity;
  if (book_.rulesOf(entity).natural_id == nullptr) return;
  const ImportedLine* before = keys.remembered(entity, step.line->key);
  // Imported before rows with a natural key had the id of that: the row that stands is the one that is meant.
  carnet::Row standing;
  if (before == nullptr && rows.get(entity, step.operation.row_id, standing) == Presence::present) return;
  Work work(rows);
  const std::optional<Uuid> id = naturalIdOf(book_, changeSetOf(step), 0, terms, work);
  if (!id) return;
  if (before != nullptr && before->row_id != *id) {
    return refuse(*step.file, *step.line, "key",
                  "\"" + step.line->key + "\" was another " + std::string(entity.name) +
                      " in an earlier import; this one needs a key of its own");
  }
  const auto [first, is_first] = by_natural_key_.try_emplace({&entity, *id}, &step);
  if (!is_first) {
    return refuse(*step.file, *step.line, "key",
                  "the same " + std::string(entity.name) + " stands in " + first->second->file->name + ":" +
                      std::to_string(first->second->line->line) + " already");
  }
  step.operation.row_id = *id;
  keys.note(entity, step.line->key, *id);
}

// What each value is compared with: what the source said last, else what stands there untouched by people, else nothing.
void Importer::giveBases(Step& step, const ImportedLine* before, ImportRows& rows) const {
  const Entity& entity = *step.file->entity;
  carnet::Row standing;
  const bool stands = rows.get(entity, step.operation.row_id, standing) == Presence::present;
  // An undone import left it deleted and forgot its line: imported again, it stands again. What the importer deleted by
  // hand, as the person that they are, does not.
  const bool was_undone = stands && before == nullptr && rows.isDeletedBy(importer_.device_id, standing);
  const bool is_untouched = stands && standing.head.created_by.isNil() && standing.head.updated_by.isNil();
  for (FieldEdit& edit : step.operation.fields) {
    const std::size_t index = static_cast<std::size_t>(entity.findNo(edit.field_no) - entity.fields.data());
    edit.base = is_untouched ? standing.values[index] : entity.defaultOf(index);
    if (before == nullptr) continue;
    const auto written = before->written.find(edit.field_no);
    if (written != before->written.end()) edit.base = written->second;
  }
  if (!was_undone) step.operation.arguments.push_back({"keeps_edits", true});
}

// Says of what people wrote that it stands; once, though the rules run twice.
void Importer::noteKept(Step& step, const std::vector<FieldOutcome>& outcomes, std::size_t operation_index) {
  for (const FieldOutcome& outcome : outcomes) {
    if (outcome.operation_index != operation_index || outcome.result != FieldResult::theirsStands) continue;
    if (!step.kept.insert(outcome.field_no).second) continue;
    if (outcome.field_no == 0)
      complaints_.say(step.file->name, step.line->line, "", "was deleted here and stays deleted");
    else
      complaints_.say(step.file->name, step.line->line, step.file->entity->findNo(outcome.field_no)->name,
                      "was changed here and stays as it is");
  }
}

// What the next import compares with.
ImportedLine Importer::lineOf(const Step& step, const ImportedLine* before) const {
  ImportedLine line;
  if (before != nullptr) line = *before;
  line.row_id = step.operation.row_id;
  if (step.kept.contains(0)) return line;
  for (const FieldEdit& edit : step.operation.fields) {
    if (!step.kept.contains(edit.field_no)) line.written[edit.field_no] = edit.value;
  }
  return line;
}

void Importer::prefetch(ImportRows& rows, std::span<const Step> steps) const {
  std::vector<RowKey> named;
  for (const Step& step : steps) addNamedRows(*step.file->entity, step.operation, book_.registry, named);
  rows.prefetch(named);
}

void Importer::tryOne(Step& step, const ImportKeys& keys, ImportRows& rows, const ExecutionTerms& terms) {
  const ImportedLine* before = keys.remembered(*step.file->entity, step.line->key);
  giveBases(step, before, rows);
  Work work(rows);
  const Outcome outcome = execute(book_, changeSetOf(step), terms, work);
  if (outcome.verdict == Verdict::parked || outcome.verdict == Verdict::unknown) {
    return refuse(*step.file, *step.line, outcome.reason.field, wordsOf(outcome.reason));
  }
  noteKept(step, outcome.fields, 0);
  const std::vector<RowChange> changes = work.changes();
  step.changes = !changes.empty();
  step.way_back = inverseOf(book_, changeSetOf(step), importer_, work);
  if (!step.changes) step.way_back.emplace();
  for (const RowChange& change : changes) rows.put(change.after);
  ImportedLine line = lineOf(step, before);
  if (before == nullptr || *before != line) step.remember = std::move(line);
}

// Runs every line as if it were written, each seeing those before it, and writes nothing.
void Importer::tryOut(std::vector<ImportFile>& files, ImportKeys& keys, std::vector<Step>& steps) {
  database_.runBlocking(
      [&](Transaction& tx) {
        ImportRows rows(tx, book_.registry);
        ExecutionTerms terms;
        terms.actor = importer_;
        terms.side = Side::server;
        terms.arrival = now_;
        terms.holds = [&](const Leaf& leaf) { return person_.holds(leaf); };
        unique_.clear();
        by_natural_key_.clear();
        steps.clear();
        total_ = 0;
        for (const ImportFile& file : files) total_ += file.lines.size();
        next_said_ = progressRows;
        // Never moved: lines refer to each other's steps.
        steps.reserve(total_);
        std::size_t tried = 0;
        for (ImportFile& file : files) {
          for (std::size_t at = 0; at < file.lines.size(); at += trialRows) {
            const std::size_t first = steps.size();
            const std::size_t end = std::min(at + trialRows, file.lines.size());
            for (std::size_t i = at; i < end; ++i) {
              ImportLine& line = file.lines[i];
              if (line.is_refused) continue;
              auto operation = operationOf(file, line, keys);
              if (!operation) continue;
              if (operation->happened_at == Hlc{}) operation->happened_at = Hlc::of(now_);
              steps.push_back({.file = &file, .line = &line, .operation = std::move(*operation)});
            }
            const std::span<Step> now(steps.begin() + static_cast<std::ptrdiff_t>(first), steps.end());
            prefetch(rows, now);
            for (Step& step : now) nameByKey(step, keys, rows, terms);
            prefetch(rows, now);
            checkUnique(tx, now);
            for (Step& step : now) {
              if (!step.line->is_refused) tryOne(step, keys, rows, terms);
            }
            sayProgress("tried", tried += end - at);
          }
        }
      },
      {.isolation = TransactionOptions::Isolation::repeatableRead, .readOnly = true});
}

// "tried 20000 of 104210", whenever another ten thousand are done.
void Importer::sayProgress(const char* done, std::size_t count) {
  if (!shows_progress_ || count < next_said_) return;
  next_said_ = count / progressRows * progressRows + progressRows;
  out_ << done << ' ' << count << " of " << total_ << std::endl;
}

void Importer::summarise(const std::vector<ImportFile>& files, const std::vector<Step>& steps,
                         const ImportRequest& request, ImportReport& report) {
  complaints_.finish();
  for (const ImportFile& file : files) {
    ImportReport one;
    one.lines = file.lines.size();
    for (const ImportLine& line : file.lines) one.refused += line.is_refused ? 1 : 0;
    for (const Step& step : steps) one.imported += step.file == &file && step.changes ? 1 : 0;
    for (const Step& step : steps) one.kept += step.file == &file && !step.kept.empty() ? 1 : 0;
    one.unchanged = one.lines - one.refused - one.imported;
    out_ << file.name << ": " << one.lines << " lines, " << one.imported << " imported, " << one.unchanged
         << " unchanged, " << one.refused << " refused";
    if (one.kept > 0) out_ << "; " << one.kept << " left in part as changed here";
    out_ << '\n';
    report.kept += one.kept;
    report.lines += one.lines;
    report.imported += one.imported;
    report.unchanged += one.unchanged;
    report.refused += one.refused;
  }
  if (report.isDone(request) || (request.is_partial && report.imported > 0)) return;
  out_ << "nothing was imported; correct the files, or import the rest with --partial\n";
  report.imported = 0;
}

Operation Importer::batchRow(const Uuid& id, const ImportFile& file, const ImportRequest& request,
                             const std::vector<Step>& steps, bool is_finished) const {
  std::size_t changed = 0;
  std::size_t refused = 0;
  for (const Step& step : steps) changed += step.file == &file && step.changes ? 1 : 0;
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

void Importer::write(const std::vector<ImportFile>& files, std::vector<Step>& steps, const ImportKeys& keys,
                     const ImportRequest& request) {
  std::vector<Piece> pieces;
  std::vector<std::pair<const ImportFile*, Uuid>> batches;
  for (const ImportFile& file : files) {
    const bool leaves_trace = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
      return step.file == &file && !step.line->is_refused && (step.changes || step.remember);
    });
    // Importing the same again leaves no trace.
    if (!leaves_trace) continue;
    const Uuid id = rng_.newId(now_);
    add(pieces, batchRow(id, file, request, steps, false), nullptr);
    for (Step& step : steps) {
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
  total_ = 0;
  for (const Piece& piece : pieces) total_ += piece.lines.size();
  next_said_ = progressRows;
  written_ = 0;
  if (request.is_partial) {
    for (Piece& piece : pieces) commit({&piece, 1}, keys, request);
  } else {
    commit(pieces, keys, request);
  }
  for (const auto& [file, id] : batches) out_ << file->name << ": import_batch " << id.toString() << '\n';
}

void Importer::add(std::vector<Piece>& pieces, Operation operation, Step* step) {
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
void Importer::commit(std::span<Piece> pieces, const ImportKeys& keys, const ImportRequest& request) {
  const std::size_t before = written_;
  worker_.runTogether(pieces.size(), [&](std::size_t at, sync::ServerTransaction& tx, const sync::Authority& authority,
                                         Transaction& database) {
    Piece& piece = pieces[at];
    if (at == 0) {
      written_ = before;
      std::vector<RowKey> named;
      for (const Piece& one : pieces) {
        for (const auto& [step, batch] : one.lines)
          addNamedRows(*step->file->entity, step->operation, book_.registry, named);
      }
      tx.prefetch(named);
    }
    std::vector<sync::FeedCommit> commits = judge(piece, tx, authority);
    std::vector<LineToRemember> lines;
    for (const auto& [step, batch] : piece.lines) {
      const std::string& key = step->line->key;
      const Entity* entity = step->file->entity;
      lines.push_back({batch, entity, key, lineOf(*step, keys.remembered(*entity, key)), step->way_back});
    }
    remember(database, request.source, lines);
    sayProgress("wrote", written_ += piece.lines.size());
    return commits;
  });
}

std::vector<sync::FeedCommit> Importer::judge(Piece& piece, sync::ServerTransaction& tx,
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
      if (piece.steps[i][op] != nullptr) noteKept(*piece.steps[i][op], receipt.fields, op);
    }
  }
  return std::move(result.commits);
}

}  // namespace carnet::server
