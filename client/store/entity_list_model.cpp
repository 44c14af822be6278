#include "client/store/entity_list_model.h"

#include <QDateTime>
#include <algorithm>
#include <utility>

#include "shared/core/search_text.h"
#include "shared/core/text.h"

namespace carnet::client {

EntityListModel::EntityListModel(QObject* parent) : QAbstractListModel(parent) {
  rows_.setMaxCost(32 * pageSize);
  const auto revise = [this] {
    ++revision_;
    emit revisionChanged();
  };
  connect(this, &QAbstractItemModel::dataChanged, this, revise);
  connect(this, &QAbstractItemModel::rowsInserted, this, revise);
  connect(this, &QAbstractItemModel::rowsRemoved, this, revise);
  connect(this, &QAbstractItemModel::rowsMoved, this, revise);
  connect(this, &QAbstractItemModel::layoutChanged, this, revise);
  connect(this, &QAbstractItemModel::modelReset, this, revise);
}

EntityListModel::~EntityListModel() {
  if (scan_) *scan_ = true;
}

void EntityListModel::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  if (workspace_) {
    disconnect(&workspace_->changes(), nullptr, this, nullptr);
    disconnect(workspace_, nullptr, this, nullptr);
  }
  workspace_ = workspace;
  if (workspace_) {
    connect(&workspace_->changes(), &Changes::committed, this, &EntityListModel::onCommit);
    // Days are written as "Today", and a list may be narrowed to it.
    connect(workspace_, &Workspace::dayChanged, this, [this] {
      if (resting_)
        missed_ = true;
      else
        queue();
    });
  }
  emit workspaceChanged();
  emit columnsChanged();
  fields_ = fields();
  changed();
  readFilterFields();
}

void EntityListModel::setView(const QString& view) {
  if (view_ == view) return;
  view_ = view;
  emit viewChanged();
  changed();
}

void EntityListModel::setFilterText(const QString& text) {
  if (filter_text_ == text) return;
  filter_text_ = text;
  emit filterTextChanged();
  changed();
}

void EntityListModel::setSortKey(const QString& key) {
  if (sort_key_ == key) return;
  sort_key_ = key;
  emit sortChanged();
  changed();
}

void EntityListModel::setSortDescending(bool descending) {
  if (sort_descending_ == descending) return;
  sort_descending_ = descending;
  emit sortChanged();
  changed();
}

void EntityListModel::setFilters(const QVariantList& conditions) {
  if (filters_ == conditions) return;
  filters_ = conditions;
  emit filtersChanged();
  emit filterWordsChanged();
  changed();
}

QVariantMap EntityListModel::filterOn(const QString& field) const {
  for (const QVariant& condition : filters_) {
    if (condition.toMap()["field"].toString() == field) return condition.toMap();
  }
  return {};
}

void EntityListModel::setFilterOn(const QString& field, const QVariantMap& condition) {
  QVariantList next;
  bool is_there = false;
  for (const QVariant& each : std::as_const(filters_)) {
    if (each.toMap()["field"].toString() != field) {
      next << each;
    } else if (!condition.isEmpty()) {
      next << condition;
      is_there = true;
    }
  }
  if (!is_there && !condition.isEmpty()) next << condition;
  setFilters(next);
}

QStringList EntityListModel::filterWords() const {
  return workspace_ ? ListFilter::words(fields_, filters_, workspace_->formats()) : QStringList();
}

void EntityListModel::readFilterFields() {
  if (!workspace_) return;
  workspace_->reader().read(
      this,
      [known = fields(), language = workspace_->language()](ReadTransaction& read) {
        ListFields fields = known;
        ListFilter::readOptions(fields, read, language);
        return fields;
      },
      [this](ListFields fields) {
        fields_ = std::move(fields);
        emit filterFieldsChanged();
        emit filterWordsChanged();
      });
}

QVariantList EntityListModel::columnMaps() const {
  QVariantList maps;
  const ListColumns all = columns();
  for (const ListColumn& column : all) maps << column.toMap();
  return maps;
}

QVariantList EntityListModel::shownColumnMaps() const {
  QVariantList maps;
  const ListColumns shown = shownColumns();
  for (const ListColumn& column : shown) maps << column.toMap();
  return maps;
}

void EntityListModel::setColumnKeys(const QStringList& keys) {
  if (column_keys_ == keys) return;
  column_keys_ = keys;
  emit columnsChanged();
}

