#include "server/sync/importer.h"

#include <algorithm>

#include "shared/core/text.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/organisation/company.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/rules/inverse.h"

namespace carnet::server {

namespace {

constexpr std::size_t trialRows = 5'000;
constexpr const char* patienceOfTrial = "10min";

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
  ImportProgress progress(out_, request.shows_progress);
  std::vector<Step> steps;
  tryOut(files, ordered, steps, progress);
  summarise(files, steps, request, report);
  if (report.isDone(request) || (request.is_partial && report.imported > 0)) {
    ImportWriter writer(worker_, book_.registry, rng_, clock_, out_, complaints_);
    writer.write(importer_, now_, files, steps, ordered, request);
  }
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
        if (const auto currency = Currency::parse(as<Company>(company).currency))
          terms_.currency_decimals = currency->decimals();
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
    } else if (cell.empty() && column.field == entityOf<Product>.find("currency")) {
      continue;  // the company's, or what stands
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

// A new product is priced in the company's currency, as it is after the lines before, unless its file says another one.
void Importer::giveCurrency(Operation& operation, ImportRows& rows) const {
  const std::uint16_t field_no = entityOf<Product>.find("currency")->no;
  if (operation.entity != entityOf<Product>.no) return;
  for (const FieldEdit& edit : operation.fields) {
    if (edit.field_no == field_no) return;
  }
  carnet::Row company;
  if (rows.get(entityOf<Company>, companyId().value, company) != Presence::present) return;
  if (const std::string currency = as<Company>(company).currency; Currency::parse(currency))
    operation.fields.push_back({field_no, {}, currency});
}

// What each value is compared with: what the source said last, else what stands there untouched by people, else nothing.
void Importer::giveBases(Step& step, const ImportedLine* before, ImportRows& rows) const {
  const Entity& entity = *step.file->entity;
  carnet::Row standing;
  const bool stands = rows.get(entity, step.operation.row_id, standing) == Presence::present;
  if (!stands && before == nullptr) giveCurrency(step.operation, rows);
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

void Importer::prefetch(ImportRows& rows, std::span<const Step> steps) const {
  std::vector<RowKey> named;
  for (const Step& step : steps) step.addNamedRows(book_.registry, named);
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
  step.noteKept(outcome.fields, 0, complaints_);
  const std::vector<RowChange> changes = work.changes();
  step.changes = !changes.empty();
  step.way_back = inverseOf(book_, changeSetOf(step), importer_, work);
  if (!step.changes) step.way_back.emplace();
  for (const RowChange& change : changes) rows.put(change.after);
  ImportedLine line = step.remembered(before);
  if (before == nullptr || *before != line) step.remember = std::move(line);
}

// Runs every line as if it were written, each seeing those before it, and writes nothing.
void Importer::tryOut(std::vector<ImportFile>& files, ImportKeys& keys, std::vector<Step>& steps,
                      ImportProgress& progress) {
  database_.runBlocking(
      [&](Transaction& tx) {
        // Nobody waits for what only reads, however long the machine stands still.
        tx.setLocal("idle_in_transaction_session_timeout", patienceOfTrial);
        ImportRows rows(tx, book_.registry);
        ExecutionTerms terms;
        terms.actor = importer_;
        terms.side = Side::server;
        terms.arrival = now_;
        terms.holds = [&](const Leaf& leaf) { return person_.holds(leaf); };
        unique_.clear();
        by_natural_key_.clear();
        steps.clear();
        std::size_t total = 0;
        for (const ImportFile& file : files) total += file.lines.size();
        progress.begin(total);
        // Never moved: lines refer to each other's steps.
        steps.reserve(total);
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
            progress.say("tried", tried += end - at);
          }
        }
      },
      {.isolation = TransactionOptions::Isolation::repeatableRead, .readOnly = true});
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

}  // namespace carnet::server
