#include "client/store/bulk_change.h"

#include <algorithm>

namespace carnet::client {

void BulkChange::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  workspace_ = workspace;
  emit workspaceChanged();
}

QVariantList BulkChange::refusals() const {
  constexpr qsizetype mostNames = 12;
  QVariantList out;
  for (const Refusal& refusal : refusals_) {
    QString names = refusal.names.mid(0, mostNames).join(", ");
    if (const qsizetype more = refusal.names.size() - mostNames; more > 0) {
      names += " " + tr("and %n more", "", int(more));
    }
    out << QVariantMap{{"problem", refusal.problem}, {"names", names}};
  }
  return out;
}

void BulkChange::start(const QString& what, std::vector<BulkItem> items, int unchanged) {
  if (running_ || !workspace_) return;
  what_ = what;
  items_ = std::move(items);
  refusals_.clear();
  saved_.clear();
  cancelled_ = false;
  done_ = changed_ = waiting_ = refused_ = 0;
  unchanged_ = unchanged;
  result_.clear();
  running_ = true;
  action_ = workspace_->newId();
  emit progressed();
  next();
}

void BulkChange::cancel() { cancelled_ = true; }

void BulkChange::forget() {
  result_.clear();
  refusals_.clear();
  emit finished();
}

void BulkChange::next() {
  if (cancelled_ || done_ == total() || !workspace_) return finish();
  BulkItem& item = items_[std::size_t(done_)];
  const Action part{action_, {}, std::move(item.undo)};
  workspace_->operations().submitAsPart(part, std::move(item.operations),
                                        [self = QPointer(this)](const Submitted& submitted) {
                                          if (!self) return;
                                          BulkItem& item = self->items_[std::size_t(self->done_)];
                                          if (!submitted.saved) {
                                            self->refuse(item.name, submitted.problem);
                                          } else {
                                            ++(submitted.has_effects ? self->changed_ : self->waiting_);
                                            self->saved_.push_back(submitted);
                                          }
                                          ++self->done_;
                                          emit self->progressed();
                                          self->next();
                                        });
}

void BulkChange::refuse(const QString& name, const Problem& problem) {
  ++refused_;
  const QString sentence = workspace_->words().problem(problem);
  const auto same = std::find_if(refusals_.begin(), refusals_.end(),
                                 [&](const Refusal& refusal) { return refusal.problem == sentence; });
  if (same != refusals_.end())
    same->names << name;
  else
    refusals_.push_back({sentence, {name}});
}

void BulkChange::finish() {
  running_ = false;
  QStringList parts;
  if (changed_ > 0) parts << tr("%n changed", "", changed_);
  if (waiting_ > 0) parts << tr("%n for headquarters to decide", "", waiting_);
  if (unchanged_ > 0) parts << tr("%n were so already", "", unchanged_);
  if (refused_ > 0) parts << tr("%n refused", "", refused_);
  if (const int left = total() - done_; left > 0) parts << tr("%n left as they were", "", left);
  result_ = parts.join(", ");
  if (!result_.isEmpty() && !what_.isEmpty()) result_ = tr("%1: %2").arg(what_, result_);
  emit progressed();
  emit finished();
  if (!workspace_ || result_.isEmpty()) return;
  const bool all_can_go_back =
      std::all_of(saved_.begin(), saved_.end(), [](const Submitted& saved) { return saved.can_be_undone; });
  const int undo_key = all_can_go_back ? workspace_->undo()->remember(result_, saved_) : 0;
  saved_.clear();
  emit workspace_->said(result_, refused_ > 0 ? "warning" : "success", undo_key);
}

}  // namespace carnet::client

#include "moc_bulk_change.cpp"
