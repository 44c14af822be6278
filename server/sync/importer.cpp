#include "server/sync/importer.h"

#include <algorithm>

#include "server/sync/import_rows.h"
#include "shared/core/text.h"
#include "shared/domain/organisation/company.h"
#include "shared/domain/organisation/import_batch.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/rules/executor.h"

namespace carnet::server {

namespace {

// Below the limits of a change set, whose bytes are only estimated here.
constexpr std::size_t changeSetBytes = 320 * 1024;
constexpr std::size_t changeSetOperations = 2'000;
// In one transaction: devices' work gets in between, and a slow machine stays within the limits of idle transactions.
constexpr std::size_t transactionOperations = 2'000;
constexpr std::size_t trialRows = 5'000;
// Between two words about progress.
constexpr std::size_t progressRows = 10'000;

constexpr const char* selectImporter =
    "SELECT u.id FROM app_user u JOIN user_role r ON r.user_id = u.id AND r.deleted_at IS NULL"
    " WHERE r.role_id = $1 AND u.is_active AND u.deleted_at IS NULL ORDER BY u.created_at, u.id LIMIT 1";
constexpr const char* selectNodes = "SELECT root_id, facet FROM sync_hold WHERE person_id = $1 AND to_no IS NULL";

Uuid importDevice() { return naturalId("sync_device", "import"); }

std::size_t bytesOf(const Operation& operation) {
  std::size_t bytes = 64;
  for (const FieldEdit& edit : operation.fields) {
    bytes += 24;
    if (const auto* text = std::get_if<std::string>(&edit.value)) bytes += text->size();
  }
  return bytes;
}

template <class T>
FieldEdit edit(std::string_view name, T value) {
  return {entityOf<ImportBatch>.find(name)->no, {}, Value(std::move(value))};
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
  std::vector<Step> steps = prepare(files, ordered);
  shows_progress_ = request.shows_progress;
  total_ = steps.size();
  tryOut(steps);
  summarise(files, steps, request, report);
  if (report.isDone(request) || (request.is_partial && report.imported > 0)) write(files, steps, request);
  return report;
}

// The oldest administrator stands for whoever runs the command on the server itself.
void Importer::findImporter() {
  database_.runBlocking(
      [&](Transaction& tx) {
        const Rows found = tx.exec(selectImporter, roleId(RoleCode::admin));
        if (found.empty()) {
          throw std::runtime_error("nobody has the role admin: the import has to be somebody's");
        }
        importer_ = {found.front()[0].uuid(), importDevice(), 0};
        ReadOnlyRows rows(tx);
        importer_.roles = book_.roles_of(rows, importer_.person_id);
        nodes_.clear();
        for (const Row& row : tx.exec(selectNodes, importer_.person_id)) {
          nodes_.insert({row[0].uuid(), static_cast<Facet>(row[1].integer())});
        }
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

std::vector<Importer::Step> Importer::prepare(std::vector<ImportFile>& files, const ImportKeys& keys) {
  std::vector<Step> steps;
  for (ImportFile& file : files) {
    for (ImportLine& line : file.lines) {
      if (line.is_refused) continue;
      if (auto operation = operationOf(file, line, keys)) steps.push_back({&file, &line, std::move(*operation), false});
    }
  }
  return steps;
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
void Importer::checkUnique(Transaction& tx, std::vector<Step>& steps) {
  std::map<std::pair<const Entity*, const carnet::Field*>, std::map<std::string, Step*>> wanted;
  for (Step& step : steps) {
    for (const FieldEdit& edit : step.operation.fields) {
      const carnet::Field* field = step.file->entity->findNo(edit.field_no);
      const std::string* text = std::get_if<std::string>(&edit.value);
      if (!field->is_unique || text == nullptr || text->empty()) continue;
      const auto [first, is_first] = wanted[{step.file->entity, field}].try_emplace(*text, &step);
      if (is_first) continue;
      refuse(*step.file, *step.line, field->name,
             "stands in " + first->second->file->name + ":" + std::to_string(first->second->line->line) + " already");
    }
  }
  for (const auto& [place, values] : wanted) {
    const std::string column = Transaction::quotedName(place.second->name);
    std::vector<std::string> texts;
    for (const auto& [text, step] : values) texts.push_back(text);
    for (const Row& row : tx.exec("SELECT id, " + column + " FROM " + Transaction::quotedName(place.first->name) +
                                      " WHERE " + column + " = ANY($1::text[])",
                                  texts)) {
      Step& step = *values.at(row[1].string());
      if (row[0].uuid() == step.operation.row_id) continue;
      refuse(*step.file, *step.line, place.second->name, "another row has it, which did not come from this source");
    }
  }
}

// Runs every line as if it were written, each seeing those before it, and writes nothing.
void Importer::tryOut(std::vector<Step>& steps) {
  database_.runBlocking(
      [&](Transaction& tx) {
        checkUnique(tx, steps);
        ImportRows rows(tx, book_.registry);
        ExecutionTerms terms;
        terms.actor = importer_;
        terms.side = Side::server;
        terms.arrival = now_;
        terms.holds = [&](const Leaf& leaf) {
          return nodes_.contains({leaf.root_id, leaf.facet}) || nodes_.contains({Uuid{}, leaf.facet});
        };
        ChangeSet change_set;
        change_set.id = rng_.newId(now_);
        change_set.device_id = importer_.device_id;
        change_set.person_id = importer_.person_id;
        change_set.happened_at = Hlc::of(now_);
        for (std::size_t i = 0; i < steps.size(); ++i) {
          if (i % trialRows == 0) {
            std::vector<RowKey> keys;
            for (std::size_t k = i; k < std::min(i + trialRows, steps.size()); ++k) {
              keys.push_back({steps[k].file->entity, steps[k].operation.row_id});
              for (const FieldEdit& edit : steps[k].operation.fields) {
                const carnet::Field* field = steps[k].file->entity->findNo(edit.field_no);
                const Uuid* id = std::get_if<Uuid>(&edit.value);
                if (id != nullptr && !field->references.empty())
                  keys.push_back({book_.registry.find(field->references), *id});
              }
            }
            rows.prefetch(keys);
          }
          Step& step = steps[i];
          sayProgress("tried", i + 1);
          if (step.line->is_refused) continue;
          if (step.operation.happened_at == Hlc{}) step.operation.happened_at = change_set.happened_at;
          change_set.operations.assign(1, step.operation);
          Work work(rows);
          const Outcome outcome = execute(book_, change_set, terms, work);
          if (outcome.verdict == Verdict::parked || outcome.verdict == Verdict::unknown) {
            refuse(*step.file, *step.line, outcome.reason.field, wordsOf(outcome.reason));
            continue;
          }
          const std::vector<RowChange> changes = work.changes();
          step.changes = !changes.empty();
          for (const RowChange& change : changes) rows.put(change.after);
        }
      },
      {.isolation = TransactionOptions::Isolation::repeatableRead, .readOnly = true});
}

// "tried 20000 of 104210", whenever another ten thousand are done.
void Importer::sayProgress(const char* done, std::size_t count) {
  if (count <= 1) next_said_ = progressRows;
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
    one.unchanged = one.lines - one.refused - one.imported;
    out_ << file.name << ": " << one.lines << " lines, " << one.imported << " imported, " << one.unchanged
         << " unchanged, " << one.refused << " refused\n";
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
  operation.fields = {edit("source", request.source),
                      edit("file_name", file.name),
                      edit("entity", std::string(file.entity->name)),
                      edit("person_id", importer_.person_id),
                      edit("line_count", count(file.lines.size())),
                      edit("refused_count", count(refused))};
  if (is_finished) {
    operation.fields.push_back(edit("applied_count", count(changed)));
    operation.fields.push_back(edit("unchanged_count", count(file.lines.size() - refused - changed)));
    operation.fields.push_back(edit("finished_at", clock_.now().unix_ms));
  }
  return operation;
}

void Importer::write(const std::vector<ImportFile>& files, const std::vector<Step>& steps,
                     const ImportRequest& request) {
  Batch batch;
  std::size_t written = 0;
  total_ = static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), [](const Step& s) { return s.changes; }));
  sayProgress("wrote", written);
  for (const ImportFile& file : files) {
    const bool changes =
        std::any_of(steps.begin(), steps.end(), [&](const Step& step) { return step.file == &file && step.changes; });
    // Importing the same again leaves no trace.
    if (!changes) continue;
    const Uuid id = rng_.newId(now_);
    add(batch, batchRow(id, file, request, steps, false));
    for (const Step& step : steps) {
      if (step.file != &file || !step.changes || step.line->is_refused) continue;
      add(batch, step.operation);
      sayProgress("wrote", ++written);
    }
    add(batch, batchRow(id, file, request, steps, true));
  }
  commit(batch);
}

void Importer::add(Batch& batch, Operation operation) {
  const std::size_t bytes = bytesOf(operation);
  if (batch.operations >= transactionOperations) commit(batch);
  if (batch.change_sets.empty() || batch.bytes + bytes > changeSetBytes ||
      batch.change_sets.back().size() >= changeSetOperations) {
    batch.change_sets.emplace_back();
    batch.bytes = 0;
  }
  batch.change_sets.back().push_back(std::move(operation));
  batch.bytes += bytes;
  ++batch.operations;
}

void Importer::commit(Batch& batch) {
  if (batch.change_sets.empty()) return;
  std::vector<Uuid> ids;
  for (std::size_t i = 0; i < batch.change_sets.size(); ++i) ids.push_back(rng_.newId(now_));
  worker_.run([&](sync::ServerTransaction& tx, const sync::Authority& authority) {
    std::vector<sync::Received> received;
    for (std::size_t i = 0; i < batch.change_sets.size(); ++i) {
      ServerWork work;
      work.pseudo_device = importer_.device_id;
      work.person_id = importer_.person_id;
      work.roles = importer_.roles;
      work.id = ids[i];
      work.now = now_;
      work.operations = batch.change_sets[i];
      received.push_back(receivedFrom(tx, std::move(work), count(i)));
    }
    sync::BatchResult result = authority.judge(tx, received);
    for (const sync::Judgement& judgement : result.judgements) {
      if (judgement.receipt.verdict != Verdict::parked) continue;
      // Thrown, so that nothing of the batch is written, not even that it was parked.
      throw std::runtime_error("rows changed while the import was tried: " + wordsOf(judgement.receipt.reason) +
                               "; import again");
    }
    return std::move(result.commits);
  });
  batch = {};
}

}  // namespace carnet::server
