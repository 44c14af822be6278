#include "server/sync/import_undo.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "server/sync/import_complaints.h"
#include "server/sync/import_rows.h"
#include "server/sync/server_work.h"
#include "shared/rules/inverse.h"

namespace carnet::server {

namespace {

// Judged and written at once, as an import is.
constexpr std::size_t pieceLines = 1'000;
// What a row is compared with says whether anybody changed it.
constexpr std::int64_t seesAll = std::numeric_limits<std::int64_t>::max();

}  // namespace

ImportUndo::ImportUndo(Database& database, AuthorityWorker& worker, const RuleBook& book, Rng& rng, const Clock& clock,
                       std::ostream& out)
    : database_(database), worker_(worker), book_(book), rng_(rng), clock_(clock), out_(out) {}

ImportUndone ImportUndo::run(const Uuid& batch_id) {
  ImportUndone report;
  now_ = clock_.now();
  std::optional<std::vector<LineToUndo>> lines;
  database_.runBlocking(
      [&](Transaction& tx) {
        person_ = importPerson(tx, book_);
        lines = linesToUndo(tx, book_, batch_id);
      },
      {.readOnly = true});
  if (!lines) return report;
  report.is_there = true;
  const std::vector<LineToUndo> going = tried(std::move(*lines), report);
  write(batch_id, going);
  out_ << report.undone << " undone, " << report.unchanged << " had changed nothing, " << report.refused << " stay\n";
  return report;
}

std::vector<LineToUndo> ImportUndo::tried(std::vector<LineToUndo> lines, ImportUndone& report) {
  std::vector<LineToUndo> going;
  database_.runBlocking(
      [&](Transaction& tx) {
        going.clear();
        report.undone = report.unchanged = report.refused = 0;
        ImportRows rows(tx, book_.registry);
        for (const LineToUndo& line : lines) {
          if (line.is_known && line.way_back.empty()) {
            ++report.unchanged;
            continue;
          }
          const auto refusal = refusalOf(line, rows);
          ++(refusal ? report.refused : report.undone);
          if (!refusal) {
            going.push_back(line);
            continue;
          }
          out_ << (line.entity != nullptr ? line.entity->name : "?") << ' ' << line.key << ": stays, "
               << wordsOf(*refusal) << '\n';
        }
      },
      {.isolation = TransactionOptions::Isolation::repeatableRead, .readOnly = true});
  return going;
}

// Each line is tried over what those before it leave.
std::optional<Problem> ImportUndo::refusalOf(const LineToUndo& line, ImportRows& rows) {
  if (line.entity == nullptr || !line.is_known) return Problem{"undo.no_way_back", "", {}};
  if (auto met = meetsBase(book_.registry, line.way_back, rows); !met) return met.problem();
  ExecutionTerms terms;
  terms.actor = person_.actor;
  terms.side = Side::server;
  terms.arrival = now_;
  terms.holds = [&](const Leaf& leaf) { return person_.holds(leaf); };
  Work work(rows);
  const Outcome outcome = execute(book_, changeSetOf(line), terms, work);
  if (outcome.verdict == Verdict::parked) return outcome.reason;
  for (const FieldOutcome& kept : outcome.fields) {
    if (kept.field_no == 0 && kept.result == FieldResult::theirsStands) return Problem{"row.deleted", "", {}};
  }
  for (const RowChange& change : work.changes()) rows.put(change.after);
  return std::nullopt;
}

ChangeSet ImportUndo::changeSetOf(const LineToUndo& line) const {
  ChangeSet change_set;
  change_set.id = Uuid::v7(static_cast<std::uint64_t>(now_.unix_ms), 1, 1);
  change_set.device_id = person_.actor.device_id;
  change_set.person_id = person_.actor.person_id;
  change_set.cs_no = 1;
  change_set.seen = seesAll;
  change_set.happened_at = Hlc::of(now_);
  change_set.operations = line.way_back;
  for (Operation& op : change_set.operations) op.happened_at = change_set.happened_at;
  return change_set;
}

void ImportUndo::write(const Uuid& batch_id, const std::vector<LineToUndo>& lines) {
  if (lines.empty()) return;
  std::vector<Uuid> ids;
  for (std::size_t i = 0; i < lines.size(); ++i) ids.push_back(rng_.newId(now_));
  const std::size_t pieces = (lines.size() + pieceLines - 1) / pieceLines;
  worker_.runTogether(pieces, [&](std::size_t at, sync::ServerTransaction& tx, const sync::Authority& authority,
                                  Transaction& database) {
    if (at == 0) {
      std::vector<RowKey> named;
      for (const LineToUndo& line : lines) named.push_back({line.entity, line.row_id});
      tx.prefetch(named);
    }
    const std::size_t end = std::min((at + 1) * pieceLines, lines.size());
    std::vector<sync::Received> received;
    for (std::size_t i = at * pieceLines; i < end; ++i) {
      ServerWork work;
      work.pseudo_device = person_.actor.device_id;
      work.person_id = person_.actor.person_id;
      work.roles = person_.actor.roles;
      work.id = ids[i];
      work.now = now_;
      work.seen = seesAll;
      work.operations = lines[i].way_back;
      received.push_back(receivedFrom(tx, std::move(work), static_cast<std::int64_t>(received.size())));
    }
    sync::BatchResult result = authority.judge(tx, received);
    for (const auto& judgement : result.judgements) {
      if (judgement.receipt.verdict != Verdict::parked) continue;
      throw std::runtime_error("rows changed while the undo was tried: " + wordsOf(judgement.receipt.reason) +
                               "; try again");
    }
    if (at == 0) forget(database, batch_id, lines);
    return std::move(result.commits);
  });
}

}  // namespace carnet::server
