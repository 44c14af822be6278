// What the person did last and may still take back: one list for the whole program, newest last. A page does nothing for
// it: whatever goes through Workspace::submit or Workspace::submitEach is remembered here, the toast shows Undo, and
// Ctrl+Z takes back the newest. What was done in earlier runs of the program is told again with recall().
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "client/store/operations.h"
#include "client/store/words.h"

namespace carnet::client {

class Undo : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("the workspace has it")
  // Something can be taken back.
  Q_PROPERTY(bool available READ isAvailable NOTIFY changed)

 public:
  // Older deeds are forgotten here; the list of what the person did has them (client/store/past_deeds.h).
  static constexpr std::size_t mostKept = 50;

  Undo(Operations& operations, const Words& words, QObject* parent = nullptr);

  bool isAvailable() const { return !deeds_.empty(); }
  // Several changes of one deed are taken back together, the last one first. Returns its key; 0 when none of them can be
  // undone. `words` say what was done: "Part recorded".
  int remember(const QString& words, const std::vector<Submitted>& changes);
  // A deed whose way back its maker knows; `back` is called at most once.
  int remember(const QString& words, std::function<void()> back);
  // A deed of an earlier run of the program, older than all that are remembered: its changes, oldest first, and the rows
  // that they name.
  void recall(const QString& words, std::vector<Uuid> changes, std::set<Uuid> rows);

  // A change that was never sent is withdrawn without a trace; a later one gets a change of its own that puts things
  // back, if the rules allow it. Either way `undone` or `refused` follows. Unknown keys (undone already) do nothing.
  Q_INVOKABLE void undo(int key);
  // The newest one on the record with this id, else the newest of all.
  Q_INVOKABLE void undoLast(const QString& record_id = {});
  // The change was taken back elsewhere.
  void forget(const Uuid& change_set_id);

  struct Outcome {
    int done = 0;
    std::vector<std::pair<Uuid, Problem>> refused;  // which changes stay, and why
  };
  // Takes changes back, the last one first, whatever remembers them; `progress` after each.
  void takeBack(std::vector<Uuid> changes, std::function<void(const Outcome&)> progress,
                std::function<void(const Outcome&)> done);

 signals:
  void changed();
  void undone(const QString& words);
  // Which deed, and why not; of several, how many.
  void refused(const QString& sentence);

 private:
  struct Deed {
    int key = 0;
    QString words;
    std::vector<Uuid> changes;
    std::set<Uuid> rows;
    std::function<void()> back;  // instead of `changes`
  };
  struct Run;
  int keep(Deed deed);
  void takeNext(const std::shared_ptr<Run>& run);
  void tell(const QString& words, const Outcome& outcome);

  Operations& operations_;
  const Words& words_;
  std::deque<Deed> deeds_;
  int next_key_ = 1;
};

}  // namespace carnet::client
