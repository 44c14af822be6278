#include "client/store/undo.h"

#include <QPointer>
#include <algorithm>

#include "client/store/edits.h"

namespace carnet::client {

struct Undo::Run {
  std::vector<Uuid> changes;
  Outcome outcome;
  std::function<void(const Outcome&)> progress, done;
};

Undo::Undo(Operations& operations, const Words& words, QObject* parent)
    : QObject(parent), operations_(operations), words_(words) {}

int Undo::remember(const QString& words, const std::vector<Submitted>& changes) {
  Deed deed{next_key_, words, {}, {}, {}};
  for (const Submitted& change : changes) {
    if (!change.can_be_undone) continue;
    deed.changes.push_back(change.change_set_id);
    deed.rows.insert(change.rows.begin(), change.rows.end());
  }
  return deed.changes.empty() ? 0 : keep(std::move(deed));
}

int Undo::remember(const QString& words, std::function<void()> back) {
  return keep({next_key_, words, {}, {}, std::move(back)});
}

int Undo::keep(Deed deed) {
  deeds_.push_back(std::move(deed));
  if (deeds_.size() > mostKept) deeds_.pop_front();
  emit changed();
  return next_key_++;
}

void Undo::recall(const QString& words, std::vector<Uuid> changes, std::set<Uuid> rows) {
  if (deeds_.size() >= mostKept) return;
  deeds_.push_front({next_key_++, words, std::move(changes), std::move(rows), {}});
  emit changed();
}

void Undo::undo(int key) {
  const auto found = std::find_if(deeds_.begin(), deeds_.end(), [key](const Deed& deed) { return deed.key == key; });
  if (found == deeds_.end()) return;
  Deed deed = std::move(*found);
  deeds_.erase(found);
  emit changed();
  if (deed.back) {
    deed.back();
    emit undone(tr("Undone: %1").arg(deed.words));
    return;
  }
  takeBack(std::move(deed.changes), {}, [this, words = deed.words](const Outcome& outcome) { tell(words, outcome); });
}

void Undo::undoLast(const QString& record_id) {
  if (deeds_.empty()) return;
  const Uuid record = uuidOf(record_id);
  const auto here =
      std::find_if(deeds_.rbegin(), deeds_.rend(), [&](const Deed& deed) { return deed.rows.contains(record); });
  undo(here != deeds_.rend() && !record_id.isEmpty() ? here->key : deeds_.back().key);
}

void Undo::forget(const Uuid& change_set_id) {
  for (Deed& deed : deeds_) std::erase(deed.changes, change_set_id);
  std::erase_if(deeds_, [](const Deed& deed) { return !deed.back && deed.changes.empty(); });
  emit changed();
}

void Undo::takeBack(std::vector<Uuid> changes, std::function<void(const Outcome&)> progress,
                    std::function<void(const Outcome&)> done) {
  takeNext(std::make_shared<Run>(Run{std::move(changes), {}, std::move(progress), std::move(done)}));
}

// One after the other: only the newest change can be withdrawn without a trace.
void Undo::takeNext(const std::shared_ptr<Run>& run) {
  if (run->changes.empty()) {
    if (run->done) run->done(run->outcome);
    return;
  }
  const Uuid change = run->changes.back();
  run->changes.pop_back();
  operations_.takeBack(change, [self = QPointer(this), run, change](const Submitted& answer) {
    if (!self) return;
    if (answer.saved) {
      ++run->outcome.done;
      self->forget(change);
    } else {
      run->outcome.refused.emplace_back(change, answer.problem);
    }
    if (run->progress) run->progress(run->outcome);
    self->takeNext(run);
  });
}

void Undo::tell(const QString& words, const Outcome& outcome) {
  if (outcome.refused.empty()) {
    emit undone(tr("Undone: %1").arg(words));
    return;
  }
  const QString why = words_.problem(outcome.refused.front().second);
  const int count = int(outcome.refused.size());
  emit refused(count == 1 && outcome.done == 0
                   ? tr("Not undone: %1. %2").arg(words, why)
                   : tr("%1: %n change(s) could not be undone. %2", "", count).arg(words, why));
}

}  // namespace carnet::client

#include "moc_undo.cpp"