ListColumns EntityListModel::shownColumns() const {
  const ListColumns all = columns();
  ListColumns shown;
  for (const QString& key : column_keys_) {
    const auto named = [&](const ListColumn& column) { return column.key == key; };
    if (const auto found = std::find_if(all.begin(), all.end(), named); found != all.end()) shown.push_back(*found);
  }
  if (!shown.empty()) return shown;
  std::copy_if(all.begin(), all.end(), std::back_inserter(shown),
               [](const ListColumn& column) { return column.shown; });
  return shown;
}

void EntityListModel::changed() {
  asked_anew_ = true;
  whole_ = false;
  if (scan_) *scan_ = true;
  queue();
}

void EntityListModel::setResting(bool resting) {
  if (resting_ == resting) return;
  resting_ = resting;
  if (!resting && std::exchange(missed_, false)) {
    ++commits_;
    queue();
  }
  emit restingChanged();
}

void EntityListModel::queue() {
  if (queued_) return;
  queued_ = true;
  QMetaObject::invokeMethod(this, &EntityListModel::reload, Qt::QueuedConnection);
}

int EntityListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant EntityListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != RowRole) return {};
  last_seen_ = index.row();
  if (const LoadedRow* loaded = rows_.object(ids_[std::size_t(index.row())])) return loaded->row;
  const_cast<EntityListModel*>(this)->fetchPage(index.row() / pageSize);
  return emptyRow();
}

QHash<int, QByteArray> EntityListModel::roleNames() const { return {{RowRole, "row"}}; }

EntityListModel::Statements EntityListModel::statements() const {
  const Source from = source();
  const Condition view = condition(view_);
  const QString table = textOf(from.entity->name) + " r " + from.joins;
  QString where = "r.deleted_at IS NULL AND (" + view.sql + ")";
  Statements out;
  out.values = view.values;
  QStringList words, numbers;
  const QString folded = textOf(std::string_view(foldForSearch(filter_text_.toStdString())));
  for (const QString& word : folded.split(' ', Qt::SkipEmptyParts)) {
    words << "instr(fold(" + from.searched + "), ?) > 0";
    out.values << word;
  }
  if (!from.dialled.isEmpty()) {
    for (const std::string& digits : searchQuery(filter_text_.toStdString()).phones) {
      numbers << from.dialled;
      out.values << textOf(std::string_view(digits));
    }
  }
  if (!words.isEmpty()) where += " AND (" + (QStringList(words.join(" AND ")) + numbers).join(" OR ") + ")";
  const QDate today = QDateTime::fromMSecsSinceEpoch(workspace_->now()).date();
  const ListFilter::Sql narrowed = ListFilter::sql(fields_, filters_, workspace_->personId(), today);
  where += narrowed.where;
  out.values += narrowed.values;
  const QString sort = sortExpression(sort_key_);
  const QString select = "SELECT r.rid, " + sort + ", " + from.columns + " FROM " + table;
  out.ids = "SELECT r.rid FROM " + table + " WHERE " + where + " ORDER BY " + sort +
            (sort_descending_ ? " DESC, r.rid DESC" : ", r.rid");
  if (const QString kept = keptOrder(sort_key_); !kept.isEmpty()) {
    out.is_kept = "SELECT count(*) FROM kept_order WHERE name = '" + kept + "'";
    // CROSS JOIN: along the order, whatever SQLite thinks of it.
    out.ids_in_kept = "SELECT r.rid FROM kept_order_" + kept + " k CROSS JOIN " + textOf(from.entity->name) +
                      " r ON r.rid = k.rid " + from.joins + " WHERE " + where + " ORDER BY k.value" +
                      (sort_descending_ ? " DESC, k.rid DESC" : ", k.rid");
  }
  if (!view.ids.isEmpty()) {
    out.few = QString("SELECT count(*) FROM (%1 LIMIT %2)").arg(view.ids).arg(mostFew);
    // The + keeps the index of the order out of it.
    out.ids_of_few = "SELECT r.rid FROM " + table + " WHERE r.id IN (" + view.ids + ") AND " + where + " ORDER BY +" +
                     sort + (sort_descending_ ? " DESC, r.rid DESC" : ", r.rid");
  }
  out.rows_by_rid = select + " WHERE r.rid IN (%1)";
  out.rows_by_id = select + " WHERE " + where + " AND r.id IN (%1)";
  out.reader = rowReader();
  return out;
}

void EntityListModel::setLoading(bool loading) {
  if (loading_ == loading) return;
  loading_ = loading;
  emit loadingChanged();
}

}  // namespace carnet::client

#include "moc_entity_list_model.cpp"
