#include "client/modules/organisation/decisions_controller.h"

#include "client/modules/organisation/open_conflicts.h"
#include "client/store/edits.h"
#include "client/store/row_of.h"
#include "shared/domain/organisation/parked_change_workflow.h"
#include "shared/domain/registry.h"
#include "shared/domain/rule_book.h"

namespace carnet::client {

namespace {

const char* const readParked =
    "SELECT p.id, p.code, p.field, p.arguments, p.operations, p.happened_at, u.display_name, p.is_whole FROM "
    "parked_change p"
    " LEFT JOIN app_user u ON u.id = p.person_id WHERE p.state = 'open' AND p.deleted_at IS NULL ORDER BY p.rid DESC";

// What was meant, in the words of the list of waiting changes; where it can be seen goes into `item`.
QString meant(const std::string& operations, ReadTransaction& read, const ConflictViewer& viewer, QVariantMap& item) {
  std::optional<ChangeSet> change_set = readChangeSet(ruleBook(), operations);
  if (!change_set) return {};
  const bool has_more = change_set->operations.size() > maxParkedOperations;
  if (has_more) change_set->operations.resize(maxParkedOperations);
  const std::vector<Deed> deeds = viewer.words.describe(*change_set, read, viewer.formats);
  for (const Deed& deed : deeds) {
    if (deed.link_id.isEmpty()) continue;
    item["linkKind"] = deed.link_kind;
    item["linkId"] = deed.link_id;
    break;
  }
  return Words::lines(deeds) + (has_more ? QString("\n") + QChar(0x2026) : QString());
}

}  // namespace

std::set<EntityNo> DecisionsController::watched() const {
  // A card names its record, whatever that is, and may be here before it.
  std::set<EntityNo> all;
  for (const Entity* entity : registry().entities()) all.insert(entity->no);
  return all;
}

void DecisionsController::load() {
  const bool office = workspace()->isDesk();
  const ConflictWish wish =
      office ? ConflictWish{} : ConflictWish{"c.assignee_id = ?", {blobOf(workspace()->personId())}};
  read(
      [wish, office, viewer = ConflictViewer::of(*workspace())](ReadTransaction& read) {
        Decisions decisions;
        readOpenConflicts(read, viewer, wish, [&](const QVariantMap& conflict) { decisions.conflicts << conflict; });
        if (!office) return decisions;
        read.each(readParked, {}, [&](Cells& cells) {
          QVariantMap item{{"id", cells.id()}};
          Problem problem;
          problem.code = cells.text().toStdString();
          problem.field = cells.text().toStdString();
          for (const QString& value : cells.text().split('\n')) problem.values.push_back(value.toStdString());
          const std::string operations = cells.bytes().toStdString();
          const QString when = viewer.formats.when(cells.number(), viewer.now);
          item["title"] = tr("A change of %1 could not be accepted").arg(cells.text());
          item["text"] = viewer.words.problem(problem);
          QVariantList facts;
          if (const QString what = meant(operations, read, viewer, item); !what.isEmpty()) {
            facts << QVariantMap{{"label", tr("What was meant")}, {"value", what}};
          }
          item["facts"] = facts << QVariantMap{{"label", tr("When")}, {"value", when}};
          item["whole"] = cells.flag();
          if (item["whole"].toBool()) decisions.whole[item["id"].toString()] = QByteArray::fromStdString(operations);
          decisions.parked << item;
        });
        return decisions;
      },
      [this](Decisions decisions) {
        decisions_ = std::move(decisions);
        return true;
      });
}

void DecisionsController::keep(const QString& id, const QString& side) {
  const QVariantMap conflict = rowOf(decisions_.conflicts, id);
  if (!conflict.isEmpty()) keepSide(*workspace(), conflict, side);
}

void DecisionsController::accept(const QString& id) {
  const auto change_set = readChangeSet(ruleBook(), decisions_.whole.value(id).toStdString());
  if (!change_set) return;
  std::vector<Operation> operations = change_set->operations;
  operations.push_back(step<ParkedChange>(uuidOf(id), "settle"));
  workspace()->submit(std::move(operations), tr("Accepted"));
}

void DecisionsController::settle(const QString& id) {
  workspace()->submit({step<ParkedChange>(uuidOf(id), "settle")}, tr("Seen to"));
}

}  // namespace carnet::client

#include "moc_decisions_controller.cpp"
