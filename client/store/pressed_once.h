// A button at a line that goes when it is pressed. Pressed again before the line is gone, nothing is asked for twice.
#pragma once

#include <QString>

namespace carnet::client {

class PressedOnce {
 public:
  // Whether the line `id` is there and was not pressed last.
  bool isMeant(const QString& id) const { return !id.isEmpty() && id != id_; }
  // What it asked for; gives the number back (Workspace::submit).
  int ask(const QString& id, int number) {
    id_ = id;
    number_ = number;
    return number;
  }
  // Workspace::answered: refused, it may be asked for again.
  void hear(int number, bool saved) {
    if (!saved && number == number_) id_.clear();
  }
  // A line has gone or come: what is pressed from here on is meant.
  void forget() { id_.clear(); }

 private:
  QString id_;
  int number_ = 0;
};

}  // namespace carnet::client
