#include "client/store/past_deeds.h"

#include <QCoreApplication>
#include <algorithm>
#include <optional>

namespace carnet::client {

namespace {

struct Said {
  Q_DECLARE_TR_FUNCTIONS(PastDeeds)
};

const char* const readActions =
    "SELECT action, max(no) AS newest, max(done_at), max(title), count(*) FROM sync_deed WHERE undoes = zeroblob(16)"
    " GROUP BY action ORDER BY newest DESC LIMIT ?";
const char* const readDeeds =
    "SELECT id, undone_by, length(inverse) > 0 FROM sync_deed WHERE action = ? AND undoes = zeroblob(16) ORDER BY no";
const char* const readTip = "SELECT undone_by, length(inverse) > 0 FROM sync_deed WHERE id = ?";
const char* const readBytes =
    "SELECT bytes FROM sync_outbox WHERE id = ?1 UNION ALL SELECT bytes FROM sync_journal WHERE id = ?1";

constexpr int longestChain = 200;  // of undoing what was undone
constexpr std::size_t mostNamed = 100;

std::optional<ChangeSet> contentOf(const Uuid& id, ReadTransaction& read) {
  std::optional<ChangeSet> content;
  read.first(readBytes, {blobOf(id)}, [&](Cells& cells) { content = decodeChangeSet(cells.bytes().toStdString()); });
  return content;
}

struct Tip {
  Uuid id;
  bool stands = true;
  bool has_way_back = false;
};

// What was done, undone and done again stands as its last change left it.
Tip tipOf(Tip tip, Uuid undone_by, ReadTransaction& read) {
  for (int steps = 0; !undone_by.isNil() && steps < longestChain; ++steps) {
    Tip next{undone_by, !tip.stands, false};
    const bool is_here = read.first(readTip, {blobOf(undone_by)}, [&](Cells& cells) {
      undone_by = cells.uuid();
      next.has_way_back = cells.flag();
    });
    if (!is_here) break;
    tip = next;
  }
  return tip;
}

void noteRows(const ChangeSet& content, std::set<Uuid>& rows) {
  for (const Operation& op : content.operations) {
    if (rows.size() >= mostNamed) return;
    rows.insert(op.row_id);
    for (const FieldEdit& edit : op.fields) {
      if (const Uuid* id = std::get_if<Uuid>(&edit.value)) rows.insert(*id);
    }
  }
}

}  // namespace

std::vector<PastAction> readPastActions(ReadTransaction& read, const Words& words, const Formats& formats,
                                        std::size_t limit) {
  std::vector<PastAction> actions;
  read.each(readActions, {qint64(limit)}, [&](Cells& cells) {
    PastAction& action = actions.emplace_back();
    action.id = cells.uuid();
    cells.skip();
    action.done_at = cells.number();
    action.title = cells.text();
    action.changes = int(cells.number());
  });
  for (PastAction& action : actions) {
    std::vector<std::pair<Tip, Uuid>> deeds;
    read.each(readDeeds, {blobOf(action.id)}, [&](Cells& cells) {
      Tip deed{cells.uuid()};
      const Uuid undone_by = cells.uuid();
      deed.has_way_back = cells.flag();
      deeds.emplace_back(deed, undone_by);
    });
    action.has_way_back = true;
    for (const auto& [deed, undone_by] : deeds) {
      const Tip tip = tipOf(deed, undone_by, read);
      (tip.stands ? action.standing : action.undone).push_back(tip.id);
      action.has_way_back = action.has_way_back && tip.has_way_back;
    }
    QString first;
    for (const auto& [deed, undone_by] : deeds) {
      if (!first.isEmpty() && action.rows.size() >= mostNamed) break;
      const auto content = contentOf(deed.id, read);
      if (!content) continue;
      noteRows(*content, action.rows);
      if (!first.isEmpty()) continue;
      const std::vector<Deed> said = words.describe(*content, read, formats);
      first = Words::lines(said);
      const auto linked =
          std::find_if(said.begin(), said.end(), [](const Deed& one) { return !one.link_id.isEmpty(); });
      if (linked == said.end() || action.changes > 1) continue;
      action.link_kind = linked->link_kind;
      action.link_id = linked->link_id;
    }
    if (!action.title.isEmpty()) continue;
    action.title = first.isEmpty() ? Said::tr("A change that is no longer on this device") : first;
    if (action.changes > 1) action.title += "\n" + Said::tr("and %n more change(s)", "", action.changes - 1);
  }
  return actions;
}

QString subjectOf(const Uuid& change_set_id, ReadTransaction& read, const Words& words, const Formats& formats) {
  const auto content = contentOf(change_set_id, read);
  if (!content) return {};
  const std::vector<Deed> said = words.describe(*content, read, formats);
  return said.empty() ? QString() : said.front().subject;
}

}  // namespace carnet::client
