#include "client/app/collection_at_rest.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QWindow>
#include <algorithm>

namespace carnet::client {

namespace {

// The engine also collects when the texts it has read take twice what those in use do, from 128 KB on: a few letters of a
// search. While it holds this one they may take as much again; it is never written to, so it takes addresses and no memory.
constexpr qsizetype ballast_letters = 2 * 1024 * 1024;

}  // namespace

qint64 CollectionAtRest::uptime() { return QDeadlineTimer::current().deadline(); }

void CollectionAtRest::begin(QQmlEngine* engine, Clock clock) {
  engine_ = engine;
  clock_ = std::move(clock);
  ballast_ = engine->newObject();
  ballast_.setProperty("text", QString(ballast_letters, Qt::Uninitialized));
  QCoreApplication::instance()->installEventFilter(this);
}

bool CollectionAtRest::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonRelease:
    case QEvent::Wheel:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::Resize:
      if (watched->isWindowType()) note();
      break;
    case QEvent::UpdateRequest:
      if (!watched->isWindowType()) break;
      // The cursor of a field blinks less often.
      if (isDue() || (drawn_ && clock_() - *drawn_ < rest_ms)) note();
      drawn_ = clock_();
      break;
    default:
      break;
  }
  return false;
}

void CollectionAtRest::note() {
  used_ = clock_();
  if (!isDue()) timer_ = startTimer(rest_ms);
}

void CollectionAtRest::timerEvent(QTimerEvent*) {
  killTimer(timer_);
  timer_ = 0;
  const qint64 now = clock_();
  const qint64 left = std::max(used_ + rest_ms, collected_ ? *collected_ + pause_ms : now) - now;
  if (left > 0) {
    timer_ = startTimer(static_cast<int>(left));
    return;
  }
  if (engine_) engine_->collectGarbage();
  collected_ = now;
  emit collected();
}

}  // namespace carnet::client

#include "moc_collection_at_rest.cpp"
