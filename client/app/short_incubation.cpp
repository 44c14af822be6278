#include "client/app/short_incubation.h"

#include <QCoreApplication>
#include <QEvent>

namespace carnet::client {

void ShortIncubation::incubatingObjectCountChanged(int count) {
  if (count > 0 && timer_ == 0) timer_ = startTimer(1);
}

void ShortIncubation::timerEvent(QTimerEvent*) {
  incubateFor(piece_ms);
  if (incubatingObjectCount() > 0 || timer_ == 0) return;
  killTimer(timer_);
  timer_ = 0;
}

void ShortIncubation::finish() {
  const auto deleteParts = [] { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); };
  deleteParts();
  while (incubatingObjectCount() > 0) incubateFor(100);
  deleteParts();
}

}  // namespace carnet::client
