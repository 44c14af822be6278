#include "client/store/list_views.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "client/store/edits.h"
#include "shared/domain/organisation/saved_view.h"

namespace carnet::client {

namespace {

const char* const readViews =
    "SELECT id, name, conditions, shown_columns, sort_key, sort_descending FROM saved_view"
    " WHERE user_id = ? AND entity = ? AND deleted_at IS NULL ORDER BY fold(name), rid";

}  // namespace

void ListViews::setModel(EntityListModel* model) {
  if (model_ == model) return;
  if (model_) disconnect(model_, nullptr, this, nullptr);
  model_ = model;
  if (model_) {
    connect(model_, &EntityListModel::workspaceChanged, this, &ListViews::follow);
    for (auto signal :
         {&EntityListModel::viewChanged, &EntityListModel::filterTextChanged, &EntityListModel::filtersChanged,
          &EntityListModel::sortChanged, &EntityListModel::columnsChanged}) {
      connect(model_, signal, this, &ListViews::currentChanged);
    }
  }
  emit modelChanged();
  follow();
}

void ListViews::follow() {
  if (followed_) disconnect(&followed_->changes(), nullptr, this, nullptr);
  followed_ = workspace();
  if (!followed_) return;
  connect(&followed_->changes(), &Changes::committed, this, [this](const LocalCommit& commit) {
    if (commit.touches(traitsOf<SavedView>.no)) read();
  });
  read();
}

void ListViews::read() {
  if (!workspace()) return;
  workspace()->reader().read(
      this,
      [me = blobOf(workspace()->personId()), entity = model_->entityName()](ReadTransaction& read) {
        std::vector<View> views;
        read.each(readViews, {me, entity}, [&](Cells& cells) {
          View& view = views.emplace_back();
          view.id = cells.id();
          view.name = cells.text();
          view.look.conditions = cells.text();
          view.look.columns = cells.text();
          view.look.sort_key = cells.text();
          view.look.sort_descending = cells.flag();
        });
        return views;
      },
      [this](std::vector<View> views) {
        const bool had_current = find(current_id_) != nullptr;
        views_ = std::move(views);
        if (had_current && !find(current_id_)) current_id_.clear();
        emit savedChanged();
        emit currentChanged();
      });
}

QVariantList ListViews::saved() const {
  QVariantList out;
  for (const View& view : views_) out << QVariantMap{{"id", view.id}, {"name", view.name}};
  return out;
}

const ListViews::View* ListViews::find(const QString& id) const {
  const auto found = std::find_if(views_.begin(), views_.end(), [&](const View& view) { return view.id == id; });
  return found == views_.end() ? nullptr : &*found;
}

QString ListViews::currentName() const {
  const View* view = find(current_id_);
  return view ? view->name : QString();
}

bool ListViews::isEdited() const {
  const View* view = find(current_id_);
  return view && model_ && !(view->look == look());
}

ListViews::Look ListViews::look() const {
  QJsonObject conditions;
  if (!model_->view().isEmpty()) conditions["view"] = model_->view();
  if (!model_->filterText().isEmpty()) conditions["text"] = model_->filterText();
  if (!model_->filters().isEmpty()) conditions["filters"] = QJsonArray::fromVariantList(model_->filters());
  return {QString::fromUtf8(QJsonDocument(conditions).toJson(QJsonDocument::Compact)), model_->columnKeys().join('\n'),
          model_->sortKey(), model_->sortDescending()};
}

void ListViews::show(const QString& id) {
  const View* view = find(id);
  if (!view || !model_) return;
  const Look look = view->look;
  const QJsonObject conditions = QJsonDocument::fromJson(look.conditions.toUtf8()).object();
  model_->setView(conditions["view"].toString());
  model_->setFilterText(conditions["text"].toString());
  model_->setFilters(conditions["filters"].toArray().toVariantList());
  model_->setSortKey(look.sort_key);
  model_->setSortDescending(look.sort_descending);
  model_->setColumnKeys(look.columns.split('\n', Qt::SkipEmptyParts));
  setCurrent(id);
  emit shown();
}

void ListViews::showBuiltIn(const QString& view) {
  if (!model_) return;
  model_->setView(view);
  model_->setFilterText({});
  model_->setFilters({});
  setCurrent({});
  emit shown();
}

QString ListViews::nameProblem(const QString& name, const QString& except_id) const {
  const QString wanted = name.trimmed();
  if (wanted.isEmpty()) return tr("Give the view a name.");
  for (const View& view : views_) {
    if (view.id != except_id && view.name.compare(wanted, Qt::CaseInsensitive) == 0) {
      return tr("You have a view with this name.");
    }
  }
  return {};
}

void ListViews::save(const QString& name) {
  if (!workspace()) return;
  const Uuid id = workspace()->newId();
  create(id, name.trimmed(), look(), tr("View “%1” saved").arg(name.trimmed()));
}

void ListViews::create(const Uuid& id, const QString& name, const Look& look, const QString& words) {
  Creation<SavedView> view(id);
  view.with<&SavedView::user_id>(workspace()->personId());
  view.with<&SavedView::entity>(model_->entityName());
  view.with<&SavedView::name>(name);
  view.with<&SavedView::conditions>(look.conditions);
  view.with<&SavedView::shown_columns>(look.columns);
  view.with<&SavedView::sort_key>(look.sort_key);
  view.with<&SavedView::sort_descending>(look.sort_descending);
  workspace()->submit({view.operation()}, words, [self = QPointer(this), id](qint64) {
    if (self) self->setCurrent(textOf(id));
  });
}

void ListViews::update() {
  const View* view = find(current_id_);
  if (!view || !workspace()) return;
  const Look now = look();
  Edits<SavedView> edits(uuidOf(view->id));
  edits.set<&SavedView::conditions>(view->look.conditions, now.conditions);
  edits.set<&SavedView::shown_columns>(view->look.columns, now.columns);
  edits.set<&SavedView::sort_key>(view->look.sort_key, now.sort_key);
  edits.set<&SavedView::sort_descending>(view->look.sort_descending, now.sort_descending);
  if (!edits.isEmpty()) workspace()->submit(edits.operations(), tr("View “%1” changed").arg(view->name));
}

void ListViews::rename(const QString& id, const QString& name) {
  const View* view = find(id);
  if (!view || !workspace()) return;
  Edits<SavedView> edits(uuidOf(id));
  edits.set<&SavedView::name>(view->name, name.trimmed());
  if (!edits.isEmpty()) workspace()->submit(edits.operations(), tr("View renamed to “%1”").arg(name.trimmed()));
}

void ListViews::remove(const QString& id) {
  const View* found = find(id);
  if (!found || !workspace()) return;
  Operation erase;
  erase.verb = Verb::erase;
  erase.entity = entityOf<SavedView>.no;
  erase.row_id = uuidOf(id);
  workspace()->submit({erase}, {}, [self = QPointer(this), view = *found](qint64) {
    if (!self || !self->workspace()) return;
    // A deleted row stays deleted: what comes back is a new one that says the same.
    self->workspace()->offerUndo(tr("View “%1” deleted").arg(view.name), [self, view] {
      if (self && self->workspace()) self->create(self->workspace()->newId(), view.name, view.look, {});
    });
  });
}

void ListViews::setCurrent(const QString& id) {
  if (current_id_ == id) return;
  current_id_ = id;
  emit currentChanged();
}

}  // namespace carnet::client

#include "moc_list_views.cpp"
