#include "client/store/undo.h"

#include <QPointer>
#include <algorithm>

namespace carnet::client {

Undo::Undo(Operations& operations, const Words& words, QObject* parent)
    : QObject(parent), operations_(operations), words_(words) {}

int Undo::remember(const QString& words, const std::vector<Submitted>& changes) {
  Deed deed{next_key_, words, {}, {}};
  for (const Submitted& change : changes) {
    if (change.can_be_undone) deed.changes.push_back({change.cs_no, change.inverse});
  }
  return deed.changes.empty() ? 0 : keep(std::move(deed));
}

int Undo::remember(const QString& words, std::function<void()> back) {
  return keep({next_key_, words, {}, std::move(back)});
}

int Undo::keep(Deed deed) {
  deeds_.push_back(std::move(deed));
  if (deeds_.size() > mostKept) deeds_.pop_front();
  emit changed();
  return next_key_++;
}

void Undo::undo(int key) {
  const auto found = std::find_if(deeds_.begin(), deeds_.end(), [key](const Deed& deed) { return deed.key == key; });
  if (found == deeds_.end()) return;
  auto deed = std::make_shared<Deed>(std::move(*found));
  deeds_.erase(found);
  emit changed();
  if (deed->back) {
    deed->back();
    emit undone(tr("Undone: %1").arg(deed->words));
    return;
  }
  takeBack(std::move(deed), 0, {});
}

void Undo::undoLast() {
  if (!deeds_.empty()) undo(deeds_.back().key);
}

void Undo::forget(std::int64_t cs_no) {
  for (Deed& deed : deeds_)
    std::erase_if(deed.changes, [cs_no](const Change& change) { return change.cs_no == cs_no; });
  std::erase_if(deeds_, [](const Deed& deed) { return !deed.back && deed.changes.empty(); });
  emit changed();
}

// One after the other: only the newest change can be withdrawn without a trace.
void Undo::takeBack(std::shared_ptr<Deed> deed, int refused, const QString& why) {
  if (deed->changes.empty()) {
    if (refused == 0)
      emit undone(tr("Undone: %1").arg(deed->words));
    else if (refused == 1)
      emit this->refused(tr("Not undone: %1. %2").arg(deed->words, why));
    else
      emit this->refused(tr("%1: %n change(s) could not be undone. %2", "", refused).arg(deed->words, why));
    return;
  }
  Change change = std::move(deed->changes.back());
  deed->changes.pop_back();
  operations_.takeBack(change.cs_no, std::move(change.inverse),
                       [self = QPointer(this), deed, refused, why](const Submitted& answer) {
                         if (!self) return;
                         if (answer.saved) return self->takeBack(deed, refused, why);
                         self->takeBack(deed, refused + 1, self->words_.problem(answer.problem));
                       });
}

}  // namespace carnet::client
