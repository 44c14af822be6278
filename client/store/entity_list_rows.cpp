// How the rows of a list come: its ids in one scan, the rows around what is looked at, and what commits change of them.
#include <algorithm>
#include <utility>

#include "client/store/entity_list_model.h"

namespace carnet::client {

namespace {

QString places(qsizetype count) { return QStringList(count, "?").join(','); }

template <class T>
std::vector<T> slice(const std::vector<T>& all, int from, int to) {
  from = std::clamp(from, 0, int(all.size()));
  to = std::clamp(to, from, int(all.size()));
  return {all.begin() + from, all.begin() + to};
}

}  // namespace

template <class Query, class Deliver>
void EntityListModel::scan(Query query, Deliver deliver) {
  if (scan_) *scan_ = true;
  scan_ = std::make_shared<std::atomic<bool>>(false);
  workspace_->reader().scan(
      this, scan_, std::move(query),
      [this, deliver = std::move(deliver)](auto result) {
        scan_.reset();
        deliver(std::move(result));
        endScan();
      },
      [this] {
        scan_.reset();
        setLoading(false);
        endScan();
      });
}

void EntityListModel::endScan() {
  if (!scan_ && std::exchange(again_, false)) queue();
}

void EntityListModel::reload() {
  queued_ = false;
  if (!workspace_) return;
  // Commits that come faster than the list is gone through must not keep it from ever being read.
  if (scan_ && !asked_anew_) {
    again_ = true;
    return;
  }
  again_ = false;
  const int generation = ++generation_;
  if (ids_.empty()) setLoading(true);
  asked_pages_.clear();
  if (std::exchange(asked_anew_, false))
    readFirst(generation);
  else
    readAll(generation, false);
}

std::vector<EntityListModel::LoadedRow> EntityListModel::readLoaded(ReadTransaction& read, const Statements& statements,
                                                                    const QVariantList& rids) {
  std::vector<LoadedRow> rows;
  if (rids.isEmpty()) return rows;
  read.each(statements.rows_by_rid.arg(places(rids.size())), rids, [&](Cells& cells) {
    LoadedRow& row = rows.emplace_back();
    row.rid = cells.number();
    row.sort_value = cells.any();
    row.row = statements.reader(cells);
  });
  return rows;
}

QString EntityListModel::idsOf(ReadTransaction& read, const Statements& statements) {
  if (!statements.few.isEmpty() && read.number(statements.few, {}) < mostFew) return statements.ids_of_few;
  if (!statements.is_kept.isEmpty() && read.number(statements.is_kept, {}) > 0) return statements.ids_in_kept;
  return statements.ids;
}

void EntityListModel::readFirst(int generation) {
  scan(
      [statements = statements(), before = ids_](ReadTransaction& read) {
        std::vector<qint64> ids;
        QVariantList wanted;
        read.each(idsOf(read, statements) + QString(" LIMIT %1").arg(firstRows), statements.values, [&](Cells& cells) {
          ids.push_back(cells.number());
          wanted << ids.back();
        });
        Loaded loaded;
        loaded.is_whole = int(ids.size()) < firstRows;
        loaded.rows = readLoaded(read, statements, wanted);
        loaded.diff = ListDiff::between(before, std::move(ids));
        return loaded;
      },
      [this, generation](Loaded loaded) {
        if (generation != generation_) return;
        last_seen_ = 0;
        const bool more = !loaded.is_whole;
        apply(std::move(loaded), false);
        setLoading(false);
        if (more) readAll(generation, true);
      });
}

void EntityListModel::readAll(int generation, bool keeps_rows) {
  const int page = last_seen_ / pageSize;
  scan(
      [statements = statements(), before = ids_, page, keeps_rows](ReadTransaction& read) {
        std::vector<qint64> ids;
        read.each(idsOf(read, statements), statements.values, [&](Cells& cells) { ids.push_back(cells.number()); });
        Loaded loaded;
        if (!keeps_rows) {
          QVariantList wanted;
          for (qint64 rid : slice(ids, (page - 1) * pageSize, (page + 2) * pageSize)) wanted << rid;
          loaded.rows = readLoaded(read, statements, wanted);
        }
        loaded.diff = ListDiff::between(before, std::move(ids));
        return loaded;
      },
      [this, generation, keeps_rows](Loaded loaded) {
        if (generation != generation_) return;
        apply(std::move(loaded), keeps_rows);
        setLoading(false);
      });
}

void EntityListModel::apply(Loaded loaded, bool keeps_rows) {
  const int before = count();
  const bool was_whole = std::exchange(whole_, loaded.is_whole);
  if (!keeps_rows) rows_.clear();
  for (LoadedRow& row : loaded.rows) {
    const qint64 rid = row.rid;
    rows_.insert(rid, new LoadedRow(std::move(row)));
  }
  const std::vector<qint64> came = applyDiff(std::move(loaded.diff));
  if (!keeps_rows && !ids_.empty()) emit dataChanged(index(0), index(count() - 1), {RowRole});
  selection_.keepOnly(positions_, came, whole_);
  if (count() != before || whole_ != was_whole) emit countChanged();
}

std::vector<qint64> EntityListModel::applyDiff(ListDiff diff) {
  if (diff.is_reset) {
    beginResetModel();
    ids_ = std::move(diff.ids);
    positions_ = std::move(diff.positions);
    endResetModel();
    return ids_;
  }
  std::vector<qint64> came;
  for (const auto& [first, last] : diff.removed) {
    beginRemoveRows({}, first, last);
    ids_.erase(ids_.begin() + first, ids_.begin() + last + 1);
    endRemoveRows();
  }
  if (diff.moved) {
    const auto [from, to] = *diff.moved;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    ids_ = std::move(diff.kept);
    endMoveRows();
  } else if (diff.is_reordered) {
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList old_indexes = persistentIndexList();
    QHash<qint64, int> places;
    for (std::size_t i = 0; !old_indexes.isEmpty() && i < diff.kept.size(); ++i) places.insert(diff.kept[i], int(i));
    QModelIndexList new_indexes;
    for (const QModelIndex& old : old_indexes) new_indexes << index(places.value(ids_[std::size_t(old.row())], -1));
    ids_ = std::move(diff.kept);
    changePersistentIndexList(old_indexes, new_indexes);
    emit layoutChanged({}, VerticalSortHint);
  }
  for (const auto& [first, last] : diff.inserted) {
    beginInsertRows({}, first, last);
    ids_.insert(ids_.begin() + first, diff.ids.begin() + first, diff.ids.begin() + last + 1);
    came.insert(came.end(), diff.ids.begin() + first, diff.ids.begin() + last + 1);
    endInsertRows();
  }
  positions_ = std::move(diff.positions);
  return came;
}

void EntityListModel::readRows(QObject* receiver, const std::vector<qint64>& rids,
                               std::function<void(QVariantList)> deliver) {
  QVariantList wanted;
  for (qint64 rid : rids) wanted << rid;
  workspace_->reader().read(
      receiver,
      [statements = statements(), wanted](ReadTransaction& read) {
        QHash<qint64, QVariant> found;
        for (LoadedRow& row : readLoaded(read, statements, wanted)) found.insert(row.rid, std::move(row.row));
        QVariantList rows;
        for (const QVariant& rid : wanted) {
          const auto row = found.constFind(rid.toLongLong());
          if (row != found.constEnd()) rows << *row;
        }
        return rows;
      },
      [deliver = std::move(deliver)](QVariantList rows) { deliver(std::move(rows)); });
}

void EntityListModel::fetchPage(int page) {
  if (!workspace_ || asked_pages_.contains(page)) return;
  asked_pages_.insert(page);
  QVariantList wanted;
  for (qint64 rid : slice(ids_, page * pageSize, (page + 1) * pageSize)) wanted << rid;
  workspace_->reader().read(
      this, [statements = statements(), wanted](ReadTransaction& read) { return readLoaded(read, statements, wanted); },
      [this, page, generation = generation_, commits = commits_](std::vector<LoadedRow> rows) {
        if (generation != generation_) return;
        asked_pages_.remove(page);
        if (commits == commits_) return applyRows(std::move(rows));
        // It may be older than what the commit brought.
        fetchPage(page);
      },
      [this, page, generation = generation_] {
        if (generation == generation_) asked_pages_.remove(page);
      });
}

void EntityListModel::applyRows(std::vector<LoadedRow> rows) {
  for (LoadedRow& row : rows) {
    const int at = indexOfRid(row.rid);
    const qint64 rid = row.rid;
    rows_.insert(rid, new LoadedRow(std::move(row)));
    if (at >= 0) emit dataChanged(index(at), index(at), {RowRole});
  }
}

void EntityListModel::onCommit(const LocalCommit& commit) {
  const Source from = source();
  std::size_t own = 0;
  bool touches_others = false;
  for (const ChangedRow& row : commit.rows) {
    own += row.entity == from.entity->no;
    touches_others =
        touches_others || std::find(from.others.begin(), from.others.end(), row.entity) != from.others.end();
  }
  if (own == 0 && !touches_others) return;
  if (resting_) {
    missed_ = true;
    return;
  }
  ++commits_;
  if (touches_others || own > mostSingleRows) return queue();
  QVariantList ids;
  for (const ChangedRow& row : commit.rows) {
    if (row.entity == from.entity->no) ids << blobOf(row.id);
  }
  refreshRows(ids);
}

// In place when every changed row stays in the list where it is; anything else reads the ids again.
void EntityListModel::refreshRows(const QVariantList& row_ids) {
  if (!workspace_) return;
  struct Refreshed {
    std::vector<LoadedRow> members;
    std::vector<qint64> rids;
  };
  const Statements now = statements();
  // Behind the scan that may be running: what it finds is older.
  workspace_->reader().scan(
      this, {},
      [now, row_ids, table = textOf(source().entity->name)](ReadTransaction& read) {
        Refreshed refreshed;
        read.each(now.rows_by_id.arg(places(row_ids.size())), now.values + row_ids, [&](Cells& cells) {
          LoadedRow& row = refreshed.members.emplace_back();
          row.rid = cells.number();
          row.sort_value = cells.any();
          row.row = now.reader(cells);
        });
        read.each("SELECT rid FROM " + table + " WHERE id IN (" + places(row_ids.size()) + ")", row_ids,
                  [&](Cells& cells) { refreshed.rids.push_back(cells.number()); });
        return refreshed;
      },
      [this, generation = generation_, asked = row_ids.size()](Refreshed refreshed) {
        if (generation != generation_) return;
        std::size_t present = 0;
        for (qint64 rid : refreshed.rids) present += indexOfRid(rid) >= 0;
        bool in_place = present == refreshed.members.size() && qsizetype(refreshed.rids.size()) == asked;
        for (const LoadedRow& row : refreshed.members) {
          const LoadedRow* old = rows_.object(row.rid);
          in_place = in_place && indexOfRid(row.rid) >= 0 && old && old->sort_value == row.sort_value;
        }
        if (in_place) return applyRows(std::move(refreshed.members));
        queue();
      });
}

}  // namespace carnet::client
