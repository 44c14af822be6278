// What the person did last and may still take back: one list for the whole program, newest last. A page does nothing for
// it: whatever goes through Workspace::submit or Workspace::submitEach is remembered here, the toast shows Undo, and
// Ctrl+Z takes back the newest.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <deque>
#include <functional>
#include <memory>
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
  // Older deeds are forgotten.
  static constexpr std::size_t mostKept = 50;

  Undo(Operations& operations, const Words& words, QObject* parent = nullptr);

  bool isAvailable() const { return !deeds_.empty(); }
  // Several changes of one deed are taken back together, the last one first. Returns its key; 0 when none of them can be
  // undone. `words` say what was done: "Part recorded".
  int remember(const QString& words, const std::vector<Submitted>& changes);
  // A deed whose way back its maker knows; `back` is called at most once.
  int remember(const QString& words, std::function<void()> back);

  // A change that was never sent is withdrawn without a trace; a later one gets a change of its own that puts things
  // back, if the rules allow it. Either way `undone` or `refused` follows. Unknown keys (undone already) do nothing.
  Q_INVOKABLE void undo(int key);
  Q_INVOKABLE void undoLast();
  // The change was taken back elsewhere: its number may be given again, and must not be taken for it.
  void forget(std::int64_t cs_no);

 signals:
  void changed();
  void undone(const QString& words);
  // Which deed, and why not; of several, how many.
  void refused(const QString& sentence);

 private:
  struct Change {
    std::int64_t cs_no = 0;
    std::vector<Operation> inverse;
  };
  struct Deed {
    int key = 0;
    QString words;
    std::vector<Change> changes;
    std::function<void()> back;  // instead of `changes`
  };
  int keep(Deed deed);
  void takeBack(std::shared_ptr<Deed> deed, int refused, const QString& why);

  Operations& operations_;
  const Words& words_;
  std::deque<Deed> deeds_;
  int next_key_ = 1;
};

}  // namespace carnet::client
